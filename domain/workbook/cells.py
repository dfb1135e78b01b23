"""Reads the cells of a workbook's row, noting everything that is wrong instead of stopping at it."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from functools import partial
from typing import TypeVar

from domain.clocks import BANGKOK
from domain.dates import DateUnclear, read_full_date
from domain.deadlines import DeadlineWrong, NoDate, Rule
from domain.thai import THAI_DIGITS
from domain.workbook.deadline_texts import read_rule
from domain.workbook.names import NameUnknown, nearest, one_line, same, several
from domain.workbook.sheets import NOT_CALCULATED, PEOPLE, UNITS, Problem, Row, Sheet, longest

T = TypeVar("T", bound=StrEnum)
V = TypeVar("V")
W = TypeVar("W")

TIME = re.compile(
    r"(?P<date>.+?)[\s,]+(?:เวลา\s*)?(?P<hour>2[0-3]|[01]?[0-9])[.:](?P<minute>[0-5][0-9])(?:\s*[-–]\s*[0-9]{1,2}[.:][0-9]{2})?\s*(?:น\.?)?"
)


DAY_ZERO = datetime(1899, 12, 30)  # of every spreadsheet  # noqa: DTZ001
SERIAL = re.compile(r"[0-9]{5,6}(?:\.[0-9]+)?")
WITH_HOUR = re.compile(r"(?P<date>[0-9]{4}-[0-9]{2}-[0-9]{2}) [0-9]{2}:[0-9]{2}")
A_MINUTE = timedelta(minutes=1)
FAILED_FORMULAS = {
    NOT_CALCULATED: ("สูตรนี้ยังไม่มีค่า", "เปิดไฟล์ใน Excel แล้วบันทึกอีกครั้ง หรือคัดลอกแล้ววางเป็นค่า"),
    **{
        error: (f"เซลล์นี้เป็นค่าผิดพลาดของสูตร ({error})", "แก้สูตร หรือวางเป็นค่า")
        for error in ("#REF!", "#N/A", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!")
    },
}


@dataclass
class Notes:
    """What was found wrong, and what is only worth telling.

    `keyless` are the sheets whose key column is missing: what refers to them is not their fault.
    """

    problems: list[Problem] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    keyless: set[str] = field(default_factory=set)


@dataclass(frozen=True)
class Cells:
    """One row being read; every reader gives a usable value even where it notes a problem."""

    sheet: Sheet
    row: Row
    notes: Notes
    today: date

    def written(self, column: str) -> str:
        """The cell as it is written; without a failed formula and what is too long, noted for themselves."""
        text = self.row[column]
        return "" if text in FAILED_FORMULAS or len(text) > longest(column) else text

    def text(self, column: str) -> str:
        """The cell as one line."""
        return one_line(self.written(column))

    def code(self, column: str) -> str:
        """A code, its digits Arabic."""
        return self.text(column).translate(THAI_DIGITS)

    def several(self, column: str) -> list[str]:
        """The parts of a cell that may hold several."""
        return several(self.written(column))

    def problem(self, column: str, problem: str, suggestion: str = "") -> None:
        """Note that this cell is wrong."""
        self.notes.problems.append(Problem(self.sheet.name, self.row.number, column, problem, suggestion))

    def warn(self, text: str) -> None:
        """Note something about this row that stops nothing."""
        self.notes.warnings.append(f"{self.sheet.name} แถว {self.row.number}: {text}")

    def choice(self, column: str, words: Mapping[T, str], default: T) -> T:
        """One of the words that this column takes."""
        text = self.text(column)
        found = word_of(text, words)
        if text and found is None:
            allowed = ", ".join(words.values())
            self.problem(column, f"ไม่รู้จัก '{text}'", f"ใช้ได้: {allowed}")
        return found or default

    def date(self, column: str) -> date | None:
        """A date written in full, or nothing."""
        text = without_hour(self.text(column))
        return self._try(column, lambda: read_full_date(text, self.today), None) if text else None

    def rule(self, column: str) -> Rule:
        """A deadline rule; an empty cell has no date."""
        text = without_hour(self.text(column))
        return self._try(column, lambda: read_rule(text, self.today), NoDate()) if text else NoDate()

    def moment(self, column: str) -> datetime | None:
        """A date and a time of day, in the office's zone."""
        text = without_serial(self.text(column).translate(THAI_DIGITS))
        found = TIME.fullmatch(text)
        if not text:
            return None
        if not found:
            self.problem(column, f"อ่านวันเวลา '{text}' ไม่ออก", "เขียนแบบ 12 ก.ค. 2567 09.30 น.")
            return None
        day = self._try(column, lambda: read_full_date(found["date"], self.today), None)
        clock = time(int(found["hour"]), int(found["minute"]))
        return datetime.combine(day, clock, BANGKOK) if day else None

    def named(self, column: str, find: Callable[[str], V], text: str | None = None) -> list[V]:
        """What each name in the cell (or in `text`) means, by a reader that raises `NameUnknown`."""
        parts = self.several(column) if text is None else several(text)
        found = (self._try(column, partial(find, name), None) for name in parts)
        return [one for one in found if one is not None]

    def reference(self, column: str, text: str, known: Iterable[str], sheet: str) -> str:
        """The code that is meant, as it is known; one that is not known is noted."""
        if not text or sheet in self.notes.keyless:
            return text
        known = list(known)
        for code in known:
            if same(code) == same(text):
                return code
        self.problem(column, f"ไม่พบ '{text}' ในชีต {sheet}", nearest(text, known, f"เพิ่มรหัสนี้ในชีต {sheet}"))
        return text

    def _try(self, column: str, read: Callable[[], V], otherwise: W) -> V | W:
        try:
            return read()
        except NameUnknown as unknown:
            if not self.notes.keyless & {PEOPLE, UNITS}:
                self.problem(column, str(unknown), unknown.instead)
        except DeadlineWrong as wrong:
            self.problem(column, str(wrong), wrong.instead)
        except DateUnclear as unclear:
            self.problem(column, *unclear.parts)
        return otherwise


def word_of(text: str, words: Mapping[T, str]) -> T | None:
    """The choice whose word this is."""
    return next((choice for choice, word in words.items() if same(word) == same(text)), None)


def without_serial(text: str) -> str:
    """A date that lost its format is the number of a day; of either era, as it was typed."""
    if not SERIAL.fullmatch(text):
        return text
    at = DAY_ZERO + round(timedelta(days=float(text)) / A_MINUTE) * A_MINUTE
    return f"{at:%Y-%m-%d %H:%M}".removesuffix(" 00:00")


def without_hour(text: str) -> str:
    """A spreadsheet's own date without the time of day that it may carry."""
    text = without_serial(text)
    found = WITH_HOUR.fullmatch(text)
    return found["date"] if found else text
