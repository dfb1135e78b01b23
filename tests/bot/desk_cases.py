"""Templates of the coordinator's desk with facts as its handlers make them, ordinary and hostile."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from facts_made import TODAY, a_duty

from domain.clocks import BANGKOK
from domain.enrolment import enrol_link
from domain.health import Why
from domain.notices import Kind
from domain.quota import Quota
from domain.telling import duty_facts
from domain.workbook.changes import DateMoved
from domain.workbook.report import ImportReport
from domain.workbook.sent import FileState, report_facts
from domain.workbook.sheets import Problem
from handlers.quota import quota_facts

Told = tuple[str, dict[str, Any]]


def of_desk(words: str) -> Iterator[Told]:
    """All of them, with these words wherever people's words go."""
    yield from _files(words)
    for template in ("template_link", "export_link"):
        yield template, {"reader": 1}
    units = [{"unit": words, "names": [words] * 3}]
    for chat, more in (("", 0), (enrol_link("@123abcde"), 7)):
        yield "not_enrolled_paste", {"units": units, "more": more, "chat": chat}
    yield "enrol_qr", {"chat": enrol_link("@123abcde")}
    for template in ("not_enrolled", "all_enrolled"):
        yield template, {"missing": 3, "all": 12}
    yield from _status(words)
    yield from _sheet(words)
    yield from _unlinked(words)
    yield "sheet_suggestions", {"count": 3, "names": [words] * 3}
    yield "no_suggestions", {}


def _unlinked(words: str) -> Iterator[Told]:
    files = [{"id": 1, "name": words}, {"id": 2, "name": words}]
    for template in ("file_unlinked", "ask_which_file", "no_file_links"):
        yield template, {"duty": duty_facts(a_duty(words), TODAY), "files": files}
    yield from _quota(words)


def _sheet(words: str) -> Iterator[Told]:
    yield (
        "sheet_lost",
        {"since": "29 ส.ค. 2567 (พฤ.) 09.12 น.", "address": "bot@office.iam.gserviceaccount.com"},
    )
    yield "sheet_back", {}
    yield "sheet_drift", {"tabs": ["งานทั้งหมด", "บันทึกความก้าวหน้า"]}


def _files(words: str) -> Iterator[Told]:
    problems = tuple(Problem("บุคลากร", n, "ชื่อ-สกุล", words, words) for n in range(1, 20))
    one = (Problem("", 0, "", words),)
    moved = (DateMoved("EMES-67", words, date(2024, 9, 2), date(2024, 8, 30)),)
    for report in (
        ImportReport(
            added={"บุคลากร": 1200}, changed={"ระบบ": 2}, cancelled={"รายการ": 1}, moved_rounds=moved
        ),
        ImportReport(added={"บุคลากร": 1}, warnings=(words,) * 9, reminders=(words,) * 7),
        ImportReport(problems=problems, warnings=(words,)),
        ImportReport(problems=one),
    ):
        facts = {"file": words, "id": 7, "reader": 1, **report_facts(report)}
        for again in (False, True):
            template = "office_file_ready" if report.ok else "office_file_problems"
            yield template, facts | {"again": again}
            yield "office_file_same", facts | {"again": again}
        yield "office_file_imported", {key: facts[key] for key in ("file", "counts", "reminders")}
    for changes in (True, False):
        yield "reminder_policy", {"lines": [words] * 6, "changes": changes}
    yield "office_file_later", facts
    for why in ("gone", "broken"):
        yield "office_file_failed", {"file": words, "why": why}
    yield "office_file_dropped", {"file": words}
    for state in (*FileState, "gone"):
        yield "office_file_settled", {"state": str(state)}


NOW = datetime(2024, 8, 29, 9, 0, tzinfo=BANGKOK)
QUOTAS = [
    quota_facts(quota, NOW)
    for quota in (
        Quota(),
        Quota(None, ours=9, known=True),
        Quota(300, ours=12, others=40, reserve=30, expected=400, known=True),
        Quota(300, ours=290, reserve=30, known=True),
        Quota(300, ours=200, others=100, reserve=30, refused=1, known=True),
    )
]


def _quota(words: str) -> Iterator[Told]:
    for quota in QUOTAS:
        for held in (0, 3):
            yield "quota", {"quota": quota, "held": held}
        if quota["limit"] is not None:
            for why in ("refused", "low", "forecast"):
                yield "quota_warning", {"why": why, "on": "29 ส.ค. 2567 (พฤ.)", "quota": quota}
    place = {"unit": 5, "chat": None, "name": words, "count": 3, "people": 2, "last": 70}
    group = {**place, "unit": None, "chat": 9, "people": 1}
    for places, more in (([], 0), ([place, group], 0), ([place] * 12, 4)):
        yield "held", {"places": places, "more": more, "count": 3 * len(places)}
    said = {
        "id": 7,
        "to": words,
        "template": "broadcast",
        "facts": {"by": words, "unit": words, "words": words},
    }
    for some, more in (([], 0), ([said], 0), ([said] * 5, 9)):
        for where in (place, group):
            yield "held_paste", {**where, "said": some, "more": more}
    for told, left in ((0, 0), (3, 0), (3, 9)):
        yield "held_told", {"told": told, "left": left}


def _status(words: str) -> Iterator[Told]:
    calm = {"waiting": 0, "parked_events": 0, "held": 0, "stuck": 0, "people": 12, "enrolled": 12}
    busy = {"waiting": 3, "parked_events": 1, "held": 4, "stuck": 2, "people": 12, "enrolled": 1}
    for facts in (calm, busy):
        for quota in QUOTAS:
            for sheet, trouble in (("never", ""), ("follows", ""), ("29 ส.ค. 2567 (พฤ.) 09.00 น.", words)):
                drift = ["งานทั้งหมด"] * bool(trouble)
                shown = {"sheet": sheet, "trouble": trouble, "drift": drift, "is_file": not drift}
                yield "status", {**facts, "quota": quota, **shown}
    lines = [
        {"id": n, "to": words, "kind": kind.value, "why": why.value, "on": "29 ส.ค. 2567 (พฤ.)"}
        for n, (kind, why) in enumerate(zip([*Kind, Kind.ANSWER], Why, strict=True), start=1)
    ]
    for some, more in (([], 0), (lines[:1], 0), (lines * 2, 3)):
        yield "stuck", {"notices": some, "count": len(some) + more, "more": more}
    for again in (False, True):
        yield "sent_again", {"again": again, "left": 2 * again}
