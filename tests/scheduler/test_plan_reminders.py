"""Planning reminders: one a person a day, however often planned, and only what is still worth saying."""

from datetime import date

import pytest
from queue_desk import MALI, SOMCHAI, Desk
from queue_rows import add_duty, open_store, tell_of_openings, together
from sqlalchemy import update

from scheduler.deliver import Deliver
from scheduler.freshen import freshen
from scheduler.plan_reminders import PlanReminders
from scheduler.responder import run_until_idle
from storage.engine import writing
from storage.office_tables import DayOffRow, DeputyRow, DutyRow, RoundRow

TUESDAY = date(2024, 9, 3)  # due; Monday 2 September is the last working day before it


@pytest.fixture
def owing(desk: Desk) -> Desk:
    """Mali and Somchai owe something tomorrow; it is Monday, eight o'clock."""
    add_duty(desk.store, desk.mali, "E5", TUESDAY)
    add_duty(desk.store, desk.mali, "E6", TUESDAY)
    add_duty(desk.store, desk.somchai, "E7", TUESDAY)
    tell_of_openings(desk.store, date(2024, 9, 2))
    desk.hands.office_at(2024, 9, 2, 8, 0)
    return desk


def plan(desk: Desk) -> PlanReminders:
    url = desk.store.engine.url.render_as_string(hide_password=False)
    return PlanReminders(open_store(url), desk.hands.clocks)


def remind(desk: Desk) -> None:
    """Plan, and deliver what is due."""
    run_until_idle([plan(desk), desk.worker()], "A")


def submit(desk: Desk, code: int) -> None:
    with writing(desk.store.engine) as session:
        session.execute(update(DutyRow).where(DutyRow.id == code).values(state="submitted"))


def keys(*people: int, day: str = "2024-09-02") -> set[str]:
    return {f"plan:{person}:{day}" for person in people}


def test_each_owner_gets_one_reminder_at_half_past_eight(owing: Desk) -> None:
    remind(owing)
    assert (set(owing.states().values()), owing.pushes()) == ({"waiting"}, [])
    owing.hands.office_at(2024, 9, 2, 8, 30)
    remind(owing)
    assert (owing.said_to(MALI), owing.said_to(SOMCHAI)) == (["reminder"], ["reminder"])
    assert owing.states() == dict.fromkeys(keys(owing.mali, owing.somchai), "sent")


def test_a_quoted_reminder_means_every_duty_that_it_names_however_many(owing: Desk) -> None:
    more = [add_duty(owing.store, owing.mali, f"P{number}", TUESDAY) for number in range(11)]
    owing.hands.office_at(2024, 9, 2, 8, 30)
    remind(owing)
    with owing.store.look() as work:
        ids = [id_ for one in owing.pushes() for id_ in one.message_ids]
        quoted = [set(work.calls.spoken_of(id_)) for id_ in ids]
    assert any(set(more) < duties for duties in quoted)


def test_planning_again_plans_nothing(owing: Desk) -> None:
    step = plan(owing)
    assert step("A")
    assert not step("A")
    owing.hands.office_at(2024, 9, 2, 15, 0)
    remind(owing)
    remind(owing)
    assert owing.said_to(MALI) == ["reminder"]


def test_planners_at_the_same_moment_plan_one_reminder_a_person(owing: Desk) -> None:
    steps = [plan(owing) for _ in range(4)]
    together(*[lambda s=step, me=str(n): s(me) for n, step in enumerate(steps)])
    assert set(owing.states()) == keys(owing.mali, owing.somchai)
    owing.hands.office_at(2024, 9, 2, 9, 0)
    together(*[lambda me=me: owing.deliver(me) for me in "AB"])
    assert (owing.said_to(MALI), owing.said_to(SOMCHAI)) == (["reminder"], ["reminder"])


def test_who_has_submitted_between_planning_and_sending_is_not_reminded(owing: Desk) -> None:
    plan(owing)("A")
    submit(owing, 3)
    owing.hands.office_at(2024, 9, 2, 8, 30)
    remind(owing)
    assert (owing.said_to(MALI), owing.said_to(SOMCHAI)) == (["reminder"], [])
    assert owing.states()[f"plan:{owing.somchai}:2024-09-02"] == "cleared"


