"""What an import did, for a program (DESIGN §5) and in words."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from domain.policy_words import TITLE
from domain.workbook.changes import DateMoved
from domain.workbook.sheets import Problem
from domain.workbook.taken import Taken

MOST_SHOWN = 100
Holders = tuple[int, ...]


@dataclass(frozen=True)
class ImportReport:
    """Rows by sheet, everything that is wrong, and what to look at.

    `duties` are the ids that changed; `moved_rounds` the rounds whose people are to be told of a new date;
    `years_not_known` are those whose cabinet days coordinators are to be told to add;
    `taken` are the steps that were taken with duties, and `held` says of those that others may hold now who
    held them before and after; `written` is False for a dry run, and when there was nothing to write;
    `reminders` says in words when the office reminds, where that is news;
    `digest` stands for the office as it was and for what would change, so that an import can be held to what
    was shown.
    """

    added: Mapping[str, int] = field(default_factory=dict)
    changed: Mapping[str, int] = field(default_factory=dict)
    cancelled: Mapping[str, int] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    warnings: tuple[str, ...] = ()
    moved_rounds: tuple[DateMoved, ...] = ()
    duties: tuple[int, ...] = ()
    years_not_known: tuple[int, ...] = ()
    taken: tuple[Taken, ...] = ()
    held: Mapping[int, tuple[Holders, Holders]] = field(default_factory=dict)
    reminders: tuple[str, ...] = ()
    written: bool = False
    digest: str = ""

    @property
    def ok(self) -> bool:
        """Whether it was, or may be, imported."""
        return not self.problems

    def as_json(self) -> dict[str, Any]:
        """The object of `import --json`."""
        return {
            "ok": self.ok,
            "added": dict(self.added),
            "changed": dict(self.changed),
            "cancelled": dict(self.cancelled),
            "problems": [dict(vars(problem)) for problem in self.problems],
            "warnings": [*map(str, self.moved_rounds), *self.warnings],
        }


def show_report(report: ImportReport) -> str:
    """The report in Thai, for the command line."""
    lines = _headline(report)
    if report.ok:
        lines += count_lines(report)
        lines += map(str, report.moved_rounds)
    lines += _listed(f"{TITLE}:", list(report.reminders))
    lines += _listed("ต้องแก้", [str(problem) for problem in report.problems])
    lines += _listed("โปรดสังเกต", list(report.warnings))
    return "\n".join(lines)


def count_lines(report: ImportReport) -> list[str]:
    """How many rows of each sheet are added, changed and cancelled."""
    counts = (("เพิ่ม", report.added), ("แก้ไข", report.changed), ("ยกเลิก", report.cancelled))
    return [f"{word} {sheet} {n:,} แถว" for word, sheets in counts for sheet, n in sheets.items()]


def _headline(report: ImportReport) -> list[str]:
    if not report.ok:
        return [f"ยังไม่ได้นำเข้า พบ {len(report.problems):,} จุดที่ต้องแก้"]
    if report.written:
        return ["นำเข้าเรียบร้อยแล้ว"]
    if report.added or report.changed or report.cancelled or report.moved_rounds:
        return ["ลองอ่านดูแล้ว ยังไม่ได้บันทึก หากนำเข้าจริงจะเป็นดังนี้"]
    return ["ไม่มีอะไรเปลี่ยนแปลง"]


def _listed(title: str, lines: list[str]) -> list[str]:
    if not lines:
        return []
    more = [f"… และอีก {len(lines) - MOST_SHOWN:,} จุด"] if len(lines) > MOST_SHOWN else []
    return ["", title, *(f"- {line}" for line in lines[:MOST_SHOWN]), *more]
