"""Which menu hangs under which 1:1 chat, inside one transaction."""

from collections.abc import Mapping

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from domain.menus import Seat
from storage.chats import HERE
from storage.office_tables import PersonRow
from storage.sql import affected
from storage.talk_tables import ChatRow

PRIVATE = ChatRow.kind == "user"


class Menus:
    """LINE's ids of menus, as they were linked last; None where that is not known."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def seats(self) -> list[Seat]:
        """The 1:1 chats that can be reached, each with whose it is and what hangs there."""
        columns = (ChatRow.id, ChatRow.line_id, ChatRow.person_id, ChatRow.menu, HERE)
        query = select(*columns).outerjoin(PersonRow, ChatRow.person_id == PersonRow.id)
        rows = self._session.execute(query.where(PRIVATE, ChatRow.reachable).order_by(ChatRow.id))
        return [
            Seat(chat, line_id, person if here else None, menu) for chat, line_id, person, menu, here in rows
        ]

    def hung(self, menus: Mapping[int, str]) -> None:
        """What hangs under these chats now; nothing is "", and the one for all is seen."""
        for chat, menu in menus.items():
            affected(self._session, update(ChatRow).where(ChatRow.id == chat).values(menu=menu))

    def in_use(self) -> set[str]:
        """Every menu that hangs anywhere, as far as is known."""
        return set(self._session.scalars(select(ChatRow.menu).where(ChatRow.menu > "").distinct()))
