"""What stands beside a duty in a reminder, and whose urgency gives it its tone."""

from datetime import date, timedelta

import pytest
from made_up_duties import duty

from domain.calendar import WorkingDays
from domain.duties import State
from domain.reminding import reminder_facts, tone

TODAY = date(2024, 8, 29)  # a Thursday
DAYS = WorkingDays()


@pytest.mark.parametrize(("left", "told"), [(-3, True), (0, True), (3, True), (4, False), (14, False)])
def test_the_national_date_is_told_only_when_it_matters(left: int, told: bool) -> None:
    one = duty(5, "E5", office_on=TODAY + timedelta(days=left))
    (line,) = reminder_facts([one], TODAY, DAYS)["duties"]
    assert bool(line["national"]) is told


def test_evidence_is_missing_until_there_is_some() -> None:
    owed = [duty(n, f"E{n}", evidence_wanted="แบบรายงาน") for n in (1, 2)]
    told = reminder_facts(owed, TODAY, DAYS, with_evidence={2})["duties"]
    assert {line["code"]: line["missing"] for line in told} == {"E1": "แบบรายงาน", "E2": ""}


@pytest.mark.parametrize(
    ("left", "words"),
    [
        (14, "early"),
        (7, "week"),
        (4, "week"),
        (3, "near"),
        (2, "near"),
        (1, "tomorrow"),
        (0, "today"),
        (-1, "just_late"),
        (-5, "late"),  # a Saturday; three working days late
        (-9, "long_late"),
    ],
)
def test_each_rung_has_words_of_its_own(left: int, words: str) -> None:
    assert tone([duty(5, "E5", office_on=TODAY + timedelta(days=left))], TODAY, DAYS) == words


def test_what_is_blocked_gives_the_tone_only_where_nothing_else_is_owed() -> None:
    stuck = duty(5, "E5", office_on=TODAY, state=State.BLOCKED)
    assert tone([stuck], TODAY, DAYS) == "blocked"
    assert tone([stuck, duty(6, "E6", office_on=TODAY + timedelta(days=14))], TODAY, DAYS) == "early"
