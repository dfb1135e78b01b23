"""The audit itself: what it reads in messages, which rungs it expects, and that it finds what is missing."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest
from audit import Audit, Role, Verdict
from design_words import rung_of
from journal import Journal, Record, Span, Stretch
from line_witness import Told, Words
from promises import (
    at_the_wrong_time,
    last_rungs_in_time,
    missed,
    reminded_of_what_was_not_owed,
    two_planned_a_day,
)

from domain.clocks import BANGKOK

OPENED, DUE = date(2024, 7, 1), date(2024, 9, 2)  # a Monday each
OWNER, DEPUTY, HEAD, COORDINATOR = "เจ้าของ", "ผู้แทน", "หัวหน้า", "ผู้ประสานงาน"


def at(day: date, hour: int = 8, minute: int = 30) -> datetime:
    """A moment in the office."""
    return datetime.combine(day, time(hour, minute), BANGKOK)


@pytest.mark.parametrize(
    ("day", "rung"),
    [
        ("2024-07-01", "opening"),
        ("2024-08-19", "14"),
        ("2024-08-26", "7"),
        ("2024-08-30", "1"),  # Sunday 1 September, and three days before too: the later words win
        ("2024-09-01", None),
        ("2024-09-02", "0"),
        ("2024-09-03", "late 1"),
        ("2024-09-04", None),
        ("2024-09-05", "late 3"),
        ("2024-09-09", "late 5"),
        ("2024-09-16", "late 10"),
        ("2024-09-23", "late 15"),
    ],
)
def test_the_rungs_of_a_round(day: str, rung: str | None) -> None:
    assert rung_of(date.fromisoformat(day), OPENED, DUE) == rung


def test_a_rung_before_songkran_falls_on_the_last_working_day() -> None:
    assert rung_of(date(2024, 4, 11), date(2024, 3, 1), date(2024, 4, 17)) == "1"


def test_a_rung_before_the_opening_is_skipped() -> None:
    days = [date(2024, 7, 8) + timedelta(days=n) for n in range(5)]
    rungs = [rung_of(day, date(2024, 7, 8), date(2024, 7, 12)) for day in days]
    assert rungs == ["opening", "3", None, "1", "0"]


WORDS = Words(frozenset({"E1", "E12"}), frozenset({"รอบ 1", "รอบ 12"}))


@pytest.mark.parametrize(
    ("message", "named"),
    [
        (
            {"type": "text", "text": "• E12 ชื่อ (รอบ 1)\n• E1 ชื่อ (รอบ 12)"},
            {("E12", "รอบ 1"), ("E1", "รอบ 12")},
        ),
        (
            {
                "type": "flex",
                "contents": {
                    "contents": [
                        {
                            "body": [{"text": "E1"}, {"text": "ชื่อ"}, {"text": "รอบ 12"}],
                            "footer": {"label": "E1"},
                        },
                        {"body": [{"text": "E12"}, {"text": "รอบ 1"}]},
                    ]
                },
            },
            {("E12", "รอบ 1"), ("E1", "รอบ 12")},
        ),
        ({"type": "text", "text": "E123 รอบ 1"}, set()),
    ],
)
def test_a_message_names_what_stands_together(
    message: dict[str, object], named: set[tuple[str, str]]
) -> None:
    assert WORDS.named_in(message) == named


def told(day: date, who: str = OWNER, hour: int = 8, minute: int = 30, pushed: bool = True) -> Told:
    """A reminder of E1, as LINE took it."""
    named = frozenset({("E1", "รอบ 1")})
    return Told(at(day, hour, minute), who, pushed, 1, "key", (), named, 1, named)


TOLD = [
    told(date(2024, 8, 26)),
    told(date(2024, 8, 30)),
    told(DUE),
    told(date(2024, 9, 3)),
    *(told(date(2024, 9, 3), who) for who in (DEPUTY, HEAD, COORDINATOR)),
]


@pytest.fixture
def audit() -> Audit:
    """One duty, owed from its opening until late day 2, of which everybody was told as DESIGN says."""
    span = Span(at(OPENED, 7), DUE, (OWNER,), at(date(2024, 9, 4)))
    journal = Journal({1: Record(1, "E1", "รอบ 1", "หน่วย", "EMES", OPENED, [span])})
    ids = {who: who for who in (OWNER, DEPUTY, HEAD, COORDINATOR)}
    first, last = OPENED, date(2024, 9, 30)
    return Audit(
        journal, ids, list(TOLD), first, last, "ประหยัด", {OWNER: DEPUTY}, {"หน่วย": HEAD}, COORDINATOR
    )


def test_nothing_is_missed_where_all_was_told(audit: Audit) -> None:
    found = audit.verdicts()
    assert missed(found, *Role) == []
    assert last_rungs_in_time(audit, found) == (3, 3)


@pytest.mark.parametrize("lost", range(len(TOLD)))
def test_each_push_that_is_lost_is_missed(audit: Audit, lost: int) -> None:
    without = replace(audit, told=TOLD[:lost] + TOLD[lost + 1 :], by_person={})
    assert len(missed(without.verdicts(), *Role)) == 1


@pytest.mark.parametrize(
    ("stretch", "verdict"), [("unreachable", Verdict.UNREACHABLE), ("quiet", Verdict.MUTED)]
)
def test_what_explains_a_lost_push_is_listed(audit: Audit, stretch: str, verdict: Verdict) -> None:
    getattr(audit.journal, stretch).append(Stretch(OWNER, at(DUE, 0), at(DUE, 23)))
    without = replace(audit, told=[one for one in TOLD if one.at.date() != DUE], by_person={})
    assert [found for due, found in without.verdicts() if due.day == DUE] == [verdict]


def test_a_day_without_line_is_no_miss_and_those_above_hear_of_it_afterwards(audit: Audit) -> None:
    day, next_day = date(2024, 9, 3), date(2024, 9, 4)
    audit.journal.no_line.append((at(day, 8), at(day, 23)))
    audit.journal.records[1].spans[0].until = at(next_day, 9)
    others = [one for one in TOLD if one.at.date() != day]
    late = [told(next_day, who) for who in (HEAD, COORDINATOR)]
    after = replace(audit, told=[*others, *late], by_person={})
    found = [(due.role, verdict) for due, verdict in after.verdicts() if due.day == day]
    assert found == [
        (Role.HOLDER, Verdict.NO_LINE),
        (Role.DEPUTY, Verdict.NO_LINE),
        (Role.ABOVE, Verdict.PUSHED),
        (Role.ABOVE, Verdict.PUSHED),
    ]


def test_the_other_promises_can_be_broken_too(audit: Audit) -> None:
    twice, night = told(DUE, hour=15), told(DUE, hour=20)
    holiday, handed_in = told(date(2024, 8, 12)), told(date(2024, 9, 5))
    assert two_planned_a_day(replace(audit, told=[*TOLD, twice], by_person={})) == [twice]
    assert at_the_wrong_time([*TOLD, night, holiday], frozenset()) == [night, holiday]
    assert at_the_wrong_time([night], frozenset({"key"})) == []
    broken = reminded_of_what_was_not_owed(replace(audit, told=[*TOLD, handed_in], by_person={}))
    assert broken == [(handed_in, ("E1", "รอบ 1"))]
