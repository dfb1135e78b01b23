"""A duty's life as one table: from every state, every step, what it needs, makes of the duty and tells."""

from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest
from made_up_duties import duty, person

from domain.clocks import BANGKOK
from domain.duties import Duty, Refused, State
from domain.moves import Given
from domain.office import Step, StepKind
from domain.people import Person, Role
from domain.permission import Verdict, takes
from domain.timeliness import entered_on_time, on_time
from domain.transitions import TABLE, By, Move, take

THURSDAY = date(2024, 8, 29)
GIVEN = Given(THURSDAY, percent=60.0, reason="ข้อมูลไม่ครบ", reference="123/2567", day=date(2024, 9, 5))
STEPS = {
    StepKind.CHECK: Step(StepKind.CHECK, "กลั่นกรอง", Role.REVIEWER),
    StepKind.RECORD: Step(StepKind.RECORD, "บันทึก e-MES", Role.COORDINATOR),
    StepKind.APPROVE: Step(StepKind.APPROVE, "ผอ. ลงนาม", Role.DIRECTOR),
    StepKind.DO: Step(StepKind.DO, "ลงทะเบียน", Role.UNIT_HEAD),
}
# Where a duty stands: its state, or the kind of step that it waits for.
PLACES: tuple[State | StepKind, ...] = (
    *(State.NOT_STARTED, State.IN_PROGRESS, State.BLOCKED, State.RETURNED),
    *(StepKind.CHECK, StepKind.RECORD, StepKind.APPROVE, StepKind.DO),
    *(State.DONE, State.CANCELLED),
)
SENT, ENDED, GONE, STILL = "already_submitted", "already_done", "is_cancelled", "still_open"
NOT_YET, OTHER = "not_submitted", "other_step"
# Move → in each place what it becomes, or why not.
WHAT: dict[Move, tuple[Any, ...]] = {
    Move.PROGRESS: (*[State.IN_PROGRESS] * 4, *[SENT] * 4, ENDED, GONE),
    Move.PROBLEM: (*[State.IN_PROGRESS] * 4, *[SENT] * 4, ENDED, GONE),
    Move.ATTACH: (*PLACES[:4], *[State.SUBMITTED] * 4, State.DONE, GONE),
    Move.NOTE: (*PLACES[:4], *[State.SUBMITTED] * 4, State.DONE, State.CANCELLED),
    Move.ANSWER: (*PLACES[:4], *[State.SUBMITTED] * 4, State.DONE, State.CANCELLED),
    Move.SUBMIT: (*[State.SUBMITTED] * 4, *[SENT] * 4, ENDED, GONE),
    Move.ACCEPT: (*[NOT_YET] * 4, State.DONE, OTHER, State.DONE, OTHER, ENDED, GONE),
    Move.RETURN: (*[NOT_YET] * 4, State.RETURNED, OTHER, State.RETURNED, OTHER, ENDED, GONE),
    Move.RECORD: (*[NOT_YET] * 4, OTHER, State.DONE, OTHER, OTHER, ENDED, GONE),
    Move.TICK: (*[NOT_YET] * 4, OTHER, OTHER, OTHER, State.DONE, ENDED, GONE),
    Move.EXTEND: (*PLACES[:4], *[SENT] * 4, ENDED, GONE),
    Move.CANCEL: (*[State.CANCELLED] * 8, ENDED, GONE),
    Move.REOPEN: (*[STILL] * 4, *[State.IN_PROGRESS] * 6),
}


def standing(place: State | StepKind, **more: Any) -> Duty:
    """A duty that stands there, with one step to come."""
    if isinstance(place, StepKind):
        return duty(5, "E5", state=State.SUBMITTED, steps=(STEPS[place],), percent=100.0, **more)
    return duty(5, "E5", state=place, steps=(STEPS[StepKind.CHECK],), percent=40.0, **more)


