"""Templates of the coordinator's desk with facts as its handlers make them, ordinary and hostile."""

from collections.abc import Iterator
from typing import Any

from domain.enrolment import enrol_link
from domain.health import Why
from domain.notices import Kind

Told = tuple[str, dict[str, Any]]


def of_desk(words: str) -> Iterator[Told]:
    """All of them, with these words wherever people's words go."""
    for template in ("template_link", "export_link"):
        yield template, {"reader": 1}
    units = [{"unit": words, "names": [words] * 3}]
    for chat, more in (("", 0), (enrol_link("@123abcde"), 7)):
        yield "not_enrolled_paste", {"units": units, "more": more, "chat": chat}
    yield "enrol_qr", {"chat": enrol_link("@123abcde")}
    for template in ("not_enrolled", "all_enrolled"):
        yield template, {"missing": 3, "all": 12}
    yield from _status(words)


def _status(words: str) -> Iterator[Told]:
    calm = {"waiting": 0, "parked_events": 0, "held": 0, "stuck": 0, "people": 12, "enrolled": 12}
    busy = {"waiting": 3, "parked_events": 1, "held": 4, "stuck": 2, "people": 12, "enrolled": 1}
    quotas = (None, {"limit": None, "used": 9, "left": None}, {"limit": 300, "used": 300, "left": 0})
    for facts in (calm, busy):
        for quota in (*quotas, {"limit": 300, "used": 12, "left": 288}):
            for sheet, trouble in (("never", ""), ("follows", ""), ("29 ส.ค. 2567 (พฤ.) 09.00 น.", words)):
                yield "status", {**facts, "quota": quota, "sheet": sheet, "trouble": trouble}
    lines = [
        {"id": n, "to": words, "kind": kind.value, "why": why.value, "on": "29 ส.ค. 2567 (พฤ.)"}
        for n, (kind, why) in enumerate(zip([*Kind, Kind.ANSWER], Why, strict=True), start=1)
    ]
    for some, more in (([], 0), (lines[:1], 0), (lines * 2, 3)):
        yield "stuck", {"notices": some, "count": len(some) + more, "more": more}
    for again in (False, True):
        yield "sent_again", {"again": again, "left": 2 * again}
