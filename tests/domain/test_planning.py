"""What is planned for whom on a day: pushed or riding, once, for the right person, the newest alone."""

from dataclasses import replace
from datetime import date, time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.calendar import WorkingDays
from domain.hours import at_hour
from domain.notices import ToTell
from domain.openings import openings
from domain.planning import only_new, plan, reminded_on
from domain.planning_day import Day, OpenDuty
from domain.reminders import FRUGAL, THOROUGH, Policies

MALI, SRI, BOSS = 1, 2, 3
LONG_AGO = date(2024, 1, 1)
TODAY = date(2024, 8, 30)  # a Friday
MONDAY = date(2024, 9, 2)
ANSWERS = {MALI, SRI, BOSS}


def duty(id_: int, office_on: date, *holders: int, system: str = "EMES", opens: date = LONG_AGO) -> OpenDuty:
    return OpenDuty(id_, system, f"R{id_}", opens, office_on, holders or (MALI,))


def day(today: date = TODAY, **more: Any) -> Day:
    return Day(today, **{"since": None, "days": WorkingDays(), "reachable": ANSWERS, **more})


def keys(planned: dict[int, list[ToTell]]) -> dict[int, list[str]]:
    return {person: [one.key for one in notices] for person, notices in planned.items() if notices}


def pushed(planned: dict[int, list[ToTell]]) -> set[int]:
    return {person for person, notices in planned.items() if any(one.push_at for one in notices)}


def test_one_push_a_person_says_all_that_is_due() -> None:
    planned = plan([duty(1, MONDAY), duty(2, date(2024, 9, 6)), duty(3, MONDAY, MALI, SRI)], day())
    assert keys(planned) == {MALI: ["plan:1:2024-08-30"], SRI: ["plan:2:2024-08-30"]}
    (told,) = planned[MALI]
    assert (told.push_at, told.ride_from) == (at_hour(TODAY, time(8, 30)), at_hour(TODAY, time(7)))
    assert told.must_go, "the rung of one day before is one of the last"


def test_a_week_before_is_pushed_and_may_be_held() -> None:
    ((told,),) = plan([duty(1, date(2024, 9, 6))], day()).values()
    assert told.push_at and not told.must_go


def test_what_only_rides_joins_a_push_two_working_days_early_and_is_never_pushed() -> None:
    due = date(2024, 9, 12)  # three days before is Monday 9 September
    ((rides,),) = plan([duty(1, due)], day(date(2024, 9, 6))).values()
    assert (rides.key, rides.push_at) == ("ride:1:2024-09-12:3", None)
    assert rides.join_from == at_hour(date(2024, 9, 6), time(8, 30)), "two working days before were yesterday"
    early = day(date(2024, 8, 26))
    ((rides,),) = plan([duty(1, due)], early).values()
    assert (rides.key, rides.ride_from) == ("ride:1:2024-09-12:14", at_hour(date(2024, 8, 26), time(7)))
    assert rides.join_from == at_hour(date(2024, 8, 27), time(8, 30))


def test_a_system_may_differ_and_the_hour_is_the_offices() -> None:
    policies = Policies(replace(FRUGAL, at=time(9, 15)), {"INSPECT": THOROUGH})
    owed = [duty(1, date(2024, 9, 13)), duty(2, date(2024, 9, 13), SRI, system="INSPECT")]
    planned = plan(owed, day(policies=policies))
    assert keys(planned) == {MALI: ["ride:1:2024-09-13:14"], SRI: ["plan:2:2024-08-30"]}
    assert planned[SRI][0].push_at == at_hour(TODAY, time(9, 15))


def test_nobody_is_planned_for_who_cannot_be_reached() -> None:
    assert keys(plan([duty(1, MONDAY, MALI, SRI)], day(reachable={SRI}))) == {SRI: ["plan:2:2024-08-30"]}


