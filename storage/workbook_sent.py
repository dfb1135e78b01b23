"""Reads a workbook that was sent in chat, and knows one that is none of the office's."""

from pathlib import Path
from tempfile import TemporaryDirectory

from domain.workbook.sheets import COLUMNS, Sheet
from storage.workbook import read_workbook
from storage.workbook_rows import WorkbookUnreadable

NO_SHEET = "ไฟล์นี้ไม่มีชีตของสมุดงานเขตเลย ชีตต้องชื่อตามแม่แบบ เช่น"


def read_sent(body: bytes) -> list[Sheet]:
    """Its sheets; raises `WorkbookUnreadable`."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "sent.xlsx"
        path.write_bytes(body)
        sheets = read_workbook(path)
    if not any(sheet.name in COLUMNS for sheet in sheets):
        raise WorkbookUnreadable(f"{NO_SHEET} {', '.join(list(COLUMNS)[:5])}")
    return sheets
