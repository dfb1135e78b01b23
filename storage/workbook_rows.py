"""Makes a sheet of the import workbook from lines of text, whichever kind of workbook they came from."""

from collections.abc import Iterable, Sequence

from domain.thai import normalise
from domain.workbook.sheets import COLUMNS, Row, Sheet

MOST_ROWS = 100_000
MOST_COLUMNS = 60


class WorkbookUnreadable(Exception):
    """A workbook that cannot be read; the message (Thai) says what to do."""


def make_sheet(name: str, lines: Iterable[Sequence[str]]) -> Sheet:
    """The sheet, its first line as the header; raises `WorkbookUnreadable` when it never ends."""
    lines = iter(lines)
    columns = _columns([header(text) for text in next(lines, ())])
    rows = []
    for number, line in enumerate(lines, start=2):
        if number > MOST_ROWS:
            raise too_many_rows(name)
        cells = {column: text for column, text in zip(columns, line, strict=False) if column and text}
        if cells:
            rows.append(Row(number, cells))
    return Sheet(name, columns, tuple(rows))


def too_many_rows(name: str) -> WorkbookUnreadable:
    """What to say of a sheet that never ends."""
    return WorkbookUnreadable(f"ชีต {name} มีเกิน {MOST_ROWS:,} แถว ให้ลบแถวว่างท้ายตารางออกแล้วบันทึกใหม่")


def known_name(title: str) -> str | None:
    """The sheet of the import workbook that a tab's title means, if any."""
    name = normalise(title)
    return name if name in COLUMNS else None


def header(text: str) -> str:
    """A column's name without its *."""
    return normalise(text).removesuffix("*").strip()


def _columns(headers: list[str]) -> tuple[str, ...]:
    filled = [place for place, header in enumerate(headers, start=1) if header]
    return tuple(headers[: max(filled, default=0)])
