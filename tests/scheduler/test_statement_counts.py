"""How many statements an event and a reply cost: bounded, however much waits beside them."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from office import Office
from sqlalchemy import event as hook

NAMES = ("มาลี รุ่งเรือง", "สุรชัย ทองดี", "อนงค์ ศรีสุข")


@contextmanager
def counted(office: Office) -> Iterator[list[str]]:
    """The statements that run meanwhile on the house's engine."""
    seen: list[str] = []
    engine = office.house.store.engine

    def note(_connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        seen.append(statement)

    hook.listen(engine, "before_cursor_execute", note)
    try:
        yield seen
    finally:
        hook.remove(engine, "before_cursor_execute", note)


def run(office: Office, step: str) -> int:
    """The statements of one turn of a step that has something to do."""
    with counted(office) as seen:
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
    office.settle()
    for name in NAMES:
        office.playground.say(name, words)
    assert office.playground.sender.wait_idle()
    events = [run(office, "event") for _ in NAMES]
    replies = [run(office, "reply") for _ in NAMES]
    assert max(events) <= for_event
    assert max(replies) <= for_reply


def test_nothing_to_do_costs_next_to_nothing(office: Office) -> None:
    office.settle()
    with counted(office) as seen:
        for step in office.house.once:
            assert not step("test")
    assert len([one for one in seen if not one.startswith("BEGIN")]) <= 16
