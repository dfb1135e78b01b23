"""What LINE accepts and refuses as message objects."""

import pytest
from line_peer import MALI, PLAN, STRANGER, Peer, text
from line_samples import ACCEPTED, ALL, Message, bubble, flex, v2, words
from line_samples_refused import REFUSED


@pytest.mark.parametrize("name", ACCEPTED)
def test_this_message_is_accepted(peer: Peer, name: str) -> None:
    answer = peer.push(peer.id(PLAN), ACCEPTED[name])
    assert (answer.status_code, answer.json().get("details")) == (200, None)


@pytest.mark.parametrize("name", REFUSED)
def test_this_message_is_refused_where_it_is_wrong(peer: Peer, name: str) -> None:
    message, where = REFUSED[name]
    answer = peer.push(peer.id(PLAN), message)
    body = answer.json()
    assert answer.status_code == 400
    assert body["message"] == f"The request body has {len(body['details'])} error(s)"
    assert {detail["property"] for detail in body["details"]} == {where}
    assert peer.playground.log.pushes() == []


@pytest.mark.parametrize("kind", ["push", "reply"])
def test_validating_sends_nothing_and_costs_nothing(peer: Peer, kind: str) -> None:
    path = f"/v2/bot/message/validate/{kind}"
    assert peer.call("POST", path, {"messages": [text()]}).status_code == 200
    assert peer.call("POST", path, {"messages": [text("")]}).status_code == 400
    assert peer.call("POST", path, {"messages": [v2("{a}", a=ALL)]}).status_code == 200
    assert peer.playground.quota.used(peer.playground.clock.now()) == 0


def mention(peer: Peer, who: str) -> Message:
    return v2("{who} มีงานค่ะ", who={"type": "mention", "mentionee": {"type": "user", "userId": peer.id(who)}})


@pytest.mark.parametrize(
    ("who", "chat", "status"), [(MALI, PLAN, 200), (STRANGER, PLAN, 400), (MALI, MALI, 400)]
)
def test_only_members_are_mentioned_and_only_in_their_group(
    peer: Peer, who: str, chat: str, status: int
) -> None:
    assert peer.push(peer.id(chat), mention(peer, who)).status_code == status


def test_people_read_a_name_where_textv2_has_a_key(peer: Peer) -> None:
    peer.push(peer.id(PLAN), mention(peer, MALI))
    (said,) = peer.control("GET", f"/chat/{PLAN}?viewer={MALI}").json()
    assert said["plain"] == "@มาลี มีงานค่ะ"


def test_a_quote_token_is_good_in_its_own_chat_again_and_again(peer: Peer) -> None:
    sent = peer.push(peer.id(MALI), text("E5 กำหนดวันศุกร์ค่ะ")).json()["sentMessages"][0]
    quoting = text("ตามที่แจ้งไว้ค่ะ", quoteToken=sent["quoteToken"])
    answers = [peer.push(peer.id(chat), quoting).status_code for chat in (MALI, MALI, PLAN)]
    assert answers == [200, 200, 400]
    assert peer.playground.chats.of(peer.id(MALI))[1].quoted == sent["id"]


def test_what_can_be_quoted_gets_a_quote_token(peer: Peer) -> None:
    sent = peer.push(peer.id(MALI), text(), flex(bubble(words()))).json()["sentMessages"]
    assert all(one["quoteToken"] for one in sent)
