"""Two coordinators tap at the same moment: exactly one does it, the other hears who; on both databases."""

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier

import pytest
from changing import ANONG, SRI, THEERA, WAN, second_coordinator
from sqlalchemy import text
from systems import Systems

from domain import broadcast_commands as b
from domain import change_commands as ch
from domain.commands import Command, ReportProgress, Undo
from domain.duties import State
from domain.history import Said
from domain.notices import Answer, ToTell
from domain.people import Actor
from domain.proposals import Effect
from handlers.dispatch import dispatch
from storage.store import Work

PATIENT = 20  # seconds, for what takes milliseconds
WAITS = "SELECT count(*) FROM pg_locks WHERE NOT granted"


@pytest.fixture
def two(systems: Systems) -> Systems:
    systems.on(date(2024, 8, 29))
    second_coordinator(systems)
    return systems


def taps(systems: Systems, who: str, command: Command, together: Barrier) -> list[object]:
    """What somebody hears who taps when all are ready."""
    together.wait(PATIENT)
    with systems.store.work() as work:
        (person,) = work.people.named(who)
        owed = dispatch(command, Actor(person, "chat"), work, systems.now)
        work.notices.tell([one for one in owed if isinstance(one, ToTell)], systems.now)
    return list(owed)


@pytest.mark.parametrize("second", [ch.Confirm, ch.Drop])
def test_exactly_one_of_two_taps_counts_and_the_other_hears_by_whom(two: Systems, second: type) -> None:
    for number, day in enumerate((4, 5, 6, 9), start=1):
        two.say(WAN, f"เลื่อน E5 เป็น {day} ก.ย. เพราะรอโรงเรียน")
        together = Barrier(2)
        with ThreadPoolExecutor(2) as threads:
            first = threads.submit(taps, two, WAN, ch.Confirm(number), together)
            other = threads.submit(taps, two, THEERA, second(number), together)
            heard = {WAN: first.result(PATIENT), THEERA: other.result(PATIENT)}
        answers = {who: next(one for one in owed if isinstance(one, Answer)) for who, owed in heard.items()}
        (loser,) = [who for who, answer in answers.items() if answer.template == "change_settled"]
        winner = THEERA if loser == WAN else WAN
        assert answers[loser].facts["by"] == winner
        done = winner == WAN or second is ch.Confirm
        assert answers[winner].template == ("duty_changed" if done else "change_dropped")
        with two.store.look() as work:
            moves = [line for line in work.history.lines() if line.kind == "extend"]
            (person,) = work.people.named(winner)
        assert (bool(moves) and moves[-1].person_id == person.id) or not done
        assert (two.duty("E5").office_on.day == day) is done


def test_an_announcement_that_two_send_at_once_reaches_each_reader_once(two: Systems) -> None:
    two.enrol(SRI)
    for number in range(1, 4):
        two.say(WAN, f"ประกาศ พรุ่งนี้ประชุมครั้งที่ {number}")
        together = Barrier(2)
        with ThreadPoolExecutor(2) as threads:
            both = [
                threads.submit(taps, two, who, b.ConfirmBroadcast(number), together) for who in (WAN, THEERA)
            ]
            owed = [one for tap in both for one in tap.result(PATIENT)]
        answers = [one.template for one in owed if isinstance(one, Answer)]
        assert sorted(answers) == ["broadcast_sent", "broadcast_settled"]
        readers = [one.person_id for one in owed if isinstance(one, ToTell)]
        assert readers and len(readers) == len(set(readers))


def test_a_change_that_fails_half_way_changes_nothing_and_can_be_tapped_again(
    two: Systems, monkeypatch: pytest.MonkeyPatch
) -> None:
    two.say(WAN, "เลื่อน E5, E7 เป็น 10 ก.ย. เพราะรอโรงเรียน")
    button = two.buttons()["ยืนยัน"]

    def breaks(*_: object, **__: object) -> Effect:
        raise OSError("the disk is full")

    with monkeypatch.context() as patch:
        patch.setattr("handlers.proposing.digest", breaks)
        with pytest.raises(OSError, match="full"):
            two.press(WAN, button)
    assert {two.duty(code).office_on for code in ("E5", "E7")} == {date(2024, 9, 2)}
    assert two.told(SRI) == []
    two.press(WAN, button)
    assert {two.duty(code).office_on for code in ("E5", "E7")} == {date(2024, 9, 10)}


