"""Every template with facts as the handlers make them, ordinary and hostile."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from domain.clocks import BANGKOK
from domain.decisions import Decision
from domain.duties import Duty, Owing, State
from domain.duty_card import card_facts, steps_told
from domain.facets import Facet
from domain.history import Line
from domain.office import Step, StepKind
from domain.office_news import line_facts
from domain.office_register import RegisterLine, register_facts
from domain.office_taken import REASSIGN
from domain.own_data import Kept, own_facts
from domain.people import Person, Role
from domain.telling import duty_facts, list_facts, units_facts
from domain.transitions import Move

TODAY = date(2024, 8, 29)
ORDINARY = "การอ่านออกเขียนได้ของนักเรียนชั้น ป.1"
HOSTILE = (
    "\"'`{{ 7*7 }}{% raw %}${x}</text>",
    'x", "type": "video", "y": "',
    "\\ \\n \\u0000 \\",
    "หนึ่ง\nสอง\r\n\tสาม",
    "<script>alert(1)</script>&amp;",
    "👨\u200d👩\u200d👧😀🇹🇭\u202eลวง\u2066",
    "ก" * 5000,
    "😀" * 5000,
    "น้ำ" * 2000,
    "\u0e49\u0e49\u0e49",
    "0",
    "None",
)


@dataclass(frozen=True)
class Case:
    """A template and the facts it is told."""

    name: str
    template: str
    facts: Mapping[str, Any]


def a_duty(words: str, number: int = 5, **more: Any) -> Duty:
    """A duty all of whose texts are these words, in 40 letters where an office would keep it short."""
    values: dict[str, Any] = {
        "id": number,
        "code": f"E{number}" if words == ORDINARY else ("E" + words)[:40],
        "name": words,
        "round_name": "e-MES ปี 2567" if words == ORDINARY else words,
        "system_code": "EMES",
        "system_name": "e-MES",
        "unit_id": 1,
        "unit_name": "กลุ่มนิเทศ" if words == ORDINARY else words,
        "opens_on": date(2024, 7, 1),
        "office_on": date(2024, 9, 2),
        "national_on": date(2024, 9, 15),
        "state": State.NOT_STARTED,
        "steps": (Step(StepKind.CHECK, "กลั่นกรอง" if words == ORDINARY else words, Role.REVIEWER),),
        "evidence_wanted": words,
    }
    return Duty(**values | more)


WHOLE: dict[str, dict[str, Any]] = {"refused": {"left": "E7, E8"}, "ask_which": {"note": False}}


def cases(words: str = ORDINARY) -> Iterator[Case]:
    """All of them, with these words wherever people's words go."""
    everything = [
        *_talk(words),
        *_duties(words),
        *_steps(words),
        *_rounds(words),
        *_broadcasts(words),
        *_personal(words),
    ]
    for number, (template, facts) in enumerate(everything):
        yield Case(f"{template}-{number}", template, {**WHOLE.get(template, {}), **facts})


def _talk(words: str) -> Iterator[tuple[str, dict[str, Any]]]:
    for template in (
        *("ask_in_private", "cannot_use", "code_refused", "enrol_in_private", "hello_stranger", "introduce"),
        "never_mind",
        *(
            "nobody_owes",
            "nothing_to_acknowledge",
            "nothing_to_undo",
            "parked",
            "undo_too_late",
            "which_in_group",
        ),
    ):
        yield template, {}
    for count, late in ((0, 0), (3, 0), (3, 1)):
        yield "hello", {"name": words, "count": count, "late": late}
    for template in ("already_enrolled", "thanks", "file_lost"):
        yield template, {"name": words}
    for count in (0, 3):
        yield "enrolled", {"name": words, "full_name": words, "unit": words, "count": count}
    for code, duty in (("E5" if words == ORDINARY else ("E" + words)[:40], 5), ("", 0)):
        example = {"name": words, "code": code, "round": code and words, "duty": duty, "day": "5 ก.ย."}
        can = ("owes", "everything", "heads", "judges", "coordinates")
        for those in ((), can[:1], can[1:2], can[2:3], can[3:4], can):
            yield "help", {**example, **{one: one in those for one in can}}
    near = [duty_facts(a_duty(words, number), TODAY) | {"only": number > 1} for number in (1, 2, 3)]
    for heard, duties, asks, note in (
        *((words[:100], near, [], 7), (words[:100], near[:1], ["owes", "undo"], 7)),
        *(("", [], ["list", "calendar", "help"], 0), (words[:100], [], ["me", "register", "list"], 7)),
    ):
        yield "not_understood", {"heard": heard, "duties": duties, "asks": asks, "note": note}
    yield "note_gone", {}


