"""The control API: for the page and for tests on this machine, and for nobody else."""

from typing import Any

import pytest
import requests
from line_peer import MALI, PLAN, SOMCHAI, STRANGER, Peer, text


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Content-Type": "application/json"}, 200),
        ({"X-Playground": "1", "Content-Type": "application/json"}, 200),
        ({"Content-Type": "text/plain"}, 403),
        ({"Content-Type": "application/json", "Host": "evil.example"}, 403),
        ({"Content-Type": "application/json", "Host": "localhost:8000"}, 200),
    ],
)
def test_other_web_sites_in_the_same_browser_are_kept_out(
    peer: Peer, headers: dict[str, str], status: int
) -> None:
    answer = requests.post(f"{peer.base}/_play/clock", data=b'{"by": 1}', headers=headers, timeout=5)
    assert answer.status_code == status


@pytest.mark.parametrize("path", ["/", "/page/index.html", "/_play/state", "/_play/log"])
def test_a_renamed_host_sees_nothing(peer: Peer, path: str) -> None:
    assert requests.get(peer.base + path, timeout=5).status_code == 200
    assert requests.get(peer.base + path, headers={"Host": "evil.example"}, timeout=5).status_code == 403


def test_the_state_shows_the_office_the_clock_and_the_quota(peer: Peer) -> None:
    peer.push(peer.id(PLAN), text())
    state = peer.control("GET", "/state").json()
    assert state["clock"] == "2024-05-27T09:00:00+07:00"
    assert state["quota"] == {"limit": 300, "used": 3, "month": "2024-05"}
    assert [person["name"] for person in state["people"]][:2] == [MALI, SOMCHAI]
    assert state["groups"][0]["members"][0] == peer.id(MALI)
    assert len(state["hints"]) == 4


def test_each_phone_shows_its_own_chat_with_the_bot_and_the_common_group(peer: Peer) -> None:
    peer.control("POST", "/say", {"as": MALI, "text": "งานของฉัน"})
    peer.control("POST", "/say", {"as": SOMCHAI, "text": "ใครค้าง", "chat": PLAN, "mention_bot": True})
    peer.push(peer.id(MALI), text("ค้าง 2 งานค่ะ"))

    def view(chat: str, who: str) -> list[tuple[str, str]]:
        return [
            (one["name"], one["plain"])
            for one in peer.control("GET", f"/chat/{chat}?viewer={peer.id(who)}").json()
        ]

    assert view("bot", MALI) == [(MALI, "งานของฉัน"), ("ก่อนกำหนด", "ค้าง 2 งานค่ะ")]
    assert view("bot", SOMCHAI) == []
    assert view(PLAN, MALI) == view(PLAN, SOMCHAI) == [(SOMCHAI, "@ก่อนกำหนด ใครค้าง")]
    assert peer.control("GET", f"/chat/{PLAN}?viewer={STRANGER}").status_code == 400


def test_a_page_that_asks_for_news_gets_what_is_new_or_changed(peer: Peer) -> None:
    first = peer.control("POST", "/say", {"as": MALI, "text": "หนึ่ง"}).json()["id"]
    seen = peer.control("GET", f"/chat/bot?viewer={MALI}").json()[-1]["n"]
    second = peer.control("POST", "/say", {"as": MALI, "text": "สอง"}).json()["id"]
    peer.control("POST", "/unsend", {"as": MALI, "id": first})
    news = peer.control("GET", f"/chat/bot?viewer={MALI}&after={seen}").json()
    assert {one["id"]: one["unsent"] for one in news} == {first: True, second: False}


