"""Rich menus: LINE's checks, in which order things must happen, and which one a person sees."""

from typing import Any

import pytest
import requests
from line_menu import area, menu, png
from line_peer import MALI, SOMCHAI, STRANGER, TOKEN, Peer


def ask(peer: Peer, method: str, path: str, body: Any = None) -> tuple[int, Any]:
    answer = peer.call(method, f"/v2/bot{path}", body)
    return answer.status_code, answer.json()


def upload(peer: Peer, id_: str, data: bytes, kind: str = "image/png") -> int:
    headers = {"Authorization": f"Bearer {TOKEN}", "Content-Type": kind}
    url = f"{peer.base}/v2/bot/richmenu/{id_}/content"
    return requests.post(url, data, headers=headers, timeout=5).status_code


def made(peer: Peer, name: str = "ทดลอง", *, picture: bool = True) -> str:
    status, answer = ask(peer, "POST", "/richmenu", menu(name))
    assert status == 200
    assert not picture or upload(peer, answer["richMenuId"], png()) == 200
    return str(answer["richMenuId"])


def sees(peer: Peer, who: str) -> str:
    shown = peer.playground.menus.shown_to(peer.playground.office.person(who))
    return str(shown.facts["name"]) if shown else ""


@pytest.mark.parametrize(
    ("changes", "where"),
    [
        ({"size": {"width": 799, "height": 400}}, "size.width"),
        ({"size": {"width": 2501, "height": 400}}, "size.width"),
        ({"size": {"width": 1200, "height": 249}}, "size.height"),
        ({"size": {"width": 1200, "height": 828}}, "size"),
        ({"chatBarText": "ยาวเกินสิบสี่ตัวอักษร"}, "chatBarText"),
        ({"name": ""}, "name"),
        ({"selected": 1}, "selected"),
        ({"areas": [area(601, "ล้น")]}, "areas[0].bounds"),
        ({"areas": [area(0, "ล้น", height=401)]}, "areas[0].bounds"),
        ({"areas": [area(0, "x", width=10)] * 21}, "areas"),
        ({"areas": [area(0, "ก" * 21)]}, "areas[0].action.label"),
        ({"areas": [area(0, "")]}, "areas[0].action.text"),
        ({"colour": "red"}, "colour"),
    ],
)
def test_a_menu_that_line_would_not_take(peer: Peer, changes: dict[str, Any], where: str) -> None:
    for path in ("/richmenu", "/richmenu/validate"):
        status, answer = ask(peer, "POST", path, menu(**changes))
        assert status == 400
        assert where in {one["property"] for one in answer["details"]}
    assert ask(peer, "GET", "/richmenu/list") == (200, {"richmenus": []})


@pytest.mark.parametrize(
    ("data", "kind", "status"),
    [
        (png(), "image/png", 200),
        (png(more=1024 * 1024), "image/png", 413),
        (png(1200, 401), "image/png", 400),
        (png(), "image/jpeg", 400),
        (png(), "text/plain", 400),
        (b"\xff\xd8\xff\xe0\0\0\xff\xc0\0\x11\x08\x01\x90\x04\xb0", "image/jpeg", 200),
        (b"", "image/png", 400),
    ],
)
def test_a_picture_is_looked_at(peer: Peer, data: bytes, kind: str, status: int) -> None:
    assert upload(peer, made(peer, picture=False), data, kind) == status


def test_a_picture_is_set_once_and_can_be_read(peer: Peer) -> None:
    id_ = made(peer)
    assert upload(peer, id_, png()) == 400
    assert peer.call("GET", f"/v2/bot/richmenu/{id_}/content").content == png()
    without = made(peer, picture=False)
    assert peer.call("GET", f"/v2/bot/richmenu/{without}/content").status_code == 404


def test_nothing_is_shown_before_it_has_a_picture(peer: Peer) -> None:
    id_ = made(peer, picture=False)
    for path in (f"/user/all/richmenu/{id_}", f"/user/{peer.id(MALI)}/richmenu/{id_}"):
        assert ask(peer, "POST", path)[0] == 400
    assert sees(peer, MALI) == ""


def test_ones_own_menu_goes_before_the_one_for_all_and_only_friends_have_one(peer: Peer) -> None:
    everybodys, own = made(peer, "ทุกคน"), made(peer, "ของตัวเอง")
    ask(peer, "POST", f"/user/all/richmenu/{everybodys}")
    for who in (MALI, STRANGER):
        assert ask(peer, "POST", f"/user/{peer.id(who)}/richmenu/{own}") == (200, {})
    assert [sees(peer, who) for who in (MALI, SOMCHAI, STRANGER)] == ["ของตัวเอง", "ทุกคน", ""]
    assert ask(peer, "GET", f"/user/{peer.id(MALI)}/richmenu") == (200, {"richMenuId": own})
    assert ask(peer, "GET", f"/user/{peer.id(STRANGER)}/richmenu")[0] == 404
    ask(peer, "DELETE", f"/user/{peer.id(MALI)}/richmenu")
    assert sees(peer, MALI) == "ทุกคน"
    ask(peer, "DELETE", "/user/all/richmenu")
    assert sees(peer, MALI) == "" and ask(peer, "GET", "/user/all/richmenu")[0] == 404


def test_a_deleted_menu_is_nobodys(peer: Peer) -> None:
    id_ = made(peer)
    ask(peer, "POST", f"/user/{peer.id(MALI)}/richmenu/{id_}")
    ask(peer, "POST", f"/user/all/richmenu/{id_}")
    assert [ask(peer, "DELETE", f"/richmenu/{id_}")[0] for _ in range(2)] == [200, 404]
    assert sees(peer, MALI) == sees(peer, SOMCHAI) == ""
    assert ask(peer, "POST", f"/user/{peer.id(MALI)}/richmenu/{id_}")[0] == 404


def test_a_hundred_are_made_in_an_hour(peer: Peer) -> None:
    answers = [ask(peer, "POST", "/richmenu", menu())[0] for _ in range(101)]
    assert answers == [200] * 100 + [429]
    peer.machine.now += 60
    assert ask(peer, "POST", "/richmenu", menu())[0] == 200


def test_the_page_learns_which_menu_each_sees_and_how_it_looks(peer: Peer) -> None:
    id_ = made(peer)
    ask(peer, "POST", f"/user/{peer.id(MALI)}/richmenu/{id_}")
    people = peer.control("GET", "/state").json()["people"]
    assert {one["name"]: one["menu"] for one in people if one["menu"]} == {MALI: id_}
    shown = peer.control("GET", f"/menu/{id_}").json()
    assert shown == {**menu(), "picture": f"/_play/menu/{id_}/picture"}
    assert peer.control("GET", f"/menu/{id_}/picture").content == png()
    assert [peer.control("GET", f"/menu/x{end}").status_code for end in ("", "/picture")] == [404, 404]
