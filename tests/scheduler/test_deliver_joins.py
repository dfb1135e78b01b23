"""What joins a push, and what a group is told: a push is worth more when it takes along what can wait."""

from datetime import timedelta
from typing import Any

import pytest
from queue_desk import GROUP, MALI, SOMCHAI, Desk, plainly
from queue_rows import letter

from domain.notices import Kind, Notice, ToTell
from scheduler.deliver import Deliver
from scheduler.freshen import freshen
from scheduler.responder import run_until_idle
from scheduler.saying import FactsOf


def tell(desk: Desk, key: str, *, to: str = MALI, **when: Any) -> None:
    """A notice to a person, or to the group; with no time given it is never pushed by itself."""
    person = {MALI: desk.mali, SOMCHAI: desk.somchai}.get(to)
    chat = None if person else desk.chat(MALI, GROUP).id
    kind = when.pop("kind", Kind.IMMEDIATE)
    times = {"push_at": None, **when}
    with desk.store.work() as work:
        work.notices.tell(
            [ToTell(key, kind, person, "words", {"words": key}, chat_id=chat, **times)], desk.hands.office()
        )


def tie(desk: Desk, members: int | None = 2) -> None:
    with desk.store.work() as work:
        group = work.people.meet("group", desk.playground.office.group(GROUP).id)
        work.groups.tie(group.id, None)
        if members is not None:
            work.groups.learn(group.id, GROUP, members, desk.hands.machine())


def held_back(desk: Desk) -> None:
    """LINE says that nothing is left."""
    desk.playground.quota.limit = 0


def test_what_joins_goes_along_with_a_push_and_the_oldest_is_read_first(desk: Desk) -> None:
    now = desk.hands.office()
    tell(desk, "joins", join_from=now)
    tell(desk, "pushed", push_at=now)
    tell(desk, "not yet", join_from=now + timedelta(hours=1))
    tell(desk, "rides only", ride_from=now)
    tell(desk, "another's", to=SOMCHAI, join_from=now)
    desk.deliver()
    assert desk.said_to(MALI) == ["joins", "pushed"]
    assert len(desk.pushes()) == 1
    assert desk.said_to(SOMCHAI) == []


def test_what_only_joins_is_never_pushed_by_itself(desk: Desk) -> None:
    tell(desk, "joins", join_from=desk.hands.office())
    desk.deliver()
    assert desk.tries() == []


def test_when_what_was_due_has_nothing_left_to_say_what_joins_waits_on(desk: Desk) -> None:
    now = desk.hands.office()
    tell(desk, "expired", push_at=now, expires_at=now)
    tell(desk, "joins", join_from=now)
    desk.deliver()
    assert (desk.tries(), desk.states()) == ([], {"expired": "cleared", "joins": "waiting"})


def test_of_more_than_five_the_planned_and_the_last_ones_go_first_and_the_rest_next(desk: Desk) -> None:
    now = desk.hands.office()
    for n in range(5):
        tell(desk, f"news {n}", push_at=now)
    tell(desk, "joins", join_from=now)
    tell(desk, "last", push_at=now, must_go=True)
    tell(desk, "planned", push_at=now, kind=Kind.PLANNED)
    deliver = Deliver(desk.store, plainly, as_it_is, desk.line.send, desk.hands.clocks)
    run_until_idle([deliver], "A")
    first, second = desk.pushes()
    assert [one["text"] for one in first.messages] == ["news 0", "news 1", "news 2", "last", "planned"]
    assert [one["text"] for one in second.messages] == ["news 3", "news 4", "joins"]


def as_it_is(*_: object) -> FactsOf:
    return lambda notice: notice.facts


def test_a_letter_of_several_messages_is_never_cut(desk: Desk) -> None:
    now = desk.hands.office()

    def write(notice: Notice, facts: Any) -> list[dict[str, Any]]:
        return plainly(notice, facts) * 3

    tell(desk, "one", push_at=now)
    tell(desk, "two", push_at=now)
    run_until_idle([Deliver(desk.store, write, freshen, desk.line.send, desk.hands.clocks)], "A")
    assert [[one["text"] for one in push.messages] for push in desk.pushes()] == [["one"] * 3, ["two"] * 3]


