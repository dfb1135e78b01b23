"""People who come in and go, beside those who speak straight to the handlers."""

import itertools
import json
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import select, update
from systems import WRITER, Systems

from domain.incoming import Happened, Incoming
from domain.notices import NoticeState
from domain.people import Role
from scheduler.freshen import freshen
from scheduler.refresh_account import ACCOUNT
from storage.engine import reading, writing
from storage.enrolment_tables import EnrolmentRow, EnrolRequestRow
from storage.office_tables import PersonRow, RoleRow
from storage.talk_tables import ChatRow, NoticeRow

MOMENTS = itertools.count(1)
WAN, TEERA = "วรรณา แสงทอง", "ธีระ พูนสุข"


@dataclass
class Newcomers(Systems):
    """An office at whose door strangers knock."""

    def comes(self, user: str, words: str) -> str:
        """Somebody whose account is not known to be anybody's writes in 1:1."""
        return self._happens(Incoming(Happened.TEXT, "user", user, user, words=words))

    def taps(self, user: str, data: str) -> str:
        """They press a button."""
        return self._happens(Incoming(Happened.BUTTON, "user", user, user, data=data))

    def copy(self) -> "Newcomers":
        """The same office for another thread, whose messages come at moments of their own."""
        now = self.now + timedelta(milliseconds=next(MOMENTS))
        return Newcomers(self.store, now, dict(self.met))

    def id_of(self, name: str) -> int:
        """Their person's id."""
        with reading(self.store.engine) as session:
            return session.scalars(select(PersonRow.id).where(PersonRow.name == name)).one()

    def chat_of(self, name: str) -> str | None:
        """The LINE account that is tied to them."""
        query = select(ChatRow.line_id).where(ChatRow.person_id == self.id_of(name))
        with reading(self.store.engine) as session:
            return session.scalar(query)

    def chat_id_of(self, name: str) -> int | None:
        """Our id of their chat."""
        query = select(ChatRow.id).where(ChatRow.person_id == self.id_of(name))
        with reading(self.store.engine) as session:
            return session.scalar(query)

    def waiting_request(self) -> int:
        """The newest wish to enrol."""
        with reading(self.store.engine) as session:
            return (
                session.scalars(select(EnrolRequestRow.id).order_by(EnrolRequestRow.id.desc())).first() or 0
            )

    def also_coordinates(self, name: str) -> None:
        """They are a coordinator as well."""
        with writing(self.store.engine) as session:
            session.add(RoleRow(person_id=self.id_of(name), role=Role.COORDINATOR))

    def leaves(self, name: str) -> None:
        """They worked here until today; nobody has let go of their account."""
        gone = update(PersonRow).where(PersonRow.name == name)
        with writing(self.store.engine) as session:
            session.execute(gone.values(left_on=self.now.date()))

    def code(self, name: str, code: str) -> None:
        """They were given this code."""
        with self.store.work() as work:
            work.people.add_code(self.id_of(name), code, self.now)

    def knows_its_account(self, basic_id: str) -> None:
        """LINE has said what the Official Account is called."""
        with self.store.work() as work:
            work.facts.keep(ACCOUNT, {"basic_id": basic_id, "name": "ก่อนกำหนด"}, self.now)

    def button_in_notice(self, who: str, label: str) -> str:
        """What a button that begins so carries in the newest notice to somebody."""
        with self.store.look() as work:
            (*_, notice) = work.notices.riders(self.id_of(who), 10**9, self.now)
            message = WRITER.write(notice, freshen([notice], work, self.now)(notice) or {})[0]
        cards = message["contents"].get("contents") or [message["contents"]]
        buttons = [one for card in cards for one in card.get("footer", {}).get("contents", [])]
        return next(str(one["action"]["data"]) for one in buttons if one["action"]["label"].startswith(label))

    def reads_what_waits(self, who: str) -> None:
        """All that waits for them has gone out with a reply."""
        with self.store.work() as work:
            waiting = work.notices.riders(self.id_of(who), 10**9, self.now)
            work.notices.end([one.id for one in waiting], NoticeState.SENT)

    def everything_kept(self) -> str:
        """All that notices and codes hold, as one text."""
        with reading(self.store.engine) as session:
            facts: list[Any] = list(session.scalars(select(NoticeRow.facts)))
            return json.dumps([*facts, *session.scalars(select(EnrolmentRow.code_hash))])


def at_the_door(systems: Systems) -> Newcomers:
    """The coordinator has an account; she and another coordinator work here."""
    office = Newcomers(systems.store)
    office.on(date(2024, 8, 27))
    office.enrol(WAN)
    office.also_coordinates(TEERA)
    return office
