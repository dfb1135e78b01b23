"""Keeps what was decided at the steps of duties and of whole rounds."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import ColumnElement, Select, and_, delete, exists, func, or_, select
from sqlalchemy.orm import Session

from domain.decisions import Decision, RoundState, TakenStep
from domain.duties import State
from storage.history_tables import DecisionRow, UpdateRow
from storage.mirror_state import touch_mirror
from storage.office_tables import DutyRow, RoundRow, StepRow, SystemRow
from storage.sql import affected, insert_once
from storage.talk_tables import InboxRow

ENDED = (State.DONE.value, State.CANCELLED.value)
STANDS = or_(DecisionRow.update_id.is_(None), UpdateRow.undone_at.is_(None))


class Decisions:
    """Decisions inside one transaction; what was undone with its update counts no more."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def keep(self, decision: Decision, now: datetime) -> None:
        """Keep a verdict on a duty, tied to the step that it was about."""
        step = None if decision.step is None else self._step_id(decision.duty_id, decision.step)
        self._session.add(
            DecisionRow(
                duty_id=decision.duty_id,
                step_id=step,
                person_id=decision.person_id,
                update_id=decision.update_id,
                verdict=decision.verdict,
                reason=decision.reason,
                reference=decision.reference,
                day=decision.day,
                at=now,
            )
        )

    def of_duty(self, duty_id: int) -> list[Decision]:
        """What was decided of a duty, oldest first."""
        return self._decided(DecisionRow.duty_id == duty_id)

    def standing(self) -> list[Decision]:
        """What was decided of every duty, oldest first."""
        return self._decided(DecisionRow.duty_id.is_not(None))

    def round(self, code: str) -> RoundState | None:
        """How far the round with this code is, in whatever letter case."""
        query = select(RoundRow, SystemRow.name).join(SystemRow, RoundRow.system_id == SystemRow.id)
        found = self._session.execute(query.where(func.upper(RoundRow.code) == code.upper())).first()
        if found is None:
            return None
        row, system = found
        steps = self._session.scalars(_round_steps(row.system_id)).all()
        decided = select(DecisionRow.step_id).where(DecisionRow.round_id == row.id)
        taken = set(self._session.scalars(decided))
        return RoundState(
            row.id,
            row.code,
            row.name,
            system,
            tuple(step.name for step in steps),
            frozenset(place for place, step in enumerate(steps) if step.id in taken),
            self._count(row.id, DutyRow.state != State.CANCELLED),
            self._count(row.id, DutyRow.state.not_in(ENDED)),
        )

    def take_round_step(
        self,
        state: RoundState,
        person_id: int | None,
        words: str,
        now: datetime,
        inbox_id: int | None = None,
    ) -> int | None:
        """Note the round's next step as taken, under this id; None when somebody else was faster."""
        if state.next_place is None:
            return None
        row = self._session.get_one(RoundRow, state.id)
        step = self._session.scalars(_round_steps(row.system_id)).all()[state.next_place]
        values = {
            "round_id": row.id,
            "step_id": step.id,
            "person_id": person_id,
            "verdict": "tick",
            "reason": "",
            "reference": words,
            "inbox_id": inbox_id,
            "at": now,
        }
        touch_mirror(self._session, now)
        if not insert_once(self._session, DecisionRow, [values]):
            return None
        here = (DecisionRow.round_id == row.id, DecisionRow.step_id == step.id)
        return self._session.scalar(select(DecisionRow.id).where(*here))

    def round_step(self, decision_id: int) -> TakenStep | None:
        """The step of a whole round that was noted under this id."""
        return self._taken(DecisionRow.id == decision_id)

    def last_round_step(self, person_id: int, said_in: str) -> TakenStep | None:
        """The step of a whole round that this person took last in this conversation."""
        here = exists().where(InboxRow.id == DecisionRow.inbox_id, InboxRow.conversation == said_in)
        return self._taken(and_(DecisionRow.person_id == person_id, here))

    def round_step_of(self, inbox_ids: Iterable[int]) -> TakenStep | None:
        """The step of a whole round that these events took."""
        return self._taken(DecisionRow.inbox_id.in_(list(inbox_ids)))

    def take_back(self, step: TakenStep, now: datetime) -> bool:
        """As if it had not been taken, so that it can be taken again; the audit keeps that it was."""
        touch_mirror(self._session, now)
        return bool(affected(self._session, delete(DecisionRow).where(DecisionRow.id == step.id)))

    def _taken(self, condition: ColumnElement[bool]) -> TakenStep | None:
        query = (
            select(DecisionRow, StepRow.name, RoundRow.code)
            .join(RoundRow, DecisionRow.round_id == RoundRow.id)
            .join(StepRow, DecisionRow.step_id == StepRow.id)
        )
        found = self._session.execute(query.where(condition).order_by(DecisionRow.id.desc()).limit(1)).first()
        if found is None:
            return None
        row, step, code = found
        newest = select(func.max(DecisionRow.id)).where(DecisionRow.round_id == row.round_id)
        return TakenStep(row.id, step, code, row.person_id, row.at, self._session.scalar(newest) == row.id)

    def _decided(self, condition: ColumnElement[bool]) -> list[Decision]:
        query = (
            select(DecisionRow, StepRow)
            .outerjoin(StepRow, DecisionRow.step_id == StepRow.id)
            .outerjoin(UpdateRow, DecisionRow.update_id == UpdateRow.id)
            .where(condition, STANDS)
            .order_by(DecisionRow.id)
        )
        return [_decision(row, step) for row, step in self._session.execute(query)]

    def _step_id(self, duty_id: int, position: int) -> int | None:
        query = select(StepRow.id).join(RoundRow, RoundRow.system_id == StepRow.system_id)
        query = query.join(DutyRow, DutyRow.round_id == RoundRow.id)
        here = (DutyRow.id == duty_id, StepRow.scope == "duty", StepRow.position == position)
        return self._session.scalar(query.where(*here))

    def _count(self, round_id: int, condition: ColumnElement[bool]) -> int:
        query = select(func.count()).select_from(DutyRow).where(DutyRow.round_id == round_id, condition)
        return self._session.scalar(query) or 0


def _round_steps(system_id: int) -> Select[StepRow]:
    return (
        select(StepRow)
        .where(StepRow.system_id == system_id, StepRow.scope == "round")
        .order_by(StepRow.position)
    )


def _decision(row: DecisionRow, step: StepRow | None) -> Decision:
    return Decision(
        row.duty_id or 0,
        row.verdict,
        row.person_id,
        row.update_id,
        step.position if step else None,
        step.name if step else "",
        row.reason,
        row.reference,
        row.day,
        row.at,
    )
