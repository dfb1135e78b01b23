"""`kill -9` at any point of the story: nothing accepted is lost, and no push comes twice."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from databases import fresh
from kept_promises import all_is_kept, every_confirmation_was_said, no_push_came_twice
from office import fill_with_sample
from office_running import PEOPLE, RunningOffice, fill_with_enrolled, running_office
from random_kills import killing
from scripted_day import OWED, PROBLEM, SRI, TEAM, WAN, Day

from playground.witness import PUSH, REPLY

SHEET = "/v4/spreadsheets/.*:batchUpdate"


@pytest.fixture
def day(tmp_path: Path) -> Iterator[Day]:
    """A morning with everybody enrolled and both processes at work, on SQLite."""
    with (
        fresh("sqlite", tmp_path, fill_with_enrolled) as url,
        running_office(url, tmp_path, "web", "worker") as office,
    ):
        yield Day(office)


@pytest.mark.long
def test_the_worker_dies_while_a_push_hangs_before_line_took_it(day: Day) -> None:
    on_its_way = trouble(day, "hang", PUSH)
    number = day.announce("พรุ่งนี้ประชุม 9 โมง")
    on_its_way()
    day.office.kill("worker")
    day.office.start("worker")
    day.office.settle()
    everybody_but_the_coordinator_heard(day, number)


def test_the_worker_dies_after_line_took_a_push_and_before_it_heard_so(day: Day) -> None:
    on_its_way = trouble(day, "slow", PUSH)
    number = day.announce("พรุ่งนี้ประชุม 9 โมง")
    on_its_way()
    day.office.freeze("worker")
    taken = day.office.playground.log.wait_for(lambda log: len(log.pushes()) == 1)
    assert taken
    day.office.kill("worker")
    day.office.start("worker")
    day.office.settle()
    everybody_but_the_coordinator_heard(day, number)
    repeated = [entry for entry in day.office.playground.log if entry.outcome == "repeated"]
    assert repeated and len({entry.retry_key for entry in repeated}) == len(repeated)


@pytest.mark.long
def test_the_connection_breaks_after_line_took_a_push_and_the_worker_dies(day: Day) -> None:
    on_its_way = trouble(day, "reset_after", PUSH)
    number = day.announce("พรุ่งนี้ประชุม 9 โมง")
    on_its_way()
    day.office.kill("worker")
    day.office.start("worker")
    day.office.settle()
    everybody_but_the_coordinator_heard(day, number)


@pytest.mark.long
def test_the_web_process_dies_while_a_reply_hangs(day: Day) -> None:
    day.owed = {SRI: "E5"}
    on_its_way = trouble(day, "hang", REPLY)
    day.report(60, PROBLEM)
    on_its_way()
    day.office.kill("web")
    day.office.start("web")
    day.office.settle()
    every_confirmation_was_said(day)
    assert len(day.office.playground.log.pushes(day.place(SRI))) == 1


def test_the_web_process_dies_after_line_took_a_reply_and_before_it_heard_so(day: Day) -> None:
    day.owed = {SRI: "E5"}
    on_its_way = trouble(day, "slow", REPLY)
    day.report(60)
    on_its_way()
    day.office.freeze("web")
    assert day.office.playground.log.wait_for(lambda log: len(log.replies()) == 1)
    day.office.kill("web")
    day.office.start("web")
    day.office.settle()
    every_confirmation_was_said(day)
    no_push_came_twice(day)


@pytest.mark.long
def test_a_look_up_whose_reply_hangs_when_the_web_process_dies_stays_unsaid(day: Day) -> None:
    day.owed = {SRI: "E5"}
    on_its_way = trouble(day, "hang", REPLY)
    day.list_work()
    on_its_way()
    day.office.kill("web")
    day.office.start("web")
    day.office.settle()
    assert day.office.playground.log.messages_to(day.place(SRI)) == []


def test_the_web_process_dies_right_after_its_200(day: Day) -> None:
    day.office.kill("worker")
    for who, code in list(OWED.items())[:2]:
        already = len(day.office.playground.log.of_kind("webhook"))
        day.owed = {who: code}
        killer = threading.Thread(target=kill_at_the_next_200, args=(day.office, already))
        killer.start()
        day.report(40)
        killer.join()
    day.office.start("worker")
    day.office.settle()
    all_is_kept(day)


def test_the_worker_dies_during_a_write_to_the_sheet(day: Day) -> None:
    on_its_way = trouble(day, "slow", SHEET)
    day.report(30)
    on_its_way()
    day.office.kill("worker")
    day.office.start("worker")
    day.office.settle()
    all_is_kept(day)


@pytest.mark.long
@pytest.mark.parametrize("seed", [1, 2, 5])
def test_a_day_with_kills_at_random_moments(tmp_path: Path, seed: int) -> None:
    with (
        fresh("sqlite", tmp_path, fill_with_sample) as url,
        running_office(url, tmp_path, "web", "worker") as office,
    ):
        day = Day(office)
        office.playground.change_settings(duplicates=True)
        office.playground.join(TEAM)
        codes = day.codes_for([WAN, *day.owed])
        with killing(office, seed, ["web", "worker"], most=10) as killed:
            whole_story(day, codes)
        office.settle()
        all_is_kept(day)
        assert len(killed) >= 3


def whole_story(day: Day, codes: dict[str, str]) -> None:
    """Steps 1 to 7, without waiting for anything but effects."""
    day.enrol(codes)
    day.list_work()
    day.report(60, PROBLEM)
    day.attach()
    day.submit(SRI)
    day.talk_in_the_group()
    day.announce("พรุ่งนี้ส่งงานก่อนเที่ยง")
    day.acknowledge()
    day.next_morning()


def everybody_but_the_coordinator_heard(day: Day, number: int) -> None:
    """One push for each, and no more."""
    pushes = day.office.playground.log.pushes()
    assert sorted(entry.to for entry in pushes) == sorted(day.place(name) for name in PEOPLE if name != WAN)
    kept = day.office.rows("SELECT count(*) FROM broadcast_recipient WHERE broadcast_id = :n", n=number)
    assert kept == [(len(pushes),)]
    no_push_came_twice(day)


def trouble(day: Day, kind: str, path: str) -> Callable[[], None]:
    """The next call to this path suffers; gives a function that waits until it does."""
    log = day.office.playground.log
    already = len(log.of_kind("fault"))
    seconds = 30 if kind == "hang" else 1.0
    day.office.playground.faults.set([{"match": path, "kind": kind, "seconds": seconds, "times": 1}])

    def wait() -> None:
        assert log.wait_for(lambda log: len(log.of_kind("fault")) > already, timeout=30)

    return wait


def kill_at_the_next_200(office: RunningOffice, already: int) -> None:
    """The web process is gone as soon as it has answered a webhook; then it comes back."""
    taken = office.playground.log.wait_for(
        lambda log: any(entry.outcome == "ok" for entry in log.of_kind("webhook")[already:]), timeout=30
    )
    assert taken
    office.kill("web")
    office.start("web")