class TestDeputies:
    """The deputy gets what is pushed while the officer is away, and hears what is late."""

    def test_while_the_officer_is_away_the_deputy_gets_it_and_the_officer_only_with_a_reply(self) -> None:
        planned = plan([duty(1, MONDAY)], day(away={MALI}, acting={MALI: SRI}))
        assert keys(planned) == {MALI: ["ride:1:2024-09-02:1"], SRI: ["plan:2:2024-08-30"]}
        assert planned[SRI][0].must_go

    @pytest.mark.parametrize("reachable", [{MALI}, {MALI, BOSS}])
    def test_without_a_deputy_who_can_be_reached_the_officer_gets_it(self, reachable: set[int]) -> None:
        planned = plan([duty(1, MONDAY)], day(away={MALI}, acting={MALI: SRI}, reachable=reachable))
        assert keys(planned) == {MALI: ["plan:1:2024-08-30"]}

    @pytest.mark.parametrize(
        ("due", "told"),
        [
            (MONDAY, {MALI}),
            (TODAY, {MALI}),
            (date(2024, 8, 29), {MALI, SRI}),
            (date(2024, 8, 23), {MALI, SRI}),
            (date(2024, 8, 26), set()),  # the third late day only rides
        ],
    )
    def test_from_the_first_late_day_the_deputy_joins(self, due: date, told: set[int]) -> None:
        assert pushed(plan([duty(1, due)], day(acting={MALI: SRI}))) == told

    def test_only_the_owners_late_day_goes_whatever_the_quota_has_left(self) -> None:
        planned = plan([duty(1, date(2024, 8, 29))], day(acting={MALI: SRI}))
        assert (planned[MALI][0].must_go, planned[SRI][0].must_go) == (True, False)


class TestQuiet:
    """Whoever asked for quiet, or set one duty aside, is left in peace until that day."""

    def test_quiet_holds_back_what_is_theirs_and_nothing_elses(self) -> None:
        assert keys(plan([duty(1, MONDAY, MALI, SRI)], day(quiet={MALI: MONDAY}))) == {
            SRI: ["plan:2:2024-08-30"]
        }

    def test_on_the_named_day_they_hear_of_what_is_due_within_a_week(self) -> None:
        near, far = duty(1, date(2024, 9, 5)), duty(2, date(2024, 9, 30), SRI)
        assert keys(plan([near, far], day(hear_again={MALI, SRI}))) == {MALI: ["plan:1:2024-08-30"]}

    def test_a_duty_that_was_set_aside_waits_alone(self) -> None:
        owed = [duty(1, MONDAY), duty(2, MONDAY, SRI)]
        aside = {(MALI, 1): MONDAY, (SRI, 1): MONDAY}
        assert keys(plan(owed, day(snoozed=aside))) == {SRI: ["plan:2:2024-08-30"]}

    @pytest.mark.parametrize(
        ("until", "since", "told"),
        [
            (TODAY, date(2024, 8, 29), True),
            (date(2024, 8, 29), date(2024, 8, 28), True),  # nobody planned yesterday
            (date(2024, 8, 29), date(2024, 8, 29), False),
            (TODAY, TODAY, True),  # something changed today, and it is planned anew
        ],
    )
    def test_on_its_day_it_is_told_though_no_rung_falls(self, until: date, since: date, told: bool) -> None:
        owed, aside = duty(1, date(2024, 9, 5)), {(MALI, 1): until}
        planned = plan([owed], day(since=since, snoozed=aside))
        assert any(one.push_at for one in planned.get(MALI, [])) is told


class TestWhatOvertakesWhat:
    """Of one person's reminders one waits, and it says everything."""

    def test_what_is_kept_is_not_new(self) -> None:
        planned = plan([duty(1, MONDAY)], day())
        assert only_new(planned, {"plan:1:2024-08-30"}, {}) == ([], {})

    def test_a_push_overtakes_what_waited_and_says_what_rides(self) -> None:
        planned = plan([duty(1, MONDAY), duty(2, date(2024, 9, 12))], day())
        new, says = only_new(planned, set(), {MALI: "plan:1:2024-08-26"})
        assert [one.key for one in new] == ["plan:1:2024-08-30", "ride:1:2024-09-12:14"]
        assert says == {MALI: "plan:1:2024-08-30"}
        assert new[0].facts["until"] == "2024-09-12", "it looks as far ahead as what rides"

    def test_what_rides_is_said_by_the_push_that_waits(self) -> None:
        planned = plan([duty(1, date(2024, 9, 12))], day())
        _, says = only_new(planned, set(), {MALI: "plan:1:2024-08-26"})
        assert says == {MALI: "plan:1:2024-08-26"}

    def test_a_newer_ride_overtakes_an_older_one(self) -> None:
        planned = plan([duty(1, date(2024, 9, 12)), duty(2, date(2024, 9, 13))], day())
        _, says = only_new(planned, {"ride:1:2024-09-12:14"}, {})
        assert says == {MALI: "ride:1:2024-09-13:14"}


