"""Groups read of their units' progress with the first answer there, or by push if the office wants it."""

from datetime import date

import pytest
from queue_desk import GROUP, MALI, SOMCHAI, Desk
from queue_rows import add_duty, open_store
from sqlalchemy import select, update

from scheduler.plan_digests import PlanDigests
from scheduler.responder import run_until_idle
from storage.engine import reading, writing
from storage.office_tables import DutyRow, PolicyRow, UnitRow
from storage.talk_tables import NoticeRow

FRIDAY = date(2024, 9, 6)


@pytest.fixture
def due(desk: Desk) -> Desk:
    """E5 is due on Friday; the group is tied to the office; it is Monday morning."""
    add_duty(desk.store, desk.mali, "E5", FRIDAY)
    desk.playground.join(GROUP)
    tie(desk)
    desk.hands.office_at(2024, 9, 2, 9, 0)
    return desk


def tie(desk: Desk, unit: int | None = None) -> int:
    chat = desk.chat(MALI, GROUP).id
    with desk.store.work() as work:
        work.groups.tie(chat, unit)
        work.groups.learn(chat, GROUP, 2, desk.hands.machine())
    return chat


def says(desk: Desk, line: str) -> None:
    with writing(desk.store.engine) as session:
        session.add(PolicyRow(key=line, value="ใช่"))


def plan(desk: Desk) -> None:
    """As a process does that was just started."""
    store = open_store(desk.store.engine.url.render_as_string(hide_password=False))
    run_until_idle([PlanDigests(store, desk.hands.clocks), desk.worker()], "A")


def kept(desk: Desk) -> list[tuple[str, bool, bool]]:
    """The day of each digest, whether it begins a week, and whether it is pushed."""
    query = select(NoticeRow.key, NoticeRow.facts, NoticeRow.push_at)
    with reading(desk.store.engine) as session:
        rows = session.execute(query.where(NoticeRow.template == "group_digest").order_by(NoticeRow.id))
        return [(key.split(":")[2], facts["week"], at is not None) for key, facts, at in rows]


def test_it_rides_the_first_answer_of_the_day_in_the_group_and_only_there(due: Desk) -> None:
    plan(due)
    assert due.said_to(SOMCHAI, GROUP) == []
    due.owe("สวัสดี", who=SOMCHAI)
    due.deliver()
    assert due.said_to(SOMCHAI) == ["สวัสดี"]
    for words in ("หนึ่ง", "สอง"):
        due.owe(words, who=SOMCHAI, chat=GROUP)
        due.deliver()
    assert due.said_to(SOMCHAI, GROUP) == ["group_digest", "หนึ่ง", "สอง"]
    assert due.pushes() == []


def test_by_itself_it_is_never_pushed(due: Desk) -> None:
    for day in (2, 3, 4, 5, 6):
        due.hands.office_at(2024, 9, day, 10, 0)
        plan(due)
    assert due.pushes() == [] and len(kept(due)) == 5


def test_where_the_office_wants_it_pushed_it_goes_on_monday_and_the_day_before(due: Desk) -> None:
    says(due, "ส่งสรุปเข้ากลุ่ม")
    for day in (2, 3, 4, 5, 6, 7):
        due.hands.office_at(2024, 9, day, 10, 0)
        plan(due)
    assert [day for day, _, pushed in kept(due) if pushed] == ["2024-09-02", "2024-09-05"]
    assert len(due.pushes()) == 2


@pytest.mark.parametrize(
    ("day", "why"),
    [(2, "a week begins"), (3, "within three days"), (6, "due today")],
)
def test_the_days_on_which_there_is_one(due: Desk, day: int, why: str) -> None:
    due.hands.office_at(2024, 9, day, 9, 0)
    plan(due)
    assert kept(due) == [(f"2024-09-0{day}", why == "a week begins", False)]


@pytest.mark.parametrize(
    "when", [(2024, 8, 30, 9, 0), (2024, 9, 7, 9, 0), (2024, 9, 2, 6, 59), (2024, 9, 2, 18, 0)]
)
def test_on_other_days_and_at_night_there_is_none(due: Desk, when: tuple[int, ...]) -> None:
    due.hands.office_at(*when)
    plan(due)
    assert kept(due) == []


def test_a_group_that_is_nobodys_reads_nothing(due: Desk) -> None:
    plan(due)
    chat = due.chat(MALI, GROUP).id
    with due.store.work() as work:
        work.groups.untie(chat)
    due.owe("หนึ่ง", who=SOMCHAI, chat=GROUP)
    due.deliver()
    assert due.said_to(SOMCHAI, GROUP) == ["หนึ่ง"]
    due.hands.office_at(2024, 9, 3, 9, 0)
    plan(due)
    assert len(kept(due)) == 1


def test_a_units_group_reads_nothing_when_its_unit_owes_nothing_soon(due: Desk) -> None:
    with writing(due.store.engine) as session:
        unit = UnitRow(name="กลุ่มอำนวยการ", kind="กลุ่ม")
        session.add(unit)
        session.flush()
        other = unit.id
    tie(due, other)
    plan(due)
    assert kept(due) == []


def test_what_was_not_asked_for_by_the_evening_is_gone(due: Desk) -> None:
    plan(due)
    due.hands.office_at(2024, 9, 2, 18, 1)
    due.owe("หนึ่ง", who=SOMCHAI, chat=GROUP)
    due.deliver()
    assert due.said_to(SOMCHAI, GROUP) == ["หนึ่ง"]


def test_it_tells_of_the_round_as_it_is_when_it_goes(due: Desk) -> None:
    plan(due)
    with writing(due.store.engine) as session:
        session.execute(update(DutyRow).values(state="cancelled"))
    due.owe("หนึ่ง", who=SOMCHAI, chat=GROUP)
    due.deliver()
    assert due.said_to(SOMCHAI, GROUP) == ["หนึ่ง"]
