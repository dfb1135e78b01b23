"""Every answer of the emulator, good or bad, has the shape that LINE describes for its path and status."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
import requests
from openapi import validate_request, validate_response

from playground.line_platform import Playground
from playground.server import serve

MALI, PLAN, TOKEN = "มาลี", "กลุ่มแผน", "token"
OFFICE = {"people": [{"name": MALI}], "groups": [{"name": PLAN, "members": [MALI]}]}
KEY = "123e4567-e89b-12d3-a456-426614174000"
NOBODY = "U" + "0" * 32
TEXT = {"type": "text", "text": "ค่ะ"}
BAD = {"type": "text", "text": ""}


@dataclass(frozen=True)
class Line:
    """A bot's way to call; what it sends and what it gets is checked against the description."""

    playground: Playground
    base: str

    def call(
        self, method: str, path: str, body: Any = None, *, key: str = "", token: str = TOKEN
    ) -> tuple[int, Any]:
        headers = {"Authorization": f"Bearer {token}", **({"X-Line-Retry-Key": key} if key else {})}
        answer = requests.request(method, self.base + path, json=body, headers=headers, timeout=5)
        is_json = answer.headers.get("Content-Type") == "application/json"
        found = answer.json() if is_json else None
        if is_json:
            assert validate_response(path, method, answer.status_code, found) == []
        return answer.status_code, found

    def send(self, kind: str, body: Any, **how: str) -> int:
        """Send a body that is right by the description; the status."""
        path = f"/v2/bot/message/{kind}"
        assert validate_request(path, "POST", body) == []
        return self.call("POST", path, body, **how)[0]


@pytest.fixture
def line() -> Iterator[Line]:
    playground = Playground("", "secret", TOKEN, office=OFFICE)
    with serve(playground) as base:
        yield Line(playground, base)


def reply_token(line: Line) -> str:
    line.playground.say(MALI, "สวัสดี")
    assert line.playground.sender.wait_idle()
    return str(line.playground.log.of_kind("webhook")[-1].body["events"][0]["replyToken"])


def test_push(line: Line) -> None:
    mali, group = line.playground.office.person(MALI).id, line.playground.office.group(PLAN).id
    assert line.send("push", {"to": mali, "messages": [TEXT, TEXT]}, key=KEY) == 200
    assert line.send("push", {"to": mali, "messages": [TEXT, TEXT]}, key=KEY) == 409
    assert line.send("push", {"to": group, "messages": [TEXT], "notificationDisabled": True}) == 200
    assert line.send("push", {"to": NOBODY, "messages": [TEXT]}) == 400
    assert line.send("push", {"to": mali, "messages": [BAD]}) == 400
    assert line.send("push", {"to": mali, "messages": [TEXT]}, key="x") == 400
    assert line.send("push", {"to": mali, "messages": [TEXT]}, token="wrong") == 401
    assert line.send("push", {"to": mali, "messages": [{**TEXT, "text": "x" * 2**21}]}) == 413
    line.playground.change_settings(limit=0)
    assert line.send("push", {"to": mali, "messages": [TEXT]}) == 429
    line.playground.change_settings(rate_limit=0)
    assert line.send("push", {"to": mali, "messages": [TEXT]}) == 429


def test_multicast(line: Line) -> None:
    mali = line.playground.office.person(MALI).id
    assert line.send("multicast", {"to": [mali, NOBODY], "messages": [TEXT]}, key=KEY) == 200
    assert line.send("multicast", {"to": [mali, NOBODY], "messages": [TEXT]}, key=KEY) == 409


def test_reply(line: Line) -> None:
    token = reply_token(line)
    assert line.send("reply", {"replyToken": token, "messages": [BAD]}) == 400
    assert line.send("reply", {"replyToken": token, "messages": [TEXT]}, key=KEY) == 400
    assert line.send("reply", {"replyToken": token, "messages": [TEXT]}) == 200
    assert line.send("reply", {"replyToken": token, "messages": [TEXT]}) == 400


@pytest.mark.parametrize("kind", ["reply", "push", "multicast"])
def test_validate(line: Line, kind: str) -> None:
    assert line.send(f"validate/{kind}", {"messages": [TEXT]}) == 200
    assert line.send(f"validate/{kind}", {"messages": [BAD]}) == 400