def test_what_was_held_joins_a_push_that_goes_in_any_case(desk: Desk) -> None:
    now = desk.hands.office()
    held_back(desk)
    tell(desk, "held", push_at=now)
    desk.deliver()
    assert desk.states() == {"held": "held"}
    desk.playground.quota.limit = 300
    with desk.store.work() as work:
        work.quota.refusal_over(desk.hands.machine())
    tell(desk, "last", push_at=now, must_go=True)
    desk.deliver()
    assert desk.said_to(MALI) == ["held", "last"]


def test_at_night_nothing_joins_an_answer_that_is_pushed(desk: Desk) -> None:
    desk.owe("บันทึกแล้ว")
    desk.hands.wait(60)
    tell(desk, "joins", join_from=desk.hands.office())
    desk.hands.office_at(2024, 8, 29, 23, 0)
    desk.deliver()
    assert desk.said_to(MALI) == ["บันทึกแล้ว"]


def test_an_announcement_confirmed_as_urgent_goes_at_night(desk: Desk) -> None:
    desk.hands.office_at(2024, 8, 29, 20, 0)
    now = desk.hands.office()
    facts = {"words": "ด่วน", "urgent": True}
    with desk.store.work() as work:
        work.notices.tell([ToTell("B1", Kind.BROADCAST, desk.mali, "words", facts, now)], now)
        work.notices.tell([letter("L1", desk.mali, now)], now)
    desk.deliver()
    assert desk.said_to(MALI) == ["ด่วน"]


def test_what_the_group_is_told_rides_a_reply_in_that_group_and_in_no_other_chat(desk: Desk) -> None:
    tie(desk)
    tell(desk, "digest", to=GROUP, ride_from=desk.hands.office())
    desk.owe("ของฉัน")
    desk.deliver()
    assert desk.said_to(MALI) == ["ของฉัน"]
    desk.owe("ใครค้างบ้าง", chat=GROUP)
    desk.deliver()
    assert desk.said_to(MALI, GROUP) == ["digest", "ใครค้างบ้าง"]
    assert desk.pushes() == []


def test_what_a_person_is_told_never_rides_into_the_group(desk: Desk) -> None:
    tie(desk)
    tell(desk, "mine", ride_from=desk.hands.office())
    desk.owe("ใครค้างบ้าง", chat=GROUP)
    desk.deliver()
    assert desk.said_to(MALI, GROUP) == ["ใครค้างบ้าง"]


def test_a_push_to_the_group_costs_its_members(desk: Desk) -> None:
    tie(desk, members=2)
    tell(desk, "digest", to=GROUP, push_at=desk.hands.office())
    desk.deliver()
    assert desk.said_to(MALI, GROUP) == ["digest"]
    assert [call.cost for call in desk.calls()] == [2]
    with desk.store.look() as work:
        assert work.quota.now(desk.hands.office()).used == 2


def test_a_group_that_was_not_counted_yet_is_not_pushed_to(desk: Desk) -> None:
    tie(desk, members=None)
    tell(desk, "digest", to=GROUP, push_at=desk.hands.office())
    desk.deliver()
    assert (desk.tries(), desk.states()) == ([], {"digest": "held"})


@pytest.mark.parametrize("way", ["push", "ride"])
def test_a_group_that_is_nobodys_is_told_nothing(desk: Desk, way: str) -> None:
    now = desk.hands.office()
    tell(desk, "digest", to=GROUP, **({"push_at": now} if way == "push" else {"ride_from": now}))
    desk.owe("ใครค้างบ้าง", chat=GROUP)
    desk.deliver()
    assert desk.said_to(MALI, GROUP) == ["ใครค้างบ้าง"]
    assert desk.pushes() == []


def test_a_group_that_the_bot_has_left_is_out_of_reach(desk: Desk) -> None:
    tie(desk)
    tell(desk, "digest", to=GROUP, push_at=desk.hands.office())
    desk.playground.leave(GROUP)
    desk.deliver()
    assert desk.states() == {"digest": "unreachable"}
