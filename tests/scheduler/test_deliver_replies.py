"""Replies (DESIGN §2.3-2.4): one token, once; what may be lost or said twice, and what rides along."""

import pytest
from queue_desk import GROUP, MALI, SOMCHAI, Desk, Killed, dies, sends_and_dies

from domain.notices import Answer
from playground.witness import REPLY
from scheduler.responder import run_until_idle

LOOK_UP = False


def test_an_answer_is_a_reply_and_costs_nothing(desk: Desk) -> None:
    desk.owe("งานของคุณ")
    desk.deliver()
    assert desk.said_to(MALI) == ["งานของคุณ"]
    assert (len(desk.replies()), desk.pushes()) == (1, [])
    with desk.store.look() as work:
        (id_,) = desk.replies()[0].message_ids
        assert work.calls.spoken_of(id_) == (7,)
    assert desk.calls()[0].reply_token is None, "tokens are forgotten with the call"


def test_the_answers_to_one_event_go_together_in_order(desk: Desk) -> None:
    desk.owe("หนึ่ง", "สอง", "สาม")
    desk.deliver()
    assert desk.said_to(MALI) == ["หนึ่ง", "สอง", "สาม"]
    assert len(desk.tries(REPLY)) == 1


def test_answers_to_different_people_do_not_mix(desk: Desk) -> None:
    desk.owe("ของมาลี")
    desk.owe("ของสมชาย", who=SOMCHAI)
    desk.deliver()
    assert (desk.said_to(MALI), desk.said_to(SOMCHAI)) == (["ของมาลี"], ["ของสมชาย"])


@pytest.mark.parametrize("kind", ["reset_after", "reset_before"])
def test_after_an_unclear_try_the_same_token_goes_again_and_it_is_said_once(desk: Desk, kind: str) -> None:
    desk.owe("บันทึกแล้ว")
    desk.fault(kind, REPLY)
    desk.deliver()
    assert list(desk.states().values()) == ["waiting"]
    desk.hands.wait(2)
    desk.deliver()
    assert desk.said_to(MALI) == ["บันทึกแล้ว"]
    assert list(desk.states().values()) == ["sent"]
    assert desk.pushes() == []


def test_what_stays_unclear_for_forty_seconds_goes_by_push_when_it_matters(desk: Desk) -> None:
    desk.owe("บันทึกแล้ว")
    desk.fault("reset_before", REPLY, times=None)
    for _ in range(60):
        desk.deliver()
        desk.hands.wait(1)
    assert desk.said_to(MALI) == ["บันทึกแล้ว"]
    assert len(desk.pushes()) == 1
    first, last = desk.tries(REPLY)[0], desk.tries(REPLY)[-1]
    assert last.machine - first.machine < 40
    assert list(desk.states().values()) == ["sent"]


def test_a_reply_that_waited_too_long_is_not_taken_for_sent_when_its_token_has_died(desk: Desk) -> None:
    """Unclear, then nobody worked for ten minutes: the 400 would now only say that the token is old."""
    desk.owe("บันทึกแล้ว")
    desk.fault("reset_before", REPLY)
    desk.deliver()
    desk.hands.wait(600)
    desk.deliver()
    assert desk.said_to(MALI) == ["บันทึกแล้ว"]
    assert len(desk.tries(REPLY)) == 1


def test_a_look_up_that_waited_too_long_stays_silent(desk: Desk) -> None:
    desk.owe("งานของคุณ", matters=LOOK_UP)
    desk.fault("reset_before", REPLY)
    desk.deliver()
    desk.hands.wait(600)
    desk.deliver()
    assert (desk.said_to(MALI), list(desk.states().values())) == ([], ["cleared"])


