"""How many statements an event, a reply and a batch of pushes cost: bounded, however many there are."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

import pytest
from office import Office
from queue_rows import Hands, add_duty, add_people, open_store
from sqlalchemy import event as hook

from domain.calls import Call, Outcome, Result
from domain.clocks import Clocks
from domain.notices import Kind, Notice, ToTell
from domain.planning import REMINDER
from scheduler.deliver import Deliver
from scheduler.freshen import freshen
from scheduler.responder import run_until_idle
from storage.engine import writing
from storage.office_tables import DeputyRow
from storage.store import Store

NAMES = ("มาลี รุ่งเรือง", "สุรชัย ทองดี", "อนงค์ ศรีสุข")


@contextmanager
def counted(store: Store) -> Iterator[list[str]]:
    """The statements that run meanwhile."""
    seen: list[str] = []
    engine = store.engine

    def note(_connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        seen.append(statement)

    hook.listen(engine, "before_cursor_execute", note)
    try:
        yield seen
    finally:
        hook.remove(engine, "before_cursor_execute", note)


def run(office: Office, step: str) -> int:
    """The statements of one turn of a step that has something to do."""
    with counted(office.house.store) as seen:
        turn = office.house.drain if step == "event" else office.house.deliver.answer
        assert turn("test")
    return len([one for one in seen if not one.startswith("BEGIN")])


@pytest.mark.parametrize(
    ("words", "for_event", "for_reply"),
    [
        ("งานของฉัน", 34, 16),
        ("E5 ได้ 60% รอข้อมูลจากโรงเรียน", 56, 16),
        ("ขอดูประวัติ E5", 44, 16),
        ("ข้อมูลของฉัน", 42, 16),
    ],
)
def test_an_event_and_its_reply_cost_a_bounded_number_of_statements(
    office: Office, words: str, for_event: int, for_reply: int
) -> None:
    office.enrol(*NAMES)
    run_until_idle(office.house.once, "test")
    for name in NAMES:
        office.playground.say(name, words)
    assert office.playground.sender.wait_idle()
    events = [run(office, "event") for _ in NAMES]
    replies = [run(office, "reply") for _ in NAMES]
    assert max(events) <= for_event
    assert max(replies) <= for_reply


def test_nothing_to_do_costs_next_to_nothing(office: Office) -> None:
    run_until_idle(office.house.once, "test")
    with counted(office.house.store) as seen:
        for step in office.house.once:
            assert not step("test")
    assert len([one for one in seen if not one.startswith("BEGIN")]) <= 16


def test_a_batch_of_reminders_costs_a_bounded_number_of_statements(database: str) -> None:
    """Frozen, sent and recorded: as many for sixty readers as for three, each with a deputy and a duty."""
    store = open_store(database)
    people = add_people(store, *[f"U{n}" for n in range(64)])
    for person in people:
        add_duty(store, person, f"E{person}")
    few, some_said = statements_for_reminders(store, people[:3])
    many, all_said = statements_for_reminders(store, people[4:-1])
    store.engine.dispose()
    assert many == few <= 45
    for person, said in zip(people[:3] + people[4:-1], some_said + all_said, strict=True):
        assert f"E{person} " in said
        assert f"E{person + 1} " in said, "what they owe whose deputy this is, for it is late"


def statements_for_reminders(store: Store, people: list[int]) -> tuple[int, list[str]]:
    """What it costs to remind these, each of whom is deputy of the next, and what was sent."""
    now, sent = Hands().office() + timedelta(days=4), []

    def send(call: Call) -> Result:
        sent.append((int(call.recipient[1:]), call.messages))
        return Result(Outcome.SENT, (f"m{call.id}",))

    with writing(store.engine) as session:
        session.add_all(DeputyRow(person_id=one + 1, deputy_id=one, position=0) for one in people)
    with store.work() as work:
        work.notices.tell(
            [ToTell(f"plan:{one}", Kind.PLANNED, one, REMINDER, {}, now) for one in people], now
        )
    deliver = Deliver(store, spoken, freshen, send, Clocks(lambda: now, Hands().machine))
    with counted(store) as seen:
        assert deliver("A") and deliver("A")
    assert not deliver("A"), "one turn to set off and one to land were enough"
    return len([one for one in seen if not one.startswith("BEGIN")]), [said for _, said in sorted(sent)]


def spoken(_notice: Notice, facts: Mapping[str, Any]) -> list[dict[str, Any]]:
    return [{"type": "text", "text": "".join(f"{duty['code']} " for duty in facts["duties"])}]
