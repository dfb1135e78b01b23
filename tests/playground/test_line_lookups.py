"""What the bot may look up or set, and how LINE refuses what it should not."""

from typing import Any

import pytest
import requests
from line_peer import MALI, PLAN, STRANGER, TOKEN, WANNA, Peer, text

NOT_FOUND = (404, {"message": "Not found"})


def ask(peer: Peer, path: str, method: str = "GET", body: Any = None) -> tuple[int, Any]:
    answer = peer.call(method, "/v2/bot" + path, body)
    return answer.status_code, answer.json()


def test_a_friends_profile_can_be_read(peer: Peer) -> None:
    expected = {"displayName": MALI, "userId": peer.id(MALI), "language": "th"}
    assert ask(peer, f"/profile/{peer.id(MALI)}") == (200, expected)


def test_the_profile_of_a_stranger_or_of_one_who_blocked_cannot(peer: Peer) -> None:
    peer.playground.unfollow(MALI)
    assert [ask(peer, f"/profile/{peer.id(who)}") for who in (STRANGER, MALI)] == [NOT_FOUND, NOT_FOUND]


def test_a_groups_name_count_and_members_can_be_read(peer: Peer) -> None:
    group = f"/group/{peer.id(PLAN)}"
    peer.playground.unfollow(WANNA)
    assert ask(peer, f"{group}/summary") == (200, {"groupId": peer.id(PLAN), "groupName": PLAN})
    assert ask(peer, f"{group}/members/count") == (200, {"count": 3})
    member = {"displayName": WANNA, "userId": peer.id(WANNA)}
    assert ask(peer, f"{group}/member/{peer.id(WANNA)}") == (200, member)
    assert ask(peer, f"{group}/member/{peer.id(STRANGER)}") == NOT_FOUND
    assert ask(peer, f"{group}/members/ids")[0] == 403


def test_an_id_of_the_wrong_shape_is_named(peer: Peer) -> None:
    expected = (400, {"message": "The value for the 'groupId' parameter is invalid"})
    assert ask(peer, "/group/C123/summary") == expected


def test_the_bot_leaves_a_group_and_then_knows_nothing_of_it(peer: Peer) -> None:
    group = f"/group/{peer.id(PLAN)}"
    event = peer.event(lambda: ask(peer, f"{group}/leave", "POST"))
    assert event["type"] == "leave"
    assert ask(peer, f"{group}/summary") == NOT_FOUND
    assert ask(peer, f"{group}/leave", "POST") == NOT_FOUND


def test_the_bot_can_ask_who_it_is(peer: Peer) -> None:
    status, info = ask(peer, "/info")
    assert (status, info["userId"], info["displayName"]) == (200, peer.playground.bot_id, "ก่อนกำหนด")


def test_the_quota_is_that_of_the_plan(peer: Peer) -> None:
    assert ask(peer, "/message/quota") == (200, {"type": "limited", "value": 300})
    peer.playground.change_settings(limit=None)
    assert ask(peer, "/message/quota") == (200, {"type": "none"})


@pytest.mark.parametrize(("seconds", "status"), [(5, 202), (60, 202), (7, 400), (65, 400), (0, 400)])
def test_the_loading_animation_runs_in_steps_of_five_seconds(peer: Peer, seconds: int, status: int) -> None:
    body = {"chatId": peer.id(MALI), "loadingSeconds": seconds}
    assert ask(peer, "/chat/loading/start", "POST", body)[0] == status


def test_the_webhook_can_be_set_read_and_tested(peer: Peer) -> None:
    endpoint = "/channel/webhook/endpoint"
    assert ask(peer, endpoint) == (200, {"endpoint": peer.app.url, "active": True})
    status, result = ask(peer, "/channel/webhook/test", "POST", {})
    assert (status, result["success"], result["statusCode"], result["reason"]) == (200, True, 200, "OK")
    assert peer.app.received[0][1] == peer.playground.sender.body([])
    assert ask(peer, endpoint, "PUT", {"endpoint": "http://127.0.0.1:9/x"}) == (200, {})
    _, result = ask(peer, "/channel/webhook/test", "POST", {})
    assert (result["success"], result["statusCode"], result["reason"]) == (False, 0, "COULD_NOT_CONNECT")


@pytest.mark.parametrize("url", ["http://example.com/line", "ftp://127.0.0.1/", "x", "", 5])
def test_a_webhook_needs_a_decent_url(peer: Peer, url: Any) -> None:
    assert ask(peer, "/channel/webhook/endpoint", "PUT", {"endpoint": url})[0] == 400


@pytest.mark.parametrize("token", ["", "another", TOKEN + "x"])
@pytest.mark.parametrize("path", ["/v2/bot/info", "/v2/bot/message/push", "/v2/bot/nothing"])
def test_nothing_goes_without_the_channel_access_token(peer: Peer, path: str, token: str) -> None:
    answer = peer.call("GET" if path.endswith("info") else "POST", path, {"to": "x"}, token=token)
    assert answer.status_code == 401
    assert answer.json()["message"].startswith("Authentication failed due to the following reason: ")


def test_every_answer_has_a_request_id_of_its_own(peer: Peer) -> None:
    answers = [peer.call("GET", path) for path in ("/v2/bot/info", "/v2/bot/nothing", "/v2/bot/profile/x")]
    answers.append(peer.call("GET", "/v2/bot/info", token="wrong"))
    assert len({answer.headers["x-line-request-id"] for answer in answers}) == 4


def test_a_body_over_2_mb_is_too_large(peer: Peer) -> None:
    assert peer.push(peer.id(MALI), text("x" * (2 * 1024 * 1024))).status_code == 413
    assert peer.push(peer.id(MALI), text("x" * 6000)).status_code == 400


@pytest.mark.parametrize(
    ("body", "kind", "status", "message"),
    [
        (b"{", "application/json", 400, "The request body could not be parsed as JSON (line: 1, column: 2)"),
        (
            b"\xff",
            "application/json",
            400,
            "The request body could not be parsed as JSON (line: 1, column: 1)",
        ),
        (b"[]", "application/json", 400, "The request body has 1 error(s)"),
        (b"to=x", "text/plain", 415, "The content type, text/plain, is not supported"),
    ],
)
def test_a_body_that_is_not_what_line_reads_is_refused(
    peer: Peer, body: bytes, kind: str, status: int, message: str
) -> None:
    headers = {"Authorization": f"Bearer {TOKEN}", "Content-Type": kind}
    answer = requests.post(f"{peer.base}/v2/bot/message/push", data=body, headers=headers, timeout=5)
    assert (answer.status_code, answer.json()["message"]) == (status, message)


def test_the_log_tells_every_request_and_never_the_token(peer: Peer) -> None:
    peer.push(peer.id(MALI), text("ค่ะ"))
    peer.call("GET", "/v2/bot/info")
    entries = peer.control("GET", "/log?after=0").json()
    told = [(e["method"], e["path"], e["status"], e["outcome"]) for e in entries]
    assert told == [
        ("POST", "/v2/bot/message/push", 200, "accepted"),
        ("GET", "/v2/bot/info", 200, "answered"),
    ]
    assert (entries[0]["to"], entries[0]["messages"], entries[0]["recipients"]) == (
        peer.id(MALI),
        [text("ค่ะ")],
        1,
    )
    assert peer.control("GET", "/log?after=1").json() == entries[1:]
    assert TOKEN not in peer.control("GET", "/log").text
