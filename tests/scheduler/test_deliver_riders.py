"""Free rides (DESIGN §2.4): what travels with a reply, in which order, and what becomes of it."""

import pytest
from queue_desk import GROUP, MALI, SOMCHAI, Desk, Killed, dies
from queue_rows import letter, together

from playground.witness import REPLY

LOOK_UP = False


def test_riders_of_a_killed_reply_wait_again_and_go_with_the_next_one(desk: Desk) -> None:
    desk.ride("R1")
    desk.owe("งานของคุณ", matters=LOOK_UP)
    with pytest.raises(Killed):
        desk.deliver("A", dies)
    desk.hands.wait(31)
    desk.deliver("B")
    assert (desk.said_to(MALI), desk.states()["R1"], desk.stuck()) == ([], "waiting", [])
    desk.owe("คำตอบ")
    desk.deliver("B")
    assert desk.said_to(MALI) == ["R1", "คำตอบ"]


def test_riders_of_an_unclear_reply_go_by_push_when_their_own_time_comes(desk: Desk) -> None:
    desk.ride("R1")
    desk.owe("งานของคุณ", matters=LOOK_UP)
    desk.refuse(400, "Invalid reply token", REPLY)
    desk.deliver()
    assert desk.said_to(MALI) == []
    desk.hands.office_at(2024, 8, 30, 8, 30)
    desk.deliver()
    assert (desk.said_to(MALI), desk.states()["R1"]) == (["R1"], "sent")
    assert len(desk.pushes()) == 1


def test_riders_come_before_the_answer(desk: Desk) -> None:
    desk.ride("R1", "R2")
    desk.owe("คำตอบ")
    desk.deliver()
    assert desk.said_to(MALI) == ["R1", "R2", "คำตอบ"]
    assert desk.pushes() == []


def test_a_reply_carries_at_most_five_and_the_answers_go_first_of_all(desk: Desk) -> None:
    desk.ride(*[f"R{n}" for n in range(6)])
    desk.owe("หนึ่ง", "สอง")
    desk.deliver()
    assert desk.said_to(MALI) == ["R0", "R1", "R2", "หนึ่ง", "สอง"]
    desk.owe("สาม")
    desk.deliver()
    assert desk.said_to(MALI)[5:] == ["R3", "R4", "R5", "สาม"]


def test_more_answers_than_a_reply_holds_do_no_harm_and_none_is_lost(desk: Desk) -> None:
    desk.ride("R1")
    desk.owe(*[f"A{n}" for n in range(6)])
    desk.deliver()
    assert desk.said_to(MALI) == [f"A{n}" for n in range(6)]
    assert desk.states()["R1"] == "waiting"
    assert (len(desk.replies()), len(desk.pushes())) == (1, 1)


def test_nothing_rides_to_another_person_nor_into_a_group(desk: Desk) -> None:
    desk.ride("R1", to=SOMCHAI)
    desk.owe("คำตอบ")
    desk.ride("R2")
    desk.owe("ใครค้างบ้าง", chat=GROUP)
    desk.deliver()
    assert (desk.said_to(MALI), desk.said_to(MALI, GROUP)) == (["คำตอบ"], ["ใครค้างบ้าง"])
    assert desk.states()["R1"] == desk.states()["R2"] == "waiting"


def test_what_may_not_ride_yet_stays(desk: Desk) -> None:
    now = desk.hands.office()
    with desk.store.work() as work:
        later = now.replace(hour=15)
        work.notices.tell(
            [letter("R1", desk.mali, later, ride_from=later), letter("P1", desk.mali, later)], now
        )
    desk.owe("คำตอบ")
    desk.deliver()
    assert desk.said_to(MALI) == ["คำตอบ"]


def test_a_rider_that_has_nothing_left_to_say_is_cleared(desk: Desk) -> None:
    now = desk.hands.office()
    with desk.store.work() as work:
        work.notices.tell([letter("R1", desk.mali, None, ride_from=now, expires_at=now)], now)
    desk.owe("คำตอบ")
    desk.deliver()
    assert (desk.said_to(MALI), desk.states()["R1"]) == (["คำตอบ"], "cleared")


def test_a_rider_whose_push_is_due_goes_once_whichever_way_is_first(desk: Desk) -> None:
    now = desk.hands.office()
    with desk.store.work() as work:
        work.notices.tell([letter(f"R{n}", desk.mali, now, ride_from=now) for n in range(4)], now)
    for n in range(4):
        desk.owe(f"คำตอบ {n}")
    together(*[lambda me=me: desk.deliver(me) for me in "ABC"])
    assert sorted(desk.said_to(MALI)) == sorted(
        [f"R{n}" for n in range(4)] + [f"คำตอบ {n}" for n in range(4)]
    )
