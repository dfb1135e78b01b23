"""What a coordinator reads of changes that wait for a tap, and of problems: templates with their facts."""

from collections.abc import Iterator
from typing import Any

from facts_made import TODAY, a_duty

from domain.proposals import KINDS
from domain.telling import duty_facts

Case = tuple[str, dict[str, Any]]


def of_proposals(words: str) -> Iterator[Case]:
    """With these words wherever people's words go."""
    facts = duty_facts(a_duty(words), TODAY)
    yield from _previews(words)
    yield from _asked(words)
    for state in ("confirmed", "dropped", "expired", "gone"):
        for you in (True, False):
            yield "change_settled", {"state": state, "by": words, "you": you}
    yield "change_settled", {"state": "dropped", "by": "", "you": False}
    yield "change_dropped", {}
    yield "undo_handover", {}
    for problems in ([], [words], [words] * 5):
        yield "change_impossible", {"problems": problems}
    for off in (True, False):
        yield "day_off_known", {"day": "22 ก.ค. 2567 (จ.)", "off": off}
    for until in ("", "5 ก.ย. 2567 (พฤ.)"):
        yield "problem_reported", {"duty": facts, "update": 9, "problem": words, "by": words, "until": until}
    for duty in (facts, facts | {"problem": words}, facts | {"problem": ""}):
        yield "ask_answer", {"duty": duty}
    for why in ("taker_left", "already_theirs", "unit_has_one"):
        yield "refused", {"why": why, "duty": None if why == "taker_left" else facts, "looks": False}


def _previews(words: str) -> Iterator[Case]:
    line = {"what": words, "before": words, "after": words, "who": [words] * 2}
    lines = [line, line | {"before": "", "who": []}, line | {"before": "", "after": ""}]
    notes = [["after_national", "15 ก.ย. 2567"], ["reminders", words], ["warning", words]]
    for kind in KINDS:
        change = {"kind": kind, "reason": words, "lines": lines, "more": 3, "notes": notes}
        few = change | {"reason": "", "lines": lines[:1], "more": 0, "notes": []}
        for changes, told, unreachable in (([change, few], 12, [words]), ([few], 1, []), ([few], 0, [])):
            shown = {"changes": changes, "names": [words] * min(told, 10), "told": told}
            shown |= {"unreachable": unreachable}
            yield "change_preview", shown | {"proposal": 7, "again": bool(told)}
            yield "change_done", shown
            said = {"proposal": 7, "suggestion": 3, "key": "P000007", "by": words, "words": words}
            yield "suggestion_preview", shown | said | {"more": told}


def _asked(words: str) -> Iterator[Case]:
    asked = {
        "title": words,
        "unclear": "",
        "left": False,
        "options": [],
        "national": "",
        "example": "5 ก.ย.",
        "to": [],
        "why": "",
    }
    for missing in ("title", "system", "round", "day", "to"):
        yield "add_ask", asked | {"missing": missing}
        yield "add_ask", asked | {"missing": missing, "options": [f"กลุ่ม{words}"] * 12, "unclear": words}
    for why in ("past", "after_national"):
        yield "add_ask", asked | {"missing": "day", "why": why, "national": "15 ก.ย. 2567 (อา.)"}
    for more in ({"unclear": words}, {"unclear": words, "left": True}, {"title": ""}):
        yield "add_ask", asked | {"missing": "to"} | more
        for missing in ("giver", "taker"):
            yield "reassign_ask", asked | {"missing": missing} | more
    yield "reassign_ask", asked | {"missing": "taker", "unclear": words, "options": [f"กลุ่ม{words}"] * 3}
    yield "add_no_round", {"system": words}
    for why, who, left in (
        *(("unit", words, ""), ("same", words, ""), ("nothing", words, ""), ("nothing", "", "")),
        ("nothing", words, "E5, E7"),
    ):
        yield "reassign_nobody", {"why": why, "who": who, "left": left}
    for rounds in ([], [f"EMES-67 {words}"], [f"EMES-67 {words}"] * 12):
        yield "round_unclear", {"rounds": rounds, "until": words, "reason": words}
