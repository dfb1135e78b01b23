"""A workbook that a coordinator sent in chat: read at once, shown, and brought in when they say so."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, Protocol

from domain.workbook.report import ImportReport, count_lines

WORKBOOK_NAMES = (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".csv")
# Answers that repeat what stands in a workbook.
SHOWING = ("office_file_ready", "office_file_same", "office_file_problems")
SHOWN_COUNTS, SHOWN_DATES, SHOWN_PROBLEMS, SHOWN_WARNINGS = 12, 4, 6, 4  # lines that a phone's screen holds


class FileState(StrEnum):
    """Where a sent workbook stands; REFUSED has nothing in it that could be brought in."""

    TO_READ = "to_read"
    READY = "ready"
    TO_IMPORT = "to_import"
    IMPORTED = "imported"
    REFUSED = "refused"
    DROPPED = "dropped"


@dataclass(frozen=True)
class OfficeFile:
    """A sent workbook; `inbox_id` is the event of `asked_by` that is answered next.

    `shown` is the digest of what was shown of it.
    """

    id: int
    name: str
    person_id: int
    asked_by: int
    inbox_id: int
    state: FileState
    shown: str
    tries: int


class OfficeFiles(Protocol):
    """Workbooks that were sent in chat."""

    def expect(self, file_id: int, person_id: int, inbox_id: int) -> None: ...
    def any_waiting(self, machine_now: datetime) -> bool: ...
    def claim(self, machine_now: datetime) -> OfficeFile | None: ...
    def get(self, file_id: int) -> OfficeFile | None: ...
    def body(self, file_id: int) -> bytes | None: ...
    def confirm(self, file_id: int, person_id: int, inbox_id: int) -> bool: ...
    def drop(self, file_id: int) -> bool: ...
    def imported_from(self, inbox_ids: Sequence[int]) -> int | None: ...
    def forget(self, sent_before: datetime) -> int: ...
    def settle(self, file: OfficeFile, state: FileState, **shown: str) -> bool: ...


def is_named_like_workbook(name: str) -> bool:
    """Whether somebody who sends a file of this name may mean it to be brought in."""
    return name.strip().lower().endswith(WORKBOOK_NAMES)


def report_facts(report: ImportReport) -> dict[str, Any]:
    """What a phone shows of a report; `cut` says that there is more."""
    counts, dates = count_lines(report), [str(one) for one in report.moved_rounds]
    problems, warnings = [str(one) for one in report.problems], list(report.warnings)
    return {
        "counts": counts[:SHOWN_COUNTS],
        "dates": dates[:SHOWN_DATES],
        "problems": problems[:SHOWN_PROBLEMS],
        "warnings": warnings[:SHOWN_WARNINGS],
        "reminders": list(report.reminders[:SHOWN_COUNTS]),
        "wrong": len(problems),
        "noted": len(warnings),
        "cut": (
            len(counts) > SHOWN_COUNTS
            or len(dates) > SHOWN_DATES
            or len(problems) > SHOWN_PROBLEMS
            or len(warnings) > SHOWN_WARNINGS
        ),
    }
