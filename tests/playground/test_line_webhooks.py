"""Webhooks are signed, come in the order of a chat, and come again when nobody took them."""

import json
from itertools import pairwise

import pytest
from line_peer import MALI, PLAN, SECRET, SOMCHAI, Peer

from playground import posting
from playground.posting import sign


def texts(peer: Peer) -> list[str]:
    return [event["message"]["text"] for event in peer.events()]


def test_the_signature_is_that_of_lines_official_example() -> None:
    body = b'{"destination":"U8e742f61d673b39c7fff3cecb7536ef0","events":[]}'
    signature = "GhRKmvmHys4Pi8DxkF4+EayaH0OqtJtaZxgTD9fMDLs="
    assert sign("8c570fa6dd201bb328f1c1eac23a96d8", body) == signature


def test_the_raw_bytes_that_arrive_are_the_ones_that_were_signed(peer: Peer) -> None:
    peer.playground.say(MALI, "ส่ง E5 แล้วค่ะ 🍎")
    peer.events()
    ((headers, body),) = peer.app.received
    assert headers["x-line-signature"] == sign(SECRET, body)
    assert headers["User-Agent"] == "LineBotWebhook/2.0"
    assert json.loads(body)["destination"] == peer.playground.bot_id


def test_the_events_of_a_chat_arrive_in_order(peer: Peer) -> None:
    for number in range(20):
        peer.playground.say(MALI, str(number))
        peer.playground.say(SOMCHAI, "อยู่อีกห้อง")
    mine = [event for event in peer.events() if event["source"]["userId"] == peer.id(MALI)]
    assert [event["message"]["text"] for event in mine] == [str(number) for number in range(20)]
    assert all(one["timestamp"] <= other["timestamp"] for one, other in pairwise(mine))


def test_several_peoples_events_can_come_in_one_webhook(peer: Peer) -> None:
    peer.playground.say_many([(MALI, "หนึ่ง", "bot"), (SOMCHAI, "สอง", PLAN)])
    peer.events()
    ((_, body),) = peer.app.received
    sources = [event["source"]["userId"] for event in json.loads(body)["events"]]
    assert sources == [peer.id(MALI), peer.id(SOMCHAI)]


def test_what_was_not_taken_comes_again_the_same_but_for_one_flag(peer: Peer) -> None:
    peer.app.status = 503
    first = peer.event(lambda: peer.playground.say(MALI, "สวัสดี"))
    peer.app.status = 200
    assert peer.playground.sender.redeliver_now() == 1
    again = peer.events()[-1]
    assert again == {**first, "deliveryContext": {"isRedelivery": True}}
    assert peer.playground.sender.redeliver_now() == 0


def test_redelivery_waits_longer_each_time_and_ends_after_20_minutes(peer: Peer) -> None:
    peer.playground.change_settings(redelivery=False)  # the test alone drives the schedule
    peer.app.status = 500
    peer.playground.say(MALI, "สวัสดี")
    peer.events()
    start = peer.machine.now
    tried: list[int] = []
    for second in range(1, 1400):
        peer.machine.now = start + second
        peer.playground.sender.redeliver_due()
        if len(peer.app.received) - 1 > len(tried):
            tried.append(second)
    assert tried[:8] == [1, 3, 7, 15, 31, 63, 123, 183]
    assert 1200 < tried[-1] <= 1260
    (lost,) = peer.playground.log.of_kind("undelivered")
    assert lost.body["events"][0]["message"]["text"] == "สวัสดี"


def test_without_redelivery_the_platform_does_not_try_again_by_itself(peer: Peer) -> None:
    peer.playground.change_settings(redelivery=False)
    peer.app.status = 503
    peer.playground.say(MALI, "สวัสดี")
    peer.events()
    peer.machine.now += 100
    assert peer.playground.log.wait_for(lambda log: len(log.of_kind("webhook")) > 1, timeout=0.3) is False
    assert len(peer.playground.sender.undelivered) == 1


def test_with_redelivery_the_platform_tries_again_by_itself(peer: Peer) -> None:
    peer.app.status = 503
    peer.playground.say(MALI, "สวัสดี")
    peer.events()
    peer.app.status = 200
    peer.machine.now += 1
    assert peer.playground.log.wait_for(lambda log: log.of_kind("webhook")[-1].outcome == "ok")


def test_an_answer_that_takes_too_long_is_a_timeout(peer: Peer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(posting, "ANSWER_SECONDS", 0.05)
    peer.app.hang = True
    peer.playground.say(MALI, "สวัสดี")
    peer.events()
    assert peer.playground.log.of_kind("webhook")[0].outcome == "request_timeout"
    assert len(peer.playground.sender.undelivered) == 1


def test_an_app_that_is_not_there_is_noted(peer: Peer) -> None:
    peer.playground.change_settings(webhook_url="http://127.0.0.1:9/line/webhook")
    peer.playground.say(MALI, "สวัสดี")
    peer.events()
    assert peer.playground.log.of_kind("webhook")[0].outcome == "could_not_connect"


def test_a_redirect_is_not_followed(peer: Peer) -> None:
    peer.app.status = 302
    peer.playground.say(MALI, "สวัสดี")
    peer.events()
    assert peer.playground.log.of_kind("webhook")[0].outcome == "error_status_code"


def test_duplicates_come_twice_with_the_same_id_and_no_redelivery_flag(peer: Peer) -> None:
    peer.playground.change_settings(duplicates=True)
    peer.playground.say(MALI, "สวัสดี")
    first, second = peer.events()
    assert first == second
    assert not second["deliveryContext"]["isRedelivery"]


def test_out_of_order_the_later_of_two_comes_first_and_what_is_left_comes_when_it_is_switched_off(
    peer: Peer,
) -> None:
    peer.playground.change_settings(out_of_order=True)
    for words in ("หนึ่ง", "สอง", "สาม"):
        peer.playground.say(MALI, words)
    peer.playground.say(SOMCHAI, "อยู่อีกห้อง")
    assert texts(peer) == ["สอง", "หนึ่ง"]
    peer.playground.change_settings(out_of_order=False)
    assert sorted(texts(peer)[2:]) == ["สาม", "อยู่อีกห้อง"]
    stamps = [event["timestamp"] for event in peer.events()[:2]]
    assert stamps == sorted(stamps, reverse=True)


@pytest.mark.parametrize(
    ("signature", "arrives"),
    [(True, sign(SECRET, "ไม่ใช่ JSON".encode())), (False, None), ("forged", "forged")],
)
def test_any_bytes_can_be_sent_with_a_right_a_wrong_or_no_signature(
    peer: Peer, signature: bool | str, arrives: str | None
) -> None:
    answer = peer.control("POST", "/raw", {"body": "ไม่ใช่ JSON", "signature": signature})
    ((headers, body),) = peer.app.received
    assert (headers.get("x-line-signature"), body.decode()) == (arrives, "ไม่ใช่ JSON")
    assert answer.json() == {"status": 200, "reason": "ok"}


def test_nothing_is_sent_of_a_group_without_the_bot(peer: Peer) -> None:
    peer.playground.leave(PLAN)
    before = len(peer.events())
    peer.playground.say(MALI, "คุยกันเอง", PLAN)
    peer.playground.sticker(MALI, PLAN)
    assert len(peer.events()) == before


def test_talk_in_a_group_reaches_the_bot_whether_it_is_meant_or_not(peer: Peer) -> None:
    peer.playground.say(MALI, "เที่ยงนี้กินอะไรดี", PLAN)
    assert texts(peer) == ["เที่ยงนี้กินอะไรดี"]
