"""October on a plan without room for everything: the last rungs go, and what does not is held and listed."""

from collections import Counter

import pytest
from audit import Role, Verdict
from promises import last_rungs_in_time, missed
from troubles import Troubles
from walked import FIRST, OCTOBER, Walked, walk

pytestmark = pytest.mark.long
LIMIT = 150  # pushes; October wants 180, of which the last rungs are some 120
IN_TIME = 0.99


@pytest.fixture(scope="module")
def walked() -> Walked:
    """Without troubles but this one."""
    lived = walk(FIRST, OCTOBER, troubles=Troubles(calm=True), limit=LIMIT)
    print(lived.page())
    return lived


def test_the_last_rungs_went_all_the_same(walked: Walked) -> None:
    told, owed = last_rungs_in_time(walked.audit, walked.verdicts)
    assert owed and told / owed >= IN_TIME, f"{told} of {owed}"


def test_what_did_not_fit_was_held_and_is_listed(walked: Walked) -> None:
    assert Counter(verdict for _, verdict in walked.verdicts)[Verdict.HELD]
    assert missed(walked.verdicts, *Role) == []


def test_line_was_not_asked_for_more_than_it_has(walked: Walked) -> None:
    assert max(walked.pushes_of_months.values()) <= LIMIT
