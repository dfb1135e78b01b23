"""A fiscal year of sixty people, day by day, audited from LINE's side; one month of it in the quick tests."""

from collections.abc import Iterator

import pytest
from audit import Role
from promises import (
    at_the_wrong_time,
    last_rungs_in_time,
    missed,
    reminded_of_what_was_not_owed,
    two_planned_a_day,
)
from walked import FIRST, FREE_PLAN, LAST, OCTOBER, Walked, walk

STRETCHES = [
    pytest.param(OCTOBER, id="October"),
    pytest.param(LAST, id="the whole year", marks=pytest.mark.long),
]
IN_TIME = 0.99


@pytest.fixture(scope="module", params=STRETCHES)
def walked(request: pytest.FixtureRequest) -> Iterator[Walked]:
    """Lived through once; every promise is then asked of it."""
    lived = walk(FIRST, request.param)
    print(lived.page())
    yield lived


def test_every_rung_was_told_to_every_owner_or_is_listed_with_a_reason(walked: Walked) -> None:
    assert missed(walked.verdicts, Role.HOLDER) == []


def test_the_last_rungs_were_told_in_time(walked: Walked) -> None:
    told, owed = last_rungs_in_time(walked.audit, walked.verdicts)
    assert owed and told / owed >= IN_TIME, f"{told} of {owed}"


def test_deputies_heard_of_what_was_late(walked: Walked) -> None:
    assert missed(walked.verdicts, Role.DEPUTY) == []


def test_every_late_duty_was_told_to_its_head_and_to_the_coordinator_on_the_first_day(walked: Walked) -> None:
    assert missed(walked.verdicts, Role.ABOVE) == []


def test_nobody_got_two_planned_messages_on_a_day(walked: Walked) -> None:
    assert two_planned_a_day(walked.audit) == []


def test_nothing_but_answers_was_pushed_at_night_or_on_a_day_off(walked: Walked) -> None:
    assert at_the_wrong_time(walked.audit.told, walked.register.answers) == []


def test_nobody_was_reminded_of_what_was_not_owed_any_more(walked: Walked) -> None:
    assert reminded_of_what_was_not_owed(walked.audit) == []


def test_line_found_nothing_to_object_to(walked: Walked) -> None:
    assert walked.violations == 0


def test_every_month_stayed_within_the_free_plan(walked: Walked) -> None:
    assert max(walked.pushes_of_months.values()) <= FREE_PLAN
