"""What became late reaches the unit's head and the coordinator once its owner knows, in working hours."""

from datetime import date

import pytest
from queue_desk import MALI, SOMCHAI, Desk
from queue_rows import add_duty, open_store, together
from sqlalchemy import event as hook
from sqlalchemy import func, select, update

from domain.people import Role
from scheduler.plan_escalation import PlanEscalation
from scheduler.plan_reminders import PlanReminders
from scheduler.responder import run_until_idle
from storage.engine import reading, writing
from storage.office_tables import DayOffRow, DeputyRow, DutyRow, PersonRow, RoleRow, UnitRow
from storage.talk_tables import ChatRow, NoticeRow

MONDAY = date(2024, 9, 2)  # due; Tuesday 3 September is the first late day


@pytest.fixture
def late(desk: Desk) -> Desk:
    """Mali owes E5 since yesterday, Somchai is the head of her unit; it is Tuesday, eight o'clock."""
    add_duty(desk.store, desk.mali, "E5", MONDAY)
    give(desk, desk.somchai, Role.UNIT_HEAD)
    desk.hands.office_at(2024, 9, 3, 8, 0)
    return desk


def give(desk: Desk, person: int, role: Role) -> None:
    with writing(desk.store.engine) as session:
        session.add(RoleRow(person_id=person, role=role))


def another(desk: Desk, name: str, *roles: Role, unit: str = "กลุ่มนโยบายและแผน") -> int:
    """Somebody else who works here and has no account."""
    with writing(desk.store.engine) as session:
        place = session.scalar(select(UnitRow).where(UnitRow.name == unit)) or UnitRow(name=unit, kind="กลุ่ม")
        session.add(place)
        session.flush()
        one = PersonRow(name=name, unit_id=place.id)
        session.add(one)
        session.flush()
        session.add_all(RoleRow(person_id=one.id, role=role) for role in roles)
        return one.id


def steps(desk: Desk) -> list[PlanReminders | PlanEscalation]:
    url = desk.store.engine.url.render_as_string(hide_password=False)
    store = open_store(url)
    return [PlanReminders(store, desk.hands.clocks), PlanEscalation(store, desk.hands.clocks)]


def work_on(desk: Desk) -> None:
    """Plan and deliver until nothing is due."""
    run_until_idle([*steps(desk), desk.worker()], "A")


def letters(desk: Desk) -> dict[str, str]:
    """The state of each notice but the owners' reminders."""
    return {key: state for key, state in desk.states().items() if not key.startswith("plan:")}


def submit(desk: Desk) -> None:
    with writing(desk.store.engine) as session:
        session.execute(update(DutyRow).values(state="submitted"))


def test_the_head_hears_after_the_owner_on_the_first_late_day(late: Desk) -> None:
    work_on(late)
    assert (late.said_to(MALI), letters(late)) == ([], {})
    late.hands.office_at(2024, 9, 3, 8, 30)
    work_on(late)
    assert (late.said_to(MALI), late.said_to(SOMCHAI)) == (["reminder"], ["unit_late"])
    first, second = late.pushes()
    assert first.body["to"] == late.id_of(MALI) and second.body["to"] == late.id_of(SOMCHAI)


def test_nobody_hears_before_the_owner_whose_message_line_does_not_take(late: Desk) -> None:
    late.hands.office_at(2024, 9, 3, 8, 30)
    late.refuse(500, "down", times=None)
    work_on(late)
    assert letters(late) == {}
    late.heal()
    late.hands.wait(3600)
    work_on(late)
    assert [one.body["to"] for one in late.pushes()] == [late.id_of(MALI), late.id_of(SOMCHAI)]


def test_an_owner_who_never_hears_that_day_is_told_of_to_nobody_until_the_next(late: Desk) -> None:
    late.hands.office_at(2024, 9, 3, 8, 30)
    late.refuse(500, "down", times=None)
    work_on(late)
    late.hands.office_at(2024, 9, 3, 17, 0)
    work_on(late)
    assert letters(late) == {}
    late.heal()
    late.hands.wait(3600)
    late.hands.office_at(2024, 9, 4, 8, 30)
    work_on(late)
    assert late.said_to(MALI)[0] == "reminder" and late.said_to(SOMCHAI) == ["unit_late"]


def test_what_was_told_once_is_not_told_again(late: Desk) -> None:
    late.hands.office_at(2024, 9, 3, 8, 30)
    work_on(late)
    for day in (3, 4, 5, 6):
        late.hands.office_at(2024, 9, day, 15, 0)
        work_on(late)
    assert late.said_to(SOMCHAI) == ["unit_late"]


