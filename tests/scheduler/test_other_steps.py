"""The smaller steps: asking LINE for the quota, forgetting old words, running steps until all is quiet."""

import threading
from collections.abc import Iterator, Mapping
from datetime import timedelta

import pytest
from queue_rows import Hands, event, open_store, together
from sqlalchemy import select

from domain.errors import Never, TryLater
from domain.own_data import KEEP_RAW
from domain.people import Actor, Message
from domain.step_commands import CancelDuty
from scheduler.prune import EVERY, Prune
from scheduler.refresh_account import ACCOUNT, FRESH, RefreshAccount
from scheduler.refresh_quota import RefreshQuota
from scheduler.responder import THREADS, Responder, run_until_idle, worker_name
from storage.engine import reading
from storage.store import Store
from storage.talk_tables import InboxRow


@pytest.fixture
def store(database: str) -> Iterator[Store]:
    opened = open_store(database)
    yield opened
    opened.engine.dispose()


@pytest.fixture
def hands() -> Hands:
    return Hands()


class Line:
    """What LINE says of the quota, and how often it was asked."""

    def __init__(self) -> None:
        self.asked = 0
        self.trouble: TryLater | Never | None = None

    def quota(self) -> Mapping[str, int | None]:
        self.asked += 1
        if self.trouble:
            raise self.trouble
        return {"limit": 300, "used": 12}


def test_the_quota_is_asked_for_once_in_five_minutes(store: Store, hands: Hands) -> None:
    line = Line()
    step = RefreshQuota(store, line.quota, hands.clocks)
    assert run_until_idle([step], "A")
    hands.machine_at += FRESH - timedelta(seconds=1)
    assert not run_until_idle([step], "A")
    hands.wait(1)
    assert run_until_idle([step], "A")
    assert line.asked == 2
    with store.look() as work:
        known = work.facts.get("quota")
        assert known
        assert known[1] == hands.machine()
        assert {key: known[0][key] for key in ("limit", "used", "month")} == {
            "limit": 300,
            "used": 12,
            "month": "2024-08",
        }


@pytest.mark.parametrize("trouble", [TryLater("down"), Never("no")])
def test_while_line_does_not_answer_the_last_word_stays_and_it_is_left_in_peace(
    store: Store, hands: Hands, trouble: TryLater | Never
) -> None:
    line = Line()
    step = RefreshQuota(store, line.quota, hands.clocks)
    step("A")
    line.trouble = trouble
    hands.office_at(2024, 9, 1, 8, 0)  # the month has turned as well
    for _ in range(10):
        assert not run_until_idle([step], "A")
        hands.wait(1)
    assert line.asked == 2
    with store.look() as work:
        known = work.facts.get("quota")
        assert known
        assert known[0]["month"] == "2024-08"


def test_two_processes_that_learn_a_fact_for_the_first_time_do_not_collide(
    store: Store, hands: Hands
) -> None:
    steps = [RefreshQuota(store, Line().quota, hands.clocks) for _ in range(4)]
    together(*[lambda s=step: s("A") for step in steps])
    with store.look() as work:
        assert work.facts.get("quota")


def test_the_accounts_id_is_learned_once_a_day_and_until_it_is_known(store: Store, hands: Hands) -> None:
    asked: list[int] = []

    def account() -> Mapping[str, str]:
        asked.append(1)
        if len(asked) == 1:
            raise TryLater("down")
        return {"basic_id": "@konkamnot", "name": "ก่อนกำหนด"}

    step = RefreshAccount(store, account, hands.clocks)
    assert not run_until_idle([step], "A")
    hands.machine_at += FRESH
    assert run_until_idle([step], "A")
    hands.machine_at += timedelta(hours=23)
    assert not run_until_idle([step], "A")
    hands.machine_at += timedelta(hours=1)
    assert run_until_idle([step], "A")
    assert len(asked) == 3
    with store.look() as work:
        known = work.facts.get(ACCOUNT)
    assert known and known[0]["basic_id"] == "@konkamnot"


def bodies(store: Store) -> dict[str, str | None]:
    with reading(store.engine) as session:
        return {key: body for key, body in session.execute(select(InboxRow.event_key, InboxRow.body))}


def test_old_words_are_forgotten_but_the_event_is_still_known(store: Store, hands: Hands) -> None:
    store.inbox.keep([event("old"), event("waiting", at=1)], hands.machine())
    key = store.inbox.claim("A", hands.machine())
    assert key
    first = store.inbox.next(key)
    assert first
    with store.work() as work:
        work.take(first, "A", hands.machine())
    step = Prune(store, hands.clocks)
    assert not run_until_idle([step], "A"), "nothing is old yet"
    hands.machine_at += KEEP_RAW + EVERY
    assert run_until_idle([step], "A")
    assert bodies(store)["old"] is None
    assert bodies(store)["waiting"], "what is not handled is kept"
    assert store.inbox.keep([event("old")], hands.machine()) == 0


def test_forgetting_rests_for_some_hours(store: Store, hands: Hands) -> None:
    step = Prune(store, hands.clocks)
    step("A")
    store.inbox.keep([event("old")], hands.machine() - 2 * KEEP_RAW)
    waiting = store.inbox.next(str(store.inbox.claim("A", hands.machine())))
    assert waiting
    with store.work() as work:
        work.take(waiting, "A", hands.machine())
    assert not step("A")
    hands.machine_at += EVERY
    assert step("A")


def test_what_was_proposed_is_forgotten_by_the_office_clock(store: Store, hands: Hands) -> None:
    """In a trial the office's clock shows another year than the machine's."""
    hands.office_at(2023, 8, 29, 9, 0)
    step, nobody = Prune(store, hands.clocks), Actor(None, "chat", message=Message(None, "ยกเลิก E5"))
    with store.work() as work:
        proposal = work.proposals.draft([CancelDuty((5,), reason="ซ้ำ")], "a digest", nobody, hands.office())
    assert not step("A")
    hands.machine_at += EVERY
    assert not step("A")
    with store.look() as work:
        kept = work.proposals.get(proposal)
    assert kept and (kept.words, len(kept.commands), kept.shown) == ("ยกเลิก E5", 1, "a digest")
    hands.machine_at += KEEP_RAW
    assert step("A")
    with store.look() as work:
        kept = work.proposals.get(proposal)
    assert kept and (kept.words, kept.commands, kept.shown) == ("", (), "")


def test_steps_run_in_order_until_a_whole_pass_finds_nothing() -> None:
    done: list[str] = []
    work = {"first": 2, "second": 1}

    def first(_me: str) -> bool:
        work["first"] -= 1
        done.append("first")
        return work["first"] >= 0

    def second(_me: str) -> bool:
        if work["second"]:
            work["second"], work["first"] = 0, 1
            done.append("second")
            return True
        return False

    assert run_until_idle([first, second], "A")
    assert done == ["first", "first", "first", "second", "first", "first", "first"]
    assert not run_until_idle([second], "A")


def test_every_worker_has_a_name_of_its_own() -> None:
    assert len({worker_name("web") for _ in range(100)}) == 100


def test_a_ring_wakes_somebody_and_a_failure_does_not_end_the_threads() -> None:
    woken, over = threading.Semaphore(0), threading.Event()

    def step(_me: str) -> bool:
        woken.release()
        if over.is_set():
            return False
        raise KeyError("a fault of ours")

    responder = Responder([step])
    responder.start()
    for _ in range(3 * THREADS):
        responder.ring()
        assert woken.acquire(timeout=3)
    over.set()
