"""Rows made by hand and clocks held in the hand, for tests of the queues."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta

from sqlalchemy import select, update

from domain.calendar import WorkingDays
from domain.calls import Call, Letter
from domain.clocks import BANGKOK, Clocks
from domain.hours import MORNING, at_hour
from domain.incoming import RawEvent, conversation_key
from domain.notices import Kind, NoticeState, ToTell
from domain.openings import openings
from domain.people import Chat
from domain.planning_day import Day
from storage.engine import make_engine, reading, writing
from storage.office_tables import (
    AssignmentRow,
    DutyRow,
    ItemRow,
    PersonRow,
    RoundRow,
    SystemRow,
    UnitRow,
)
from storage.store import Store, Work
from storage.talk_tables import ChatRow, NoticeRow

THURSDAY = datetime(2024, 8, 29, 3, 0, tzinfo=UTC)  # 10:00 in the office
SECOND = timedelta(seconds=1)


@dataclass
class Hands:
    """Both clocks; machine time carries the office's along, the office's can jump ahead alone."""

    machine_at: datetime = THURSDAY
    office_ahead: timedelta = field(default=timedelta())

    def machine(self) -> datetime:
        return self.machine_at

    def office(self) -> datetime:
        return (self.machine_at + self.office_ahead).astimezone(BANGKOK)

    def wait(self, seconds: float) -> None:
        self.machine_at += timedelta(seconds=seconds)

    def office_at(self, *when: int) -> None:
        """The office clock shows this (year, month, day, hour, minute) in Bangkok."""
        year, month, day, hour, minute = when
        self.office_ahead = datetime(year, month, day, hour, minute, tzinfo=BANGKOK) - self.machine_at

    @property
    def clocks(self) -> Clocks:
        return Clocks(self.office, self.machine)


def open_store(url: str) -> Store:
    """A store with an engine of its own, as each process has."""
    return Store(make_engine(url))


def event(key: str, user: str = "U1", at: int = 0, *, place: str = "", body: str = "") -> RawEvent:
    """A raw event that happened `at` seconds after the test began."""
    return RawEvent(
        key=key,
        conversation=conversation_key(place, user),
        body=body or f'{{"said": "{key}", "user": "{user}"}}',
        happened_at_ms=int((THURSDAY.timestamp() + at) * 1000),
        message_id=f"m-{key}",
        reply_token=f"t-{key}",
    )


def add_people(store: Store, *line_ids: str) -> list[int]:
    """Enrolled people of one unit with 1:1 chats; gives their ids."""
    with writing(store.engine) as session:
        unit = UnitRow(name="กลุ่มนโยบายและแผน", kind="กลุ่ม")
        session.add(unit)
        session.flush()
        people = [
            PersonRow(name=f"คนที่ {n}", unit_id=unit.id, call_name=f"คุณ{n}") for n in range(len(line_ids))
        ]
        session.add_all(people)
        session.flush()
        session.add_all(
            ChatRow(kind="user", line_id=line_id, person_id=person.id)
            for line_id, person in zip(line_ids, people, strict=True)
        )
        return [person.id for person in people]


def add_duty(store: Store, person: int, code: str = "E5", office_on: date = date(2024, 8, 30)) -> int:
    """A duty that this person owes, due on this day in an open round; gives its id."""
    with writing(store.engine) as session:
        system = session.scalars(select(SystemRow)).first() or SystemRow(code="EMES", name="e-MES")
        session.add(system)
        session.flush()
        round_ = RoundRow(
            code=f"R-{code}",
            system_id=system.id,
            name="รอบ 12 เดือน",
            fiscal_year=2567,
            opens_on=date(2024, 8, 1),
            national_rule="-",
            office_rule="-",
            office_on=office_on,
        )
        item = ItemRow(code=code, name=f"ตัวชี้วัด {code}", kind="ตัวชี้วัด", owners="-")
        session.add_all([round_, item])
        session.flush()
        unit = session.get_one(PersonRow, person).unit_id
        duty = DutyRow(item_id=item.id, round_id=round_.id, unit_id=unit)
        session.add(duty)
        session.flush()
        session.add(AssignmentRow(duty_id=duty.id, person_id=person, position=0))
        return duty.id


def tell_of_openings(store: Store, today: date) -> None:
    """Everybody was told of the rounds that are open on this day."""
    with store.work() as work:
        day = Day(today, None, WorkingDays(), reachable=work.people.chats().keys())
        at = at_hour(today, MORNING)
        told = [replace(one, key=f"{one.key}:earlier") for one in openings(work.planning.owed(today), day)]
        work.notices.tell(told, at)
    with writing(store.engine) as session:
        its = update(NoticeRow).where(NoticeRow.key.in_([one.key for one in told]))
        session.execute(its.values(state=NoticeState.SENT))


def letter(
    key: str,
    person: int,
    push_at: datetime | None,
    *,
    ride_from: datetime | None = None,
    expires_at: datetime | None = None,
    words: str = "",
    must_go: bool = False,
) -> ToTell:
    """Something that this person is to be told."""
    facts = {"words": words or key}
    return ToTell(
        key, Kind.IMMEDIATE, person, "words", facts, push_at, ride_from, expires_at, must_go=must_go
    )


def freeze_push(work: Work, chat: Chat, messages: str, cost: int, me: str, machine_now: datetime) -> Call:
    """A push that is frozen with nothing in it yet."""
    (call,) = work.calls.freeze_pushes([Letter(chat, messages, cost, ())], me, machine_now)
    return call


def states(store: Store) -> dict[str, str]:
    """Every notice's state by its key, but of what was told before the test began."""
    with reading(store.engine) as session:
        found = session.execute(select(NoticeRow.key, NoticeRow.state))
        return {key: state for key, state in found if not key.endswith(":earlier")}


def together(*jobs: Callable[[], object]) -> list[object]:
    """Run the jobs at the same moment, each in a thread; raises what one of them raised."""
    start = threading.Barrier(len(jobs))

    def run(job: Callable[[], object]) -> object:
        start.wait(10)
        return job()

    with ThreadPoolExecutor(len(jobs)) as pool:
        return [done.result(60) for done in [pool.submit(run, job) for job in jobs]]