def test_what_is_tried_is_taken_back_whole_and_what_was_before_it_stays(two: Systems) -> None:
    duty = two.duty("E5")
    with two.store.work() as work:
        work.history.log(duty, Said("note", "ก่อน", None, None), two.now)
        with work.attempt() as attempt:
            work.history.log(duty, Said("note", "ลอง", None, None), two.now)
            attempt.take_back()
        with pytest.raises(ValueError, match="no"), work.attempt():
            work.history.log(duty, Said("note", "พัง", None, None), two.now)
            raise ValueError("no")
        with work.attempt():
            work.history.log(duty, Said("note", "หลัง", None, None), two.now)
    with two.store.look() as work:
        assert [line.words for line in work.history.lines()] == ["ก่อน", "หลัง"]


def somebody_waits(systems: Systems) -> bool:
    """Whether a transaction waits for another; on SQLite it does so before it has begun."""
    engine = systems.store.engine
    if engine.dialect.name == "sqlite":
        return True
    with engine.connect() as connection:
        return bool(connection.scalar(text(WAITS)))


def beside(systems: Systems, first: Callable[[Work], object], second: Callable[[Work], object]) -> object:
    """What the second comes to that begins before the first is committed."""

    def begins() -> object:
        with systems.store.work() as work:
            return second(work)

    with ThreadPoolExecutor(1) as threads:
        with systems.store.work() as work:
            first(work)
            other = threads.submit(begins)
            ends = time.monotonic() + PATIENT
            while not somebody_waits(systems):
                assert time.monotonic() < ends and not other.done(), "it did not wait"
        return other.result(PATIENT)


def asks(systems: Systems, who: str, command: Command) -> Callable[[Work], object]:
    """Somebody asks for this, in whatever transaction."""

    def ask(work: Work) -> object:
        (person,) = work.people.named(who)
        owed = dispatch(command, Actor(person, "chat"), work, systems.now)
        return [(one.template, one.facts.get("why")) for one in owed if isinstance(one, Answer)]

    return ask


def test_a_report_that_meets_a_cancelling_does_not_open_the_duty_again(two: Systems) -> None:
    two.enrol(SRI)
    two.say(WAN, "ยกเลิก E5 เพราะยุบ")
    report = asks(two, SRI, ReportProgress((two.duty("E5").id,), percent=60))
    assert beside(two, asks(two, WAN, ch.Confirm(1)), report) == [("refused", "is_cancelled")]
    assert (two.duty("E5").state, two.duty("E5").percent) == (State.CANCELLED, None)


def test_of_two_reports_at_once_the_second_knows_the_first(two: Systems) -> None:
    two.enrol(SRI, ANONG)
    duty = two.duty("E5").id
    first, second = (ReportProgress((duty,), percent=percent) for percent in (30, 60))
    beside(two, asks(two, SRI, first), asks(two, ANONG, second))
    assert two.duty("E5").percent == 60
    with two.store.work() as work:
        asks(two, ANONG, Undo())(work)
    assert two.duty("E5").percent == 30


def test_what_is_taken_back_while_somebody_reports_takes_nothing_else_back(two: Systems) -> None:
    two.enrol(SRI, ANONG)
    duty = two.duty("E5").id
    with two.store.work() as work:
        asks(two, SRI, ReportProgress((duty,), percent=30))(work)
    undone = beside(two, asks(two, ANONG, ReportProgress((duty,), percent=60)), asks(two, SRI, Undo()))
    assert undone == [("undo_too_late", None)]
    assert two.duty("E5").percent == 60


def test_an_import_that_moves_dates_keeps_what_is_reported_meanwhile(two: Systems) -> None:
    two.enrol(SRI)
    two.confirm(WAN, "เลื่อน E5 เป็น 4 ก.ย. เพราะรอโรงเรียน")
    two.say(WAN, "เพิ่มวันหยุด 4 ก.ย. วันหยุดพิเศษ")
    report = asks(two, SRI, ReportProgress((two.duty("E5").id,), percent=60))
    beside(two, report, asks(two, WAN, ch.Confirm(2)))
    assert (two.duty("E5").percent, two.duty("E5").office_on) == (60, date(2024, 9, 3))