def _duties(words: str) -> Iterator[tuple[str, dict[str, Any]]]:
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
    links = [f"https://example.com/{words}"] * (5 * every)
    return {
        "private": True,
        "duty": duty_facts(one, TODAY),
        "card": card_facts(one, lines, decided, links, {1: words, 2: words}),
        "steps": steps_told(lines, decided, {1: words}, TODAY, 10),
    }


def _steps(words: str) -> Iterator[tuple[str, dict[str, Any]]]:
    waiting = a_duty(words, state=State.SUBMITTED, order_number=words, ordered_on=TODAY)
    returned = a_duty(words, state=State.RETURNED, reason=words)
    for one in (waiting, returned):
        said = {
            "duty": duty_facts(one, TODAY),
            "update": 9,
            "step": words,
            "reason": words,
            "moved": "1 ก.ย.",
        }
        for take in ("", "pass", "record", "tick"):
            for move in ("accept", "record", "tick"):
                reference = words if move == "record" else ""
                sent = "12 ก.ค. 2567 (ศ.)" if reference else ""
                yield (
                    "step_taken",
                    {**said, "move": move, "take": take, "reference": reference, "sent": sent},
                )
        for move in ("return", "extend", "cancel", "reopen"):
            reason = "" if move == "reopen" else words
            yield "duty_changed", {**said, "move": move, "reason": reason, "told": len(reason) % 3}
            yield "ask_reason", {**said, "move": move}
            yield "withdrawn", {"duty": said["duty"], "move": move}
        for template in ("returned", "date_moved", "duty_cancelled", "duty_reopened", "ask_reference"):
            yield template, said
    for why in (
        *("not_submitted", "other_step", "step_of_others", "own_work", "still_open", "needs_reason"),
        *("needs_reference", "needs_date", "date_past", "after_national", "sent_later"),
    ):
        for one in (waiting, returned):
            yield "refused", {"why": why, "duty": duty_facts(one, TODAY), "looks": False}
    yield "date_unclear", {"why": words} | list_facts([waiting, returned] * 5, TODAY)


def _line(words: str) -> dict[str, Any]:
    return line_facts(a_duty(words), words, "1 ก.ย. 2567 (อา.)")


def _rounds(words: str) -> Iterator[tuple[str, dict[str, Any]]]:
    steps = [{"name": words, "done": True}, {"name": words, "done": False}]
    for some, after in ((steps, words), (steps[:1], ""), ([], "")):
        facts = {"code": words, "name": words, "steps": some, "next": after, "duties": 30}
        for took, undone, unfinished in (("", "", 3), (words, "", 0), (words, "", 3), ("", words, 3)):
            done = {"took": took, "undone": undone, "decision": 9}
            yield "round", {**facts, **done, "unfinished": unfinished}
    yield "round_other_step", {"code": words, "name": words, "next": words, "said": words[:40]}
    for more in (0, 3):
        yield (
            "round_moved",
            {"round": words, "due": "30 ส.ค.", "moved": "2 ก.ย.", "codes": [words] * 10, "more": more},
        )
    yield "cabinet_days", {"year": 2026, "named": 2569}
    for template in ("duties_cancelled", "duties_reopened", "dates_moved", "assigned", "unassigned"):
        for more in (0, 3):
            yield template, {"lines": [_line(words)] * (2 + 4 * (more > 0)), "more": more}
    for why in (
        "no_such_round",
        "round_is_done",
        "round_has_no_steps",
        "round_step_taken",
        "no_such_broadcast",
    ):
        yield "refused", {"why": why, "duty": None, "looks": False}


