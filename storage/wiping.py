"""Wipes words wherever they stand: what was said, what was sent, and what repeats it."""

from datetime import datetime

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from domain.messages import GONE_WORDS, Gone
from storage.file_tables import EvidenceRow, FileRow
from storage.history_tables import UpdateRow
from storage.mirror_state import touch_mirror
from storage.office_tables import DutyRow
from storage.retelling import hush
from storage.sql import affected
from storage.talk_tables import ConversationRow, InboxRow
from storage.traces import Traces


def wipe(session: Session, traces: Traces, why: Gone, now: datetime) -> None:
    """Nothing of it is left but that it was, and why it is gone.

    Files go first: on PostgreSQL that waits for whoever tells at this moment what stands in one.
    """
    echoes = traces.echoes
    _delete_files(session, [row.id for row in traces.evidence])
    hush(session, traces, echoes, GONE_WORDS[why])
    _forget_questions(session, traces)
    _wipe_history(session, traces, why)
    _wipe_duties(session, traces, echoes)
    _wipe_announcements(traces)
    _wipe_proposals(traces, why)
    for wish in traces.wishes:
        session.delete(wish)
    touch_mirror(session, now)


def wipe_events(session: Session, inbox_ids: frozenset[int]) -> None:
    """The raw events say nothing any more, and those that wait or are parked are never carried out.

    It is done first: on PostgreSQL it waits for whoever handles one of them at this moment.
    """
    its = update(InboxRow).where(InboxRow.id.in_(inbox_ids))
    affected(session, its.values(body=None, reply_token=None, heard_with=None))
    undone = its.where(InboxRow.state.in_(("waiting", "parked")))
    affected(session, undone.values(state="overtaken"))


def _forget_questions(session: Session, traces: Traces) -> None:
    """What the bot asked because of these words, also where an event was heard beside that question."""
    files = {row.id for row in traces.evidence}
    for row in session.scalars(select(ConversationRow).where(ConversationRow.asked_by.is_not(None))):
        if row.asked_by in traces.inbox or (row.question or {}).get("evidence") in files:
            row.question, row.asked_by = None, None
    for event in session.scalars(select(InboxRow).where(InboxRow.heard_with.is_not(None))):
        if event.heard_with and event.heard_with["asked_by"] in traces.inbox:
            event.heard_with = None


def _wipe_history(session: Session, traces: Traces, why: Gone) -> None:
    for row in traces.updates:
        row.words, row.problem, row.gone = "", None, why.value
        if why is Gone.ERASED:
            row.person_id = None
    for decision in traces.decisions:
        decision.reason = ""
        if why is Gone.ERASED:
            decision.person_id = None
        else:
            decision.reference = ""


def _wipe_duties(session: Session, traces: Traces, echoes: frozenset[str]) -> None:
    """Where the duty still tells the problem or the reason, and what an undo would make of it again."""
    for duty in session.scalars(select(DutyRow).where(DutyRow.id.in_(traces.duties))):
        duty.problem = _unless(duty.problem, echoes)
        duty.reason = _unless(duty.reason, echoes) or ""
    later = select(UpdateRow).where(UpdateRow.duty_id.in_(traces.duties))
    for row in session.scalars(later):
        before = {**row.before, "problem": _unless(row.before["problem"], echoes)}
        before["reason"] = _unless(row.before["reason"], echoes) or ""
        if before != row.before:
            row.before = before


def _unless(text: str | None, echoes: frozenset[str]) -> str | None:
    return None if text and text.strip() in echoes else text


def _wipe_announcements(traces: Traces) -> None:
    """A draft is dropped; of what was sent it stays known to whom it went and who has read it."""
    for row in traces.broadcasts:
        row.words = ""
        if row.state == "draft":
            row.state = "dropped"
    for row in traces.letters:
        row.letter_number, row.letter_on = None, None


def _wipe_proposals(traces: Traces, why: Gone) -> None:
    """A change that waits for a tap is dropped; what was done is in the history."""
    for row in traces.proposals:
        row.words, row.changes, row.shown = "", [], ""
        if row.state == "draft":
            row.state = "dropped"
        if why is Gone.ERASED:
            row.person_id, row.proposer = None, ""


def _delete_files(session: Session, evidence: list[int]) -> None:
    affected(session, delete(FileRow).where(FileRow.evidence_id.in_(evidence)))
    affected(session, delete(EvidenceRow).where(EvidenceRow.id.in_(evidence)))
