"""One cell as Google keeps it (CellData): what may be put in, and what comes out when it is read."""

import math
import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from playground.sheets_errors import Json, invalid

Content = str | float | bool | None

LONGEST = 50_000  # characters
EPOCH = date(1899, 12, 30)  # day 0 of a spreadsheet
CELL_FIELDS = frozenset({"userEnteredValue", "userEnteredFormat", "note", "dataValidation", "textFormatRuns"})
NOT_CALCULATED = "#N/A"  # this emulator keeps formulas and never runs them
_FIXED = re.compile(r'(?P<thousands>#,##)?0\.(?P<digits>0+)("(?P<after>[^"]*)")?')
_FORMAT_TYPES = {"TEXT", "NUMBER", "PERCENT", "CURRENCY", "DATE", "TIME", "DATE_TIME", "SCIENTIFIC"}
_DATE_PATTERNS = {"DATE": "d/m/yyyy", "TIME": "h:mm:ss", "DATE_TIME": "d/m/yyyy h:mm:ss"}
_DATE_TOKEN = re.compile(r"yyyy|yy|mm|m|dd|d|hh|h|ss|s")


def check_cell(cell: Json) -> Json:
    """The cell, if Google would take it; an empty text is no value."""
    value = cell.get("userEnteredValue")
    if value is not None:
        check_value(value)
        if value in ({}, {"stringValue": ""}):
            cell = {name: part for name, part in cell.items() if name != "userEnteredValue"}
    number_format = cell.get("userEnteredFormat", {}).get("numberFormat")
    if number_format is not None and number_format.get("type") not in _FORMAT_TYPES:
        raise invalid("userEnteredFormat.numberFormat.type must be specified")
    return cell


def check_value(value: Json) -> None:
    if len(value) > 1:
        raise invalid(f"Only one kind of value may be set, not {sorted(value)}")
    for kind, inner in value.items():
        if kind not in _IS_RIGHT or not _IS_RIGHT[kind](inner):
            raise invalid(f"Invalid value at 'user_entered_value.{kind}'")
        if isinstance(inner, str) and _utf16_length(inner) > LONGEST:
            raise invalid(
                f"Your input contains more than the maximum of {LONGEST} characters in a single cell."
            )


def content(cell: Json) -> Content:
    """The value itself (UNFORMATTED_VALUE); None when the cell is empty."""
    value = cell.get("userEnteredValue", {})
    if "formulaValue" in value:
        return NOT_CALCULATED
    found: Content = next(iter(value.values()), None)
    return found


def formula(cell: Json) -> str | None:
    found: str | None = cell.get("userEnteredValue", {}).get("formulaValue")
    return found


def shown(cell: Json) -> str:
    """The text that a person sees (FORMATTED_VALUE)."""
    value = content(cell)
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | float):
        return _shown_number(value, cell.get("userEnteredFormat", {}).get("numberFormat", {}))
    return value


def read(cell: Json, option: str) -> Content:
    """The cell as one of Google's value render options shows it; an empty cell is an empty text."""
    if option == "FORMATTED_VALUE":
        return shown(cell)
    if option == "FORMULA" and formula(cell) is not None:
        return formula(cell)
    value = content(cell)
    return "" if value is None else value


def as_cell_data(cell: Json) -> Json:
    """The whole CellData, with the parts that Google works out."""
    value = content(cell)
    if value is None:
        return dict(cell)
    effective: Json = {"errorValue": {"type": "N_A"}} if formula(cell) else cell["userEnteredValue"]
    return {**cell, "effectiveValue": effective, "formattedValue": shown(cell)}


def plain_number(value: float) -> int | float:
    """JSON as Google writes it: 42, not 42.0."""
    return int(value) if float(value).is_integer() else value


def _shown_number(value: float, number_format: Json) -> str:
    kind = number_format.get("type")
    if kind in _DATE_PATTERNS:
        return _shown_date(value, number_format.get("pattern") or _DATE_PATTERNS[kind])
    if kind == "PERCENT":
        return f"{value * 100:.2f}%"
    fixed = _FIXED.fullmatch(number_format.get("pattern", ""))
    if fixed:
        comma = "," if fixed["thousands"] else ""
        return f"{value:{comma}.{len(fixed['digits'])}f}{fixed['after'] or ''}"
    return str(plain_number(value))


def _shown_date(serial: float, pattern: str) -> str:
    whole = math.floor(serial)
    day = EPOCH + timedelta(days=whole)
    minutes, second = divmod(round((serial - whole) * 86_400), 60)
    hour, minute = divmod(minutes, 60)
    parts = {
        "yyyy": f"{day.year:04}",
        "yy": f"{day.year % 100:02}",
        "m": str(day.month),
        "dd": f"{day.day:02}",
        "d": str(day.day),
        "hh": f"{hour:02}",
        "h": str(hour),
        "ss": f"{second:02}",
        "s": str(second),
    }

    def part(match: re.Match[str]) -> str:
        if match[0] == "mm":  # minutes after an hour, the month elsewhere
            after_hour = pattern[: match.start()].endswith(("h:", "h."))
            return f"{minute if after_hour else day.month:02}"
        return parts[match[0]]

    return _DATE_TOKEN.sub(part, pattern)


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)


def _is_text(value: Any) -> bool:
    return isinstance(value, str)


def _is_bool(value: Any) -> bool:
    return isinstance(value, bool)


def _utf16_length(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


_IS_RIGHT: dict[str, Callable[[Any], bool]] = {
    "stringValue": _is_text,
    "numberValue": _is_number,
    "boolValue": _is_bool,
    "formulaValue": _is_text,
}
