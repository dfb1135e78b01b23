"""What a bot may ask LINE: profiles, groups, quota, itself, and the content that people sent."""

import re

from flask import Blueprint, Response, jsonify

from playground.answers import NOT_FOUND, Refused
from playground.chats import Content
from playground.line_platform import Playground
from playground.people import Group, Person

_IDS = {"userId": re.compile("U[0-9a-f]{32}"), "groupId": re.compile("C[0-9a-f]{32}")}


def add_lookups(api: Blueprint, playground: Playground) -> None:
    _add_people(api, playground)
    _add_groups(api, playground)
    _add_account(api, playground)
    _add_content(api, playground)


def _add_people(api: Blueprint, playground: Playground) -> None:
    @api.get("/profile/<user>")
    def profile(user: str) -> Response:
        person = _person(playground, user)
        if person.friendship != "friend":
            raise Refused(404, NOT_FOUND)
        return jsonify({**_profile(person), "language": "th"})


def _add_groups(api: Blueprint, playground: Playground) -> None:
    @api.get("/group/<group>/summary")
    def summary(group: str) -> Response:
        found = _group(playground, group)
        return jsonify({"groupId": found.id, "groupName": found.name})

    @api.get("/group/<group>/members/count")
    def members_count(group: str) -> Response:
        return jsonify({"count": len(_group(playground, group).members)})

    @api.get("/group/<group>/members/ids")
    def members_ids(group: str) -> Response:
        raise Refused(403, "Access to this API is not available for your account")

    @api.get("/group/<group>/member/<user>")
    def member(group: str, user: str) -> Response:
        person, found = _person(playground, user), _group(playground, group)
        if person.id not in found.members:
            raise Refused(404, NOT_FOUND)
        return jsonify(_profile(person))

    @api.post("/group/<group>/leave")
    def leave(group: str) -> Response:
        playground.leave(_group(playground, group).id)
        return jsonify({})


def _add_account(api: Blueprint, playground: Playground) -> None:
    @api.get("/info")
    def info() -> Response:
        return jsonify(
            {
                "userId": playground.bot_id,
                "basicId": playground.basic_id,
                "displayName": playground.bot_name,
                "chatMode": "bot",
                "markAsReadMode": "auto",
            }
        )

    @api.get("/message/quota")
    def quota() -> Response:
        limit = playground.quota.limit
        return jsonify({"type": "none"} if limit is None else {"type": "limited", "value": limit})

    @api.get("/message/quota/consumption")
    def consumption() -> Response:
        return jsonify({"totalUsage": playground.quota.told(playground.clock.now())})


def _add_content(api: Blueprint, playground: Playground) -> None:
    @api.get("/message/<message>/content")
    def content(message: str) -> Response:
        found = _content(playground, message)
        with playground.lock:
            if found.not_ready:
                found.not_ready -= 1
                return Response(status=202)
        return Response(found.data, mimetype=found.mime)

    @api.get("/message/<message>/content/transcoding")
    def transcoding(message: str) -> Response:
        ready = not _content(playground, message).not_ready
        return jsonify({"status": "succeeded" if ready else "processing"})


def _content(playground: Playground, message: str) -> Content:
    found = playground.chats.contents.get(message)
    if found is None:
        raise Refused(404, "not found")
    if found.gone:
        raise Refused(410, "The content is gone")
    return found


def _person(playground: Playground, user: str) -> Person:
    demand_id("userId", user)
    if user not in playground.office.people:
        raise Refused(404, NOT_FOUND)
    return playground.office.people[user]


def _group(playground: Playground, group: str) -> Group:
    demand_id("groupId", group)
    found = playground.office.groups.get(group)
    if found is None or not found.has_bot:
        raise Refused(404, NOT_FOUND)
    return found


def demand_id(name: str, value: str) -> None:
    """Refused for what cannot be the id of a user or a group."""
    if not _IDS[name].fullmatch(value):
        raise Refused(400, f"The value for the '{name}' parameter is invalid")


def _profile(person: Person) -> dict[str, str]:
    return {"userId": person.id, "displayName": person.name}
