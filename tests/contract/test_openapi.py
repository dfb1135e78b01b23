"""The checks made from LINE's descriptions are real: they refuse what is wrong, and say where."""

from typing import Any

import pytest
from openapi import validate_request, validate_response, validate_webhook

PUSH = "/v2/bot/message/push"
TO = "U" + "0" * 32


def push(*messages: dict[str, Any]) -> list[str]:
    return validate_request(PUSH, "POST", {"to": TO, "messages": [*messages]})


def flex(component: dict[str, Any]) -> dict[str, Any]:
    body = {"type": "box", "layout": "vertical", "contents": [component]}
    return {"type": "flex", "altText": "งาน", "contents": {"type": "bubble", "body": body}}


GOOD: list[dict[str, Any]] = [
    {"type": "text", "text": "ค่ะ"},
    flex({"type": "text", "text": "งาน", "wrap": True}),
    flex({"type": "button", "action": {"type": "postback", "label": "ส่ง", "data": "x", "displayText": "ส่ง"}}),
]
WRONG: dict[str, tuple[dict[str, Any], str]] = {
    "an unknown type": ({"type": "texts"}, "$.messages[0].type: 'texts' is not one of"),
    "text without text": ({"type": "text"}, "$.messages[0]: 'text' is a required property"),
    "an unknown property": ({"type": "text", "text": "x", "colour": "red"}, "$.messages[0]: Additional"),
    "a property of another kind": (
        {"type": "text", "text": "x", "altText": "y"},
        "$.messages[0]: Additional",
    ),
    "a wrong layout deep inside": (
        flex({"type": "box", "layout": "round", "contents": []}),
        "$.messages[0].contents.body.contents[0].layout: 'round' is not one of",
    ),
    "postback data of 301": (
        flex({"type": "button", "action": {"type": "postback", "label": "x", "data": "x" * 301}}),
        "$.messages[0].contents.body.contents[0].action.data: ",
    ),
}


@pytest.mark.parametrize("message", GOOD, ids=lambda message: str(message["type"]))
def test_a_good_message_passes(message: dict[str, Any]) -> None:
    assert push(message) == []


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_message_is_refused_at_its_place(name: str) -> None:
    message, problem = WRONG[name]
    assert any(found.startswith(problem) for found in push(message)), push(message)


@pytest.mark.parametrize("count", [0, 6])
def test_no_message_and_six_are_refused(count: int) -> None:
    assert push(*[GOOD[0]] * count) != []


@pytest.mark.parametrize(
    ("status", "body", "right"),
    [
        (200, {"sentMessages": [{"id": "1"}]}, True),
        (200, {"sentMessages": [{}]}, False),
        (200, {}, False),
        (409, {"message": "x", "sentMessages": [{"id": "1", "quoteToken": "q"}]}, True),
        (500, {"message": "x"}, True),
        (500, {"error": "x"}, False),
    ],
)
def test_an_answer_is_checked_by_its_status(status: int, body: dict[str, Any], right: bool) -> None:
    assert (validate_response(PUSH, "POST", status, body) == []) is right


def test_a_path_with_ids_finds_its_operation() -> None:
    path = f"/v2/bot/group/C1/member/{TO}"
    assert validate_response(path, "GET", 200, {"displayName": "มาลี", "userId": TO}) == []
    assert validate_response(path, "GET", 200, {"displayName": "มาลี"}) != []


def test_a_path_that_line_does_not_have_is_an_error() -> None:
    with pytest.raises(LookupError):
        validate_request("/v2/bot/message/push/", "POST", {})


def test_a_webhook_with_an_incomplete_event_is_refused() -> None:
    event = {"type": "message", "mode": "active", "timestamp": 1, "webhookEventId": "x"}
    event |= {"deliveryContext": {"isRedelivery": False}}
    body = {"destination": TO, "events": [event]}
    assert validate_webhook(body) == ["$.events[0]: 'message' is a required property"]
    event["message"] = {"type": "text", "id": "1", "text": "x", "quoteToken": "q"}
    assert validate_webhook(body) == []
    event["timestamp"] = "1"
    assert validate_webhook(body) != []
