"""The text of a cell, of an Excel file or a Google Sheet, without what no text may hold."""

import re
from datetime import date, datetime, time

from domain.thai import INVISIBLE

EXCEL_RETURN = re.compile("_x000[dD]_")  # how Excel writes the return of a line break
NO_TEXT = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def cleaned(text: str) -> str:
    """Without what cannot stand in a database or in XML, and without what nobody sees."""
    lines = EXCEL_RETURN.sub("", text).replace("\r\n", "\n").replace("\r", "\n")
    return NO_TEXT.sub("", INVISIBLE.sub("", lines)).strip()


def text_of(value: object, shown_as: str = "General") -> str:
    """The value as its reader sees it, as far as rules need it: numbers plain, dates in ISO form."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ใช่" if value else "ไม่ใช่"
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%d %H:%M").removesuffix(" 00:00")
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, int | float):
        return _number(value, shown_as)
    return cleaned(str(value))


def _number(value: float, shown_as: str) -> str:
    if shown_as.endswith("%"):
        return f"{round(value * 100, 6):g}%"
    return f"{value:.15g}"
