"""What a bot may do with rich menus: make, give a picture, show to all or to one person, take away."""

from typing import Any

from flask import Blueprint, Response, g, jsonify, request

from playground.answers import NOT_FOUND, Refused
from playground.bot_side import demand
from playground.chats import Content
from playground.line_lookups import demand_id
from playground.line_platform import Playground
from playground.rich_menus import LARGEST_PICTURE, MOST, RichMenu, menu_body

_NO_PICTURE = "must upload richmenu image before applying it to user"


def add_menus(api: Blueprint, playground: Playground) -> None:
    _add_making(api, playground)
    _add_pictures(api, playground)
    _add_for_all(api, playground)
    _add_for_one(api, playground)


def _add_making(api: Blueprint, playground: Playground) -> None:
    @api.post("/richmenu")
    def make_menu() -> Response:
        demand(menu_body, g.body)
        with playground.lock:
            if len(playground.menus.made) >= MOST:
                raise Refused(400, f"The number of rich menus is at most {MOST}")
            return jsonify({"richMenuId": playground.menus.make(g.body).id})

    @api.post("/richmenu/validate")
    def validate_menu() -> Response:
        demand(menu_body, g.body)
        return jsonify({})

    @api.get("/richmenu/list")
    def menus() -> Response:
        return jsonify({"richmenus": [_described(one) for one in playground.menus.made.values()]})

    @api.get("/richmenu/<menu>")
    def one_menu(menu: str) -> Response:
        return jsonify(_described(_found(playground, menu)))

    @api.delete("/richmenu/<menu>")
    def delete_menu(menu: str) -> Response:
        with playground.lock:
            playground.menus.delete(_found(playground, menu))
        return jsonify({})


def _add_pictures(api: Blueprint, playground: Playground) -> None:
    @api.get("/richmenu/<menu>/content")
    def menu_picture(menu: str) -> Response:
        found = _found(playground, menu).picture
        if found is None:
            raise Refused(404, NOT_FOUND)
        return Response(found.data, mimetype=found.mime)

    @api.post("/richmenu/<menu>/content")
    def set_menu_picture(menu: str) -> Response:
        found, sent = _found(playground, menu), Content(request.get_data(), request.mimetype)
        if found.picture:
            raise Refused(400, "An image has already been uploaded to the richmenu")
        if len(sent.data) > LARGEST_PICTURE:
            raise Refused(413, "The image is larger than 1 MB")
        if why := found.refuses(sent):
            raise Refused(400, why)
        found.picture = sent
        return jsonify({})


def _add_for_all(api: Blueprint, playground: Playground) -> None:
    @api.get("/user/all/richmenu")
    def menu_for_all() -> Response:
        return _id_or_none(playground.menus.for_all, "no default richmenu")

    @api.post("/user/all/richmenu/<menu>")
    def show_menu_to_all(menu: str) -> Response:
        playground.menus.for_all = _shown(playground, menu).id
        return jsonify({})

    @api.delete("/user/all/richmenu")
    def show_no_menu() -> Response:
        playground.menus.for_all = ""
        return jsonify({})


def _add_for_one(api: Blueprint, playground: Playground) -> None:
    @api.get("/user/<user>/richmenu")
    def menu_of_user(user: str) -> Response:
        demand_id("userId", user)
        return _id_or_none(playground.menus.of.get(user, ""), "the user has no richmenu")

    @api.post("/user/<user>/richmenu/<menu>")
    def link_menu(user: str, menu: str) -> Response:
        """Of whoever is no friend nothing is kept, and nobody is told so."""
        demand_id("userId", user)
        shown, person = _shown(playground, menu), playground.office.people.get(user)
        with playground.lock:
            if person and person.friendship == "friend":
                playground.menus.of[user] = shown.id
        return jsonify({})

    @api.delete("/user/<user>/richmenu")
    def unlink_menu(user: str) -> Response:
        demand_id("userId", user)
        with playground.lock:
            playground.menus.of.pop(user, None)
        return jsonify({})


def _described(menu: RichMenu) -> dict[str, Any]:
    return {"richMenuId": menu.id, **menu.facts}


def _found(playground: Playground, menu: str) -> RichMenu:
    if menu not in playground.menus.made:
        raise Refused(404, NOT_FOUND)
    return playground.menus.made[menu]


def _shown(playground: Playground, menu: str) -> RichMenu:
    found = _found(playground, menu)
    if found.picture is None:
        raise Refused(400, _NO_PICTURE)
    return found


def _id_or_none(menu: str, why_none: str) -> Response:
    if not menu:
        raise Refused(404, why_none)
    return jsonify({"richMenuId": menu})
