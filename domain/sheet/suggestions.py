"""ข้อเสนอแก้ไข: the one tab that people type in; what they typed is read, and answered in our columns.

Its rows are people's: they are sorted, moved, copied and deleted, and known again by what stands in them.
"""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from domain.mirror import FoundCell, Patch, Tab, TabChange, TabOnSheet, clean_text
from domain.mirror_looks import NO_LOOKS, LooksOnSheet, all_looks, looks_change
from domain.sheet_looks import TEXT, Looks

TITLE = "ข้อเสนอแก้ไข"
KEY, DUTY, WHAT, VALUE, WHY, WHO, RESULT, BY, AT = HEADER = (
    *("เลขที่ข้อเสนอ", "รหัสแถวของงาน", "ต้องการแก้อะไร", "ค่าใหม่", "เหตุผล", "ผู้เสนอ"),
    *("ผลการตรวจ", "ผู้ตัดสิน", "เมื่อ"),
)
TYPED = (DUTY, WHAT, VALUE, WHY, WHO)
OURS = (KEY, RESULT, BY, AT)
ROOM = 500  # rows of a new tab
MOST_ROWS = 2_000  # that are read
MOST_WRITTEN = 300  # answers in one call
NOTES = {
    KEY: "บอทเขียนช่องนี้เอง ไม่ต้องพิมพ์",
    DUTY: "คัดลอกจากคอลัมน์ รหัสแถว ในแท็บ งานทั้งหมด เช่น D000012",
    WHAT: "เลือกหนึ่งอย่าง: เลื่อนกำหนด, ยกเลิก, เปิดใหม่, ผู้รับผิดชอบ",
    VALUE: "เลื่อนกำหนด: วันที่ เช่น 15 ก.ย. 2567\nผู้รับผิดชอบ: ชื่อ-สกุล\nยกเลิก, เปิดใหม่: เว้นว่าง",
    WHY: "ต้องมีสำหรับเลื่อนกำหนดและยกเลิก",
    WHO: "ชื่อ-สกุลของท่าน (นักวิเคราะห์ หรือผู้ประสานงาน)",
    RESULT: "บอทตอบที่นี่ภายในไม่กี่นาที แก้ช่องที่พิมพ์แล้วบอทจะตรวจใหม่",
}
Answer = tuple[str, str, str, str]  # in the columns OURS
NOTHING: Answer = ("", "", "", "")


@dataclass(frozen=True)
class TypedRow:
    """A row as it was found: `number` is its place, `cells` what people typed, `told` what stands in OURS."""

    number: int
    cells: tuple[str, ...]
    told: Answer

    @property
    def digest(self) -> str:
        """The same for the same words."""
        return hashlib.sha256("\x1f".join(self.cells).encode()).hexdigest()

    @property
    def is_blank(self) -> bool:
        """Whether nobody typed anything."""
        return not any(self.cells)

    def says(self, column: str) -> str:
        """What stands in one of TYPED."""
        return self.cells[TYPED.index(column)]


def suggestion_tab() -> Tab:
    """The tab without rows, for they are not ours."""
    columns = range(len(HEADER))
    looks = Looks(
        formats={HEADER.index(title): TEXT for title in TYPED},
        notes={HEADER.index(title): note for title, note in NOTES.items()},
        widths={column: 240 if HEADER[column] in (VALUE, WHY, RESULT) else 150 for column in columns},
        wrapped=tuple(columns),
        typed=frozenset(HEADER.index(title) for title in TYPED),
    )
    return Tab(TITLE, HEADER, [], looks)


def new_tab() -> TabChange:
    """What makes it."""
    tab, width = suggestion_tab(), len(HEADER)
    header = Patch(0, 0, (HEADER,))
    looks = all_looks(tab.looks, width)
    return TabChange(tab, None, more_rows=ROOM, more_columns=width, patches=(header,), looks=looks)


def places(found: TabOnSheet) -> dict[str, int] | None:
    """The column of each header, wherever people moved it; None when one is missing."""
    header = [_text(cell) for cell in found.rows[0]] if found.rows else []
    where = {title: header.index(title) for title in HEADER if title in header}
    return where if len(where) == len(HEADER) else None


def header_again(sheet_id: int) -> TabChange:
    """What puts the header back where it was overwritten."""
    return TabChange(suggestion_tab(), sheet_id, patches=(Patch(0, 0, (HEADER,)),))


def mended(found: TabOnSheet, looks: LooksOnSheet, *, rename: bool) -> TabChange | None:
    """What gives it its name and looks again; looks only while its columns stand where they were made."""
    tab = suggestion_tab()
    in_place = places(found) == {title: column for column, title in enumerate(HEADER)}
    lost = looks_change(tab.looks, len(HEADER), looks, settled=True) if in_place else NO_LOOKS
    change = TabChange(tab, found.sheet_id, rename=rename, looks=lost)
    return None if change.is_empty else change


def typed_rows(found: TabOnSheet, where: Mapping[str, int]) -> list[TypedRow]:
    """The rows that hold anything of people's or of ours; of a formula we read what it shows."""
    lines = enumerate(found.rows[1 : MOST_ROWS + 1], start=1)
    rows = (_typed(number, line, where) for number, line in lines)
    return [row for row in rows if not row.is_blank or row.told != NOTHING]


def _typed(number: int, line: Sequence[FoundCell], where: Mapping[str, int]) -> TypedRow:
    def cell(title: str) -> str:
        place = where[title]
        return _text(line[place]) if place < len(line) else ""

    key, result, by, at = (cell(title) for title in OURS)
    return TypedRow(number, tuple(cell(title) for title in TYPED), (key, result, by, at))


def _text(cell: FoundCell) -> str:
    """A cell as its reader sees it: a number that somebody typed is text here."""
    if cell is None or isinstance(cell, bool):
        return "" if cell is None else str(cell).upper()
    text = f"{cell:.15g}" if isinstance(cell, int | float) else cell
    return clean_text(text).strip()


def answered(
    sheet_id: int, rows: Iterable[TypedRow], answers: Mapping[int, Answer], where: Mapping[str, int]
) -> TabChange | None:
    """What writes the answers that do not stand there yet, a part of them if they are many."""
    behind = [row for row in rows if answers[row.number] != row.told][:MOST_WRITTEN]
    patches = tuple(
        Patch(row.number, where[title], ((new or None,),))
        for row in behind
        for title, new, old in zip(OURS, answers[row.number], row.told, strict=True)
        if new != old
    )
    return TabChange(suggestion_tab(), sheet_id, patches=patches) if patches else None
