"""Messages about people, their days and data, and everything to everybody."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from facts_made import ORDINARY, TODAY, a_duty

from domain.clocks import BANGKOK
from domain.nudges import nudged_all
from domain.own_data import Kept, own_facts
from domain.people import Person, Role
from domain.register import RegisterLine, register_facts
from domain.telling import duty_facts, list_facts


def of_talk(words: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Greetings, help, and what is not understood."""
    for template in (
        *("cannot_use", "enrol_in_private"),
        "never_mind",
        *(
            "nothing_to_acknowledge",
            "nothing_to_undo",
            "parked",
            "undo_too_late",
        ),
    ):
        yield template, {}
    for count, late in ((0, 0), (3, 0), (3, 1)):
        yield "hello_in_group", {"name": words}
        yield "hello", {"name": words, "count": count, "late": late}
    for template in ("already_enrolled", "thanks", "file_lost"):
        yield template, {"name": words}
    for count in (0, 3):
        yield "enrolled", {"name": words, "full_name": words, "unit": words, "count": count}
    for code, duty in (("E5" if words == ORDINARY else ("E" + words)[:40], 5), ("", 0)):
        example = {"name": words, "code": code, "round": code and words, "duty": duty, "day": "5 ก.ย."}
        example["stands_for"] = [words] * (duty > 0)
        can = ("owes", "everything", "heads", "judges", "coordinates")
        for those in ((), can[:1], can[1:2], can[2:3], can[3:4], can):
            for topic in ("", "changes", "review", "people", "files") if those == can else ("",):
                yield "help", {**example, **{one: one in those for one in can}, "topic": topic}
    near = [duty_facts(a_duty(words, number), TODAY) | {"only": number > 1} for number in (1, 2, 3)]
    for heard, duties, asks, note in (
        *((words[:100], near, [], 7), (words[:100], near[:1], ["owes", "undo"], 7)),
        *(("", [], ["list", "calendar", "help"], 0), (words[:100], [], ["me", "register", "list"], 7)),
    ):
        yield "not_understood", {"heard": heard, "duties": duties, "asks": asks, "note": note}
    yield "note_gone", {}


