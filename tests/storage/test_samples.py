"""The sample workbooks are what their folders of CSV files build."""

from pathlib import Path

import pytest

from samples.make_samples import HERE, TITLES, frozen, workbook
from storage.workbook import read_workbook


@pytest.mark.parametrize("name", TITLES)
def test_a_sample_is_built_from_its_folder(name: str, tmp_path: Path) -> None:
    built = tmp_path / "built.xlsx"
    built.write_bytes(frozen(workbook(HERE / name)))
    assert read_workbook(built) == read_workbook(HERE / f"{name}.xlsx")
    assert frozen(workbook(HERE / name)) == built.read_bytes()