@pytest.mark.parametrize(("matters", "said", "state"), [(True, ["คำตอบ"], "sent"), (LOOK_UP, [], "cleared")])
def test_a_dead_token_means_a_push_for_what_matters_and_silence_for_the_rest(
    desk: Desk, matters: bool, said: list[str], state: str
) -> None:
    desk.owe("คำตอบ", matters=matters)
    desk.hands.wait(51)
    desk.deliver()
    assert desk.tries(REPLY) == []
    assert (desk.said_to(MALI), list(desk.states().values())) == (said, [state])


@pytest.mark.parametrize(("matters", "said", "state"), [(True, ["คำตอบ"], "sent"), (LOOK_UP, [], "cleared")])
def test_a_token_that_line_refuses_at_once_is_as_good_as_dead(
    desk: Desk, matters: bool, said: list[str], state: str
) -> None:
    desk.owe("คำตอบ", matters=matters)
    desk.refuse(400, "Invalid reply token", REPLY)
    desk.deliver()
    assert (desk.said_to(MALI), list(desk.states().values())) == (said, [state])


def test_in_a_group_an_answer_is_replied_or_not_said_at_all(desk: Desk) -> None:
    desk.owe("ใครค้างบ้าง", chat=GROUP)
    desk.deliver()
    assert desk.said_to(MALI, GROUP) == ["ใครค้างบ้าง"]
    desk.owe("อีกครั้ง", chat=GROUP)
    desk.refuse(400, "Invalid reply token", REPLY)
    desk.deliver()
    assert desk.said_to(MALI, GROUP) == ["ใครค้างบ้าง"]
    assert (desk.pushes(), desk.stuck()) == ([], [])


def test_an_answer_to_nobody_we_know_does_not_stop_what_others_are_owed(desk: Desk) -> None:
    """A stranger's token died, and she has enrolled meanwhile: there is nobody to push the answer to."""
    inbox = desk.hear()
    chat = desk.chat(MALI)
    with desk.store.work() as work:
        work.notices.answer(
            inbox, chat.id, None, [Answer("words", {"words": "x"}, (), True)], desk.hands.office()
        )
    desk.hands.wait(60)
    desk.deliver()
    desk.tell("S1", to=SOMCHAI)
    desk.deliver()
    assert desk.said_to(SOMCHAI) == ["S1"]
    assert list(desk.states().values()) == ["cleared", "sent"]


@pytest.mark.parametrize(
    ("matters", "state"), [(True, "sent"), (LOOK_UP, "cleared")], ids=["confirmation", "look-up"]
)
def test_a_kill_before_sending_says_a_confirmation_once_and_a_look_up_not_at_all(
    desk: Desk, matters: bool, state: str
) -> None:
    desk.owe("บันทึกแล้ว", matters=matters)
    with pytest.raises(Killed):
        desk.deliver("A", dies)
    desk.deliver("B")
    assert desk.said_to(MALI) == []
    desk.hands.wait(31)
    desk.deliver("B")
    assert desk.said_to(MALI) == (["บันทึกแล้ว"] if matters else [])
    assert len(desk.pushes()) == int(matters)
    assert list(desk.states().values()) == [state]


def test_a_kill_after_sending_may_say_a_confirmation_twice_but_no_more(desk: Desk) -> None:
    desk.owe("บันทึกแล้ว")
    with pytest.raises(Killed):
        desk.deliver("A", sends_and_dies(desk))
    for _ in range(5):
        desk.hands.wait(31)
        desk.deliver("B")
    assert desk.said_to(MALI) == ["บันทึกแล้ว"] * 2
    assert (len(desk.replies()), len(desk.pushes())) == (1, 1)


def test_the_web_process_replies_and_leaves_the_rest_to_the_worker(desk: Desk) -> None:
    desk.tell("L1")
    desk.owe("คำตอบ", who=SOMCHAI)
    worker = desk.worker()
    assert run_until_idle([worker.answer], "web")
    assert (desk.said_to(SOMCHAI), desk.said_to(MALI)) == (["คำตอบ"], [])
    assert not worker.answer("web")
