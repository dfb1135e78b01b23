"""Whoever asked for quiet is left in peace until the day they named, and then hears once."""

from datetime import date

from queue_desk import MALI, SOMCHAI, Desk
from queue_rows import add_duty, open_store, tell_of_openings

from scheduler.plan_reminders import PlanReminders
from scheduler.responder import run_until_idle


def keep_quiet(desk: Desk, until: date) -> None:
    with desk.store.work() as work:
        work.absences.keep_quiet(desk.mali, until)


def remind(desk: Desk) -> None:
    url = desk.store.engine.url.render_as_string(hide_password=False)
    plan = PlanReminders(open_store(url), desk.hands.clocks)
    run_until_idle([plan, desk.worker()], "A")


def test_quiet_holds_a_reminder_back_and_nobody_elses(desk: Desk) -> None:
    add_duty(desk.store, desk.mali, "E5", date(2024, 9, 3))
    add_duty(desk.store, desk.somchai, "E7", date(2024, 9, 3))
    keep_quiet(desk, date(2024, 9, 3))
    tell_of_openings(desk.store, date(2024, 9, 2))
    desk.hands.office_at(2024, 9, 2, 8, 30)
    remind(desk)
    assert (desk.said_to(MALI), desk.said_to(SOMCHAI)) == ([], ["reminder"])


def test_on_the_named_day_one_reminder_comes_though_no_rung_is_due(desk: Desk) -> None:
    add_duty(desk.store, desk.mali, "E5", date(2024, 9, 9))
    tell_of_openings(desk.store, date(2024, 9, 2))
    keep_quiet(desk, date(2024, 9, 4))
    desk.hands.office_at(2024, 9, 4, 8, 30)
    remind(desk)
    remind(desk)
    assert desk.said_to(MALI) == ["reminder"]


def test_on_the_named_day_nothing_comes_if_nothing_is_owed(desk: Desk) -> None:
    keep_quiet(desk, date(2024, 9, 4))
    desk.hands.office_at(2024, 9, 4, 8, 30)
    remind(desk)
    assert desk.said_to(MALI) == []