def of_broadcasts(words: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Announcements from preview to the register."""
    said = words[:1000]
    yield "broadcast", {"broadcast": 3, "words": said, "by": words, "unit": words}
    yield "broadcast_empty", {"longest": 1000}
    for system in ("", words):
        yield "broadcast_nobody", {"system": system}
        for quota, more, unreachable in ((None, 0, 0), (0, 3, 2), (288, 0, 1)):
            price = {"quota": quota, "kept": more, "after": quota and quota - 11, "fits": quota != 0}
            for at_once in (False, True):
                yield (
                    "broadcast_preview",
                    {
                        **{"broadcast": 3, "words": said, "to": 11, "system": system, "names": [words] * 8},
                        **{"more": more, "unreachable": unreachable, "at_once": at_once, **price},
                    },
                )
    yield "broadcast_by_hand", {"broadcast": 3, "to": 11}
    yield "broadcast_paste", {"words": said, "by": words, "unit": words}
    for yes in (False, True):
        yield "broadcast_sent", {"broadcast": 3, "to": 11, "at_once": yes, "at": "08.30"}
        yield "broadcast_settled", {"sent": yes}
        yield "acknowledged", {"name": words, "first": yes}
        waiting = [words] * 20 if yes else []
        letter = "ศธ 04012/ว 567" if yes else ""
        yield "broadcast_readers", {"broadcast": 3, "read": 2, "to": 22, "waiting": waiting, "letter": letter}
        yield "letter", {"words": said, "unit": words, "letter": letter and words}
    yield "letter_kept", {"number": words, "sent": "12 ก.ค. 2567 (ศ.)", "words": words[:60]}
    line = RegisterLine("R000001", words, "E5", words, words, words, TODAY, None)
    for some in ([], [line], [line] * 13):
        yield "register", register_facts(some)
    yield "broadcast_dropped", {"sent": False}


def _of_days(words: str, facts: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    meeting = {"name": words, "day": "12 ก.ค. 2567 (ศ.)", "time": "09.30", "place": words}
    for days, meetings, more, duties in (
        *(("", [], 0, []), ("12 ก.ค. 2567 (ศ.)", [], 0, [facts])),
        *(("", [meeting, meeting | {"place": ""}], 3, []), ("12 ก.ค. – 15 ก.ค.", [meeting], 0, [facts])),
    ):
        for one_day, works, off in (
            (False, True, []),
            (bool(days), False, []),
            (False, True, ["22 ก.ค. 2567 (จ.)"] * 6),
        ):
            told = {"one_day": one_day, "works": works, "off": off}
            yield "calendar", {"days": days, "meetings": meetings, "more": more, "duties": duties, **told}


def of_people(words: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Leave, own data, the calendar, and what is told from one to another."""
    facts = duty_facts(a_duty(words), TODAY)
    for first, last, deputies in (("15 ก.ค.", "15 ก.ค.", []), ("15 ก.ค.", "17 ก.ค.", [words] * 3)):
        yield "away", {"first": first, "last": last, "deputies": deputies}
        yield "back", {"was_away": bool(deputies)}
        yield "erase_me", _own(words, every=bool(deputies))
        yield "erased", {"told": len(deputies)}
        yield (
            "who_am_i",
            {**_own(words, every=bool(deputies)), "deputies": deputies, "stands_in_for": deputies},
        )
    due = duty_facts(a_duty(words), TODAY)
    for named, why in (([], None), ([], due), ([due["code"]] * 9, None), ([due["code"]], due)):
        yield "muted", {"until": "15 ก.ค. 2567 (จ.)", "named": named, "first": why}
    for what in ("away", "mute"):
        yield "ask_days", {"what": what, "first": "3 ก.ย.", "last": "5 ก.ย."}
    for template in ("note_nowhere", "nothing_to_correct"):
        yield template, {}
    yield "ask_note", {"duties": [{"id": 5, "code": facts["code"], "round": words}] * 3}
    for number in (0, 12):
        owed = list_facts([a_duty(words, one) for one in range(1, number + 1)], TODAY)
        yield "needs_owner", {"name": words, "unit": words, **owed}
    yield from _of_days(words, facts)
    for told in (0, 2):
        yield "nudge", {"duties": [facts], "told": told}
        yield "answered", {"duty": facts, "update": 9, "words": words[:500], "by": words, "told": told}
    yield "nudged", {"duty": facts, "by": words}
    for number in (1, 3, 12):
        owing = [a_duty(words, one) for one in range(1, number + 1)]
        yield "nudged_all", nudged_all(owing, words, TODAY)
    for told, again, missing, yes in ((3, 0, 0, False), (3, 1, 9, True), (0, 2, 0, True), (0, 0, 0, False)):
        of = {"system": words * yes, "late": yes, "schools": yes, "unit": words * (again == 1)}
        people = {"told": told, "again": again, "missing": missing, "names": [words] * min(missing, 8)}
        yield "nudge_all", {**of, **people, "count": told * 2, "on": "12 ก.ค. 2567 (ศ.)", "own": yes}
    yield "problem_answered", {"duty": facts, "update": 9, "words": words[:500], "by": words}


def _own(words: str, *, every: bool) -> dict[str, Any]:
    """What is kept of a person: everything, or next to nothing."""
    at = datetime(2024, 8, 20, 9, 0, tzinfo=BANGKOK)
    kept = Kept(words, date(2024, 9, 5), ((TODAY, TODAY), (TODAY, date(2024, 9, 5))), (), 9, 3, 2, at)
    roles, systems = frozenset(Role) if every else frozenset(), frozenset({words})
    person = Person(1, f"ก{words}", words, 1, words, roles, systems)
    return own_facts(person, kept if every else Kept(), [a_duty(words)] * every, TODAY)
