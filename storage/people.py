"""People, their LINE chats and the one-time codes that tie the two together."""

import hashlib
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, select, update
from sqlalchemy.orm import Session

from domain.people import Chat, Person, Role
from storage.office_tables import DeputyRow, PersonRow, RoleRow, SystemRow, UnitRow
from storage.sql import affected, insert_once
from storage.talk_tables import ChatRow, EnrolmentRow

CODE_LIVES = timedelta(days=14)


def _hash(code: str) -> str:
    return hashlib.sha256(f"enrolment:{code}".encode()).hexdigest()


class People:
    """Who is who, inside one transaction."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def meet(self, kind: str, line_id: str) -> Chat:
        """The chat with this LINE id, made known when it is new."""
        row = self._chat_row(line_id)
        if row is None:
            insert_once(
                self._session, ChatRow, [{"kind": kind, "line_id": line_id, "name": "", "reachable": True}]
            )
            row = self._chat_row(line_id)
        if row is None:
            raise LookupError(line_id)
        return _chat(row)

    def chat(self, chat_id: int | None) -> Chat | None:
        """The chat with this id of ours."""
        row = self._session.get(ChatRow, chat_id) if chat_id else None
        return _chat(row) if row else None

    def behind(self, line_id: str | None) -> Person | None:
        """The enrolled person with this LINE account."""
        if not line_id:
            return None
        id_ = self._session.scalar(select(ChatRow.person_id).where(ChatRow.line_id == line_id))
        return next(iter(self.get([id_])), None) if id_ else None

    def get(self, ids: Iterable[int]) -> list[Person]:
        """These people, by name."""
        return self._read(PersonRow.id.in_(list(ids)))

    def named(self, name: str) -> list[Person]:
        """The people with exactly this name."""
        return self._read(PersonRow.name == name)

    def working(self) -> list[Person]:
        """Everybody who works here now."""
        return self._read(PersonRow.left_on.is_(None))

    def deputies_of(self, ids: Iterable[int]) -> dict[int, tuple[int, ...]]:
        """Who acts for these people while they are away, in order."""
        query = select(DeputyRow.person_id, DeputyRow.deputy_id).where(DeputyRow.person_id.in_(list(ids)))
        deputies: dict[int, tuple[int, ...]] = {}
        for person, deputy in self._session.execute(query.order_by(DeputyRow.position)):
            deputies[person] = (*deputies.get(person, ()), deputy)
        return deputies

    def chats(self) -> dict[int, Chat]:
        """The 1:1 chats of enrolled people who can be reached, by person."""
        rows = self._session.scalars(select(ChatRow).where(ChatRow.person_id.is_not(None), ChatRow.reachable))
        return {row.person_id: _chat(row) for row in rows if row.person_id is not None}

    def chat_of(self, person_id: int) -> Chat | None:
        """The 1:1 chat of this person, if they are enrolled and can be reached."""
        query = select(ChatRow).where(ChatRow.person_id == person_id, ChatRow.reachable)
        row = self._session.scalar(query)
        return _chat(row) if row else None

    def set_reachable(self, line_id: str, reachable: bool) -> None:
        """Whether messages to this chat arrive: not after a block or a farewell."""
        affected(self._session, update(ChatRow).where(ChatRow.line_id == line_id).values(reachable=reachable))

    def add_code(self, person_id: int, code: str, now: datetime) -> None:
        """Keep the hash of a new one-time code; older unused codes of the person end."""
        unused = (EnrolmentRow.person_id == person_id, EnrolmentRow.used_at.is_(None))
        affected(self._session, update(EnrolmentRow).where(*unused).values(expires_at=now))
        self._session.add(
            EnrolmentRow(
                person_id=person_id, code_hash=_hash(code), created_at=now, expires_at=now + CODE_LIVES
            )
        )

    def enrol(self, code: str, chat: Chat, now: datetime) -> Person | None:
        """Tie the chat to the person whose code this is, once; None when the code is not good."""
        good = (
            EnrolmentRow.code_hash == _hash(code),
            EnrolmentRow.used_at.is_(None),
            EnrolmentRow.expires_at > now,
        )
        person_id = self._session.scalar(select(EnrolmentRow.person_id).where(*good))
        if person_id is None or not affected(
            self._session, update(EnrolmentRow).where(*good).values(used_at=now)
        ):
            return None
        mine = update(ChatRow).where(ChatRow.person_id == person_id, ChatRow.id != chat.id)
        affected(self._session, mine.values(person_id=None))
        affected(
            self._session,
            update(ChatRow).where(ChatRow.id == chat.id).values(person_id=person_id, reachable=True),
        )
        return next(iter(self.get([person_id])), None)

    def _chat_row(self, line_id: str) -> ChatRow | None:
        return self._session.scalar(select(ChatRow).where(ChatRow.line_id == line_id))

    def _read(self, condition: ColumnElement[bool]) -> list[Person]:
        query = (
            select(PersonRow, UnitRow.name).join(UnitRow, PersonRow.unit_id == UnitRow.id).where(condition)
        )
        rows = self._session.execute(query.order_by(PersonRow.name)).all()
        roles = self._roles([row.id for row, _ in rows])
        return [_person(row, unit, roles[row.id]) for row, unit in rows]

    def _roles(self, ids: Sequence[int]) -> dict[int, list[tuple[Role, str | None]]]:
        """Each one's roles with the system they are limited to."""
        roles: dict[int, list[tuple[Role, str | None]]] = {id_: [] for id_ in ids}
        query = select(RoleRow.person_id, RoleRow.role, SystemRow.code).outerjoin(SystemRow)
        for person_id, role, system in self._session.execute(query.where(RoleRow.person_id.in_(ids))):
            roles[person_id].append((Role(role), system))
        return roles


def _person(row: PersonRow, unit: str, roles: Sequence[tuple[Role, str | None]]) -> Person:
    systems = {system for role, system in roles if role is Role.REVIEWER}
    limited = frozenset(system for system in systems if system) if None not in systems else frozenset()
    held = frozenset(role for role, _ in roles)
    return Person(row.id, row.name, row.call_name, row.unit_id, unit, held, limited)


def _chat(row: ChatRow) -> Chat:
    return Chat(row.id, row.kind, row.line_id, row.person_id)
