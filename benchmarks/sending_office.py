"""An office for the sending benchmark: many people with a chat and a duty each, who are owed a push."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

from sqlalchemy import select

from domain.clocks import BANGKOK
from domain.notices import Facts, Kind, ToTell
from domain.planning import REMINDER
from storage.bulk import insert_many, insert_plain
from storage.engine import reading, writing
from storage.office_tables import (
    AssignmentRow,
    DutyRow,
    ItemRow,
    PersonRow,
    RoundRow,
    SystemRow,
    UnitRow,
)
from storage.store import Store
from storage.talk_tables import ChatRow

TODAY = date(2024, 8, 29)
ROUND = {
    "code": "EMES-67",
    "name": "รอบ 12 เดือน",
    "fiscal_year": 2567,
    "opens_on": TODAY - timedelta(days=28),
    "national_rule": "-",
    "office_rule": "-",
    "office_on": TODAY + timedelta(days=1),
}


def morning() -> datetime:
    """The office's clock, a Thursday at 10:00."""
    return datetime(2024, 8, 29, 10, 0, tzinfo=BANGKOK)


def fill(store: Store, people: int) -> None:
    """So many people of ten units, each with a 1:1 chat and an indicator of their own, due tomorrow."""
    numbers = range(people)
    with writing(store.engine) as session:
        unit = [{"name": f"กลุ่มที่ {n}", "kind": "กลุ่ม"} for n in range(10)]
        units = insert_many(session, UnitRow, unit)
        (system,) = insert_many(session, SystemRow, [{"code": "EMES", "name": "e-MES"}])
        (round_,) = insert_many(session, RoundRow, [{**ROUND, "system_id": system}])
        person = [{"name": f"ครูที่ {n}", "unit_id": units[n % 10], "call_name": f"ครู{n}"} for n in numbers]
        ids = insert_many(session, PersonRow, person)
        chats = [{"kind": "user", "line_id": f"U{n}", "person_id": ids[n]} for n in numbers]
        insert_plain(session, ChatRow, chats)
        item = [
            {"code": f"E{n}", "name": f"ร้อยละของสถานศึกษาที่ {n}", "kind": "ตัวชี้วัด", "owners": "-"}
            for n in numbers
        ]
        items = insert_many(session, ItemRow, item)
        duty = [{"item_id": items[n], "round_id": round_, "unit_id": units[n % 10]} for n in numbers]
        duties = insert_many(session, DutyRow, duty)
        assigned = [{"duty_id": duties[n], "person_id": ids[n], "position": 0} for n in numbers]
        insert_plain(session, AssignmentRow, assigned)
    with store.work() as work:
        work.quota.learn(None, 0, morning(), datetime.now(UTC))


def owe_announcements(store: Store) -> None:
    """Something else to everybody, in words that are known."""
    said = {"broadcast": 1, "by": "คุณวรรณา", "unit": "กลุ่มนโยบายและแผน"}
    _owe(store, Kind.BROADCAST, "broadcast", lambda person: {**said, "words": f"เรื่องที่ {person}"})


def owe_reminders(store: Store) -> None:
    """The day's planned reminder to everybody."""
    _owe(store, Kind.PLANNED, REMINDER, lambda _: {})


def _owe(store: Store, kind: Kind, template: str, facts: Callable[[int], Facts]) -> None:
    now = morning()
    with reading(store.engine) as session:
        people = list(session.scalars(select(PersonRow.id)))
    with store.work() as work:
        work.notices.tell(
            [ToTell(f"{template}:{id_}", kind, id_, template, facts(id_), now) for id_ in people], now
        )
