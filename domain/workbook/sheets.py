"""The import workbook as rows of text: its sheets and columns (DESIGN §6), and what is wrong in a cell."""

from collections.abc import Mapping
from dataclasses import dataclass

PEOPLE = "บุคลากร"
UNITS = "หน่วยงาน"
SYSTEMS = "ระบบ"
ROUNDS = "รอบรายงาน"
ITEMS = "รายการ"
MEETINGS = "นัดหมาย"
DAYS_OFF = "วันหยุดเพิ่มเติม"
POLICIES = "นโยบายเตือน"
LONGEST = 1000
LONGEST_LIST = 20_000  # letters: every school of an office by name
LISTS = frozenset({"ผู้รับผิดชอบ", "ผู้ร่วมรับผิดชอบ", "ผู้เข้าร่วม", "รหัสรอบ"})
# Stands in a cell whose formula has no value, because no Excel ever opened the file.
NOT_CALCULATED = "#สูตรไม่มีค่า"

# Sheet → its columns in order; a name that ends in * must be there and filled.
COLUMNS: dict[str, tuple[str, ...]] = {
    PEOPLE: ("ชื่อ-สกุล*", "หน่วยงาน*", "ตำแหน่ง", "บทบาท", "ผู้ปฏิบัติแทน", "ชื่อที่เรียก", "ชื่อเดิม"),
    UNITS: ("ชื่อ*", "ประเภท*"),
    SYSTEMS: ("รหัสระบบ*", "ชื่อระบบ*", "ขั้นตอนหลังส่ง", "ขั้นตอนของรอบ"),
    ROUNDS: (
        "รหัสรอบ*",
        "รหัสระบบ*",
        "ชื่อรอบ*",
        "ปีงบประมาณ*",
        "วันเปิด",
        "กำหนดส่วนกลาง",
        "กำหนดเขต*",
    ),
    ITEMS: (
        "รหัส*",
        "ชื่อรายการ*",
        "ประเภท",
        "รหัสรอบ*",
        "ผู้รับผิดชอบ*",
        "ผู้ร่วมรับผิดชอบ",
        "คำสั่งที่",
        "ลงวันที่",
        "ค่าเป้าหมาย",
        "หน่วยนับ",
        "หลักฐานที่ต้องแนบ",
        "ชื่อเรียกอื่น",
        "สถานะ",
        "เหตุผล",
    ),
    MEETINGS: ("ชื่อ*", "วันเวลา*", "สถานที่", "ผู้เข้าร่วม"),
    DAYS_OFF: ("วันที่*", "ชื่อ*", "เป็นวันหยุด"),
    POLICIES: ("ข้อ*", "ค่า*", "รหัสระบบ"),
}


@dataclass(frozen=True)
class Row:
    """A row that is not blank: its number in Excel (header = 1) and the text of each filled cell."""

    number: int
    cells: Mapping[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells.get(column, "")


@dataclass(frozen=True)
class Sheet:
    """A sheet as read: its header texts, without the *, its rows, and what is worth telling of it.

    `merged` are the empty cells, by row and column, that are merged with others; None where nobody can know.
    """

    name: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...] = ()
    warnings: tuple[str, ...] = ()
    merged: frozenset[tuple[int, str]] | None = frozenset()

    def has(self, column: str) -> bool:
        """Whether the sheet has this column at all."""
        return column in self.columns


@dataclass(frozen=True)
class Problem:
    """What is wrong in a cell and what would be right, in Thai; row 0 is the sheet itself."""

    sheet: str
    row: int
    column: str
    problem: str
    suggestion: str = ""

    def __str__(self) -> str:
        place = " ".join(filter(None, (self.sheet, f"แถว {self.row}" if self.row else "", self.column)))
        says = f"{self.problem} {self.suggestion}".strip()
        return f"{place}: {says}" if place else says


def longest(column: str) -> int:
    """How many letters a cell of this column may hold."""
    return LONGEST_LIST if column in LISTS else LONGEST


def column_names(sheet: str) -> tuple[str, ...]:
    """The sheet's columns without their *."""
    return tuple(column.removesuffix("*") for column in COLUMNS[sheet])


def required_columns(sheet: str) -> tuple[str, ...]:
    """The columns that must be there and filled."""
    return tuple(column.removesuffix("*") for column in COLUMNS[sheet] if column.endswith("*"))
