"""What openpyxl's row-by-row reader leaves unsaid of a sheet: merged cells, and formulas without a value."""

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from openpyxl.reader.workbook import WorkbookParser
from openpyxl.utils import column_index_from_string

WORKBOOK = "xl/workbook.xml"
CHUNK = 1024 * 1024
OVERLAP = 64 * 1024  # more than the longest formula takes
MOST_FOUND = 20_000
MERGED = re.compile(rb'<mergeCell\s[^>]*?ref="([A-Z]{1,3})([0-9]{1,7}):[A-Z]{1,3}([0-9]{1,7})"')
NO_VALUE = re.compile(
    rb'<c\s(?=[^>]*?\br="([A-Z]{1,3})([0-9]{1,7})")[^>]*>\s*'
    rb"<f(?:\s[^>]*)?(?:/>|>[^<]*</f>)\s*(?:<v\s*/>\s*|<v></v>\s*)?</c>"
)
Place = tuple[int, int]


@dataclass
class Unsaid:
    """Counted from 1: (column, first row, last row) of merged cells; (row, column) of formulas."""

    merged: set[tuple[int, int, int]] = field(default_factory=set)
    no_value: set[Place] = field(default_factory=set)


def unsaid(path: Path, title: str) -> Unsaid:
    """Scan the sheet of this title; one whose part is not where it should be has nothing to tell."""
    found = Unsaid()
    with zipfile.ZipFile(path) as parts:
        part = _parts(parts).get(title)
        if part in parts.namelist():
            for text in _overlapping(parts, part):
                _note(text, found)
    return found


def _parts(parts: zipfile.ZipFile) -> dict[str, str]:
    """Title → name of its part, by the workbook's own lists."""
    if WORKBOOK not in parts.namelist():
        return {}
    book = WorkbookParser(parts, WORKBOOK, keep_links=False)
    book.parse()
    return {str(sheet.name): str(relation.target) for sheet, relation in book.find_sheets()}


def _overlapping(parts: zipfile.ZipFile, part: str) -> Iterator[bytes]:
    tail = b""
    with parts.open(part) as file:
        while chunk := file.read(CHUNK):
            yield tail + chunk
            tail = (tail + chunk)[-OVERLAP:]


def _note(text: bytes, found: Unsaid) -> None:
    if b"<mergeCell " in text:
        for column, first, last in MERGED.findall(text):
            if len(found.merged) < MOST_FOUND:
                found.merged.add((_column(column), int(first), int(last)))
    if b"<f" in text:
        for column, row in NO_VALUE.findall(text):
            if len(found.no_value) < MOST_FOUND:
                found.no_value.add((int(row), _column(column)))


def _column(letters: bytes) -> int:
    return column_index_from_string(letters.decode())
