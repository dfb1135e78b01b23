"""Messages about steps after submission and about rounds."""

from collections.abc import Iterator
from typing import Any

from facts_made import TODAY, a_duty

from domain.duties import State
from domain.telling import duty_facts, list_facts
from domain.workbook.news import line_facts


def of_steps(words: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """What each step is answered and what is told of it."""
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


def of_rounds(words: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """A round's steps, and many duties at once."""
    steps = [{"name": words, "done": True}, {"name": words, "done": False}]
    for some, after in ((steps, words), (steps[:1], ""), ([], "")):
        facts = {"code": words, "name": words, "steps": some, "next": after, "duties": 30}
        for took, undone, unfinished in (("", "", 3), (words, "", 0), (words, "", 3), ("", words, 3)):
            done = {"took": took, "undone": undone, "decision": 9}
            yield "round", {**facts, **done, "unfinished": unfinished}
    yield "round_other_step", {"code": words, "name": words, "next": words, "said": words[:40]}
    for more, why in ((0, ""), (3, words)):
        moved = {"round": words, "due": "30 ส.ค.", "moved": "2 ก.ย.", "reason": why}
        yield "round_moved", moved | {"codes": [words] * 10, "more": more}
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