@pytest.mark.parametrize(
    ("move", "place", "outcome"),
    [
        pytest.param(move, place, outcome, id=f"{move}-{place}")
        for move, outcomes in WHAT.items()
        for place, outcome in zip(PLACES, outcomes, strict=True)
    ],
)
def test_every_step_from_everywhere(move: Move, place: State | StepKind, outcome: State | str) -> None:
    stands = standing(place, value=7.0)
    if isinstance(outcome, State):
        change = take(move, stands, GIVEN)
        assert change.state is outcome
        assert change.value == 7.0
    else:
        assert why_not(move, stands, GIVEN) == outcome


def why_not(move: Move, stands: Duty, given: Given, step: str = "") -> str:
    with pytest.raises(Refused) as refused:
        take(move, stands, given, step)
    return refused.value.why


def test_every_move_stands_in_both_tables() -> None:
    assert set(WHAT) == set(TABLE) == set(Move)


@pytest.mark.parametrize(
    ("move", "lacks", "why"),
    [
        (Move.RETURN, {"reason": ""}, "needs_reason"),
        (Move.RECORD, {"reference": ""}, "needs_reference"),
        (Move.CANCEL, {"reason": ""}, "needs_reason"),
        (Move.EXTEND, {"reason": ""}, "needs_reason"),
        (Move.EXTEND, {"day": None}, "needs_date"),
        (Move.EXTEND, {"day": date(2024, 8, 28)}, "date_past"),
        (Move.EXTEND, {"day": date(2024, 9, 16)}, "after_national"),
        (Move.RETURN, {"day": date(2024, 9, 16)}, "after_national"),
        (Move.RETURN, {"day": date(2024, 8, 28)}, "date_past"),
    ],
)
def test_what_a_step_needs(move: Move, lacks: dict[str, Any], why: str) -> None:
    place = StepKind.RECORD if move is Move.RECORD else StepKind.CHECK
    stands = standing(State.IN_PROGRESS if move is Move.EXTEND else place)
    assert why_not(move, stands, replace(GIVEN, **lacks)) == why


def test_only_the_step_that_was_named_is_taken() -> None:
    stands = standing(StepKind.APPROVE)
    assert why_not(Move.ACCEPT, stands, GIVEN, "ปลัด ศธ.") == "other_step"
    assert take(Move.ACCEPT, stands, GIVEN, "ผอ. ลงนาม").state is State.DONE


def test_steps_follow_one_another_and_a_return_begins_again() -> None:
    steps = (STEPS[StepKind.CHECK], STEPS[StepKind.RECORD], STEPS[StepKind.APPROVE])
    stands = duty(5, "E5", state=State.SUBMITTED, steps=steps)
    seen = []
    for move in (Move.ACCEPT, Move.RECORD, Move.RETURN, Move.SUBMIT, Move.ACCEPT, Move.RECORD, Move.ACCEPT):
        change = take(move, stands, GIVEN)
        stands = replace(stands, state=change.state, step=change.step, reason=change.reason)
        seen.append((stands.state_words, stands.reason))
    assert seen == [
        ("รอบันทึก e-MES", ""),
        ("รอผอ. ลงนาม", ""),
        ("ส่งกลับแก้ไข", "ข้อมูลไม่ครบ"),
        ("รอกลั่นกรอง", ""),
        ("รอบันทึก e-MES", ""),
        ("รอผอ. ลงนาม", ""),
        ("เสร็จสิ้น", ""),
    ]


@pytest.mark.parametrize(
    ("said", "national", "until"),
    [
        (None, date(2024, 9, 15), date(2024, 9, 3)),  # three working days after Thursday
        (None, None, date(2024, 9, 3)),
        (None, date(2024, 9, 3), date(2024, 9, 2)),  # strictly before the national date
        (None, date(2024, 9, 1), date(2024, 8, 30)),
        (None, date(2024, 8, 29), date(2024, 8, 29)),  # the national date is today
        (None, date(2024, 8, 20), date(2024, 9, 3)),  # the national date is over and caps nothing
        (date(2024, 9, 5), date(2024, 9, 15), date(2024, 9, 5)),
        (date(2024, 9, 8), date(2024, 9, 15), date(2024, 9, 6)),  # a Sunday: the Friday before
    ],
)
def test_a_return_has_a_date(said: date | None, national: date | None, until: date) -> None:
    stands = standing(StepKind.CHECK, national_on=national)
    assert take(Move.RETURN, stands, replace(GIVEN, day=said)).return_on == until


