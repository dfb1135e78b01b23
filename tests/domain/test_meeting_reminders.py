"""Meetings: who comes by the row of the workbook, and when each of them is told."""

from dataclasses import replace
from datetime import date, datetime, time
from typing import Any

import pytest

from domain.calendar import WorkingDays
from domain.clocks import BANGKOK
from domain.hours import at_hour
from domain.meeting_reminders import Circle, attending, is_near, meeting_notices
from domain.office import Meeting, UnitKind
from domain.people import Person, Role
from domain.planning_day import Day
from domain.reminders import FRUGAL, THOROUGH, Policies

PLAN, FINANCE, SCHOOL = "กลุ่มนโยบายและแผน", "กลุ่มการเงิน", "โรงเรียนบ้านสวน"
REVIEWER = frozenset({Role.REVIEWER})
PEOPLE = [
    Person(1, "มาลี รุ่งเรือง", "", 1, PLAN),
    Person(2, "สมศรี ใจดี", "", 2, FINANCE),
    Person(3, "สมศรี ใจดี", "", 3, SCHOOL),
    Person(4, "นิพนธ์ ขยันยิ่ง", "", 2, FINANCE, REVIEWER),
    Person(5, "กมล รักงาน", "", 1, PLAN, REVIEWER, frozenset({"OTHER"})),
]
CIRCLE = Circle(
    PEOPLE,
    {PLAN: UnitKind.GROUP, FINANCE: UnitKind.GROUP, SCHOOL: UnitKind.SCHOOL},
    ["EMES"],
    lambda system: {1, 3} if system == "EMES" else set(),
)
TUESDAY = date(2024, 9, 10)
AT = datetime(2024, 9, 10, 9, 30, tzinfo=BANGKOK)
MONDAY = date(2024, 9, 9)


@pytest.mark.parametrize(
    ("attendees", "come"),
    [
        ("", {}),
        ("นางมาลี รุ่งเรือง", {1: ""}),
        ("สมศรี ใจดี (กลุ่มการเงิน)", {2: ""}),
        (f"{SCHOOL}, มาลี รุ่งเรือง", {3: "", 1: ""}),
        ("ทุกกลุ่ม", {1: "", 2: "", 4: "", 5: ""}),
        ("ทุกโรงเรียน", {3: ""}),
        ("e-mes", {}),  # no code of a system is written so
        ("EMES", {1: "EMES", 3: "EMES", 4: "EMES"}),  # its owners and its reviewers
        ("มาลี รุ่งเรือง, EMES", {1: "", 3: "EMES", 4: "EMES"}),
        ("ใครสักคนที่ย้ายไปแล้ว, สมศรี ใจดี", {}),  # nobody knows which Somsri
    ],
)
def test_who_comes(attendees: str, come: dict[int, str]) -> None:
    assert attending(Meeting("ประชุม", AT, "", attendees), CIRCLE) == come


def day(today: date, policies: Policies | None = None, **more: Any) -> Day:
    return Day(today, None, WorkingDays(), policies or Policies(), **{"reachable": {1, 2}, **more})


@pytest.mark.parametrize(
    ("today", "near"),
    [
        (date(2024, 9, 3), False),
        (date(2024, 9, 4), True),  # three working days before Monday, for which it is told
        (MONDAY, True),
        (TUESDAY, True),
        (date(2024, 9, 11), False),
    ],
)
def test_it_may_be_told_from_three_working_days_early_until_it_begins(today: date, *, near: bool) -> None:
    assert is_near(Meeting("ประชุม", AT), day(today)) is near


def test_it_rides_then_joins_and_is_pushed_only_where_the_office_wants_it() -> None:
    come = [(Meeting("ประชุม", AT, "ห้อง 1"), {1: "", 9: ""})]
    (told,) = meeting_notices(come, day(date(2024, 9, 4)))
    assert (told.person_id, told.push_at, told.expires_at) == (1, None, AT)
    assert told.join_from == at_hour(date(2024, 9, 5), time(8, 30))
    thorough = Policies(replace(THOROUGH, at=time(9)))
    (told,) = meeting_notices(come, day(date(2024, 9, 4), thorough))
    assert told.push_at == at_hour(MONDAY, time(9))


def test_a_systems_meeting_goes_by_the_systems_policy() -> None:
    policies = Policies(FRUGAL, {"EMES": THOROUGH})
    come = [(Meeting("ประชุม", AT), {1: "EMES", 2: ""})]
    pushed = {one.person_id: one.push_at is not None for one in meeting_notices(come, day(MONDAY, policies))}
    assert pushed == {1: True, 2: False}


def test_on_the_day_itself_and_in_quiet_it_is_not_pushed_any_more() -> None:
    come = [(Meeting("ประชุม", AT), {1: ""})]
    for today in (day(TUESDAY, Policies(THOROUGH)), day(MONDAY, Policies(THOROUGH), quiet={1: TUESDAY})):
        assert [one.push_at for one in meeting_notices(come, today)] == [None]


def test_whoever_is_away_has_a_deputy_who_hears_it_too() -> None:
    day_ = Day(MONDAY, None, WorkingDays(), reachable={1, 2}, away={1}, acting={1: 2})
    told = meeting_notices([(Meeting("ประชุม", AT), {1: ""})], day_)
    assert [one.person_id for one in told] == [1, 2]
