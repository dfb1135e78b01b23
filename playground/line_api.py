"""LINE's HTTP API over the emulated platform: authorization, limits, JSON, and who answers which path."""

import hmac
import json
from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from flask import Blueprint, Response, g, jsonify, request

from playground import ids, message_rules
from playground.answers import NOT_FOUND, RATE_LIMIT, Accepted, Refused
from playground.bot_side import demand
from playground.line_lookups import add_lookups
from playground.line_menus import add_menus
from playground.line_platform import Playground
from playground.line_settings import add_settings

LARGEST_BODY = 2 * 1024 * 1024
_UNAUTHORIZED = (
    "Authentication failed due to the following reason: invalid token. "
    "Confirm that the access token in the authorization header is valid."
)


def line_blueprint(playground: Playground) -> Blueprint:
    """Everything under /v2/bot; one base serves what LINE has on api.line.me and on api-data.line.me."""
    api = Blueprint("line", __name__, url_prefix="/v2/bot")

    @api.before_request
    def let_in() -> None:
        g.request_id = ids.request_id()
        _let_in(playground)

    @api.errorhandler(Refused)
    def refuse(refused: Refused) -> tuple[Response, int, dict[str, str]]:
        return jsonify(refused.body), refused.status, refused.headers

    @api.after_request
    def sign_and_log(response: Response) -> Response:
        response.headers["x-line-request-id"] = g.request_id
        _log(playground, response.status_code)
        return response

    _add_sends(api, playground)
    add_lookups(api, playground)
    add_settings(api, playground)
    add_menus(api, playground)
    return api


def _let_in(playground: Playground) -> None:
    token = request.headers.get("Authorization", "").removeprefix("Bearer ")
    if not hmac.compare_digest(token.encode(), playground.token.encode()):
        raise Refused(401, _UNAUTHORIZED)
    if (request.content_length or 0) > LARGEST_BODY:
        raise Refused(413, "Request exceeds the max size of 2MB")
    endpoint = request.url_rule.rule if request.url_rule else request.path
    with playground.lock:
        if not playground.rates.allows(request.method, endpoint, playground.machine()):
            raise Refused(429, RATE_LIMIT)
    if request.method in {"POST", "PUT"} and not endpoint.endswith("/content"):
        g.body = _json_body()


def _json_body() -> Any:
    raw = request.get_data()
    if not raw:
        return {}
    if request.mimetype != "application/json":
        raise Refused(415, f"The content type, {request.mimetype}, is not supported")
    try:
        return json.loads(raw)
    except json.JSONDecodeError as error:
        place = f"line: {error.lineno}, column: {error.colno}"
        raise Refused(400, f"The request body could not be parsed as JSON ({place})") from error
    except UnicodeDecodeError as error:
        raise Refused(400, "The request body could not be parsed as JSON (line: 1, column: 1)") from error


def _add_sends(api: Blueprint, playground: Playground) -> None:
    def send(act: Callable[[Any], Accepted]) -> Response:
        key = request.headers.get("X-Line-Retry-Key", "")
        g.accepted = playground.once(key, request.path, g.body, g.request_id, act) if key else act(g.body)
        return jsonify(g.accepted.body)

    @api.post("/message/push")
    def push() -> Response:
        return send(playground.push)

    @api.post("/message/multicast")
    def multicast() -> Response:
        return send(playground.multicast)

    @api.post("/message/reply")
    def reply() -> Response:
        _refuse_retry_key()
        g.accepted = playground.reply(g.body)
        return jsonify(g.accepted.body)

    @api.post("/message/validate/<any(reply, push, multicast):kind>")
    def validate(kind: str) -> Response:
        _refuse_retry_key()
        demand(message_rules.validate_body, g.body)
        return jsonify({})

    @api.route("/<path:unknown>", methods=["GET", "POST", "PUT", "DELETE"])
    def nothing(unknown: str) -> Response:
        raise Refused(404, NOT_FOUND)


def _refuse_retry_key() -> None:
    if "X-Line-Retry-Key" in request.headers:
        raise Refused(400, "The retry key can't be used with this endpoint")


def _log(playground: Playground, status: int) -> None:
    accepted: Accepted | None = g.get("accepted")
    facts: dict[str, Any] = {}
    if accepted:
        facts = {
            "to": accepted.to,
            "messages": accepted.messages,
            "message_ids": accepted.message_ids,
            "recipients": accepted.recipients,
        }
    playground.log.add(
        "request",
        method=request.method,
        path=request.path,
        status=status,
        request_id=g.request_id,
        retry_key=request.headers.get("X-Line-Retry-Key", ""),
        body=g.get("body"),
        outcome=_outcome(status, accepted is not None),
        **facts,
    )


def _outcome(status: int, sent: bool) -> str:
    if sent:
        return "accepted"
    if status == HTTPStatus.CONFLICT:
        return "repeated"
    return "answered" if status < HTTPStatus.BAD_REQUEST else "refused"
