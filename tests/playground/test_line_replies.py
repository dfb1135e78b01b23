"""A reply costs nothing and its token lives shortly."""

import pytest
from line_peer import MALI, PLAN, SOMCHAI, Peer, text

DEAD = {"message": "Invalid reply token"}


def token_of(peer: Peer, who: str = MALI, chat: str = "bot") -> str:
    return str(peer.event(lambda: peer.playground.say(who, "สวัสดี", chat))["replyToken"])


def test_a_reply_stands_in_the_chat_it_answers(peer: Peer) -> None:
    answer = peer.reply(token_of(peer), text("ค่ะ"), text("มีอะไรให้ช่วยไหมคะ"))
    assert answer.status_code == 200
    said = peer.playground.chats.of(peer.id(MALI))
    assert [one.message["text"] for one in said] == ["สวัสดี", "ค่ะ", "มีอะไรให้ช่วยไหมคะ"]
    assert [sent["id"] for sent in answer.json()["sentMessages"]] == [one.id for one in said[1:]]
    assert peer.playground.log.messages_to(peer.id(MALI)) == [text("ค่ะ"), text("มีอะไรให้ช่วยไหมคะ")]


def test_a_reply_is_free_even_when_the_month_is_spent(peer: Peer) -> None:
    peer.playground.change_settings(limit=0)
    assert peer.reply(token_of(peer, SOMCHAI, PLAN), text()).status_code == 200
    assert peer.playground.quota.used(peer.playground.clock.now()) == 0


def test_a_token_works_only_once(peer: Peer) -> None:
    token = token_of(peer)
    peer.reply(token, text())
    answer = peer.reply(token, text())
    assert (answer.status_code, answer.json()) == (400, DEAD)
    assert len(peer.playground.log.replies()) == 1


def test_a_refused_message_leaves_the_token_alive(peer: Peer) -> None:
    token = token_of(peer)
    assert peer.reply(token, text("")).status_code == 400
    assert peer.reply(token, text("ค่ะ")).status_code == 200


@pytest.mark.parametrize(("seconds", "status"), [(0, 200), (60, 200), (61, 400)])
def test_a_token_lives_a_minute_of_machine_time(peer: Peer, seconds: float, status: int) -> None:
    token = token_of(peer)
    peer.machine.now += seconds
    assert peer.reply(token, text()).status_code == status


def test_moving_the_office_clock_does_not_age_a_token(peer: Peer) -> None:
    token = token_of(peer)
    peer.playground.clock.move_by("1w")
    assert peer.reply(token, text()).status_code == 200


@pytest.mark.parametrize(("minutes", "status"), [(5, 200), (20, 200), (20.1, 400)])
def test_redelivery_revives_a_token_until_20_minutes_after_the_event(
    peer: Peer, minutes: float, status: int
) -> None:
    peer.app.status = 503
    token = token_of(peer)
    peer.machine.now += minutes * 60
    peer.app.status = 200
    peer.playground.sender.redeliver_now()
    assert peer.reply(token, text()).status_code == status


def test_a_used_token_stays_used_when_its_event_comes_again(peer: Peer) -> None:
    peer.app.status = 500
    token = token_of(peer)
    assert peer.reply(token, text()).status_code == 200
    peer.app.status = 200
    assert peer.playground.sender.redeliver_now() == 1
    assert peer.reply(token, text()).json() == DEAD


def test_a_token_nobody_issued_is_refused(peer: Peer) -> None:
    assert peer.reply("0" * 32, text()).json() == DEAD


def test_a_reply_may_not_carry_a_retry_key(peer: Peer) -> None:
    key = "123e4567-e89b-12d3-a456-426614174000"
    assert peer.reply(token_of(peer), text(), X_Line_Retry_Key=key).status_code == 400


def test_a_reply_to_a_group_the_bot_has_left_fails(peer: Peer) -> None:
    token = token_of(peer, SOMCHAI, PLAN)
    peer.playground.leave(PLAN)
    assert peer.reply(token, text()).json() == {"message": "Failed to send messages"}
