"""What planners typed in the sheet: rows known by their digest, and the proposals that they led to."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from sqlalchemy import ColumnElement, and_, select, true, update
from sqlalchemy.orm import Session

from domain.proposals import LIVES
from domain.suggestions import Known
from storage.bulk import delete_of
from storage.history_tables import ProposalRow, SuggestionRow
from storage.proposals import Proposals
from storage.sql import affected


class Suggestions:
    """Suggestions inside one transaction."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._proposals = Proposals(session)

    def known(self) -> list[Known]:
        """Every row that was taken in, oldest first."""
        return self._read(true())

    def waiting(self, now: datetime) -> list[Known]:
        """Those that a coordinator may still confirm, oldest first."""
        return self._read(and_(ProposalRow.state == "draft", ProposalRow.at >= now - LIVES))

    def unanswered(self) -> bool:
        """Whether something was decided that the sheet does not show."""
        query = select(SuggestionRow.id).join(ProposalRow, ProposalRow.id == SuggestionRow.proposal_id)
        return (
            self._session.scalar(query.where(ProposalRow.state != SuggestionRow.answered).limit(1))
            is not None
        )

    def keep(self, digest: str, proposal_id: int | None, problem: str, now: datetime) -> Known:
        """A new row of the sheet."""
        row = SuggestionRow(digest=digest, proposal_id=proposal_id, problem=problem, at=now)
        self._session.add(row)
        self._session.flush()
        return self._read(SuggestionRow.id == row.id)[0]

    def refuse(self, suggestion_id: int, problem: str) -> None:
        """It cannot be done any more, and why."""
        its = update(SuggestionRow).where(SuggestionRow.id == suggestion_id)
        affected(self._session, its.values(problem=problem, answered=""))

    def answer(self, states: Mapping[int, str]) -> None:
        """The sheet shows these states by now."""
        for id_, state in states.items():
            its = update(SuggestionRow).where(SuggestionRow.id == id_, SuggestionRow.answered != state)
            affected(self._session, its.values(answered=state))

    def forget(self, ids: Iterable[int]) -> None:
        """These stand in the sheet no more."""
        delete_of(self._session, SuggestionRow, "id", ids)

    def _read(self, condition: ColumnElement[bool]) -> list[Known]:
        query = (
            select(SuggestionRow, ProposalRow)
            .outerjoin(ProposalRow, ProposalRow.id == SuggestionRow.proposal_id)
            .where(condition)
            .order_by(SuggestionRow.id)
        )
        return [
            Known(row.id, row.digest, self._proposals.whole(of) if of else None, row.problem, row.answered)
            for row, of in self._session.execute(query)
        ]
