"""A duty's life as one table: from where each step is taken, by whom, what it needs, becomes and tells.

Taking one's own last step back (ยกเลิก within ten minutes) is no row: it makes the duty what it was before.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from domain import moves
from domain.duties import OPEN, WHY_CLOSED, Change, Duty, Refused, State
from domain.moves import Given, Need
from domain.office import Step, StepKind


class Move(StrEnum):
    """What is done to a duty; the value is also how the log calls it."""

    PROGRESS = "progress"
    PROBLEM = "problem"
    ATTACH = "attach"
    SUBMIT = "submit"
    NOTE = "note"
    ANSWER = "answer"
    ACCEPT = "accept"
    RETURN = "return"
    RECORD = "record"
    TICK = "tick"
    EXTEND = "extend"
    CANCEL = "cancel"
    REOPEN = "reopen"


class By(StrEnum):
    """Who takes a step: who holds the duty, whom the waiting step is for, or a coordinator."""

    HOLDER = "holder"
    STEP = "step"
    COORDINATOR = "coordinator"


@dataclass(frozen=True)
class Row:
    """One line of the table; `tells` is the template that the other holders read, once."""

    sources: frozenset[State]
    by: By
    becomes: Callable[[Duty, Given], Change]
    kinds: frozenset[StepKind] = frozenset()
    needs: tuple[Need, ...] = ()
    answers: str = "recorded"
    tells: str = ""


NOT_CANCELLED = frozenset(State) - {State.CANCELLED}
WAITING = frozenset({State.SUBMITTED})
JUDGED = frozenset({StepKind.CHECK, StepKind.APPROVE})

TABLE: dict[Move, Row] = {
    Move.PROGRESS: Row(OPEN, By.HOLDER, moves.report),
    Move.PROBLEM: Row(OPEN, By.HOLDER, moves.report),
    Move.ATTACH: Row(NOT_CANCELLED, By.HOLDER, moves.as_it_is, answers="attached"),
    Move.NOTE: Row(frozenset(State), By.HOLDER, moves.as_it_is, answers="noted"),
    Move.ANSWER: Row(
        frozenset(State), By.COORDINATOR, moves.as_it_is, answers="answered", tells="problem_answered"
    ),
    Move.SUBMIT: Row(OPEN, By.HOLDER, moves.hand_in, answers="submitted"),
    Move.ACCEPT: Row(WAITING, By.STEP, moves.onward, JUDGED, answers="step_taken"),
    Move.RETURN: Row(
        WAITING, By.STEP, moves.back, JUDGED, (Need.REASON,), answers="duty_changed", tells="returned"
    ),
    Move.RECORD: Row(
        WAITING,
        By.STEP,
        moves.onward,
        frozenset({StepKind.RECORD}),
        (Need.REFERENCE,),
        answers="step_taken",
    ),
    Move.TICK: Row(WAITING, By.STEP, moves.onward, frozenset({StepKind.DO}), answers="step_taken"),
    Move.EXTEND: Row(
        OPEN,
        By.COORDINATOR,
        moves.extend,
        needs=(Need.DATE, Need.REASON),
        answers="duty_changed",
        tells="date_moved",
    ),
    Move.CANCEL: Row(
        OPEN | WAITING,
        By.COORDINATOR,
        moves.cancel,
        needs=(Need.REASON,),
        answers="duty_changed",
        tells="duty_cancelled",
    ),
    Move.REOPEN: Row(
        frozenset({State.SUBMITTED, State.DONE, State.CANCELLED}),
        By.COORDINATOR,
        moves.reopen,
        answers="duty_changed",
        tells="duty_reopened",
    ),
}


def take(move: Move, duty: Duty, given: Given, step: str = "") -> Change:
    """What this makes of the duty; `step` is the name of the step that is meant, where it was said.

    Raises `Refused` when it cannot be taken from there, or lacks something.
    """
    row, waiting = TABLE[move], duty.waits_for
    if duty.state not in row.sources:
        raise Refused(_why_not_from(duty, row), duty.id)
    if row.kinds and (waiting is None or waiting.kind not in row.kinds or step not in ("", waiting.name)):
        raise Refused("other_step", duty.id)
    lacking = next((need for need in row.needs if given.lacks(need)), None)
    if lacking:
        raise Refused(lacking.value)
    return row.becomes(duty, given)


def outdated_by(move: Move) -> frozenset[Move]:
    """The later steps after which nobody needs to hear of this one any more."""
    over = {Move.ANSWER, Move.PROGRESS} if move is Move.PROBLEM else set()
    return frozenset({Move.SUBMIT, Move.CANCEL, Move.REOPEN, move, *over})


def _why_not_from(duty: Duty, row: Row) -> str:
    return WHY_CLOSED.get(duty.state) or ("not_submitted" if row.by is By.STEP else "still_open")


def steps_meant(duty: Duty, move: Move) -> tuple[Step, ...]:
    """The steps that a move may be about: the one waited for, else all of its kinds."""
    kinds = TABLE[move].kinds
    waiting = duty.waits_for
    if waiting and waiting.kind in kinds:
        return (waiting,)
    return tuple(step for step in duty.steps if step.kind in kinds)