def test_planners_at_the_same_moment_tell_once(late: Desk) -> None:
    late.hands.office_at(2024, 9, 3, 8, 30)
    run_until_idle([steps(late)[0], late.worker()], "A")
    planners = [steps(late)[1] for _ in range(4)]
    together(*[lambda s=one, me=str(n): s(me) for n, one in enumerate(planners)])
    assert list(letters(late)) == [f"unit_late:{late.somchai}:2024-09-03"]


@pytest.mark.parametrize("how", ["not enrolled", "blocked", "quiet"])
def test_an_owner_who_cannot_be_told_stops_nobody(late: Desk, how: str) -> None:
    with late.store.work() as work:
        if how == "quiet":
            work.absences.keep_quiet(late.mali, date(2024, 9, 9))
        else:
            work.people.set_reachable(late.id_of(MALI), False)
    if how == "not enrolled":
        with writing(late.store.engine) as session:
            its = update(ChatRow).where(ChatRow.person_id == late.mali)
            session.execute(its.values(person_id=None))
    late.hands.office_at(2024, 9, 3, 8, 30)
    work_on(late)
    assert (late.said_to(MALI), late.said_to(SOMCHAI)) == ([], ["unit_late"])


def test_what_was_handed_in_before_the_letter_goes_is_not_mentioned(late: Desk) -> None:
    late.hands.office_at(2024, 9, 3, 8, 30)
    run_until_idle([steps(late)[0], late.worker()], "A")
    assert steps(late)[1]("A")
    submit(late)
    work_on(late)
    assert late.said_to(SOMCHAI) == []
    assert set(letters(late).values()) == {"cleared"}


def test_a_head_who_owes_it_is_not_told_twice(late: Desk) -> None:
    add_duty(late.store, late.somchai, "E6", MONDAY)
    with writing(late.store.engine) as session:
        session.execute(update(DutyRow).where(DutyRow.id == 1).values(state="submitted"))
    late.hands.office_at(2024, 9, 3, 8, 30)
    work_on(late)
    assert late.said_to(SOMCHAI) == ["reminder"]


def test_the_deputy_reads_for_a_head_who_is_away(late: Desk) -> None:
    head = another(late, "หัวหน้าใหม่", Role.UNIT_HEAD)
    with writing(late.store.engine) as session:
        session.add(DeputyRow(person_id=head, deputy_id=late.somchai, position=0))
        session.query(RoleRow).filter(RoleRow.person_id == late.somchai).delete()
    with late.store.work() as work:
        work.absences.leave(head, date(2024, 9, 2), date(2024, 9, 6), late.hands.office())
    late.hands.office_at(2024, 9, 3, 8, 30)
    work_on(late)
    assert late.said_to(SOMCHAI) == ["unit_late"]
    assert set(letters(late)) == {f"unit_late:{late.somchai}:2024-09-03"}


def test_another_units_head_hears_nothing(late: Desk) -> None:
    another(late, "หัวหน้าอื่น", Role.UNIT_HEAD, unit="กลุ่มอำนวยการ")
    late.hands.office_at(2024, 9, 3, 8, 30)
    work_on(late)
    assert set(letters(late)) == {f"unit_late:{late.somchai}:2024-09-03"}


def test_a_head_without_an_account_is_listed_as_one_who_was_not_reached(late: Desk) -> None:
    other = another(late, "หัวหน้าอีกคน", Role.UNIT_HEAD)
    late.hands.office_at(2024, 9, 3, 8, 30)
    work_on(late)
    assert letters(late) == {
        f"unit_late:{late.somchai}:2024-09-03": "sent",
        f"unit_late:{other}:2024-09-03": "unreachable",
    }


def test_the_coordinator_reads_the_summary_and_as_a_head_nothing_besides(late: Desk) -> None:
    give(late, late.somchai, Role.COORDINATOR)
    late.hands.office_at(2024, 9, 3, 8, 30)
    work_on(late)
    assert late.said_to(SOMCHAI) == ["summary"]
    with reading(late.store.engine) as session:
        notice = session.scalars(select(NoticeRow).where(NoticeRow.template == "summary")).one()
        assert (notice.about, notice.must_go) == ([1], True)