def test_who_writes_before_half_past_eight_hears_it_with_the_answer(owing: Desk) -> None:
    plan(owing)("A")
    owing.owe("งานของคุณ")
    owing.deliver()
    owing.hands.office_at(2024, 9, 2, 8, 30)
    owing.deliver()
    assert (owing.said_to(MALI), len(owing.pushes())) == (["reminder", "งานของคุณ"], 1)


def test_a_reminder_is_rendered_when_it_goes_not_when_it_is_planned(owing: Desk) -> None:
    seen: list[list[str]] = []

    def write(_notice: object, facts: object) -> list[dict[str, str]]:
        assert isinstance(facts, dict)
        seen.append([duty["code"] for duty in facts["duties"]])
        return [{"type": "text", "text": "x"}]

    plan(owing)("A")
    submit(owing, 1)
    owing.hands.office_at(2024, 9, 2, 8, 30)
    line, clocks = owing.line.send, owing.hands.clocks
    run_until_idle([Deliver(owing.store, write, freshen, line, clocks)], "A")
    assert seen == [["E6"], ["E7"]]


@pytest.mark.parametrize("hour", [18, 23])
def test_nothing_is_planned_or_said_after_closing(owing: Desk, hour: int) -> None:
    owing.hands.office_at(2024, 9, 2, hour, 0)
    remind(owing)
    assert owing.states() == {}


def test_what_was_not_said_on_its_day_is_said_by_the_next_reminder(owing: Desk) -> None:
    plan(owing)("A")
    owing.hands.office_at(2024, 9, 2, 18, 0)
    owing.deliver()
    assert owing.pushes() == [], "nothing is said in the evening"
    owing.hands.office_at(2024, 9, 3, 8, 30)
    remind(owing)
    today = keys(owing.mali, owing.somchai, day="2024-09-03")
    assert {key for key, state in owing.states().items() if state == "sent"} == today
    assert {state for key, state in owing.states().items() if key not in today} == {"cleared"}
    assert owing.said_to(MALI) == ["reminder"]


def test_what_was_not_said_on_its_day_is_said_in_the_next_morning_if_nothing_newer_comes(owing: Desk) -> None:
    owing.hands.office_at(2024, 8, 27, 17, 59)
    plan(owing)("A")
    owing.hands.office_at(2024, 8, 27, 18, 0)
    remind(owing)
    assert owing.pushes() == []
    owing.hands.office_at(2024, 8, 28, 8, 30)
    remind(owing)
    remind(owing)
    assert (owing.said_to(MALI), owing.said_to(SOMCHAI)) == (["reminder"], ["reminder"])
    sent = {key for key, state in owing.states().items() if state == "sent"}
    assert sent == keys(owing.mali, owing.somchai, day="2024-08-27")


@pytest.mark.parametrize("day", [31, 1], ids=["Saturday", "Sunday"])
def test_nothing_is_planned_on_a_day_off(owing: Desk, day: int) -> None:
    owing.hands.office_at(2024, 8 if day == 31 else 9, day, 10, 0)
    remind(owing)
    assert owing.states() == {}


def test_a_day_that_the_office_takes_off_moves_the_reminder_to_the_day_before(owing: Desk) -> None:
    with writing(owing.store.engine) as session:
        session.add(DayOffRow(day=date(2024, 9, 2), name="หยุดพิเศษ", is_holiday=True))
    remind(owing)
    assert owing.states() == {}
    owing.hands.office_ahead -= owing.hands.office() - owing.hands.office().replace(day=1)
    owing.hands.office_at(2024, 8, 30, 9, 0)
    remind(owing)
    assert owing.said_to(MALI) == ["reminder"]


def test_after_an_outage_of_a_week_people_hear_one_reminder_not_seven(owing: Desk) -> None:
    owing.hands.office_at(2024, 9, 10, 11, 0)
    remind(owing)
    assert owing.said_to(MALI) == ["reminder"]
    assert set(owing.states()) == keys(owing.mali, owing.somchai, day="2024-09-10")


def test_who_has_no_chat_or_has_blocked_us_is_not_planned_for(owing: Desk) -> None:
    with owing.store.work() as work:
        work.people.set_reachable(owing.id_of(SOMCHAI), False)
    remind(owing)
    assert set(owing.states()) == keys(owing.mali)


