"""What goes with an account that is nobody's any more: its question, and answers and calls on the way."""

from collections.abc import Mapping

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from domain.notices import NoticeState
from storage.sql import affected
from storage.talk_tables import CallRow, ChatRow, ConversationRow, NoticeRow

RELEASED = "released"


def untie(session: Session, chats: Mapping[int, str]) -> None:
    """These chats (our id → LINE's) are nobody's from now on, and nothing more of the office goes there.

    The chats go first: whoever freezes a call to one of them is waited for, and that call is closed here.
    What LINE is being asked to send at this moment may still arrive, but is never repeated. Notices that rode
    along wait again, for wherever their person is next.
    """
    affected(session, update(ChatRow).where(ChatRow.id.in_(chats)).values(person_id=None))
    for line_id in chats.values():
        theirs = ConversationRow.key.endswith(f"|{line_id}", autoescape=True)
        affected(session, update(ConversationRow).where(theirs).values(question=None))
    open_ = (CallRow.chat_id.in_(chats), CallRow.state == "open")
    waits = NoticeRow.state == NoticeState.WAITING
    riding = update(NoticeRow).where(waits, NoticeRow.call_id.in_(select(CallRow.id).where(*open_)))
    affected(session, riding.where(NoticeRow.inbox_id.is_(None)).values(call_id=None))
    answers = update(NoticeRow).where(waits, NoticeRow.chat_id.in_(chats))
    affected(session, answers.values(state=NoticeState.CLEARED, why=RELEASED))
    closed = {"state": "closed", "outcome": RELEASED, "messages": None, "reply_token": None}
    affected(session, update(CallRow).where(*open_).values(**closed, lease_by=None, lease_until=None))
