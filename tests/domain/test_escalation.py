"""When others hear that something became late, who they are, and that its owners hear of it first."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from made_up_duties import person

from domain.calendar import WorkingDays
from domain.escalation import (
    RECALL,
    Knows,
    Letter,
    Reach,
    became_late,
    begins_week,
    coordinators,
    knows,
    to_heads,
)
from domain.notices import Fate, NoticeState
from domain.people import Role
from domain.standing import Late

DAYS, LONG_AGO = WorkingDays(), date(2020, 1, 1)
E5 = Late(5, 1, "EMES", date(2024, 9, 2), (1, 2))
SONGKRAN = date(2024, 4, 12)  # a Friday; the office is back on Wednesday 17 April


@pytest.mark.parametrize(
    ("office_on", "on_day", "first"),
    [
        pytest.param(date(2024, 9, 2), 1, date(2024, 9, 3), id="Monday, heard of on Tuesday"),
        pytest.param(date(2024, 8, 30), 1, date(2024, 9, 2), id="Friday, heard of on Monday"),
        pytest.param(date(2024, 9, 1), 1, date(2024, 9, 2), id="a Sunday by import, heard of on Monday"),
        pytest.param(SONGKRAN, 1, date(2024, 4, 17), id="before Songkran, heard of after it"),
        pytest.param(date(2024, 9, 2), 3, date(2024, 9, 5), id="the policy says the third day"),
        pytest.param(SONGKRAN, 2, date(2024, 4, 18), id="the second day, over Songkran"),
    ],
)
def test_it_is_news_from_its_day_on_until_some_working_days_after(
    office_on: date, on_day: int, first: date
) -> None:
    duty = E5._replace(office_on=office_on)
    heard = [
        day
        for day in (office_on + timedelta(days=n) for n in range(40))
        if DAYS.is_working(day) and became_late([duty], day, LONG_AGO, DAYS, lambda _system: on_day)
    ]
    assert heard[0] == first
    assert len(heard) == RECALL and heard[-1] == DAYS.after(first, RECALL - 1)


def test_a_cabinet_day_added_late_moves_it_on() -> None:
    days = WorkingDays({date(2024, 9, 3): True})
    duty = E5._replace(office_on=date(2024, 9, 2))
    assert not became_late([duty], date(2024, 9, 2), LONG_AGO, days, lambda _system: 1)
    assert became_late([duty], date(2024, 9, 4), LONG_AGO, days, lambda _system: 1) == [duty]


def test_what_became_late_before_the_office_began_to_be_told_is_no_news() -> None:
    duty, today = E5._replace(office_on=date(2024, 9, 2)), date(2024, 9, 4)
    assert became_late([duty], today, date(2024, 9, 3), DAYS, lambda _system: 1) == [duty]
    assert became_late([duty], today, date(2024, 9, 4), DAYS, lambda _system: 1) == []


def test_each_system_has_a_day_of_its_own() -> None:
    duties = [
        E5._replace(id=n, system_code=code, office_on=date(2024, 9, 2)) for n, code in ((1, "A"), (2, "B"))
    ]
    on_day = {"A": 1, "B": 2}
    heard = [
        {one.id for one in became_late(duties, day, LONG_AGO, DAYS, lambda system: on_day[system])}
        for day in (date(2024, 9, 3), date(2024, 9, 4))
    ]
    assert heard == [{1}, {1, 2}]


OPEN = Reach(enrolled={1}, reachable={1})
S = NoticeState


@pytest.mark.parametrize(
    ("states", "reach", "known"),
    [
        ([S.SENT], OPEN, Knows.TOLD),
        ([S.SENT], Reach(), Knows.TOLD),
        ([S.CLEARED, S.SENT, S.WAITING], OPEN, Knows.TOLD),
        ([S.WAITING], OPEN, Knows.COMING),
        ([S.WAITING], Reach(enrolled={1}, reachable={1}, quiet={1}), Knows.COMING),
        ([S.HELD], OPEN, Knows.HELD),
        ([S.UNREACHABLE], OPEN, Knows.UNREACHABLE),
        ([S.PARKED], OPEN, Knows.UNREACHABLE),
        ([], OPEN, Knows.NOT_ASKED),
        ([S.CLEARED], OPEN, Knows.NOT_ASKED),
        ([], Reach(), Knows.NOT_ENROLLED),
        ([], Reach(enrolled={1}), Knows.UNREACHABLE),
        ([], Reach(enrolled={1}, reachable={1}, quiet={1}), Knows.QUIET),
    ],
)
def test_what_an_owner_knows(states: list[NoticeState], reach: Reach, known: Knows) -> None:
    assert knows(1, [Fate(state, ()) for state in states], reach) is known


HEAD = replace(person(5, Role.UNIT_HEAD), unit_id=1)
OTHER = replace(person(6, Role.UNIT_HEAD), unit_id=2)
SECOND = replace(person(7, Role.UNIT_HEAD, Role.COORDINATOR), unit_id=1)
OWNER = replace(person(1, Role.OWNER), unit_id=1)
MINE = E5._replace(id=10, unit_id=1, holders=(1, 2))
HEADS_OWN = E5._replace(id=11, unit_id=1, holders=(5,))


@pytest.mark.parametrize(
    ("news", "reach", "letters"),
    [
        pytest.param([MINE], Reach(), [Letter(5, (10,))], id="the head of the unit, and not of another one"),
        pytest.param([MINE, HEADS_OWN], Reach(), [Letter(5, (10,))], id="not of their own work"),
        pytest.param([HEADS_OWN], Reach(), [], id="a head who owes all of it is not told twice"),
        pytest.param(
            [MINE], Reach(away={5}, deputies={5: 3, 1: 4}), [Letter(3, (10,), (5,))], id="away: the deputy"
        ),
        pytest.param(
            [MINE], Reach(deputies={5: 3}), [Letter(5, (10,))], id="a deputy of somebody who is here"
        ),
        pytest.param([MINE], Reach(away={5}), [Letter(5, (10,))], id="away without a deputy"),
        pytest.param(
            [MINE], Reach(away={5}, deputies={5: 1}), [], id="a deputy who owes it knows it already"
        ),
        pytest.param(
            [MINE, MINE._replace(id=12, unit_id=2)],
            Reach(away={5}, deputies={5: 6}),
            [Letter(6, (10, 12), (5,))],
            id="a head who acts for another reads both in one letter",
        ),
    ],
)
def test_who_reads_of_a_unit(news: list[Late], reach: Reach, letters: list[Letter]) -> None:
    assert list(to_heads(news, [OWNER, HEAD, OTHER], reach)) == letters


def test_whoever_reads_the_summary_is_not_told_twice() -> None:
    assert [one.reader for one in to_heads([MINE], [HEAD, SECOND], Reach(), but=[7])] == [5]


def test_coordinators_who_are_here_read_the_summary_and_else_all() -> None:
    other = person(8, Role.COORDINATOR)
    people = [HEAD, SECOND, other]
    assert coordinators(people, Reach()) == [7, 8]
    assert coordinators(people, Reach(away={7})) == [8]
    assert coordinators(people, Reach(away={7, 8})) == [7, 8]


@pytest.mark.parametrize(
    ("day", "begins"),
    [
        (date(2024, 9, 2), True),
        (date(2024, 9, 3), False),
        (date(2024, 9, 1), False),
        (date(2024, 4, 17), True),  # Monday and Tuesday were Songkran
        (date(2024, 4, 18), False),
        (date(2025, 1, 2), True),  # so were Monday 30 and Tuesday 31 December by the cabinet
        (date(2020, 1, 2), False),  # Monday 30 December was worked
    ],
)
def test_a_week_begins_on_its_first_working_day(day: date, begins: bool) -> None:
    assert begins_week(day, DAYS) is begins