ACTS: list[tuple[str, dict[str, Any], str]] = [
    ("/say", {"as": MALI, "text": "สวัสดี"}, "message"),
    ("/sticker", {"as": MALI, "chat": PLAN}, "message"),
    ("/press", {"as": MALI, "action": {"type": "postback", "label": "x", "data": "y"}}, "postback"),
    ("/follow", {"as": STRANGER}, "follow"),
    ("/unfollow", {"as": MALI}, "unfollow"),
    ("/join", {"chat": PLAN}, "join"),
    ("/leave", {"chat": PLAN}, "leave"),
    ("/join", {"as": STRANGER, "chat": PLAN}, "memberJoined"),
    ("/leave", {"as": MALI, "chat": PLAN}, "memberLeft"),
]


@pytest.mark.parametrize(("path", "body", "kind"), ACTS)
def test_whatever_a_person_does_on_the_page_the_app_is_told(
    peer: Peer, path: str, body: dict[str, Any], kind: str
) -> None:
    assert peer.control("POST", path, body).status_code == 200
    assert [event["type"] for event in peer.events()] == [kind]


def test_a_group_can_be_made_and_the_bot_invited(peer: Peer) -> None:
    group = peer.control("POST", "/group", {"name": "งานใหม่", "members": [MALI]}).json()["id"]
    peer.control("POST", "/join", {"chat": group})
    assert peer.events()[0]["source"] == {"type": "group", "groupId": group}


@pytest.mark.parametrize(
    ("path", "body", "status"),
    [
        ("/say", {"as": "ใครก็ไม่รู้", "text": "x"}, 404),
        ("/say", {"as": MALI, "text": "x", "chat": "กลุ่มไหน"}, 404),
        ("/say", {"as": MALI}, 400),
        ("/say", {"as": STRANGER, "text": "x", "chat": PLAN}, 400),
        ("/clock", {"by": "yesterday"}, 400),
        ("/clock", {"by": -1}, 400),
    ],
)
def test_what_cannot_be_done_is_said_in_a_sentence(
    peer: Peer, path: str, body: dict[str, Any], status: int
) -> None:
    answer = peer.control("POST", path, body)
    assert (answer.status_code, peer.events()) == (status, [])
    assert answer.json()["error"]


def test_each_person_adds_the_bot_and_sends_the_code_but_one(peer: Peer) -> None:
    show = {"name": STRANGER, "code": "777777"}
    peer.control("POST", "/codes", {"codes": {MALI: "111111", SOMCHAI: "222222"}, "show": show})
    sent = [
        (event["source"]["userId"], event["type"], event.get("message", {}).get("text"))
        for event in peer.events()
    ]
    for who, code in ((MALI, "111111"), (SOMCHAI, "222222")):
        mine = [(kind, words) for id, kind, words in sent if id == peer.id(who)]
        assert mine == [("follow", None), ("message", code)]
    assert peer.id(STRANGER) not in {id for id, _, _ in sent}
    assert peer.control("GET", "/state").json()["show"] == show


@pytest.mark.parametrize(
    ("setting", "value", "status"),
    [
        ("limit", 5, 200),
        ("limit", None, 200),
        ("limit", "5", 400),
        ("limit", True, 400),
        ("duplicates", True, 200),
        ("redelivery", "no", 400),
        ("rate_limit", 10, 200),
        ("colour", "red", 400),
    ],
)
def test_settings_take_only_what_makes_sense(peer: Peer, setting: str, value: Any, status: int) -> None:
    assert peer.control("PUT", "/settings", {setting: value}).status_code == status


def test_moving_the_clock_answers_the_new_time(peer: Peer) -> None:
    answer = peer.control("POST", "/clock", {"by": "next_morning"})
    assert answer.json() == {"clock": "2024-05-28T08:30:00+07:00"}


def test_redelivery_can_be_asked_for(peer: Peer) -> None:
    peer.app.status = 500
    peer.control("POST", "/say", {"as": MALI, "text": "สวัสดี"})
    peer.events()
    assert peer.control("GET", "/state").json()["undelivered"] == 1
    peer.app.status = 200
    assert peer.control("POST", "/redeliver", {}).json() == {"delivered": 1}
