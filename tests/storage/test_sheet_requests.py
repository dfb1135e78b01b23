"""How changes become calls."""

from domain.mirror import Tab
from domain.mirroring.difference import difference
from storage import sheet_requests

TITLE = "งานทั้งหมด"


def test_a_tab_of_fifteen_hundred_wide_rows_is_one_call() -> None:
    wide = tuple(f"คอลัมน์ {number}" for number in range(25))
    rows = [(f"D{number}", *["ก" * 40] * 24) for number in range(1500)]
    change = difference(Tab(TITLE, wide, rows), None)
    assert change is not None
    assert len(list(sheet_requests.calls([change], {TITLE: 5}))) == 1