class TestOpenings:
    """When a round opens each owner is told once; a short one is pushed."""

    SHORT = duty(1, date(2024, 9, 5), opens=TODAY)
    LONG = duty(2, date(2024, 9, 20), opens=date(2024, 8, 29))

    def test_a_long_round_rides_and_joins_a_push(self) -> None:
        (told,) = openings([self.LONG], day())
        assert (told.key, told.push_at, told.expires_at) == ("open:1:R2", None, None)
        assert (told.ride_from, told.join_from) == (at_hour(TODAY, time(7)), at_hour(TODAY, time(8, 30)))

    def test_a_round_of_at_most_a_week_is_pushed_and_takes_the_others_along(self) -> None:
        (told,) = openings([self.LONG, self.SHORT], day())
        assert (told.push_at, told.facts["rounds"]) == (at_hour(TODAY, time(8, 30)), ["R1", "R2"])
        assert openings([replace_due(self.SHORT, date(2024, 9, 7))], day())[0].push_at is None

    def test_nobody_is_told_again_and_who_comes_late_is_told(self) -> None:
        both = [duty(1, date(2024, 9, 20), MALI, SRI)]
        assert [one.key for one in openings(both, day(told_of={(MALI, "R1")}))] == ["open:2:R1"]

    def test_what_is_late_is_no_news_and_who_is_quiet_is_not_disturbed(self) -> None:
        assert openings([duty(1, date(2024, 8, 29))], day()) == []
        assert openings([self.SHORT], day(quiet={MALI: MONDAY}))[0].push_at is None

    def test_the_deputy_is_told_of_a_short_one_in_the_officers_place(self) -> None:
        own, deputys = openings([self.SHORT], day(away={MALI}, acting={MALI: SRI}))
        assert (own.person_id, own.push_at) == (MALI, None)
        assert (deputys.person_id, deputys.push_at is not None) == (SRI, True)
        assert deputys.facts["whose"] == MALI


def replace_due(one: OpenDuty, office_on: date) -> OpenDuty:
    return one._replace(office_on=office_on)


DATES = st.dates(date(2024, 8, 1), date(2024, 10, 15))
OWED = st.lists(st.tuples(DATES, st.sets(st.sampled_from(sorted(ANSWERS)), min_size=1)), max_size=12)


@given(
    owed=OWED, away=st.sets(st.sampled_from(sorted(ANSWERS))), quiet=st.sets(st.sampled_from(sorted(ANSWERS)))
)
def test_nobody_has_two_pushes_a_day_and_every_pushed_rung_reaches_somebody(
    owed: list[tuple[date, set[int]]], away: set[int], quiet: set[int]
) -> None:
    duties = [duty(n, due, *sorted(holders)) for n, (due, holders) in enumerate(owed)]
    acting = {MALI: SRI, SRI: BOSS}
    acting = {person: deputy for person, deputy in acting.items() if deputy not in away}
    planned = plan(duties, day(away=away, quiet=dict.fromkeys(quiet, MONDAY), acting=acting))
    for notices in planned.values():
        assert sum(one.push_at is not None for one in notices) <= 1
        assert len({one.key for one in notices}) == len(notices)
    for person in reminded_on(TODAY, duties, WorkingDays(), Policies()) - quiet:
        assert person in pushed(planned) or (person in away and acting.get(person) in pushed(planned))
    assert not pushed(planned) & quiet
