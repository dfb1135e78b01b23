"""Reads the import workbook from a Google Sheet: the same rows, and the same words where they are wrong."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from domain.errors import Never, TryLater
from domain.thai import normalise
from domain.workbook.sheets import Sheet
from storage.cell_texts import text_of
from storage.workbook import is_file, read_workbook
from storage.workbook_rows import MOST_COLUMNS, WorkbookUnreadable, known_name, make_sheet

if TYPE_CHECKING:
    from storage.google_sheet import GoogleSheet

ADDRESS = re.compile(
    r"https://docs\.google\.com/spreadsheets/(?:u/[0-9]+/)?d/(?P<key>[A-Za-z0-9_-]+)(?:[/?#].*)?"
)
KEY = re.compile("[A-Za-z0-9_-]+")


def sheet_key(text: str) -> str | None:
    """The key in a spreadsheet's address, or the text itself where it can be a key: no dot, no folder."""
    found = ADDRESS.fullmatch(text)
    if found:
        return found["key"]
    return text if KEY.fullmatch(text) else None


def find_workbook(
    source: str, credentials: Mapping[str, Any] | None, base_url: str
) -> Callable[[], list[Sheet]]:
    """What reads the workbook that is meant: a file where there is one, else a Google Sheet."""
    key = None if is_file(Path(source)) else sheet_key(source)
    if key is None:
        return partial(read_workbook, Path(source))
    return partial(_from_google, key, credentials, base_url)


def _from_google(key: str, credentials: Mapping[str, Any] | None, base_url: str) -> list[Sheet]:
    from storage.google_sheet import GoogleSheet  # slow to import, and most workbooks are files

    if credentials is None:
        raise WorkbookUnreadable(f"ไม่พบไฟล์ {key} ถ้าเป็นรหัส Google Sheet ให้ตั้ง GOOGLE_CREDENTIALS ก่อน")
    try:
        sheet = GoogleSheet(dict(credentials), key, base_url)
    except ValueError as wrong:
        raise WorkbookUnreadable("GOOGLE_CREDENTIALS ไม่ใช่กุญแจของบัญชีบริการ ให้ตรวจด้วยคำสั่ง doctor") from wrong
    return read_google_sheet(sheet, str(credentials.get("client_email", "บัญชีบริการ")))


def read_google_sheet(sheet: "GoogleSheet", address: str) -> list[Sheet]:
    """The tabs as sheets; raises `WorkbookUnreadable`, which tells whom to share with (`address`).

    Values come unformatted, so that no locale changes them: a date is the number of its day, which the reader
    of dates understands as it does in an .xlsx file whose dates lost their format.
    """
    try:
        titles = sheet.titles()
        tabs = sheet.read_tabs([title for title in titles if known_name(title)])
    except TryLater as later:
        raise WorkbookUnreadable("ติดต่อ Google ไม่ได้ในตอนนี้ ลองนำเข้าอีกครั้งในอีกสักครู่") from later
    except Never as never:
        raise WorkbookUnreadable(f"เปิด Google Sheet นี้ไม่ได้ ให้ตรวจรหัสชีต แล้วแชร์ชีตให้ {address} ดูได้") from never
    return [
        replace(make_sheet(name, map(_texts, tabs[title].rows)), merged=None)
        if (name := known_name(title)) and title in tabs
        else Sheet(normalise(title), ())
        for title in titles
    ]


def _texts(row: Any) -> list[str]:
    return [text_of(value) for value in row[:MOST_COLUMNS]]
