"""What a bot may set or start at LINE: its webhook's address, a test of it, and the loading animation."""

from typing import Any
from urllib.parse import urlsplit

from flask import Blueprint, Response, g, jsonify

from playground import message_rules
from playground.answers import Refused
from playground.bot_side import demand
from playground.line_platform import Playground
from playground.posting import Outcome

LOADING_STEP = 5
LOOPBACK = {"127.0.0.1", "localhost"}
_NO_ENDPOINT = "Webhook endpoint not found"


def add_settings(api: Blueprint, playground: Playground) -> None:
    _add_webhook(api, playground)
    _add_loading(api)


def _add_webhook(api: Blueprint, playground: Playground) -> None:
    @api.get("/channel/webhook/endpoint")
    def endpoint() -> Response:
        url = playground.settings.webhook_url
        if not url:
            raise Refused(404, _NO_ENDPOINT)
        return jsonify({"endpoint": url, "active": True})

    @api.put("/channel/webhook/endpoint")
    def set_endpoint() -> Response:
        demand(message_rules.endpoint_body, g.body)
        playground.settings.webhook_url = _valid_url(g.body["endpoint"])
        return jsonify({})

    @api.post("/channel/webhook/test")
    def test() -> Response:
        demand(message_rules.test_body, g.body)
        url = _valid_url(g.body["endpoint"]) if "endpoint" in g.body else playground.settings.webhook_url
        if not url:
            raise Refused(404, _NO_ENDPOINT)
        outcome = playground.sender.signed_post(playground.sender.body([]), url)
        return jsonify(_test_result(playground, outcome))


def _add_loading(api: Blueprint) -> None:
    @api.post("/chat/loading/start")
    def start_loading() -> tuple[Response, int]:
        demand(message_rules.loading_body, g.body)
        if g.body.get("loadingSeconds", LOADING_STEP) % LOADING_STEP:
            raise Refused(400, "loadingSeconds must be a multiple of 5")
        return jsonify({}), 202


def _test_result(playground: Playground, outcome: Outcome) -> dict[str, Any]:
    return {
        "success": outcome.ok,
        "timestamp": playground.clock.now().isoformat(timespec="milliseconds"),
        "statusCode": outcome.status,
        "reason": outcome.reason.upper(),
        "detail": str(outcome.status) if outcome.status else outcome.reason.replace("_", " "),
    }


def _valid_url(url: str) -> str:
    """LINE demands https; on the loopback plain http will do."""
    parts = urlsplit(url)
    schemes = {"https", "http"} if parts.hostname in LOOPBACK else {"https"}
    if parts.hostname and parts.scheme in schemes:
        return url
    raise Refused(400, "Invalid webhook endpoint URL")
