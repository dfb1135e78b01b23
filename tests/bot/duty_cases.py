"""Messages about duties: the card, the lists, and what follows a report."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from facts_made import TODAY, a_duty

from domain.calendar import WorkingDays
from domain.clocks import BANGKOK
from domain.decisions import Decision
from domain.duties import Duty, Owing, State
from domain.duty_card import card_facts, steps_told
from domain.evidence import Proof
from domain.history import Line
from domain.reminding import reminder_facts
from domain.telling import duty_facts, list_facts, units_facts
from domain.transitions import Move
from domain.words.facets import Facet
from domain.workbook.taken import REASSIGN

TOLD = ("recorded", "submitted", "attached", "noted", "answered")


def of_duties(words: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """A duty as it is shown, refused and reported."""
    everyone = [
        a_duty(words),
        a_duty(words, state=State.BLOCKED, problem=words, office_on=date(2024, 8, 1)),
        a_duty(words, state=State.IN_PROGRESS, percent=60.0, national_on=None, office_on=date(2024, 12, 1)),
        a_duty(words, state=State.SUBMITTED, percent=100.0),
        a_duty(words, state=State.DONE, evidence_wanted="", office_on=date(2024, 8, 1)),
    ]
    for one in everyone:
        facts = duty_facts(one, TODAY)
        for take in ("", "pass", "record", "tick"):
            yield "duty", {**_card(one, words, every=bool(one.percent)), "about": [], "take": take}
        for asked in Facet:
            yield "duty", {**_card(one, words, every=bool(one.problem)), "about": [asked.value], "take": ""}
        yield from _after_an_update(facts, words)
    for why in ("already_submitted", "already_done", "is_cancelled", "not_yours", "percent_out_of_range"):
        yield (
            "refused",
            {"why": why, "duty": duty_facts(a_duty(words, state=State.SUBMITTED), TODAY), "looks": False},
        )
    for why in (
        "file_already_used",
        "no_such_file",
        "is_cancelled",
        "no_such_duty",
        "enrol_first",
        "coordinators_only",
    ):
        yield "refused", {"why": why, "duty": None, "looks": True}
    for submitted in (0, 2):
        yield "no_duties", {"submitted": submitted}
    open_ones = [one for one in everyone if one.is_open]
    yield "none_of_these", {"count": 2, "first": list_facts(open_ones, TODAY)["duties"][0]}
    yield from _lists(open_ones, words)


def _card(one: Duty, words: str, *, every: bool) -> dict[str, Any]:
    """A duty's card, with everything that may stand in it or next to nothing."""
    at = datetime(2024, 8, 20, 9, 0, tzinfo=BANGKOK)
    kinds = [*Move, REASSIGN] if every else []
    lines = [Line(n, 5, n % 2, kind, words, 60.0, words, at, False, 1.5) for n, kind in enumerate(kinds)]
    verdict = Move.RETURN if one.problem else Move.ACCEPT
    decided = [Decision(5, verdict, 1, n, 0, words, words, words, TODAY, at) for n, _ in enumerate(kinds)]
    one = replace(one, holders=(1, 2) if every else (), target=words, measure=words, value=1.5)
    proofs = [Proof(f"https://example.com/{words}", "", ""), Proof("", words, "key")] * (3 * every)
    return {
        "private": True,
        "duty": duty_facts(one, TODAY),
        "card": card_facts(one, lines, decided, proofs, {1: words, 2: words}),
        "steps": steps_told(lines, decided, {1: words}, TODAY, 10),
    }


def _after_an_update(facts: dict[str, Any], words: str) -> Iterator[tuple[str, dict[str, Any]]]:
    nothing = {
        "percent": "",
        "before": "",
        "value": "",
        "problem": "",
        "links": 0,
        "files": 0,
        "on_time": True,
        "told": False,
        "asks_more": False,
        "round_done": {"of": 5, "on_time": 5},
    }
    told = {
        **{"percent": "60", "before": "40", "value": "1,500,000", "problem": words},
        **{"links": 2, "files": 1, "on_time": False, "told": True, "asks_more": True},
        "round_done": {"of": 5, "on_time": 4},
    }
    for said in (nothing, told):
        for template in ("recorded", "submitted", "attached", "noted"):
            yield template, {"duty": facts, "update": 9, **said}
    done = [{"what": what, "move": "", "duty": facts, **told} for what in TOLD]
    done += [{"what": "duty_changed", "move": move, "duty": facts} for move in ("return", "extend", "cancel")]
    refused = [{"why": "not_yours", "duty": facts, "looks": False, "left": ""}]
    for some, no, more in ((done, [], ""), (done[:4], refused, ""), (done * 5, refused * 8, words[:900])):
        given = {
            "more_done": more,
            "refused": no,
            "more_refused": more,
            "update": 9,
            "thanks": True,
            "told": True,
        }
        yield "together", {"count": len(some), "done": some, **given}
    yield "together", {"count": 0, "done": [], **given, "update": 0, "thanks": False, "told": False}
    for template in ("ask_percent", "ask_problem"):
        yield template, {"duty": facts}
    for kept in ([], [facts]):
        yield "undone", {"duties": [facts] * (1 + len(kept)), "kept": kept}


def _reminders(some: list[Duty], words: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """On every rung, with and without what is missing, and in somebody's place."""
    days = WorkingDays()
    yield "reminder", {"name": words, **reminder_facts(some, TODAY, days, whose={5: words})}
    for day in (*range(-20, 0, 4), *range(21)):
        blocked = [replace(one, office_on=TODAY + timedelta(days=day)) for one in some[:2]]
        for state in (State.NOT_STARTED, State.BLOCKED):
            owed = [replace(one, state=state, percent=40.0) for one in blocked]
            yield "reminder", {"name": words, **reminder_facts(owed, TODAY, days, with_evidence={5})}


def _lists(owed: list[Duty], words: str) -> Iterator[tuple[str, dict[str, Any]]]:
    many = [a_duty(words, number) for number in range(1, 24)]
    for some in (owed[:1], owed, many):
        yield "duties", list_facts(some, TODAY)
        yield from _reminders(some, words)
        yield (
            "meeting",
            {"name": words, "day": "พรุ่งนี้", "time": "09.30", "meeting": words, "place": words[:20]},
        )
        for whose in ("", words):
            yield "opening", {"name": words, "whose": whose, **list_facts(some, TODAY)}
        owing = [Owing(o.unit_name, o.system_name, o.round_name, o.code, o.office_on) for o in some]
        yield "who_owes", units_facts(owing, TODAY, most=1)
        choices = [duty_facts(one, TODAY) for one in some[:12]]
        more = max(0, len(some) - 12)
        yield "ask_which", {"choices": choices, "heard": words[:60], "file": 0, "more": more}
        yield "ask_which", {"choices": choices, "heard": "", "file": 7, "more": more}
        yield "ask_which", {"choices": choices, "heard": words[:60], "file": 0, "more": more, "note": True}