def _personal(words: str) -> Iterator[tuple[str, dict[str, Any]]]:
    facts = duty_facts(a_duty(words), TODAY)
    for first, last, deputies in (("15 ก.ค.", "15 ก.ค.", []), ("15 ก.ค.", "17 ก.ค.", [words] * 3)):
        yield "away", {"first": first, "last": last, "deputies": deputies}
        yield "back", {"was_away": bool(deputies)}
        yield "erase_me", {**_own(words, every=bool(deputies)), "told": len(deputies)}
        yield (
            "who_am_i",
            {**_own(words, every=bool(deputies)), "deputies": deputies, "stands_in_for": deputies},
        )
    yield "muted", {"until": "15 ก.ค. 2567 (จ.)"}
    for what in ("away", "mute"):
        yield "ask_days", {"what": what}
    for template in ("note_nowhere", "nothing_to_correct"):
        yield template, {}
    yield "ask_note", {"duties": [{"id": 5, "code": facts["code"], "round": words}] * 3}
    yield "wants_erasing", {"name": words, "unit": words}
    meeting = {"name": words, "day": "12 ก.ค. 2567 (ศ.)", "time": "09.30", "place": words}
    for days, meetings, more, duties in (
        *(("", [], 0, []), ("12 ก.ค. 2567 (ศ.)", [], 0, [facts])),
        *(("", [meeting, meeting | {"place": ""}], 3, []), ("12 ก.ค. – 15 ก.ค.", [meeting], 0, [facts])),
    ):
        yield "calendar", {"days": days, "meetings": meetings, "more": more, "duties": duties}
    for told in (0, 2):
        yield "nudge", {"duties": [facts], "told": told}
        yield "answered", {"duty": facts, "update": 9, "words": words[:500], "by": words, "told": told}
    yield "nudged", {"duty": facts, "by": words}
    yield "problem_answered", {"duty": facts, "update": 9, "words": words[:500], "by": words}
    for what in ("add_duty", "reassign", "approve_enrol", "tie_group"):
        yield "by_workbook", {"what": what}


TOLD = ("recorded", "submitted", "attached", "noted", "answered")


def _own(words: str, *, every: bool) -> dict[str, Any]:
    """What is kept of a person: everything, or next to nothing."""
    at = datetime(2024, 8, 20, 9, 0, tzinfo=BANGKOK)
    kept = Kept(words, date(2024, 9, 5), ((TODAY, TODAY), (TODAY, date(2024, 9, 5))), (), 9, 3, 2, at)
    roles, systems = frozenset(Role) if every else frozenset(), frozenset({words})
    person = Person(1, f"ก{words}", words, 1, words, roles, systems)
    return own_facts(person, kept if every else Kept(), [a_duty(words)] * every, TODAY)


def _after_an_update(facts: dict[str, Any], words: str) -> Iterator[tuple[str, dict[str, Any]]]:
    nothing = {
        "percent": "",
        "before": "",
        "value": "",
        "problem": "",
        "links": 0,
        "files": 0,
        "on_time": True,
    }
    told = {
        **{"percent": "60", "before": "40", "value": "1,500,000", "problem": words},
        **{"links": 2, "files": 1, "on_time": False},
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


def _lists(owed: list[Duty], words: str) -> Iterator[tuple[str, dict[str, Any]]]:
    many = [a_duty(words, number) for number in range(1, 24)]
    for some in (owed[:1], owed, many):
        yield "duties", list_facts(some, TODAY)
        yield "reminder", {"name": words, **list_facts(some, TODAY)}
        owing = [Owing(o.unit_name, o.system_name, o.round_name, o.code, o.office_on) for o in some]
        yield "who_owes", units_facts(owing, TODAY, most=1)
        choices = [duty_facts(one, TODAY) for one in some[:12]]
        more = max(0, len(some) - 12)
        yield "ask_which", {"choices": choices, "heard": words[:60], "file": 0, "more": more}
        yield "ask_which", {"choices": choices, "heard": "", "file": 7, "more": more}
        yield "ask_which", {"choices": choices, "heard": words[:60], "file": 0, "more": more, "note": True}


def _broadcasts(words: str) -> Iterator[tuple[str, dict[str, Any]]]:
    said = words[:1000]
    yield "broadcast", {"broadcast": 3, "words": said, "by": words, "unit": words}
    yield "broadcast_empty", {"longest": 1000}
    for system in ("", words):
        yield "broadcast_nobody", {"system": system}
        for quota, more, unreachable in ((None, 0, 0), (0, 3, 2), (288, 0, 1)):
            yield (
                "broadcast_preview",
                {
                    **{"broadcast": 3, "words": said, "to": 11, "system": system, "names": [words] * 8},
                    **{"more": more, "unreachable": unreachable, "quota": quota},
                },
            )
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
