"""Builds each sample workbook from its folder of CSV files; run again it gives the same bytes."""

import csv
import io
import re
import zipfile
from datetime import datetime
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

HERE = Path(__file__).parent
TITLES = {
    "office-2567": "ข้อมูลตัวอย่าง สำนักงานเขตพื้นที่การศึกษาประถมศึกษาตัวอย่าง เขต 1",
    "office-nine-systems": "ข้อมูลตัวอย่าง ทั้งเก้าระบบของสำนักงานเขตพื้นที่การศึกษาตัวอย่าง",
}
SHEETS = {
    "people": "บุคลากร",
    "units": "หน่วยงาน",
    "systems": "ระบบ",
    "rounds": "รอบรายงาน",
    "items": "รายการ",
    "meetings": "นัดหมาย",
    "days_off": "วันหยุดเพิ่มเติม",
    "policies": "นโยบายเตือน",
}
WRITTEN_AT = "2024-06-14T09:00:00"
IN_ZIP = (2024, 6, 14, 9, 0, 0)
STAMP = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")
WIDEST = 48


def workbook(folder: Path) -> Workbook:
    """A workbook with a sheet for each CSV file of the folder."""
    book = Workbook()
    book.remove(book.worksheets[0])
    book.properties.title = TITLES[folder.name]
    book.properties.creator = "Kon Kamnot"
    book.properties.created = datetime.fromisoformat(WRITTEN_AT)
    for stem, name in SHEETS.items():
        file = folder / f"{stem}.csv"
        if file.exists():
            _fill(book.create_sheet(name), file)
    return book


def _fill(sheet: Worksheet, file: Path) -> None:
    with file.open(encoding="utf-8", newline="") as lines:
        for line in csv.reader(lines):
            sheet.append([text or None for text in line])
    sheet.freeze_panes = "A2"
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    for number, cells in enumerate(sheet.iter_cols(values_only=True), start=1):
        width = max(len(str(value or "")) for value in cells) + 2
        sheet.column_dimensions[get_column_letter(number)].width = min(width, WIDEST)


def frozen(book: Workbook) -> bytes:
    """The file's bytes, the same on every day."""
    raw, still = io.BytesIO(), io.BytesIO()
    book.save(raw)
    with zipfile.ZipFile(raw) as source, zipfile.ZipFile(still, "w") as target:
        for name in sorted(source.namelist()):
            entry = zipfile.ZipInfo(name, IN_ZIP)
            entry.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(entry, STAMP.sub(rb"\g<1>" + f"{WRITTEN_AT}Z".encode(), source.read(name)))
    return still.getvalue()


def main() -> None:
    """Write every sample beside this file."""
    for name in TITLES:
        (HERE / f"{name}.xlsx").write_bytes(frozen(workbook(HERE / name)))


if __name__ == "__main__":
    main()
