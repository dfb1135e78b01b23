"""Looks through the raw parts of an .xlsx file: how much they hold, and what openpyxl's rows leave unsaid."""

import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from xml.parsers.expat import ExpatError, ParserCreate

from openpyxl.reader.workbook import WorkbookParser
from openpyxl.utils import column_index_from_string

from storage import workbook_size as most
from storage.workbook_rows import MOST_ROWS, WorkbookUnreadable, known_name, too_many_rows

WORKBOOK = "xl/workbook.xml"
SHEETS = "xl/worksheets/"
PICTURES = "xl/media/"
CHUNK = 64 * 1024
LONGEST_TAG = 4 * CHUNK
LONGEST_FORMAT = 255  # letters of a number format in Excel; openpyxl takes their square in time
MOST_FOUND = 20_000
ROW = ["worksheet", "sheetData", "row"]
CELL = re.compile("([A-Z]{1,3})([0-9]{1,7})")
BLOCK = re.compile("([A-Z]{1,3})([0-9]{1,7}):([A-Z]{1,3})([0-9]{1,7})")


@dataclass(frozen=True)
class Block:
    """Merged cells; columns and rows are counted from 1."""

    left: int
    right: int
    first: int
    last: int


@dataclass
class Unsaid:
    """Merged cells, and the (row, column) of formulas that have no value."""

    merged: set[Block] = field(default_factory=set)
    no_value: set[tuple[int, int]] = field(default_factory=set)


def look_through(path: Path, size: most.Size) -> Mapping[str, Unsaid]:
    """What goes unsaid of each sheet, by its title; raises `WorkbookUnreadable` when there is too much."""
    with zipfile.ZipFile(path) as parts:
        names = {name for name in parts.namelist() if not name.startswith(PICTURES)}
        sheets = {name for name in names if name.startswith(SHEETS)}
        found = {name: _Scan(size).read(parts, name) for name in names - sheets}
        titles = _titles(parts) if WORKBOOK in names else {}  # which openpyxl holds whole
        found |= {name: _Scan(size, titles.get(name, "")).read(parts, name) for name in sheets}
    return {title: found[name] for name, title in titles.items() if name in found}


def _titles(parts: zipfile.ZipFile) -> Mapping[str, str]:
    """Part → title of its sheet, by the workbook's own lists."""
    book = WorkbookParser(parts, WORKBOOK, keep_links=False)
    book.parse()
    return {str(relation.target): str(sheet.name) for sheet, relation in book.find_sheets()}


class _Scan:
    """Hears a part's XML element by element, in time that grows as its length does."""

    def __init__(self, size: most.Size, title: str = "") -> None:
        self._unsaid, self._size, self._title = Unsaid(), size, title
        self._path: list[str] = []
        self._row = self._row_began = self._in_row = self._cells = 0
        self._cell = ""
        self._formula = self._value = False
        self._parser = ParserCreate()
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end

    def read(self, parts: zipfile.ZipFile, name: str) -> Unsaid:
        """What the part leaves unsaid; broken XML is for openpyxl to tell, which comes no further."""
        fed = 0
        with parts.open(name) as part:
            while chunk := part.read(CHUNK):
                try:
                    self._parser.Parse(chunk)
                except ExpatError:
                    break
                fed += len(chunk)
                self._check_lengths(fed)
        return self._unsaid

    def _check_lengths(self, fed: int) -> None:
        if fed - self._parser.CurrentByteIndex > LONGEST_TAG:
            raise WorkbookUnreadable(f"ไฟล์นี้มีส่วนที่ยาวผิดปกติ จึงไม่อ่าน ให้{most.NEW_FILE}")
        if self._in_row and fed - self._row_began > most.MOST_ROW_BYTES:
            raise self._row_too_large()

    def _row_too_large(self) -> WorkbookUnreadable:
        sheet = f"ชีต {self._title} " if self._title else ""
        return most.row_too_large(f"{sheet}แถว {self._row}")

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        name = name.rpartition(":")[2]
        self._path.append(name)
        if self._in_row:
            self._start_in_row(name, attributes)
        elif self._path == ROW:
            self._start_row(attributes)
        else:
            self._start_beside(name, attributes)

    def _start_row(self, attributes: dict[str, str]) -> None:
        self._size.count_in_row()
        number = attributes.get("r", "")
        self._row = int(number) if number.isdecimal() else self._row + 1
        if self._row > MOST_ROWS and (name := known_name(self._title)):
            raise too_many_rows(name)
        self._in_row, self._cells, self._row_began = 1, 0, self._parser.CurrentByteIndex

    def _start_in_row(self, name: str, attributes: dict[str, str]) -> None:
        self._size.count_in_row()
        self._in_row += 1
        if name == "c":
            self._cells += 1
            self._cell, self._formula, self._value = attributes.get("r", ""), False, False
        elif name == "f":
            self._formula = True
        elif self._formula and name in ("v", "is"):
            self._parser.CharacterDataHandler = self._hear_value
        if self._cells > most.MOST_CELLS_IN_ROW or self._in_row > most.MOST_IN_ROW:
            raise self._row_too_large()

    def _start_beside(self, name: str, attributes: dict[str, str]) -> None:
        self._size.count_beside_rows()
        if name == "mergeCell":
            self._note_merged(attributes.get("ref", ""))
        elif name == "numFmt" and len(attributes.get("formatCode", "")) > LONGEST_FORMAT:
            raise WorkbookUnreadable(f"ไฟล์นี้มีรูปแบบตัวเลขที่ยาวผิดปกติ จึงไม่อ่าน ให้{most.NEW_FILE}")

    def _hear_value(self, _text: str) -> None:
        self._value = True
        self._parser.CharacterDataHandler = None

    def _end(self, _name: str) -> None:
        name = self._path.pop()
        if not self._in_row:
            return
        if name == "c":
            self._parser.CharacterDataHandler = None
            self._note_formula()
        elif len(self._path) < len(ROW):
            self._in_row = 0

    def _note_formula(self) -> None:
        found = CELL.fullmatch(self._cell)
        if self._formula and not self._value and found and len(self._unsaid.no_value) < MOST_FOUND:
            self._unsaid.no_value.add((int(found[2]), column_index_from_string(found[1])))

    def _note_merged(self, ref: str) -> None:
        found = BLOCK.fullmatch(ref)
        if found and len(self._unsaid.merged) < MOST_FOUND:
            left, right = (column_index_from_string(found[place]) for place in (1, 3))
            self._unsaid.merged.add(Block(left, right, int(found[2]), int(found[4])))
