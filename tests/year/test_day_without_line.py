"""A whole day without LINE, run and reported apart: the day on which forty projects were due."""

from collections import Counter
from datetime import date

import pytest
from audit import Role, Verdict
from promises import at_the_wrong_time, missed, reminded_of_what_was_not_owed, two_planned_a_day
from troubles import Troubles
from walked import FIRST, Walked, walk

pytestmark = pytest.mark.long
DAY, NEXT = date(2023, 10, 20), date(2023, 10, 24)  # a Friday; Monday is a holiday


@pytest.fixture(scope="module")
def walked() -> Walked:
    """October until the second working day after it."""
    lived = walk(FIRST, date(2023, 10, 25), troubles=Troubles(whole_days=frozenset({DAY}), calm=True))
    print(lived.page())
    return lived


def test_what_was_due_that_day_is_listed_as_such_and_nothing_else_is_missed(walked: Walked) -> None:
    that_day = Counter(verdict for due, verdict in walked.verdicts if due.day == DAY)
    assert that_day[Verdict.NO_LINE] > 20 and that_day[Verdict.PUSHED] == 0, that_day
    assert missed([(due, verdict) for due, verdict in walked.verdicts if due.day >= DAY], Role.HOLDER) == []


def test_whoever_still_owed_it_heard_on_the_next_working_day(walked: Walked) -> None:
    late = [verdict for due, verdict in walked.verdicts if due.day == NEXT and due.role is Role.HOLDER]
    assert late and set(late) <= {Verdict.PUSHED, Verdict.RODE, Verdict.UNREACHABLE}, Counter(late)


def test_nothing_was_made_up_for_at_night_or_twice(walked: Walked) -> None:
    told = walked.audit.told
    assert at_the_wrong_time(told, walked.register.answers) == []
    assert two_planned_a_day(walked.audit) == []
    assert reminded_of_what_was_not_owed(walked.audit) == []
