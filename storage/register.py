"""Reads the register of documents: what was recorded of duties, and the letters of announcements."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from domain.clocks import BANGKOK
from domain.register import RegisterLine
from domain.transitions import Move
from storage.decisions import STANDS
from storage.history_tables import DecisionRow, UpdateRow
from storage.office_tables import DutyRow, ItemRow, RoundRow, StepRow
from storage.talk_tables import BroadcastRow


class Register:
    """The register inside one transaction; what was undone is no part of it."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def lines(self) -> list[RegisterLine]:
        """Every document, oldest record first; announcements' letters come last."""
        return [*self._entries(), *self._letters()]

    def _entries(self) -> list[RegisterLine]:
        query = (
            select(DecisionRow, RoundRow.name, ItemRow.code, ItemRow.name, StepRow.name)
            .join(DutyRow, DecisionRow.duty_id == DutyRow.id)
            .join(ItemRow, DutyRow.item_id == ItemRow.id)
            .join(RoundRow, DutyRow.round_id == RoundRow.id)
            .outerjoin(StepRow, DecisionRow.step_id == StepRow.id)
            .outerjoin(UpdateRow, DecisionRow.update_id == UpdateRow.id)
            .where(DecisionRow.verdict == Move.RECORD, STANDS)
            .order_by(DecisionRow.id)
        )
        return [
            RegisterLine(
                key=f"R{row.id:06}",
                agency=agency,
                code=code,
                what=what,
                step=step or "",
                number=row.reference,
                sent_on=row.day or row.at.astimezone(BANGKOK).date(),
                recorded_by=row.person_id,
            )
            for row, agency, code, what, step in self._session.execute(query)
        ]

    def _letters(self) -> list[RegisterLine]:
        with_letter = select(BroadcastRow).where(BroadcastRow.letter_number.is_not(None))
        return [
            RegisterLine(
                key=f"B{row.id:06}",
                agency="ประกาศ",
                code="",
                what=row.words,
                step="หนังสือแจ้ง",
                number=row.letter_number or "",
                sent_on=row.letter_on or row.created_at.astimezone(BANGKOK).date(),
                recorded_by=row.person_id,
            )
            for row in self._session.scalars(with_letter.order_by(BroadcastRow.id))
        ]
