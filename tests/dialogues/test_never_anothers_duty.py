"""No sequence of messages changes a duty that its sender does not hold, or stand in for."""

import pytest
from hypothesis import HealthCheck, settings
from trespassing import REVIEWERS, Trespass

QUIET = (HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large)
QUICK = settings(max_examples=10, stateful_step_count=20, deadline=None, suppress_health_check=QUIET)


class TrespassOfReviewers(Trespass):
    """They may judge what waits for them, and nothing of their own."""

    first = REVIEWERS


class TrespassOnPostgreSQL(Trespass):
    kind = "postgresql"


class LongTrespass(Trespass):
    pass


class LongTrespassOfReviewers(TrespassOfReviewers):
    pass


TestTrespass = Trespass.TestCase
TestTrespass.settings = QUICK
TestTrespassOfReviewers = TrespassOfReviewers.TestCase
TestTrespassOfReviewers.settings = settings(QUICK, max_examples=4)
TestTrespassOnPostgreSQL = TrespassOnPostgreSQL.TestCase
TestTrespassOnPostgreSQL.settings = settings(QUICK, max_examples=2)
TestLongTrespass = pytest.mark.long(LongTrespass.TestCase)
TestLongTrespass.settings = settings(QUICK, max_examples=300, stateful_step_count=60)
TestLongTrespassOfReviewers = pytest.mark.long(LongTrespassOfReviewers.TestCase)
TestLongTrespassOfReviewers.settings = settings(QUICK, max_examples=100, stateful_step_count=60)
