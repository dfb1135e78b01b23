"""Which messages were edited or unsent, noted at the door, so that no older version is carried out."""

import hashlib
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from domain.incoming import Happened, RawEvent
from storage.sql import affected, insert_once
from storage.talk_tables import InboxRow, OvertakenRow


def note_changes(session: Session, events: Sequence[RawEvent], machine_now: datetime) -> None:
    """Note the messages that these events edit or unsend, also those that are not here yet."""
    for event in events:
        if not event.changes or not event.message_id:
            continue
        row = {
            "message_id": event.message_id,
            "who": _who(event.conversation),
            "newest_at": datetime.fromtimestamp(event.happened_at_ms / 1000, UTC),
            "unsent": event.changes is Happened.UNSENT,
            "noted_at": machine_now,
        }
        if not insert_once(session, OvertakenRow, [row]):
            _note_again(session, row)


def _note_again(session: Session, row: dict[str, object]) -> None:
    known = update(OvertakenRow).where(
        OvertakenRow.message_id == row["message_id"], OvertakenRow.who == row["who"]
    )
    if row["unsent"]:
        affected(session, known.values(unsent=True))
    else:
        newer = known.where(OvertakenRow.newest_at < row["newest_at"])
        affected(session, newer.values(newest_at=row["newest_at"]))


def known_messages(session: Session, events: Sequence[RawEvent]) -> set[str]:
    """Of the messages that these events are about, those that were kept."""
    ids = [event.message_id for event in events if event.message_id]
    query = select(InboxRow.message_id).where(InboxRow.message_id.in_(ids))
    return {one for one in session.scalars(query) if one}


def is_overtaken(session: Session, message_id: str, inbox_id: int, conversation: str, *, edit: bool) -> bool:
    """Whether this version of a message is not to be carried out: a newer one was said, or it was unsent."""
    whose = (_who(conversation), _who(conversation.partition("|")[0] + "|"))
    query = select(OvertakenRow).where(OvertakenRow.message_id == message_id, OvertakenRow.who.in_(whose))
    changes = session.scalars(query).all()
    if not edit:
        return bool(changes)
    said_at = session.get_one(InboxRow, inbox_id).happened_at
    return any(one.unsent or one.newest_at > said_at for one in changes)


def forget_changes(session: Session, conversations: Iterable[str]) -> None:
    """Nothing is known any more of what was changed in these conversations."""
    whose = [_who(one) for one in conversations]
    affected(session, delete(OvertakenRow).where(OvertakenRow.who.in_(whose)))


def _who(conversation: str) -> str:
    return hashlib.sha256(conversation.encode()).hexdigest()[:32]
