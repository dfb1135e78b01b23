"""Tries are counted once for everybody, wishes are decided once, and who is released hears nothing more."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from queue_rows import Hands, add_people, freeze_push, letter, open_store, together
from sqlalchemy import select, update

from domain.calls import Outcome
from domain.clocks import BANGKOK
from domain.enrolment import CODES, Limit, RequestState
from domain.notices import Reader
from storage.engine import reading, writing
from storage.enrolment_tables import AttemptRow, EnrolmentRow
from storage.office_tables import PersonRow
from storage.store import Store
from storage.talk_tables import ChatRow

NOW = datetime(2024, 8, 29, 9, 30, tzinfo=BANGKOK)
SMALL = Limit("code", 3, 8, timedelta(hours=1))


@pytest.fixture
def store(database: str) -> Iterator[Store]:
    opened = open_store(database)
    yield opened
    opened.engine.dispose()


def tries(store: Store, chat: int, count: int, now: datetime = NOW) -> list[bool]:
    """So many tries of one chat, each a transaction of its own."""
    found = []
    for _ in range(count):
        with store.work() as work:
            found.append(work.enrolments.allow(SMALL, chat, now))
    return found


def test_a_chat_may_try_so_often_in_a_window_and_again_in_the_next(store: Store) -> None:
    assert tries(store, 1, 5) == [True, True, True, False, False]
    assert tries(store, 1, 1, NOW + timedelta(minutes=29)) == [False]
    assert tries(store, 1, 1, NOW + timedelta(minutes=30)) == [True]


def test_many_chats_share_what_everybody_may_try(store: Store) -> None:
    found = [one for chat in range(1, 6) for one in tries(store, chat, 3)]
    assert found == [True] * 8 + [False] * 7


def test_who_tries_at_once_gets_no_more_than_who_tries_in_turn(store: Store) -> None:
    found: list[bool] = []

    def try_often(chat: int) -> Callable[[], None]:
        return lambda: found.extend(tries(store, chat, 4))

    together(*[try_often(chat) for chat in (1, 1, 1, 2, 3, 4)])
    assert len(found) == 24
    assert found.count(True) == 8, "everybody's limit holds"
    with reading(store.engine) as session:
        counted = {key: count for key, count in session.execute(select(AttemptRow.key, AttemptRow.tries))}
    assert max(counted.values()) == 8
    assert all(count <= 3 for key, count in counted.items() if not key.endswith("all"))


def test_a_try_that_was_right_counts_against_nobody(store: Store) -> None:
    tries(store, 1, 3)
    with store.work() as work:
        work.enrolments.give_back(SMALL, 1, NOW)
    assert tries(store, 1, 2) == [True, False]


@pytest.mark.parametrize(
    ("limit", "now", "ends"),
    [
        (CODES, datetime(2024, 8, 29, 9, 59, tzinfo=BANGKOK), datetime(2024, 8, 29, 10, 0, tzinfo=BANGKOK)),
        (CODES, datetime(2024, 8, 29, 10, 0, tzinfo=BANGKOK), datetime(2024, 8, 29, 11, 0, tzinfo=BANGKOK)),
        (
            Limit("request", 3, 30, timedelta(days=1)),
            datetime(2024, 8, 29, 23, 59, tzinfo=BANGKOK),
            datetime(2024, 8, 30, 0, 0, tzinfo=BANGKOK),
        ),
    ],
)
def test_windows_are_the_offices_hours_and_days(limit: Limit, now: datetime, ends: datetime) -> None:
    assert limit.ends(now) == ends


def test_a_code_is_kept_as_a_hash_that_only_this_offices_key_makes(database: str) -> None:
    stores = [Store(open_store(database).engine, secret) for secret in ("one", "two")]
    (person,) = add_people(stores[0], "U1")
    with stores[0].work() as work:
        work.people.add_code(person, "ABCDEFGH", NOW)
    with stores[1].work() as work:
        assert work.people.enrol("ABCDEFGH", work.people.meet("user", "Unew"), NOW) is None
    with stores[0].work() as work:
        assert work.people.enrol("ABCDEFGH", work.people.meet("user", "Unew"), NOW)
    with reading(stores[0].engine) as session:
        assert "ABCD" not in session.scalars(select(EnrolmentRow.code_hash)).one()
    for store in stores:
        store.engine.dispose()


@pytest.mark.parametrize(("late", "good"), [(-1, True), (0, False), (1, False)])
def test_a_code_is_good_for_two_weeks(store: Store, late: int, good: bool) -> None:
    (person,) = add_people(store, "U1")
    with store.work() as work:
        work.people.add_code(person, "ABCDEFGH", NOW)
    then = NOW + timedelta(days=14, seconds=late)
    with store.work() as work:
        assert work.people.is_good("ABCDEFGH", then) is good
        assert bool(work.people.enrol("ABCDEFGH", work.people.meet("user", "Unew"), then)) is good


def test_of_two_codes_made_at_once_for_one_person_one_is_good(store: Store) -> None:
    (person,) = add_people(store, "U1")
    codes = ["AAAABBBB", "CCCCDDDD", "EEEEFFFF"]

    def make(code: str) -> Callable[[], None]:
        def add() -> None:
            with store.work() as work:
                work.people.add_code(person, code, NOW)

        return add

    together(*[make(code) for code in codes])
    later = NOW + timedelta(minutes=1)
    with store.work() as work:
        good = [code for code in codes if work.people.enrol(code, work.people.meet("user", code), later)]
    assert len(good) == 1


def test_under_pressure_a_chat_keeps_its_first_tries(store: Store) -> None:
    limit = replace(SMALL, at_least=2)

    def allowed(chat: int) -> list[bool]:
        found = []
        for _ in range(4):
            with store.work() as work:
                found.append(work.enrolments.allow(limit, chat, NOW))
        return found

    assert [allowed(chat) for chat in (1, 2, 3, 4)] == [
        [True, True, True, False],
        [True, True, True, False],
        [True, True, False, False],
        [True, True, False, False],
    ]


def test_a_code_of_somebody_who_has_left_is_no_code(store: Store) -> None:
    (person,) = add_people(store, "U1")
    with store.work() as work:
        work.people.add_code(person, "ABCDEFGH", NOW)
        work.enrolments.leave(person, NOW)
    with store.work() as work:
        assert work.people.enrol("ABCDEFGH", work.people.meet("user", "Unew"), NOW) is None


def test_the_chat_of_somebody_who_has_left_is_nobodys(store: Store) -> None:
    (person,) = add_people(store, "U1")
    with writing(store.engine) as session:
        session.execute(update(PersonRow).values(left_on=date(2024, 8, 1)))
    with store.look() as work:
        assert work.people.behind("U1") is None
        assert work.people.meet("user", "U1").person_id is None
        assert work.people.chat_of(person) is None
        assert work.people.chats() == {}


def test_a_wish_is_decided_once_and_a_newer_one_takes_its_place(store: Store) -> None:
    (person,) = add_people(store, "U1")
    with store.work() as work:
        chat = work.people.meet("user", "Unew").id
        old, new = (work.enrolments.ask(chat, said, NOW) for said in ("สมศรี", "สมศรี ใจดี"))
        assert [one.id for one in work.enrolments.waiting()] == [new]
        first, request = work.enrolments.request(old), work.enrolments.request(new)
        assert first and first.state is RequestState.REPLACED
        assert request
        assert not work.enrolments.decide(first, RequestState.APPROVED, person, NOW)
        assert work.enrolments.decide(request, RequestState.REFUSED, person, NOW)
        assert not work.enrolments.decide(request, RequestState.APPROVED, person, NOW)
        decided = work.enrolments.request(new)
    assert decided and (decided.state, decided.decided_by) == (RequestState.REFUSED, person)


def test_two_who_decide_at_once_are_first_and_second(store: Store) -> None:
    first, second = add_people(store, "U1", "U2")
    with store.work() as work:
        request = work.enrolments.request(work.enrolments.ask(work.people.meet("user", "Unew").id, "x", NOW))
    assert request
    won: list[int] = []

    def decide(by: int) -> Callable[[], None]:
        def run() -> None:
            with store.work() as work:
                if work.enrolments.decide(request, RequestState.APPROVED, by, NOW):
                    won.append(by)

        return run

    together(decide(first), decide(second))
    assert len(won) == 1


def test_what_waits_for_a_released_person_goes_nowhere(store: Store) -> None:
    person, other = add_people(store, "U1", "U2")
    hands = Hands()
    with store.work() as work:
        work.notices.tell([letter("mine", person, NOW), letter("others", other, NOW)], NOW)
        chat = work.people.meet("user", "U1")
        call = freeze_push(work, chat, '["words"]', 1, "A", hands.machine())
        assert work.enrolments.release([person], NOW) == 1
    with store.work() as work:
        assert work.notices.next_due(NOW, 1) == [Reader(other)]
        assert work.notices.riders(person, 10**6, NOW) == []
        work.calls.again_at(call, "A", Outcome.UNCLEAR, hands.machine())  # it was under way meanwhile
        hands.wait(3600)
        assert work.calls.claim("B", hands.machine()) is None
        assert work.people.behind("U1") is None
        assert work.calls.get(call.id).messages == "[]", "its words are forgotten"


def test_a_new_phone_takes_over_what_waits_and_the_old_one_hears_nothing_more(store: Store) -> None:
    (person,), hands = add_people(store, "Uold"), Hands()
    with store.work() as work:
        old = work.people.meet("user", "Uold")
        work.notices.tell([letter("mine", person, NOW)], NOW)
        (notice,) = work.notices.going_to([Reader(person)], NOW)[Reader(person)].due
        call = freeze_push(work, old, '["words"]', 1, "A", hands.machine())
        work.notices.put_in_calls({call.id: [notice.id]})
        work.people.add_code(person, "ABCDEFGH", NOW)
    with store.work() as work:
        assert work.people.enrol("ABCDEFGH", work.people.meet("user", "Unew"), NOW)
    hands.wait(3600)
    with store.work() as work:
        assert work.calls.claim("B", hands.machine()) is None, "the call to the old phone is closed"
        assert work.notices.going_to([Reader(person)], NOW)[Reader(person)].due == (notice,)
        chat = work.people.chat_of(person)
        assert chat and chat.line_id == "Unew"
        assert work.people.behind("Uold") is None


def test_codes_and_questions_of_a_released_person_end(store: Store) -> None:
    (person,) = add_people(store, "U1")
    with store.work() as work:
        work.people.add_code(person, "ABCDEFGH", NOW)
        work.enrolments.release([person], NOW)
    with store.work() as work:
        assert work.people.enrol("ABCDEFGH", work.people.meet("user", "U9"), NOW) is None


def test_old_wishes_and_tries_are_forgotten(store: Store) -> None:
    tries(store, 1, 1)
    with store.work() as work:
        work.enrolments.ask(work.people.meet("user", "Unew").id, "x", NOW)
        assert work.enrolments.forget(NOW) == 0
        assert work.enrolments.forget(NOW + timedelta(days=1)) == 3


def test_a_chat_is_tied_to_one_person_only(store: Store) -> None:
    person, _ = add_people(store, "U1", "U2")
    with store.work() as work:
        taken = work.people.meet("user", "U2").id
        assert not work.enrolments.tie(taken, person)
    with reading(store.engine) as session:
        rows = session.execute(select(ChatRow.line_id, ChatRow.person_id).order_by(ChatRow.line_id)).all()
    assert len({person_id for _, person_id in rows}) == 2