def september(day: int) -> date:
    return date(2024, 9, day)


# In September 2567 the 14th is a Saturday, the 15th a Sunday.
@pytest.mark.parametrize(
    ("today", "said", "national", "until"),
    [
        (12, None, 15, 13),
        (13, None, 15, 13),  # the last working day that keeps Sunday the 15th
        (14, None, 15, 18),  # no working day is left until then, so it caps nothing
        (15, None, 15, 18),
        (20, None, 15, 25),
        (14, None, 16, 16),  # only the national date itself is left
        (16, None, 16, 16),
        (17, None, 16, 20),
        (13, 15, 15, 13),
        (13, 16, 15, "after_national"),
        (14, 15, 15, 16),  # the working day before is over: the one after
        (14, 24, 15, 24),
        (15, 15, 15, 16),
        (16, 17, 16, "after_national"),
        (20, 24, 15, 24),
        (20, 19, 15, "date_past"),
        (7, 8, 15, 9),
        (7, 7, None, 9),
        (9, 15, None, 13),
    ],
)
def test_the_national_date_caps_while_a_working_day_is_left_and_no_date_is_past(
    today: int, said: int | None, national: int | None, until: int | str
) -> None:
    given = replace(GIVEN, today=september(today), day=september(said) if said else None)
    on = september(national) if national else None
    for move, place in ((Move.RETURN, StepKind.CHECK), (Move.EXTEND, State.IN_PROGRESS)):
        stands = standing(place, national_on=on)
        if isinstance(until, str):
            assert why_not(move, stands, given) == until
        elif move is Move.RETURN:
            assert take(move, stands, given).return_on == september(until)
        elif said:
            assert take(move, stands, given).own_office_on == september(until)


def test_an_extension_moves_the_date_that_the_duty_runs_on() -> None:
    change = take(Move.EXTEND, standing(State.IN_PROGRESS), GIVEN)
    assert (change.own_office_on, change.return_on, change.percent) == (date(2024, 9, 5), None, 40.0)
    change = take(Move.EXTEND, standing(State.RETURNED, return_on=THURSDAY), GIVEN)
    assert (change.own_office_on, change.return_on) == (None, date(2024, 9, 5))


def test_reopened_it_stands_where_its_owner_left_it() -> None:
    cancelled = duty(5, "E5", state=State.CANCELLED, reason="ยุบ")
    assert take(Move.REOPEN, cancelled, GIVEN).state is State.NOT_STARTED
    assert take(Move.REOPEN, replace(cancelled, problem="รอ"), GIVEN).state is State.BLOCKED
    assert take(Move.REOPEN, cancelled, GIVEN).reason == ""
    returned = replace(cancelled, own_office_on=date(2024, 9, 5), return_on=date(2024, 8, 30))
    change = take(Move.REOPEN, returned, GIVEN)
    assert (change.own_office_on, change.return_on) == (date(2024, 9, 5), None)


