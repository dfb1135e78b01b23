"""Which step of setting up the Google Sheet is missing, found out by asking Google."""

from collections.abc import Collection, Mapping
from enum import StrEnum
from typing import Any

from domain.errors import Never, TryLater
from storage.google_sheet import GoogleSheet
from storage.sheet_errors import PROTECTED, SERVICE_OFF

_ASKED = "sheets(properties(sheetId,title),protectedRanges(requestingUserCanEdit))"


class Step(StrEnum):
    """What a person has to do, or nothing."""

    DONE = "done"
    KEY_REFUSED = "key refused"
    API_OFF = "api off"
    NOT_SHARED = "not shared"
    WRONG_ID = "wrong id"
    ONLY_READS = "only reads"
    PROTECTED = "protected"
    UNREACHABLE = "unreachable"
    UNKNOWN = "unknown"


def missing_step(sheet: GoogleSheet, ours: Collection[int]) -> tuple[Step, str]:
    """The first step that is missing, and the tab or the words of Google that it is about.

    `ours` are the ids of the tabs that the mirror wrote. Whether we may write is asked by giving a tab the
    title that it has.
    """
    try:
        tabs = sheet.ask(_ASKED).get("sheets", [])
    except TryLater as later:
        return Step.UNREACHABLE, later.reason
    except Never as no:
        return _step_of(no.reason, else_=Step.NOT_SHARED), no.reason
    titles = {one["properties"]["sheetId"]: one["properties"]["title"] for one in tabs}
    locked = [one["properties"]["title"] for one in tabs if _is_locked(one, ours)]
    if locked:
        return Step.PROTECTED, str(locked[0])
    return _may_write(sheet, next((one for one in titles if one in ours), next(iter(titles))), titles)


def _may_write(sheet: GoogleSheet, asked: int, titles: Mapping[int, str]) -> tuple[Step, str]:
    try:
        sheet.touch(asked, titles[asked])
    except TryLater as later:
        return Step.UNREACHABLE, later.reason
    except Never as no:
        return _step_of(no.reason, else_=Step.ONLY_READS), no.reason
    return Step.DONE, ""


def _is_locked(sheet: Mapping[str, Any], ours: Collection[int]) -> bool:
    """Google leaves out what is false, so that only those protections that let us write say so."""
    locks = [one for one in sheet.get("protectedRanges", []) if not one.get("requestingUserCanEdit")]
    return bool(locks) and sheet["properties"]["sheetId"] in ours


def _step_of(reason: str, *, else_: Step) -> Step:
    """By the words of a refusal; a plain 403 means `else_`."""
    signs = {
        SERVICE_OFF: Step.API_OFF,
        "refuses the service account": Step.KEY_REFUSED,
        "answered 401": Step.KEY_REFUSED,
        "answered 404": Step.WRONG_ID,
        PROTECTED: Step.PROTECTED,
        "answered 403": else_,
    }
    return next((step for sign, step in signs.items() if sign in reason), Step.UNKNOWN)
