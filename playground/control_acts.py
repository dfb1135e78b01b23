"""Acting as a person of the office over HTTP: each path is one thing that one can do with the LINE app."""

from collections.abc import Callable
from typing import Any

from flask import Blueprint, Response, jsonify, request

from playground.chats import BOT
from playground.line_platform import Playground

Asked = dict[str, Any]


def add_acts(control: Blueprint, playground: Playground) -> None:
    for name, act in _ACTS.items():
        control.add_url_rule(f"/{name}", name, _view(playground, act), methods=["POST"])

    @control.post("/photo")
    def photo() -> Response:
        form, sent = request.form, request.files["file"]
        id = playground.photo(form["as"], sent.read(), form.get("chat", BOT), sent.mimetype)
        return jsonify({"id": id})

    @control.post("/file")
    def file() -> Response:
        form, sent = request.form, request.files["file"]
        name = sent.filename or "file"
        return jsonify(
            {"id": playground.file(form["as"], sent.read(), name, form.get("chat", BOT), sent.mimetype)}
        )


def _view(playground: Playground, act: Callable[[Playground, Asked], Any]) -> Callable[[], Response]:
    def view() -> Response:
        return jsonify({"id": act(playground, request.get_json())})

    return view


def _say(playground: Playground, asked: Asked) -> str:
    return playground.say(
        asked["as"],
        asked["text"],
        asked.get("chat", BOT),
        mention_bot=asked.get("mention_bot", False),
        mention=asked.get("mention", ()),
        mention_all=asked.get("mention_all", False),
        quote=asked.get("quote"),
    )


def _say_many(playground: Playground, asked: Asked) -> list[str]:
    return playground.say_many((one["as"], one["text"], one.get("chat", BOT)) for one in asked["said"])


def _press(playground: Playground, asked: Asked) -> None:
    playground.press(asked["as"], asked["action"], asked.get("chat", BOT), asked.get("params"))


def _sticker(playground: Playground, asked: Asked) -> str:
    return playground.sticker(asked["as"], asked.get("chat", BOT))


def _join(playground: Playground, asked: Asked) -> None:
    if "as" in asked:
        playground.member_joins(asked["as"], asked["chat"])
    else:
        playground.join(asked["chat"])


def _leave(playground: Playground, asked: Asked) -> None:
    if "as" in asked:
        playground.member_leaves(asked["as"], asked["chat"])
    else:
        playground.leave(asked["chat"])


def _codes(playground: Playground, asked: Asked) -> None:
    playground.hand_out_codes(asked.get("codes", {}), asked.get("show"))


_ACTS: dict[str, Callable[[Playground, Asked], Any]] = {
    "say": _say,
    "say_many": _say_many,
    "press": _press,
    "sticker": _sticker,
    "follow": lambda playground, asked: playground.follow(asked["as"]),
    "unfollow": lambda playground, asked: playground.unfollow(asked["as"]),
    "join": _join,
    "leave": _leave,
    "group": lambda playground, asked: playground.new_group(asked["name"], asked["members"]),
    "unsend": lambda playground, asked: playground.unsend(asked["as"], asked["id"]),
    "edit": lambda playground, asked: playground.edit(asked["as"], asked["id"], asked["text"]),
    "codes": _codes,
}
