"""Erases what somebody said and sent and the LINE accounts that they were met by, when they ask for it.

The person stays in the office's register, with the duties that its orders give; the history stays, nobody's.
"""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import ColumnElement, delete, false, or_, select, update
from sqlalchemy.orm import Session

from domain.messages import Gone
from storage.enrolment_tables import EnrolmentRow, EnrolRequestRow
from storage.file_tables import EvidenceRow
from storage.history_tables import AbsenceRow, SnoozeRow, UpdateRow
from storage.office_tables import PersonRow
from storage.overtaken import forget_changes
from storage.retelling import silence, thaw
from storage.sql import affected
from storage.talk_tables import (
    CallRow,
    ChatRow,
    ConversationRow,
    InboxRow,
    NoticeRow,
    SentMessageRow,
)
from storage.traces import traces_of_person
from storage.wiping import wipe, wipe_events

NOBODY = "erased"


def erase(session: Session, person_id: int, now: datetime, answering: int | None) -> None:
    """All of it in this transaction; the event that asked for it keeps the token by which it is answered."""
    accounts = _accounts(session, person_id)
    events = session.scalars(select(InboxRow).where(_spoken_by(accounts))).all()
    tokens = {event.id: event.reply_token for event in events if event.id == answering}
    conversations = {event.conversation for event in events}
    ids = frozenset(event.id for event in events)
    wipe_events(session, ids)
    wipe(session, traces_of_person(session, person_id, [*ids]), Gone.ERASED, now)
    _silence_what_they_are_told(session, person_id, accounts)
    _forget_accounts(session, accounts)
    forget_changes(session, conversations)
    its = update(InboxRow).where(InboxRow.id.in_(ids))
    affected(session, its.values(conversation=NOBODY, message_id=None))
    for event, token in tokens.items():
        affected(session, update(InboxRow).where(InboxRow.id == event).values(reply_token=token))
    _forget_own_time(session, person_id)


def _accounts(session: Session, person_id: int) -> set[str]:
    """Their LINE account, and earlier ones that nobody else has now."""
    now = set(session.scalars(select(ChatRow.line_id).where(ChatRow.person_id == person_id)))
    said = select(UpdateRow.inbox_id).where(UpdateRow.person_id == person_id)
    sent = select(EvidenceRow.inbox_id).where(EvidenceRow.person_id == person_id)
    spoken = select(InboxRow.conversation).where(or_(InboxRow.id.in_(said), InboxRow.id.in_(sent)))
    earlier = {one.partition("|")[2] for one in session.scalars(spoken)} - {""}
    bound = select(ChatRow.line_id).where(ChatRow.line_id.in_(earlier), ChatRow.person_id.is_not(None))
    return now | (earlier - set(session.scalars(bound)))


def _spoken_by(accounts: Iterable[str]) -> ColumnElement[bool]:
    return or_(false(), *(InboxRow.conversation.endswith(f"|{one}", autoescape=True) for one in accounts))


def _silence_what_they_are_told(session: Session, person_id: int, accounts: set[str]) -> None:
    chats = select(ChatRow.id).where(ChatRow.line_id.in_(accounts))
    told = or_(NoticeRow.person_id == person_id, NoticeRow.chat_id.in_(chats))
    notices = [row for row in session.scalars(select(NoticeRow).where(told)) if silence(row)]
    thaw(session, notices)


def _forget_accounts(session: Session, accounts: set[str]) -> None:
    """Calls stay, for they were counted; the chat stays as nobody's, for they hang on it."""
    chats = session.scalars(select(ChatRow).where(ChatRow.line_id.in_(accounts))).all()
    ids = [chat.id for chat in chats]
    affected(session, update(CallRow).where(CallRow.chat_id.in_(ids)).values(recipient=NOBODY, messages=None))
    affected(session, delete(SentMessageRow).where(SentMessageRow.chat_id.in_(ids)))
    affected(session, delete(EnrolRequestRow).where(EnrolRequestRow.chat_id.in_(ids)))
    for account in accounts:
        its = ConversationRow.key.endswith(f"|{account}", autoescape=True)
        affected(session, delete(ConversationRow).where(its))
    for chat in chats:
        chat.person_id, chat.reachable, chat.menu = None, False, None
        chat.line_id, chat.name = f"{NOBODY}:{chat.id}", ""


def _forget_own_time(session: Session, person_id: int) -> None:
    affected(session, delete(AbsenceRow).where(AbsenceRow.person_id == person_id))
    affected(session, delete(SnoozeRow).where(SnoozeRow.person_id == person_id))
    affected(session, delete(EnrolmentRow).where(EnrolmentRow.person_id == person_id))
    stood_for = update(UpdateRow).where(UpdateRow.instead_of == person_id)
    affected(session, stood_for.values(instead_of=None))
    person = session.get_one(PersonRow, person_id)
    person.quiet_until = person.quiet_said_in = None