def keep_open(desk: Desk, opens_on: date, office_on: date, code: str = "E8") -> None:
    """A round that opens on this day."""
    add_duty(desk.store, desk.mali, code, office_on)
    with writing(desk.store.engine) as session:
        session.execute(update(RoundRow).where(RoundRow.code == f"R-{code}").values(opens_on=opens_on))


def test_what_only_rides_waits_for_an_answer_and_is_overtaken_by_the_next_push(desk: Desk) -> None:
    add_duty(desk.store, desk.mali, "E5", date(2024, 9, 12))
    tell_of_openings(desk.store, date(2024, 8, 26))
    desk.hands.office_at(2024, 8, 26, 9, 0)
    remind(desk)
    assert (desk.states(), desk.pushes()) == ({"ride:1:2024-09-12:14": "waiting"}, [])
    desk.owe("งานของคุณ")
    desk.deliver()
    assert desk.said_to(MALI) == ["reminder", "งานของคุณ"]
    for day in (5, 9):
        desk.hands.office_at(2024, 9, day, 8, 30)
        remind(desk)
    assert desk.states()["ride:1:2024-09-12:3"] == "waiting"
    desk.hands.office_at(2024, 9, 11, 8, 30)
    remind(desk)
    assert desk.states()["ride:1:2024-09-12:3"] == "cleared"
    assert len(desk.pushes()) == 2, "a week before, and the day before"


def test_a_round_that_opens_is_told_once_with_the_next_answer(desk: Desk) -> None:
    keep_open(desk, date(2024, 8, 29), date(2024, 9, 30))
    remind(desk)
    for _ in range(2):
        desk.owe("งานของคุณ")
        desk.deliver()
    assert desk.said_to(MALI) == ["opening", "งานของคุณ", "งานของคุณ"]
    assert desk.pushes() == []


def test_what_is_needed_in_a_new_round_is_told_beside_an_answer_about_the_same_duty(desk: Desk) -> None:
    keep_open(desk, date(2024, 8, 29), date(2024, 9, 30))
    remind(desk)
    desk.owe("งานของคุณ", about=(1,))
    desk.deliver()
    assert desk.said_to(MALI) == ["opening", "งานของคุณ"]
    assert set(desk.states().values()) == {"sent"}


def test_a_short_round_that_opens_on_a_day_off_is_pushed_in_the_morning_after(desk: Desk) -> None:
    keep_open(desk, date(2024, 8, 31), date(2024, 9, 6))
    for day, hour in ((31, 10), (1, 10), (2, 8)):
        desk.hands.office_at(2024, 8 if day == 31 else 9, day, hour, 0)
        remind(desk)
        assert desk.pushes() == []
    desk.hands.office_at(2024, 9, 2, 8, 30)
    remind(desk)
    assert {*desk.said_to(MALI)} == {"opening", "reminder"}
    assert len(desk.pushes()) == 1, "the rung that only rides joins it"


def test_what_changes_a_planned_day_has_it_planned_anew_and_nothing_else_does(owing: Desk) -> None:
    step = plan(owing)
    assert step("A")
    with owing.store.look() as work:
        assert work.planning.planned() == date(2024, 9, 2)
        assert work.planning.changes() == []
    add_duty(owing.store, owing.mali, "E9", TUESDAY)
    assert not step("A"), "nobody said that something changed"
    with owing.store.work() as work:
        work.absences.leave(owing.mali, date(2024, 9, 2), date(2024, 9, 3), owing.hands.office())
        assert work.planning.changes()
    step("A")
    with owing.store.look() as work:
        assert work.planning.changes() == []


def test_whoever_goes_away_in_the_morning_is_stood_for_at_once(owing: Desk) -> None:
    with writing(owing.store.engine) as session:
        session.add(DeputyRow(person_id=owing.mali, deputy_id=owing.somchai, position=0))
        session.execute(update(DutyRow).where(DutyRow.id == 3).values(state="submitted"))
    owing.hands.office_at(2024, 9, 2, 8, 30)
    remind(owing)
    assert (owing.said_to(MALI), owing.said_to(SOMCHAI)) == (["reminder"], [])
    owing.hands.office_at(2024, 9, 2, 9, 0)
    with owing.store.work() as work:
        work.absences.leave(owing.mali, date(2024, 9, 2), date(2024, 9, 3), owing.hands.office())
    remind(owing)
    assert (owing.said_to(MALI), owing.said_to(SOMCHAI)) == (["reminder"], ["reminder"])
