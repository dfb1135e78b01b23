"""Many answers to one message, told together: a reply of LINE carries five messages."""

from collections.abc import Sequence

from domain.notices import Answer
from domain.telling import some

FEW = 3  # answers that are told one by one
LINES = 25  # duties that are told in a line of their own; more are named by their codes
REFUSALS = 8


def together(answers: Sequence[Answer]) -> list[Answer]:
    """The answers as they are, or what was done to each duty, and what was not, in one list."""
    if len(answers) <= FEW:
        return list(answers)
    done = [one for one in answers if "update" in one.facts and "duty" in one.facts]
    refused = [one for one in answers if one.template == "refused"]
    if not done and not refused:
        return list(answers)
    others = [one for one in answers if one not in done and one not in refused]
    about = tuple(dict.fromkeys(id_ for one in done for id_ in one.about))
    return [*others, Answer("together", _facts(done, refused), about=about, matters=bool(done))]


def _facts(done: Sequence[Answer], refused: Sequence[Answer]) -> dict[str, object]:
    return {
        "count": len(done),
        "done": [{"what": one.template, **one.facts} for one in done[:LINES]],
        "more_done": _codes(done[LINES:]),
        "refused": [one.facts for one in refused[:REFUSALS]],
        "more_refused": _codes(refused[REFUSALS:]),
        "update": done[-1].facts["update"] if done else 0,
        "thanks": any(one.template == "submitted" for one in done),
        "told": any(one.facts.get("told") for one in done),
    }


def _codes(answers: Sequence[Answer]) -> str:
    return some((one.facts["duty"]["code"] for one in answers if one.facts["duty"]), most=300)
