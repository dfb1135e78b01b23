"""The mirror: one runner, only what differs, and the database goes on whatever Google does."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta

import pytest
from mirror_desk import DUTIES, LOG, Dying, Planners, Watched, open_planners
from queue_rows import together
from sqlalchemy import select

from domain.errors import Never, TryLater
from domain.mirror import TabChange
from scheduler.mirror_sheet import FULL_CHECK, LEASE, REST
from scheduler.responder import run_until_idle
from storage.engine import reading
from storage.history_tables import MirrorRow


@pytest.fixture
def planners(database: str) -> Iterator[Planners]:
    with open_planners(database) as opened:
        yield opened


def test_a_change_is_on_the_sheet_after_one_tick(planners: Planners) -> None:
    planners.report("ได้ 60% แล้ว")
    assert planners.mirror()("A")
    assert planners.shown() == ["ได้ 60% แล้ว"]
    assert planners.sheets.grid(DUTIES)[1][3] == "E5"
    assert not planners.behind()


def test_when_nothing_changed_google_is_not_asked(planners: Planners) -> None:
    mirror = planners.mirror()
    mirror("A")
    planners.sheets.calls.clear()
    for _ in range(20):
        planners.hands.wait(60)
        assert not run_until_idle([mirror], "A")
    assert planners.sheets.calls == []


def test_once_an_hour_what_people_changed_is_found_and_repaired(planners: Planners) -> None:
    planners.report("ของจริง")
    mirror = planners.mirror()
    mirror("A")
    planners.sheets.human_set(LOG, 1, 8, "แก้เอง")
    planners.hands.machine_at += FULL_CHECK
    assert mirror("A")
    assert planners.shown() == ["ของจริง"]
    planners.sheets.calls.clear()
    planners.hands.machine_at += FULL_CHECK
    mirror("A")
    assert planners.writes() == 0, "a check that finds nothing writes nothing"


def test_changes_in_a_row_are_gathered_for_some_seconds(planners: Planners) -> None:
    mirror = planners.mirror()
    mirror("A")
    planners.report("หนึ่ง")
    assert not mirror("A")
    planners.report("สอง")
    planners.hands.machine_at += REST
    assert mirror("A")
    assert planners.shown() == ["หนึ่ง", "สอง"]


@pytest.mark.parametrize("words", ["=1+1", "+66812345678", "-5", "@บอท", '=IMPORTXML("http://x","y")'])
def test_what_people_write_stays_text(planners: Planners, words: str) -> None:
    planners.report(words, problem=words)
    planners.mirror()("A")
    assert planners.shown() == [words]
    assert planners.sheets.formulas() == []


def test_one_runner_at_a_time(planners: Planners) -> None:
    planners.report("หนึ่ง")
    seen: list[bool] = []

    class Slow(Watched):
        def write(self, changes: Sequence[TabChange]) -> Mapping[str, int]:
            seen.append(planners.mirror()("B"))
            return super().write(changes)

    assert planners.mirror(Slow(planners.client))("A")
    assert seen == [False]


def test_after_a_sync_another_process_may_go_on_at_once(planners: Planners) -> None:
    """`worker --once` and `flask mirror` are processes of their own, one after the other."""
    planners.mirror()("once-1")
    planners.report("หนึ่ง")
    assert planners.mirror()("once-2")
    planners.report("สอง")
    assert planners.mirror().sync("command")
    assert planners.shown() == ["หนึ่ง", "สอง"]


def test_a_dead_runners_lease_ends(planners: Planners) -> None:
    planners.report("หนึ่ง")
    with pytest.raises(KeyboardInterrupt):
        planners.mirror(Dying(planners.client, before=True))("A")
    assert not planners.mirror()("B")
    planners.hands.machine_at += LEASE + timedelta(seconds=1)
    assert planners.mirror()("B")
    assert planners.shown() == ["หนึ่ง"]


def test_a_kill_between_writing_and_recording_leaves_the_sheet_right(planners: Planners) -> None:
    planners.report("หนึ่ง")
    with pytest.raises(KeyboardInterrupt):
        planners.mirror(Dying(planners.client, before=False))("A")
    assert planners.behind()
    planners.report("สอง")
    planners.hands.machine_at += LEASE + timedelta(seconds=1)
    assert planners.mirror()("B")
    assert planners.shown() == ["หนึ่ง", "สอง"]
    assert not planners.behind()


def test_what_changes_while_the_sheet_is_written_is_written_next(planners: Planners) -> None:
    class Busy(Watched):
        def write(self, changes: Sequence[TabChange]) -> Mapping[str, int]:
            planners.report("ระหว่างนั้น")
            return super().write(changes)

    planners.report("หนึ่ง")
    planners.mirror(Busy(planners.client))("A")
    assert planners.behind()
    planners.mirror()("A")
    assert planners.shown() == ["หนึ่ง", "ระหว่างนั้น"]
    assert not planners.behind()


@pytest.mark.parametrize(
    ("error", "rest"), [(TryLater("quota"), 30), (TryLater("busy", 90.0), 90), (Never("gone"), 600)]
)
def test_trouble_is_noted_and_google_is_left_in_peace_for_a_while(
    planners: Planners, error: TryLater | Never, rest: int
) -> None:
    planners.report("หนึ่ง")
    sheet = Watched(planners.client)
    sheet.error = error
    mirror = planners.mirror(sheet)
    assert not run_until_idle([mirror], "A")
    assert planners.trouble() == error.reason
    planners.report("สอง")
    sheet.error, sheet.asked = None, 0
    planners.hands.wait(rest - 1)
    assert not mirror("A")
    assert sheet.asked == 0
    planners.hands.wait(1)
    assert mirror("A")
    assert (planners.shown(), planners.trouble()) == (["หนึ่ง", "สอง"], "")


def test_a_sheet_that_is_not_shared_with_us_is_said_so(planners: Planners) -> None:
    planners.sheets.allowed = False
    planners.report("หนึ่ง")
    assert not planners.mirror()("A")
    assert "403" in planners.trouble()
    planners.sheets.allowed = True
    assert planners.mirror()("A")
    assert planners.trouble() == ""


def test_changes_from_several_processes_at_once_are_all_counted(planners: Planners) -> None:
    """Also the first ones ever, for which there is no row to count in."""
    together(*[lambda n=n: planners.report(f"ครั้งที่ {n}") for n in range(6)])
    with reading(planners.store.engine) as session:
        (row,) = session.scalars(select(MirrorRow)).all()
        assert row.wanted == 6
