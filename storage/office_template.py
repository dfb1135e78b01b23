"""Writes an empty import workbook to fill in: lists to choose from, notes on the columns, example rows."""

from pathlib import Path

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from domain.office import ITEM_WORDS, UNIT_WORDS
from domain.people import ROLE_WORDS
from domain.workbook import sheets
from domain.workbook.guide import EXAMPLES, NOTES
from domain.workbook.items import STATUS_WORDS
from domain.workbook.names import EVERYONE
from domain.workbook.policies import POLICY_RULES
from domain.workbook.systems import HOLIDAY_WORDS
from storage.workbook_pages import AS_TEXT, add_page, new_workbook, save

LAST_ROW = 2000  # so far down the lists reach
NARROWEST = 16
EXAMPLE_FONT = Font(italic=True, color="808080")
NOTE_WIDTH, NOTE_LINE = 320, 20  # pixels

# (sheet, column) → the only words that it takes.
CHOICES: dict[tuple[str, str], tuple[str, ...]] = {
    (sheets.UNITS, "ประเภท"): tuple(UNIT_WORDS.values()),
    (sheets.ITEMS, "ประเภท"): tuple(ITEM_WORDS.values()),
    (sheets.ITEMS, "สถานะ"): tuple(STATUS_WORDS.values()),
    (sheets.DAYS_OFF, "เป็นวันหยุด"): tuple(HOLIDAY_WORDS.values()),
    (sheets.POLICIES, "ข้อ"): tuple(POLICY_RULES),
}
# (sheet, column) → words to start from, where several or others may be written too.
OFFERS: dict[tuple[str, str], tuple[str, ...]] = {
    (sheets.PEOPLE, "บทบาท"): tuple(ROLE_WORDS.values()),
    (sheets.ITEMS, "ผู้รับผิดชอบ"): tuple(EVERYONE),
}
# (sheet, column) → the sheet whose first column is offered.
REFERENCES: dict[tuple[str, str], str] = {
    (sheets.PEOPLE, "หน่วยงาน"): sheets.UNITS,
    (sheets.ROUNDS, "รหัสระบบ"): sheets.SYSTEMS,
    (sheets.ITEMS, "รหัสรอบ"): sheets.ROUNDS,
    (sheets.POLICIES, "รหัสระบบ"): sheets.SYSTEMS,
}


def write_template(path: Path) -> None:
    """Write the .xlsx file; raises FileExistsError rather than take the place of somebody's workbook."""
    if path.exists():
        raise FileExistsError(path.name)
    save(template(), path)


def template() -> Workbook:
    """The empty workbook."""
    book = new_workbook()
    for name in sheets.COLUMNS:
        page = add_page(book, name, [EXAMPLES[name]])
        for cell in page[2]:
            cell.font = EXAMPLE_FONT
        for place, column in enumerate(sheets.column_names(name), start=1):
            _prepare(page, place, NOTES[name][place - 1])
            _offer(page, get_column_letter(place), (name, column))
    return book


def _prepare(page: Worksheet, place: int, note: str) -> None:
    comment = Comment(note, "Kon Kamnot")
    comment.width, comment.height = NOTE_WIDTH, NOTE_LINE * (3 + len(note) // 40 + note.count("\n"))
    page.cell(1, place).comment = comment
    dimension = page.column_dimensions[get_column_letter(place)]
    dimension.width = max(dimension.width, NARROWEST)
    dimension.number_format = AS_TEXT


def _offer(page: Worksheet, letter: str, column: tuple[str, str]) -> None:
    strict = column in CHOICES
    if words := CHOICES.get(column) or OFFERS.get(column):
        source = f'"{",".join(words)}"'
    elif column in REFERENCES:
        source = f"'{REFERENCES[column]}'!$A$3:$A${LAST_ROW}"
    else:
        return
    choice = DataValidation("list", formula1=source, allow_blank=True, showErrorMessage=strict)
    choice.error, choice.errorTitle = "เลือกจากรายการที่มีให้ค่ะ", "ค่านี้ใช้ไม่ได้"
    choice.add(f"{letter}2:{letter}{LAST_ROW}")
    page.add_data_validation(choice)
