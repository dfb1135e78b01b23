"""What LINE is asked of groups, how often, and what follows when it does not tell."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from queue_rows import open_store

from domain.clocks import Clocks
from domain.errors import Never, TryLater
from domain.people import Chat
from scheduler.refresh_groups import RefreshGroups
from storage.store import Store

STARTS = datetime(2024, 8, 29, 2, 0, tzinfo=UTC)


class Line:
    """Answers what it is told to answer, or raises it; `now` is machine time."""

    def __init__(self) -> None:
        self.now = STARTS
        self.answers: tuple[str, int] | Exception = ("ทีมแผน", 12)
        self.asked = 0

    def group(self, _chat: Chat) -> tuple[str, int]:
        self.asked += 1
        if isinstance(self.answers, Exception):
            raise self.answers
        return self.answers


@pytest.fixture
def store(database: str) -> Iterator[Store]:
    opened = open_store(database)
    yield opened
    opened.engine.dispose()


@pytest.fixture
def line() -> Line:
    return Line()


def clocks(line: Line) -> Clocks:
    return Clocks(lambda: line.now, lambda: line.now)


def groups(store: Store) -> list[tuple[str, int | None]]:
    with store.look() as work:
        return [(one.name, one.members) for one in work.groups.all()]


def test_a_group_and_a_room_are_asked_for_once_a_day(store: Store, line: Line) -> None:
    with store.work() as work:
        work.people.meet("group", "C1")
        work.people.meet("room", "R1")
        work.people.meet("user", "U1")
    step = RefreshGroups(store, line.group, clocks(line))
    assert [step("me"), step("me"), step("me")] == [True, True, False]
    assert groups(store) == [("ทีมแผน", 12), ("ทีมแผน", 12)]
    line.now += timedelta(hours=23)
    assert not step("me")
    line.now += timedelta(hours=2)
    line.answers = ("ทีมแผนใหม่", 13)
    assert step("me") and step("me") and groups(store)[0] == ("ทีมแผนใหม่", 13)


def test_while_line_is_in_trouble_it_is_asked_every_ten_minutes(store: Store, line: Line) -> None:
    with store.work() as work:
        work.people.meet("group", "C1")
    step = RefreshGroups(store, line.group, clocks(line))
    line.answers = TryLater("status 500")
    assert not step("me") and not step("me") and line.asked == 1
    line.now += timedelta(minutes=11)
    line.answers = ("ทีมแผน", 12)
    assert step("me") and groups(store) == [("ทีมแผน", 12)]


def test_a_group_that_is_not_shown_is_left(store: Store, line: Line) -> None:
    with store.work() as work:
        work.people.meet("group", "C1")
    line.answers = Never("status 404")
    step = RefreshGroups(store, line.group, clocks(line))
    assert not step("me") and groups(store) == []
    line.now += timedelta(days=2)
    assert not step("me") and line.asked == 1
