"""What becomes of a value sent to a cell: kept as it is (RAW), or read as if typed (USER_ENTERED)."""

import re
from datetime import date
from typing import Any

from playground.sheets_cells import EPOCH, check_cell
from playground.sheets_errors import Json, invalid

_WHOLE = r"(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)"
_NUMBER = re.compile(rf"[+-]?(?:{_WHOLE}(?:\.[0-9]+)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?")
_ISO_DATE = re.compile(r"(?P<y>[0-9]{4})-(?P<m>[0-9]{1,2})-(?P<d>[0-9]{1,2})")
_LOCAL_DATE = re.compile(r"(?P<d>[0-9]{1,2})/(?P<m>[0-9]{1,2})/(?P<y>[0-9]{4})")


def entered(old: Json, value: Any, option: str) -> Json:
    """The cell after `value` was sent to it: null leaves it, an empty text clears its value."""
    if value is None:
        return old
    new = _as_is(value) if option == "RAW" else _typed(value)
    kept = {name: part for name, part in old.items() if name != "userEnteredValue"}
    number_format = new.get("userEnteredFormat")
    if number_format:
        new["userEnteredFormat"] = {**kept.get("userEnteredFormat", {}), **number_format}
    return check_cell({**kept, **new})


def _as_is(value: Any) -> Json:
    if isinstance(value, bool):
        return {"userEnteredValue": {"boolValue": value}}
    if isinstance(value, int | float):
        return {"userEnteredValue": {"numberValue": value}}
    if isinstance(value, str):
        return {"userEnteredValue": {"stringValue": value}}
    kind = "list_value" if isinstance(value, list) else "struct_value"
    raise invalid(f"Invalid values: {kind}")


def _typed(value: Any) -> Json:
    if not isinstance(value, str):
        return _as_is(value)
    if value.startswith("'"):
        return _as_is(value[1:])
    if value.startswith("=") and len(value) > 1:
        return {"userEnteredValue": {"formulaValue": value}}
    return _typed_number(value.strip()) or _typed_date(value.strip()) or _typed_rest(value)


def _typed_number(text: str) -> Json | None:
    percent = text.endswith("%")
    digits = text.removesuffix("%")
    if not _NUMBER.fullmatch(digits):
        return None
    number = float(digits.replace(",", ""))
    if percent:
        return _number(number / 100, "PERCENT", "0.00%")
    return {"userEnteredValue": {"numberValue": number}}


def _typed_date(text: str) -> Json | None:
    for shape, pattern in ((_ISO_DATE, "yyyy-mm-dd"), (_LOCAL_DATE, "d/m/yyyy")):
        match = shape.fullmatch(text)
        if match:
            try:
                day = date(int(match["y"]), int(match["m"]), int(match["d"]))
            except ValueError:
                return None
            return _number((day - EPOCH).days, "DATE", pattern)
    return None


def _typed_rest(text: str) -> Json:
    if text.strip().upper() in ("TRUE", "FALSE"):
        return {"userEnteredValue": {"boolValue": text.strip().upper() == "TRUE"}}
    if text.startswith(("+", "-")) and len(text) > 1:  # Sheets reads +A1 and -A1 as formulas
        return {"userEnteredValue": {"formulaValue": f"={text}"}}
    return _as_is(text)


def _number(value: float, kind: str, pattern: str) -> Json:
    return {
        "userEnteredValue": {"numberValue": value},
        "userEnteredFormat": {"numberFormat": {"type": kind, "pattern": pattern}},
    }
