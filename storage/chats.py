"""How a chat is read: with the unit that it is tied to, and whether its person works here."""

from sqlalchemy import Select, select

from domain.people import Chat
from storage.office_tables import PersonRow, UnitRow
from storage.talk_tables import ChatRow

HERE = PersonRow.left_on.is_(None)


def chats() -> Select[ChatRow, bool, str | None]:
    """Chats, each with whether the person it is tied to works here, and its unit's name."""
    tied = select(ChatRow, HERE, UnitRow.name).outerjoin(PersonRow, ChatRow.person_id == PersonRow.id)
    return tied.outerjoin(UnitRow, ChatRow.unit_id == UnitRow.id)


def read_chat(row: ChatRow, here: bool, unit: str | None) -> Chat:
    """A chat as the house knows it; that of somebody who left is nobody's."""
    person_id = row.person_id if here else None
    return Chat(row.id, row.kind, row.line_id, person_id, row.tied, unit or "", row.name, row.members)
