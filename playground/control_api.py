"""The playground's own API, for its page and for tests: see everything, act as anybody, move the clock."""

from typing import Any
from urllib.parse import urlsplit

from flask import Blueprint, Response, jsonify, request

from playground import witness
from playground.control_acts import add_acts
from playground.control_views import chat_view, menu_view, state
from playground.faults import Faults
from playground.line_platform import Playground
from playground.people import Unknown
from playground.posting import post, sign
from playground.rich_menus import RichMenu

LOOPBACK = {"localhost", "127.0.0.1", "::1"}


def control_blueprint(playground: Playground, faults: Faults) -> Blueprint:
    """Everything under /_play; bad names are 404, what cannot be done is 400, each with a sentence."""
    control = Blueprint("control", __name__, url_prefix="/_play")

    @control.errorhandler(Unknown)
    def unknown(error: Unknown) -> tuple[Response, int]:
        return jsonify({"error": str(error)}), 404

    @control.errorhandler(ValueError)
    @control.errorhandler(TypeError)
    @control.errorhandler(KeyError)
    def refused(error: Exception) -> tuple[Response, int]:
        return jsonify({"error": f"{type(error).__name__}: {error}"}), 400

    _add_views(control, playground)
    _add_menus(control, playground)
    _add_switches(control, playground, faults)
    add_acts(control, playground)
    return control


def refuse_strangers() -> tuple[Response, int] | None:
    """Before any page or control request: other web sites in the same browser must not reach it."""
    if urlsplit(f"//{request.host}").hostname not in LOOPBACK:
        return jsonify({"error": "only on the loopback"}), 403
    safe = request.method in {"GET", "HEAD"} or request.is_json or request.headers.get("X-Playground") == "1"
    return None if safe else (jsonify({"error": "send JSON or the header X-Playground: 1"}), 403)


def _add_views(control: Blueprint, playground: Playground) -> None:
    @control.get("/state")
    def whole_state() -> Response:
        return jsonify(state(playground))

    @control.get("/chat/<chat>")
    def chat(chat: str) -> Response:
        viewer, after = request.args.get("viewer", ""), int(request.args.get("after", 0))
        return jsonify(chat_view(playground, chat, viewer, after))

    @control.get("/log")
    def log() -> Response:
        entries = playground.log.after(int(request.args.get("after", 0)))
        return jsonify([witness.as_json(entry) for entry in entries])

    @control.get("/content/<message>")
    def content(message: str) -> Response | tuple[Response, int]:
        found = playground.chats.contents.get(message)
        if found is None or found.gone:
            raise Unknown("no such content")
        return Response(found.data, mimetype=found.mime)


def _add_menus(control: Blueprint, playground: Playground) -> None:
    @control.get("/menu/<id_>")
    def menu(id_: str) -> Response:
        return jsonify(menu_view(_menu(playground, id_)))

    @control.get("/menu/<id_>/picture")
    def menu_picture(id_: str) -> Response:
        picture = _menu(playground, id_).picture
        if picture is None:
            raise Unknown("no picture yet")
        return Response(picture.data, mimetype=picture.mime)


def _menu(playground: Playground, id_: str) -> RichMenu:
    if id_ not in playground.menus.made:
        raise Unknown("no such menu")
    return playground.menus.made[id_]


def _add_switches(control: Blueprint, playground: Playground, faults: Faults) -> None:
    @control.route("/faults", methods=["GET", "PUT", "DELETE"])
    def switch_faults() -> Response:
        if request.method == "PUT":
            faults.set(request.get_json())
        elif request.method == "DELETE":
            faults.clear()
        return jsonify(faults.as_json())

    @control.put("/settings")
    def settings() -> Response:
        playground.change_settings(**request.get_json())
        return jsonify(state(playground)["settings"])

    @control.post("/clock")
    def clock() -> Response:
        by = request.get_json()["by"]
        with playground.lock:
            return jsonify({"clock": playground.clock.move_by(by).isoformat(timespec="seconds")})

    @control.post("/redeliver")
    def redeliver() -> Response:
        return jsonify({"delivered": playground.sender.redeliver_now()})

    @control.post("/raw")
    def raw() -> Response:
        return jsonify(_send_raw(playground, request.get_json()))


def _send_raw(playground: Playground, asked: dict[str, Any]) -> dict[str, Any]:
    """Send any text as a webhook; `signature` is true (a right one), false (none) or the header's value."""
    body = asked["body"].encode()
    signature = asked.get("signature", True)
    header = sign(playground.secret, body) if signature is True else signature or None
    outcome = post(playground.settings.webhook_url, body, header)
    return {"status": outcome.status, "reason": outcome.reason}