OWN, OTHERS, MAY = Verdict.OWN_WORK, Verdict.STEP_OF_OTHERS, Verdict.MAY
HOLDER, COMMITTEE = person(1, Role.OWNER, Role.REVIEWER, Role.DIRECTOR), person(9, Role.REVIEWER)
ELSEWHERE = replace(COMMITTEE, reviews_only=frozenset({"PMS"}))
HERE = replace(COMMITTEE, reviews_only=frozenset({"EMES"}))
HEAD = person(9, Role.UNIT_HEAD)
OTHER_HEAD = replace(HEAD, unit_id=2)
COORDINATOR, BOSS, OWNER = person(9, Role.COORDINATOR), person(9, Role.DIRECTOR), person(9, Role.OWNER)
OWN_COORDINATOR = person(1, Role.COORDINATOR, Role.OWNER)
TAKERS = {
    #                      ตรวจ, บันทึก, อนุมัติ by the director, ทำ by the unit's head
    "holder": (HOLDER, (OWN, OTHERS, OWN, OTHERS)),
    "committee": (COMMITTEE, (MAY, OTHERS, OTHERS, OTHERS)),
    "committee of it": (HERE, (MAY, OTHERS, OTHERS, OTHERS)),
    "committee of another": (ELSEWHERE, (OTHERS, OTHERS, OTHERS, OTHERS)),
    "head": (HEAD, (OTHERS, OTHERS, OTHERS, MAY)),
    "head of another": (OTHER_HEAD, (OTHERS, OTHERS, OTHERS, OTHERS)),
    "coordinator": (COORDINATOR, (MAY, MAY, OTHERS, OTHERS)),
    "coordinator's own": (OWN_COORDINATOR, (OWN, MAY, OWN, OTHERS)),
    "director": (BOSS, (OTHERS, OTHERS, MAY, OTHERS)),
    "owner": (OWNER, (OTHERS, OTHERS, OTHERS, OTHERS)),
}


@pytest.mark.parametrize(("who", "verdicts"), TAKERS.values(), ids=TAKERS)
def test_who_takes_a_step(who: Person, verdicts: tuple[Verdict, ...]) -> None:
    assert tuple(takes(who, duty(5, "E5"), step) for step in STEPS.values()) == verdicts


def test_an_approval_from_outside_is_noted_by_a_coordinator_even_of_their_own() -> None:
    outside = Step(StepKind.APPROVE, "ปลัด ศธ.", Role.COORDINATOR)
    assert takes(OWN_COORDINATOR, duty(5, "E5"), outside) is MAY


def test_who_is_told_what() -> None:
    assert {move: row.tells for move, row in TABLE.items() if row.tells} == {
        Move.RETURN: "returned",
        Move.EXTEND: "date_moved",
        Move.CANCEL: "duty_cancelled",
        Move.REOPEN: "duty_reopened",
        Move.ANSWER: "problem_answered",
    }
    assert {move for move, row in TABLE.items() if row.by is By.COORDINATOR} == {
        *(Move.EXTEND, Move.CANCEL, Move.REOPEN, Move.ANSWER),
    }


def at(*when: int) -> datetime:
    year, month, day, hour, minute = when
    return datetime(year, month, day, hour, minute, tzinfo=BANGKOK)


@pytest.mark.parametrize(
    ("submitted", "own", "kept"),
    [
        (None, None, None),
        (at(2024, 9, 2, 23, 59), None, True),
        (at(2024, 9, 3, 0, 0), None, False),
        (at(2024, 9, 3, 9, 0), date(2024, 9, 5), True),
    ],
)
def test_on_time_is_the_first_submission_against_the_office_date(
    submitted: datetime | None, own: date | None, kept: bool | None
) -> None:
    returned = {"return_on": date(2024, 9, 12), "office_on": date(2024, 9, 12)}
    stands = duty(
        5,
        "E5",
        first_submitted_at=submitted,
        promised_on=own or date(2024, 9, 2),
        own_office_on=own,
        **returned,
    )
    assert on_time(stands) is kept


@pytest.mark.parametrize(
    ("entered", "national", "kept"),
    [
        (at(2024, 9, 15, 22, 0), date(2024, 9, 15), True),
        (at(2024, 9, 16, 8, 0), date(2024, 9, 15), False),
        (at(2024, 9, 16, 8, 0), None, None),
        (None, date(2024, 9, 15), None),
    ],
)
def test_entering_is_judged_by_the_national_date(
    entered: datetime | None, national: date | None, kept: bool | None
) -> None:
    assert entered_on_time(duty(5, "E5", national_on=national), entered) is kept
