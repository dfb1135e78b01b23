"""Each thing that coordinators and reviewers ask of known duties, by the words that ask for it."""

import re
from collections.abc import Callable

from domain import commands as c
from domain import coordinator_commands as k
from domain import step_commands as s
from domain.people import Role
from domain.thai import normalise
from domain.words import coordinator_words as w
from domain.words.asked import Asked
from domain.words.office_words import LAST_POLITE
from domain.words.reasons import reason_of, rest_of, tail_of
from domain.words.systems_said import system_named

JUDGES = frozenset({Role.REVIEWER, Role.COORDINATOR, Role.DIRECTOR})
Make = Callable[[Asked, tuple[int, ...]], c.Command | None]


def is_own(asked: Asked) -> bool:
    """Whether the words name duties, and the speaker's only."""
    return bool(asked.named) and set(asked.named) <= {duty.id for duty in asked.setting.held}


def _answer(asked: Asked, ids: tuple[int, ...]) -> c.Command | None:
    may = asked.setting.coordinates or w.ANSWERS_FIRST.search(asked.words)
    found = w.ANSWERS.search(asked.words) if may else None
    return k.AnswerProblem(ids, tail_of(asked) or normalise(found["words"])) if found else None


def _answer_blocked(asked: Asked, ids: tuple[int, ...]) -> c.Command | None:
    """ "บอกน้องนงค์ว่าเรื่อง E1 พี่ประสานให้แล้ว", of others' work in whose way something is."""
    duties = asked.setting.duties(ids)
    blocked = len(duties) == 1 and duties[0].problem and not is_own(asked)
    if not blocked or not asked.setting.coordinates or not w.SETTLES.search(asked.words):
        return None
    return k.AnswerProblem(ids, tail_of(asked) or asked.heard.said)


def reassign(asked: Asked, ids: tuple[int, ...]) -> c.Command | None:
    """Somebody else's from now on; `ids` are the duties that are named."""
    return k.Reassign(ids, asked.heard.said) if w.REASSIGNS.search(asked.words) else None


def _reopen(asked: Asked, ids: tuple[int, ...]) -> c.Command | None:
    return s.Reopen(ids) if w.REOPENS.search(asked.words) else None


def _cancel(asked: Asked, ids: tuple[int, ...]) -> c.Command | None:
    return s.CancelDuty(ids, reason_of(asked)) if w.CANCELS.search(asked.words) else None


def _move(asked: Asked, ids: tuple[int, ...]) -> c.Command | None:
    # Whoever may move it "asks" for it out of politeness only.
    words = asked.words.replace("ขอ", "  ") if asked.setting.coordinates else asked.words
    found = w.MOVES.search(words)
    behind = [one for one in asked.days if found and one.start >= found.start()]
    if not found or not behind:
        said = found and asked.setting.coordinates and asked.impossible
        return s.MoveDate(ids, said, reason_of(asked)) if said else None
    first = behind[0]
    return s.MoveDate(
        ids, asked.words[first.start : first.end].strip(), reason_of(asked) or rest_of(asked, first.end)
    )


def _return(asked: Asked, ids: tuple[int, ...]) -> c.Command | None:
    found = w.RETURNS.search(asked.words)
    judges = asked.setting.roles & JUDGES
    if not found or (not judges and (found[0] == "ไม่ผ่าน" or is_own(asked))):
        return None
    until = next((asked.words[one.start : one.end] for one in asked.days if one.start > found.start()), "")
    reason = reason_of(asked) or rest_of(asked, max(found.end(), *(one.end for one in asked.part.meant)))
    return s.Review(ids, passes=False, reason=reason, until=until)


def _record(asked: Asked, ids: tuple[int, ...]) -> c.Command | None:
    found = w.RECORDS.search(asked.words)
    reference = w.REFERENCE.search(asked.words)
    system = system_named(asked.words, asked.setting.systems)
    if (
        not found
        or not w.DONE.search(asked.words)
        or not (reference or (system and asked.setting.coordinates))
    ):
        return None
    return s.RecordEntry(ids, LAST_POLITE.sub("", reference["reference"]).strip() if reference else "")


def _pass(asked: Asked, ids: tuple[int, ...]) -> c.Command | None:
    judges = asked.setting.roles & JUDGES
    says = w.PASSES.search(asked.words) and w.SAYS_PASS.search(asked.words)
    strongly = re.search(
        r"^ผ่า*น\s*[a-z]|ให้[ก-๎a-z0-9 ]{0,25}?ผ่า*น|ผ่า*นการกลั่นกรอง|ผลการกลั่นกรอง|ถือว่า", asked.words
    )
    return s.Review(ids) if says and not asked.reports and (judges or strongly) else None


def nudge(asked: Asked, ids: tuple[int, ...]) -> c.Command | None:
    """A word to those who hold them, by whoever does not hold them alone."""
    held = {duty.id for duty in asked.setting.held}
    others = not ids or not set(ids) <= held or asked.setting.coordinates
    return (
        k.Nudge(ids)
        if w.NUDGES.search(asked.words) and others and not asked.reports and "ผิด" not in asked.words
        else None
    )


MAKERS: tuple[Make, ...] = (
    _answer,
    _answer_blocked,
    reassign,
    _reopen,
    _cancel,
    _move,
    _return,
    _record,
    _pass,
    nudge,
)