def test_when_a_week_begins_the_summary_comes_with_the_week_and_on_other_days_only_with_news(
    desk: Desk,
) -> None:
    give(desk, desk.somchai, Role.COORDINATOR)
    for day in (2, 3, 4, 9):
        desk.hands.office_at(2024, 9, day, 9, 0)
        work_on(desk)
    assert set(desk.states()) == {
        f"{what}:{desk.somchai}:2024-09-{day}" for day in ("02", "09") for what in ("summary", "week")
    }
    with reading(desk.store.engine) as session:
        notices = {one.template: one for one in session.scalars(select(NoticeRow))}
        assert (notices["summary"].must_go, notices["week"].push_at) == (False, None)
        assert notices["week"].join_from == notices["summary"].push_at


@pytest.mark.parametrize(
    "when", [(2024, 9, 3, 8, 29), (2024, 9, 3, 18, 0), (2024, 9, 7, 10, 0), (2024, 9, 8, 10, 0)]
)
def test_nothing_is_planned_at_night_or_on_a_day_off(late: Desk, when: tuple[int, ...]) -> None:
    give(late, late.somchai, Role.COORDINATOR)
    late.hands.office_at(*when)
    run_until_idle([steps(late)[1]], "A")
    assert letters(late) == {}


def test_a_day_that_the_office_takes_off_moves_it_on(late: Desk) -> None:
    with writing(late.store.engine) as session:
        session.add(DayOffRow(day=date(2024, 9, 3), name="หยุดพิเศษ", is_holiday=True))
    late.hands.office_at(2024, 9, 3, 9, 0)
    work_on(late)
    assert late.states() == {}
    late.hands.office_at(2024, 9, 4, 9, 0)
    work_on(late)
    assert late.said_to(SOMCHAI) == ["unit_late"]


def test_after_a_worker_was_away_on_the_first_late_day_the_owner_hears_first_on_the_next(late: Desk) -> None:
    late.hands.office_at(2024, 9, 2, 15, 0)
    run_until_idle([steps(late)[1]], "A")
    late.hands.office_at(2024, 9, 4, 9, 0)
    work_on(late)
    assert (late.said_to(MALI), late.said_to(SOMCHAI)) == (["reminder"], ["unit_late"])
    assert late.pushes()[0].body["to"] == late.id_of(MALI)


def test_on_the_day_on_which_the_office_begins_old_news_is_none(late: Desk) -> None:
    give(late, late.somchai, Role.COORDINATOR)
    late.hands.office_at(2024, 9, 5, 9, 0)
    run_until_idle([steps(late)[1]], "A")
    assert late.states() == {}


def test_a_day_that_is_planned_asks_the_database_nothing_more(late: Desk) -> None:
    late.hands.office_at(2024, 9, 3, 8, 30)
    asked: list[str] = []
    url = late.store.engine.url.render_as_string(hide_password=False)
    store = open_store(url)
    step = PlanEscalation(store, late.hands.clocks)
    run_until_idle([steps(late)[0], step, late.worker()], "A")
    hook.listen(store.engine, "before_cursor_execute", lambda *said: asked.append(said[2]))
    assert not step("A") and asked == []
    late.hands.office_at(2024, 9, 4, 8, 30)
    assert not step("A") and asked != []


def test_while_an_owner_is_waited_for_a_tick_asks_once_what_became_of_the_reminder(late: Desk) -> None:
    late.hands.office_at(2024, 9, 3, 8, 30)
    late.refuse(500, "down", times=None)
    asked: list[str] = []
    store = open_store(late.store.engine.url.render_as_string(hide_password=False))
    step = PlanEscalation(store, late.hands.clocks)
    run_until_idle([steps(late)[0], step, late.worker()], "A")
    step("A")
    hook.listen(store.engine, "before_cursor_execute", lambda *said: asked.append(said[2]))
    assert not step("A")
    assert len([one for one in asked if not one.startswith("BEGIN")]) == 1
    late.heal()
    late.hands.wait(3600)
    run_until_idle([step, late.worker()], "A")
    assert late.said_to(SOMCHAI) == ["unit_late"]


def test_what_was_told_is_kept_so_that_a_new_process_tells_nothing_again(late: Desk) -> None:
    late.hands.office_at(2024, 9, 3, 8, 30)
    work_on(late)
    with reading(late.store.engine) as session:
        before = session.scalar(select(func.count()).select_from(NoticeRow))
    assert not steps(late)[1]("A")
    with reading(late.store.engine) as session:
        assert session.scalar(select(func.count()).select_from(NoticeRow)) == before
