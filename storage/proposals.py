"""Changes that wait for a coordinator's tap; each is decided once."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from domain.commands import Command
from domain.people import Actor
from domain.proposals import Proposal, from_json, to_json
from storage.history_tables import ProposalRow
from storage.office_tables import PersonRow
from storage.sql import affected
from storage.traces import follow_questions


class Proposals:
    """Proposed changes inside one transaction."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def draft(self, commands: Sequence[Command], shown: str, actor: Actor, now: datetime) -> int:
        """Keep changes that wait for a tap; gives their number."""
        row = ProposalRow(
            changes=to_json(commands),
            shown=shown,
            via=actor.via,
            person_id=actor.person.id if actor.person else None,
            proposer=actor.person.name if actor.person else "",
            words=actor.words,
            inbox_id=actor.message.inbox_id if actor.message else None,
            at=now,
        )
        self._session.add(row)
        self._session.flush()
        return row.id

    def get(self, proposal_id: int) -> Proposal | None:
        """The proposal as it stands in the database now, whatever this transaction read before."""
        row = self._session.get(ProposalRow, proposal_id, populate_existing=True)
        return self.whole(row) if row else None

    def of_events(self, inbox_ids: Sequence[int]) -> list[Proposal]:
        """What these events led to."""
        led_to = follow_questions(self._session, inbox_ids)
        its = select(ProposalRow).where(ProposalRow.inbox_id.in_(led_to)).order_by(ProposalRow.id)
        return [self.whole(row) for row in self._session.scalars(its)]

    def settle(self, proposal_id: int, state: str, by: Actor, now: datetime) -> bool:
        """A draft is decided, once, and needs its words no more; False when somebody was first."""
        draft = update(ProposalRow).where(ProposalRow.id == proposal_id, ProposalRow.state == "draft")
        decided_by = by.person.id if by.person else None
        decided = draft.values(state=state, decided_by=decided_by, decided_at=now, words="")
        return affected(self._session, decided) > 0

    def show_again(self, proposal_id: int, shown: str, now: datetime) -> None:
        """What is shown of a draft is something else by now."""
        draft = update(ProposalRow).where(ProposalRow.id == proposal_id, ProposalRow.state == "draft")
        affected(self._session, draft.values(shown=shown, at=now))

    def forget(self, older_than: datetime) -> int:
        """What was proposed before (office time) can be confirmed no more: its words go; returns how many."""
        old = update(ProposalRow).where(ProposalRow.at < older_than, ProposalRow.shown != "")
        return affected(self._session, old.values(words="", changes=[], shown=""))

    def whole(self, row: ProposalRow) -> Proposal:
        """A row as the rest of the house sees it."""
        decider = self._session.get(PersonRow, row.decided_by) if row.decided_by else None
        return Proposal(
            id=row.id,
            commands=from_json(row.changes),
            shown=row.shown,
            proposer=row.proposer,
            words=row.words,
            inbox_id=row.inbox_id,
            at=row.at,
            state=row.state,
            decider=decider.name if decider else "",
            decided_at=row.decided_at,
        )
