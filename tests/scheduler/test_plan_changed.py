"""What happens in the middle of a round: on which days its owner is reminded then, day by day."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from queue_desk import MALI, Desk
from queue_rows import add_duty, tell_of_openings
from sqlalchemy import select, update

from scheduler.plan_reminders import PlanReminders
from scheduler.responder import run_until_idle
from storage.engine import reading, writing
from storage.office_tables import DayOffRow, DutyRow, RoundRow
from storage.plan_changes import touch_plan
from storage.talk_tables import ChatRow, NoticeRow

DUE = date(2024, 9, 10)  # a Tuesday; the round opened on 1 August
Happens = Callable[[Desk], None]


def becomes(**values: object) -> Happens:
    """The duty is changed so."""

    def happen(desk: Desk) -> None:
        with writing(desk.store.engine) as session:
            session.execute(update(DutyRow).values(**values))
            touch_plan(session)

    return happen


def moves_to(day: date) -> Happens:
    """The round's office date."""

    def happen(desk: Desk) -> None:
        with writing(desk.store.engine) as session:
            session.execute(update(RoundRow).values(office_on=day))
            touch_plan(session)

    return happen


def day_off(day: date) -> Happens:
    """The cabinet adds one."""

    def happen(desk: Desk) -> None:
        with writing(desk.store.engine) as session:
            session.add(DayOffRow(day=day, is_holiday=True, name="วันหยุดพิเศษ"))
            touch_plan(session)

    return happen


def reachable(is_so: bool) -> Happens:
    """They block the bot, or are its friend again."""

    def happen(desk: Desk) -> None:
        with desk.store.work() as work:
            work.people.set_reachable(desk.id_of(MALI), is_so)

    return happen


def enrols(desk: Desk) -> None:
    """Only now the chat is theirs."""
    with desk.store.work() as work:
        work.people.add_code(desk.mali, "CODE", desk.hands.office())
        assert work.people.enrol("CODE", work.people.meet("user", desk.id_of(MALI)), desk.hands.office())


def not_enrolled(desk: Desk) -> None:
    with writing(desk.store.engine) as session:
        session.execute(update(ChatRow).where(ChatRow.person_id == desk.mali).values(person_id=None))


def quiet_until(day: date, *duties: int) -> Happens:
    """They asked for quiet, of everything or of these duties, while the date was far."""

    def happen(desk: Desk) -> None:
        with desk.store.work() as work:
            if duties:
                work.planning.set_duties_aside(desk.mali, duties, day)
            else:
                work.absences.keep_quiet(desk.mali, day)

    return happen


SEP = {n: date(2024, 9, n) for n in range(1, 31)}


@pytest.mark.parametrize(
    ("happens", "told"),
    [
        pytest.param({}, [3, 9, 10, 11, 17], id="nothing"),
        pytest.param({SEP[4]: moves_to(SEP[6])}, [3, 5, 6, 9, 13], id="moved earlier"),
        pytest.param({SEP[4]: moves_to(SEP[5])}, [3, 4, 5, 6, 12], id="moved to tomorrow"),
        pytest.param({SEP[4]: moves_to(SEP[17])}, [3, 10, 16, 17, 18], id="moved later"),
        pytest.param({SEP[12]: moves_to(SEP[17])}, [3, 9, 10, 11, 16, 17, 18], id="moved when late"),
        pytest.param({SEP[4]: becomes(own_office_on=SEP[17])}, [3, 10, 16, 17, 18], id="extended"),
        pytest.param(
            {SEP[4]: becomes(state="submitted"), SEP[11]: becomes(state="returned", return_on=SEP[17])},
            [3, 16, 17, 18],
            id="handed in and returned with a date of its own",
        ),
        pytest.param({SEP[4]: becomes(state="blocked")}, [3, 9, 10, 11, 17], id="blocked"),
        pytest.param({SEP[4]: becomes(state="cancelled")}, [3], id="cancelled"),
        pytest.param({SEP[2]: not_enrolled, SEP[5]: enrols}, [9, 10, 11, 17], id="enrolled in the middle"),
        pytest.param({SEP[2]: not_enrolled, SEP[11]: enrols}, [11, 17], id="enrolled when late"),
        pytest.param(
            {SEP[2]: reachable(False), SEP[5]: reachable(True)}, [9, 10, 11, 17], id="blocked the bot"
        ),
        pytest.param({SEP[4]: day_off(SEP[9])}, [3, 6, 10, 11, 17], id="the day before becomes a day off"),
        pytest.param({SEP[4]: day_off(SEP[11])}, [3, 9, 10, 12, 18], id="the day after becomes a day off"),
        pytest.param(
            {SEP[4]: quiet_until(SEP[9], 1), SEP[5]: moves_to(SEP[6])},
            [3, 5, 9, 13],
            id="set aside, and the date comes nearer",
        ),
        pytest.param(
            {SEP[4]: quiet_until(SEP[9]), SEP[5]: moves_to(SEP[6])},
            [3, 5, 9, 13],
            id="quiet, and the date comes nearer",
        ),
    ],
)
def test_who_is_reminded_when(desk: Desk, happens: dict[date, Happens], told: list[int]) -> None:
    add_duty(desk.store, desk.mali, "E5", DUE)
    tell_of_openings(desk.store, SEP[2])
    day = SEP[2]
    while day <= SEP[18]:
        at(desk, day, 7)
        if day in happens:
            happens[day](desk)
        at(desk, day, 8, 30)
        run_until_idle([PlanReminders(desk.store, desk.hands.clocks), desk.worker()], "A")
        day += timedelta(days=1)
    assert reminded(desk) == [SEP[n].isoformat() for n in told]


def at(desk: Desk, day: date, hour: int, minute: int = 0) -> None:
    desk.hands.office_at(day.year, day.month, day.day, hour, minute)


def reminded(desk: Desk) -> list[str]:
    """The days on which a reminder reached LINE."""
    sent = select(NoticeRow.key).where(NoticeRow.key.like("plan:%"), NoticeRow.state == "sent")
    with reading(desk.store.engine) as session:
        return sorted(key.split(":")[2] for key in session.scalars(sent))
