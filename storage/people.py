"""People, their LINE chats and the one-time codes that tie the two together."""

import hmac
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, select, update
from sqlalchemy.orm import InstrumentedAttribute, Session

from domain.people import Chat, Person, Role
from storage.chats import HERE, chats, read_chat
from storage.enrolment_tables import EnrolmentRow
from storage.office_tables import DeputyRow, PersonRow, RoleRow, SystemRow, UnitRow
from storage.plan_changes import touch_plan
from storage.sql import affected, insert_once
from storage.talk_tables import ChatRow
from storage.untying import untie

CODE_LIVES = timedelta(days=14)


class People:
    """Who is who, inside one transaction; whoever has left the office is nobody's chat any more.

    `secret` keys the hashes of codes: eight letters under a plain hash could be tried one by one.
    """

    def __init__(self, session: Session, secret: str = "") -> None:
        self._session = session
        self._secret = secret

    def meet(self, kind: str, line_id: str) -> Chat:
        """The chat with this LINE id, made known when it is new."""
        chat = self._chat(ChatRow.line_id == line_id)
        if chat is None:
            insert_once(
                self._session, ChatRow, [{"kind": kind, "line_id": line_id, "name": "", "reachable": True}]
            )
            chat = self._chat(ChatRow.line_id == line_id)
        if chat is None:
            raise LookupError(line_id)
        return chat

    def chat(self, chat_id: int | None) -> Chat | None:
        """The chat with this id of ours."""
        return self._chat(ChatRow.id == chat_id) if chat_id else None

    def behind(self, line_id: str | None) -> Person | None:
        """The enrolled person with this LINE account."""
        if not line_id:
            return None
        chat = self._chat(ChatRow.line_id == line_id)
        return next(iter(self.get([chat.person_id])), None) if chat and chat.person_id else None

    def get(self, ids: Iterable[int]) -> list[Person]:
        """These people, by name."""
        return self._read(PersonRow.id.in_(list(ids)))

    def named(self, name: str) -> list[Person]:
        """The people with exactly this name."""
        return self._read(PersonRow.name == name)

    def working(self) -> list[Person]:
        """Everybody who works here now."""
        return self._read(HERE)

    def deputies_of(self, ids: Iterable[int]) -> dict[int, tuple[int, ...]]:
        """Who acts for these people while they are away, in order."""
        query = select(DeputyRow.person_id, DeputyRow.deputy_id).where(DeputyRow.person_id.in_(list(ids)))
        deputies: dict[int, tuple[int, ...]] = {}
        for person, deputy in self._session.execute(query.order_by(DeputyRow.position)):
            deputies[person] = (*deputies.get(person, ()), deputy)
        return deputies

    def chats(self) -> dict[int, Chat]:
        """The 1:1 chats of enrolled people who can be reached, by person."""
        rows = self._session.execute(chats().where(ChatRow.reachable, HERE))
        return {row.person_id: read_chat(row, here, unit) for row, here, unit in rows if row.person_id}

    def chat_of(self, person_id: int) -> Chat | None:
        """The 1:1 chat of this person, if they are enrolled and can be reached."""
        return self._chat(ChatRow.person_id == person_id, ChatRow.reachable, HERE)

    def hold_chats(self, people: Iterable[int]) -> dict[int, Chat]:
        """Where these people can be reached, by person; it stays so until this transaction ends.

        Somebody whose chat changed hands while this waited for it is left out.
        """
        query = chats().where(ChatRow.person_id.in_(list(people)), ChatRow.reachable, HERE)
        held = query.order_by(ChatRow.id).with_for_update(read=True, key_share=True, of=ChatRow)
        rows = self._session.execute(held.execution_options(populate_existing=True))
        found = (read_chat(*row) for row in rows)
        return {chat.person_id: chat for chat in found if chat.person_id}

    def set_reachable(self, line_id: str, reachable: bool) -> None:
        """Whether messages to this chat arrive: not after a block or a farewell, nor is its menu known."""
        other = update(ChatRow).where(ChatRow.line_id == line_id, ChatRow.reachable.is_not(reachable))
        if affected(self._session, other.values(reachable=reachable, menu=None)) and reachable:
            touch_plan(self._session)

    def add_code(self, person_id: int, code: str, now: datetime) -> None:
        """Keep the hash of a new one-time code; older unused ones of the person end, also at once."""
        self._end_codes(person_id, now)
        self._session.add(
            EnrolmentRow(
                person_id=person_id, code_hash=self._hash(code), created_at=now, expires_at=now + CODE_LIVES
            )
        )

    def is_good(self, code: str, now: datetime) -> bool:
        """Whether this code lets somebody in."""
        return self._session.scalar(select(EnrolmentRow.id).where(*self._good(code, now))) is not None

    def enrol(self, code: str, chat: Chat, now: datetime) -> Person | None:
        """Tie the chat to the person whose code this is, once; None when the code is not good."""
        good = self._good(code, now)
        of_somebody_here = select(EnrolmentRow.person_id).join(PersonRow).where(*good, HERE)
        person_id = self._session.scalar(of_somebody_here)
        if person_id is None or not affected(
            self._session, update(EnrolmentRow).where(*good).values(used_at=now)
        ):
            return None
        others = select(ChatRow.id, ChatRow.line_id).where(
            ChatRow.person_id == person_id, ChatRow.id != chat.id
        )
        untie(self._session, {id_: line_id for id_, line_id in self._session.execute(others)})
        affected(
            self._session,
            update(ChatRow).where(ChatRow.id == chat.id).values(person_id=person_id, reachable=True),
        )
        touch_plan(self._session)
        return next(iter(self.get([person_id])), None)

    def _good(self, code: str, now: datetime) -> tuple[ColumnElement[bool], ...]:
        unused = (EnrolmentRow.used_at.is_(None), EnrolmentRow.expires_at > now)
        return (EnrolmentRow.code_hash == self._hash(code), *unused)

    def _end_codes(self, person_id: int, now: datetime) -> None:
        """Whoever makes another code for this person at the same moment waits here."""
        of_person = select(PersonRow.id).where(PersonRow.id == person_id)
        self._session.execute(of_person.with_for_update(key_share=True))
        unused = (EnrolmentRow.person_id == person_id, EnrolmentRow.used_at.is_(None))
        affected(self._session, update(EnrolmentRow).where(*unused).values(expires_at=now))

    def _hash(self, code: str) -> str:
        return hmac.digest(self._secret.encode(), f"enrolment:{code}".encode(), "sha256").hex()

    def _chat(self, *where: ColumnElement[bool] | InstrumentedAttribute[bool]) -> Chat | None:
        found = self._session.execute(chats().where(*where)).first()
        return read_chat(*found) if found else None

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
