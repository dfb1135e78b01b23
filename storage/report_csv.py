"""Writes the planners' tabs as CSV files that Excel opens in Thai, and in which nothing is a formula."""

import csv
import io
import os
import tempfile
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from domain.mirror import Cell, Tab, clean_text

# What spreadsheets take for the beginning of a formula in a CSV file; an apostrophe before it makes it a text
# (OWASP, "CSV Injection").
DANGEROUS = ("=", "+", "-", "@", "\t", "\n", "＝", "＋", "－", "＠")


def write_csv(tabs: Sequence[Tab], folder: Path) -> dict[str, int]:
    """A file for each tab, in place of one that is there; gives the rows of each. Raises `OSError`."""
    folder.mkdir(parents=True, exist_ok=True)
    for tab in tabs:
        _save(_as_csv(tab), folder / f"{tab.title}.csv")
    return {tab.title: len(tab.rows) for tab in tabs}


def _as_csv(tab: Tab) -> bytes:
    text = io.StringIO(newline="")
    lines = csv.writer(text)
    lines.writerow(tab.header)
    lines.writerows([csv_cell(cell) for cell in row] for row in tab.rows)
    return text.getvalue().encode("utf-8-sig")


def csv_cell(cell: Cell) -> str:
    """A cell as text: dates in ISO form, and words that might be taken for a formula behind an apostrophe."""
    if cell is None:
        return ""
    if isinstance(cell, date):
        return cell.isoformat()
    if not isinstance(cell, str):
        return f"{cell:.15g}"
    text = clean_text(cell)
    return f"'{text}" if text.startswith(DANGEROUS) else text


def _save(body: bytes, path: Path) -> None:
    handle, draft = tempfile.mkstemp(dir=path.parent, prefix=f".{path.stem}-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(body)
        Path(draft).replace(path)
    except BaseException:
        Path(draft).unlink()
        raise