@pytest.mark.parametrize("limit", [300, None])
def test_quota(line: Line, limit: int | None) -> None:
    line.playground.change_settings(limit=limit)
    assert line.call("GET", "/v2/bot/message/quota")[0] == 200
    assert line.call("GET", "/v2/bot/message/quota/consumption")[0] == 200


def test_people_and_groups(line: Line) -> None:
    mali, group = line.playground.office.person(MALI).id, line.playground.office.group(PLAN).id
    asked = {
        f"/profile/{mali}": 200,
        f"/profile/{NOBODY}": 404,
        "/profile/x": 400,
        f"/group/{group}/summary": 200,
        f"/group/{group}/members/count": 200,
        f"/group/{group}/members/ids": 403,
        f"/group/{group}/member/{mali}": 200,
        f"/group/{group}/member/{NOBODY}": 404,
        f"/group/C{'0' * 32}/summary": 404,
        "/info": 200,
    }
    assert {path: line.call("GET", "/v2/bot" + path)[0] for path in asked} == asked


def test_leaving_a_group(line: Line) -> None:
    path = f"/v2/bot/group/{line.playground.office.group(PLAN).id}/leave"
    assert [line.call("POST", path)[0] for _ in range(2)] == [200, 404]


def test_content(line: Line) -> None:
    photo = line.playground.photo(MALI, b"x")
    video = line.playground.video(MALI, b"x", not_ready=1)
    path = "/v2/bot/message/{}/content"
    assert line.call("GET", path.format(photo)) == (200, None)
    assert line.call("GET", path.format(video) + "/transcoding") == (200, {"status": "processing"})
    line.playground.unsend(MALI, photo)
    assert [line.call("GET", path.format(id))[0] for id in (photo, "1")] == [410, 404]


def test_rich_menus(line: Line) -> None:
    path, mali = "/v2/bot/richmenu", line.playground.office.person(MALI).id
    area: dict[str, Any] = {"bounds": {"x": 0, "y": 0, "width": 800, "height": 250}}
    area["action"] = {"type": "message", "label": "งาน", "text": "งานของฉัน"}
    body: dict[str, Any] = {"selected": True, "name": "x", "chatBarText": "เมนู", "areas": [area]}
    body["size"] = {"width": 800, "height": 250}
    assert validate_request(path, "POST", body) == validate_request(f"{path}/validate", "POST", body) == []
    status, made = line.call("POST", path, body)
    one = f"{path}/{made['richMenuId']}"
    asked = {
        ("POST", f"{path}/validate"): 200,
        ("GET", f"{path}/list"): 200,
        ("GET", one): 200,
        ("GET", f"{one}/content"): 404,
        ("GET", "/v2/bot/user/all/richmenu"): 404,
        ("POST", f"/v2/bot/user/all/richmenu/{made['richMenuId']}"): 400,
        ("GET", f"/v2/bot/user/{mali}/richmenu"): 404,
        ("POST", f"/v2/bot/user/{mali}/richmenu/{made['richMenuId']}"): 400,
        ("DELETE", f"/v2/bot/user/{mali}/richmenu"): 200,
        ("DELETE", "/v2/bot/user/all/richmenu"): 200,
        ("DELETE", one): 200,
        ("DELETE", f"{one}x"): 404,
    }
    assert status == 200
    assert {key: line.call(*key, body)[0] for key in asked} == asked


@pytest.mark.parametrize(("seconds", "status"), [(20, 202), (7, 400)])
def test_loading_animation(line: Line, seconds: int, status: int) -> None:
    body = {"chatId": NOBODY, "loadingSeconds": seconds}
    path = "/v2/bot/chat/loading/start"
    assert validate_request(path, "POST", body) == []
    assert line.call("POST", path, body)[0] == status


def test_webhook_endpoint(line: Line) -> None:
    path = "/v2/bot/channel/webhook"
    assert line.call("GET", f"{path}/endpoint")[0] == 404
    assert line.call("POST", f"{path}/test", {})[0] == 404
    assert line.call("PUT", f"{path}/endpoint", {"endpoint": "http://127.0.0.1:9/"})[0] == 200
    assert line.call("GET", f"{path}/endpoint")[0] == 200
    assert line.call("POST", f"{path}/test", {})[1]["reason"] == "COULD_NOT_CONNECT"
    assert line.call("PUT", f"{path}/endpoint", {"endpoint": "x"})[0] == 400
