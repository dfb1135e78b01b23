"""LINE groups: to whom each is tied, and what LINE told of it, inside one transaction."""

from datetime import datetime

from sqlalchemy import or_, select, update
from sqlalchemy.orm import Session

from domain.office import UnitKind
from domain.people import Chat
from storage.chats import chats, read_chat
from storage.office_tables import UnitRow
from storage.sql import affected
from storage.talk_tables import ChatRow

IS_GROUP = ChatRow.kind != "user"


class Groups:
    """Rooms of the old kind count as groups."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def all(self) -> list[Chat]:
        """The groups that the bot is in."""
        rows = self._session.execute(chats().where(IS_GROUP, ChatRow.reachable).order_by(ChatRow.id))
        return [read_chat(*row) for row in rows]

    def units(self) -> list[tuple[int, str]]:
        """(id, name) of the units, the office's own groups first."""
        rows = self._session.scalars(select(UnitRow).order_by(UnitRow.kind != UnitKind.GROUP, UnitRow.id))
        return [(row.id, row.name) for row in rows]

    def tie(self, chat_id: int, unit_id: int | None) -> None:
        """The group belongs to this unit, or to the whole office."""
        self._set(chat_id, tied=True, unit_id=unit_id)

    def untie(self, chat_id: int) -> None:
        """The group is nobody's."""
        self._set(chat_id, tied=False, unit_id=None)

    def recount(self, chat_id: int) -> None:
        """Its members changed: LINE is asked again."""
        self._set(chat_id, facts_at=None)

    def stale(self, before: datetime) -> Chat | None:
        """A group that the bot is in and of which LINE was not asked since then (machine time)."""
        old = or_(ChatRow.facts_at.is_(None), ChatRow.facts_at < before)
        query = chats().where(IS_GROUP, ChatRow.reachable, old).order_by(ChatRow.id).limit(1)
        row = self._session.execute(query).first()
        return read_chat(*row) if row else None

    def learn(self, chat_id: int, name: str, members: int, machine_now: datetime) -> None:
        """What LINE told of it: its name, nothing for a room, and how many people it has."""
        self._set(chat_id, name=name, members=members, facts_at=machine_now)

    def asked(self, chat_id: int, machine_now: datetime) -> None:
        """LINE was asked, in vain."""
        self._set(chat_id, facts_at=machine_now)

    def _set(self, chat_id: int, **values: object) -> None:
        affected(self._session, update(ChatRow).where(ChatRow.id == chat_id, IS_GROUP).values(**values))
