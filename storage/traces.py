"""Finds what somebody's messages left behind: updates, links and files, decisions, announcements."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from domain.echoes import echoes_of
from storage.enrolment_tables import EnrolRequestRow
from storage.file_tables import EvidenceRow
from storage.history_tables import DecisionRow, ProposalRow, UpdateRow
from storage.talk_tables import BroadcastRow, InboxRow

PIECEMEAL = ("add", "reassign")  # questions whose answers carry on the words that were said before


@dataclass(frozen=True)
class Traces:
    """Rows that hold somebody's words; `inbox` are the events that said them, or what was missing in them."""

    inbox: frozenset[int]
    updates: Sequence[UpdateRow] = ()
    evidence: Sequence[EvidenceRow] = ()
    decisions: Sequence[DecisionRow] = ()
    broadcasts: Sequence[BroadcastRow] = ()
    letters: Sequence[BroadcastRow] = ()
    proposals: Sequence[ProposalRow] = ()
    wishes: Sequence[EnrolRequestRow] = ()

    @property
    def duties(self) -> frozenset[int]:
        """The duties that were spoken of."""
        return frozenset(row.duty_id for row in self.updates)

    @property
    def since(self) -> datetime | None:
        """From when on others may have been told (office time)."""
        said = [row.at for row in self.updates] + [row.at for row in self.evidence]
        decided = [row.at for row in self.decisions] + [row.created_at for row in self.broadcasts]
        asked = [row.at for row in self.proposals] + [row.asked_at for row in self.wishes]
        return min(said + decided + asked, default=None)

    @property
    def echoes(self) -> frozenset[str]:
        """The words in every form in which they may be repeated."""
        said = [text for row in self.updates for text in (row.words, row.problem)]
        sent = [text for row in self.evidence for text in (row.url, row.name)]
        decided = [text for row in self.decisions for text in (row.reason, row.reference)]
        decided += [one.get("reason") for row in self.proposals for one in row.changes]
        announced = [row.words for row in self.broadcasts] + [row.said for row in self.wishes]
        return echoes_of([*said, *sent, *decided, *announced, *(row.letter_number for row in self.letters)])


def traces_of_messages(session: Session, inbox_ids: Sequence[int]) -> Traces:
    """What these events left; a photo's also where a later button gave it to a duty."""
    ids = frozenset(inbox_ids)
    given = select(EvidenceRow.update_id).where(EvidenceRow.inbox_id.in_(ids))
    updates = session.scalars(
        select(UpdateRow).where(or_(UpdateRow.inbox_id.in_(ids), UpdateRow.id.in_(given)))
    ).all()
    its = [row.id for row in updates]
    sent = or_(EvidenceRow.inbox_id.in_(ids), EvidenceRow.update_id.in_(its))
    decided = or_(DecisionRow.inbox_id.in_(ids), DecisionRow.update_id.in_(its))
    led_to = follow_questions(session, inbox_ids)
    return Traces(
        led_to,
        updates,
        session.scalars(select(EvidenceRow).where(sent)).all(),
        session.scalars(select(DecisionRow).where(decided)).all(),
        session.scalars(select(BroadcastRow).where(BroadcastRow.inbox_id.in_(ids))).all(),
        session.scalars(select(BroadcastRow).where(BroadcastRow.letter_inbox_id.in_(ids))).all(),
        session.scalars(select(ProposalRow).where(ProposalRow.inbox_id.in_(led_to))).all(),
        _wishes(session, inbox_ids),
    )


def follow_questions(session: Session, inbox_ids: Sequence[int]) -> frozenset[int]:
    """These events, and those that said what was missing in them: first words go on in what comes of it."""
    found = set(inbox_ids)
    where = select(InboxRow.conversation).where(InboxRow.id.in_(found))
    heard = select(InboxRow.id, InboxRow.heard_with).where(
        InboxRow.conversation.in_(where), InboxRow.heard_with.is_not(None)
    )
    for event, asked in session.execute(heard.order_by(InboxRow.happened_at, InboxRow.id)):
        if asked["asked_by"] in found and asked["question"]["ask"] in PIECEMEAL:
            found.add(event)
    return frozenset(found)


def traces_of_person(session: Session, person_id: int, inbox_ids: Sequence[int]) -> Traces:
    """What this person left; the numbers of official letters are the office's."""
    updates = session.scalars(select(UpdateRow).where(UpdateRow.person_id == person_id)).all()
    sent = or_(EvidenceRow.person_id == person_id, EvidenceRow.update_id.in_([row.id for row in updates]))
    return Traces(
        frozenset(inbox_ids),
        updates,
        session.scalars(select(EvidenceRow).where(sent)).all(),
        session.scalars(select(DecisionRow).where(DecisionRow.person_id == person_id)).all(),
        session.scalars(select(BroadcastRow).where(BroadcastRow.person_id == person_id)).all(),
        proposals=session.scalars(select(ProposalRow).where(ProposalRow.person_id == person_id)).all(),
        wishes=_wishes(session, inbox_ids),
    )


def _wishes(session: Session, inbox_ids: Sequence[int]) -> Sequence[EnrolRequestRow]:
    """Who asked to be let in with one of these."""
    return session.scalars(select(EnrolRequestRow).where(EnrolRequestRow.inbox_id.in_(inbox_ids))).all()
