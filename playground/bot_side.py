"""The platform as the bot meets it: what it may send, to whom, how often, and what that costs."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from playground import chats, message_rules, text_v2
from playground.answers import (
    ALREADY_ACCEPTED,
    DEAD_REPLY,
    FAILED,
    MONTHLY_LIMIT,
    Accepted,
    Refused,
    bad_body,
)
from playground.checks import Check, Problem, matching
from playground.limits import Taken
from playground.membership import Membership
from playground.people import Group, Person

WROTE_LATELY = timedelta(days=7)
_uuid = matching("[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}")


class BotSide(Membership):
    """What the bot asks raises Refused or returns what was accepted."""

    def push(self, body: Any) -> Accepted:
        with self.lock:
            demand(message_rules.push_body, body)
            people = self._recipients(body["to"])
            self._demand_chat_rules(body["to"], body["messages"])
            self._spend(len(people))
            sent = self._deliver(body["to"], body["messages"])
            return Accepted({"sentMessages": sent}, body["to"], tuple(body["messages"]), len(people))

    def reply(self, body: Any) -> Accepted:
        with self.lock:
            demand(message_rules.reply_body, body)
            chat = self.tokens.chat(body["replyToken"], self.machine())
            if chat is None:
                raise Refused(400, DEAD_REPLY)
            self._recipients(chat)
            self._demand_chat_rules(chat, body["messages"])
            self.tokens.use(body["replyToken"])
            sent = self._deliver(chat, body["messages"])
            return Accepted({"sentMessages": sent}, chat, tuple(body["messages"]))

    def multicast(self, body: Any) -> Accepted:
        with self.lock:
            demand(message_rules.multicast_body, body)
            people = [
                p
                for id in dict.fromkeys(body["to"])
                if (p := self.office.people.get(id)) and self._reachable(p)
            ]
            self._demand_chat_rules("", body["messages"])
            self._spend(len(people))
            for person in people:
                self._deliver(person.id, body["messages"])
            return Accepted({}, ",".join(body["to"]), tuple(body["messages"]), len(people))

    def once(
        self, key: str, path: str, body: Any, request_id: str, send: Callable[[Any], Accepted]
    ) -> Accepted:
        """Send under a retry key: the second request with a key is refused with the first one's answer."""
        with self.lock:
            if problems := list(_uuid(key, "X-Line-Retry-Key")):
                raise Refused(400, "The retry key is invalid", problems)
            self._notice_misuse(key, path, body)
            if taken := self.retry_keys.within_a_day(key, self.machine()):
                headers = {"x-line-accepted-request-id": taken.request_id}
                raise Refused(409, ALREADY_ACCEPTED, more=taken.answer, headers=headers)
            accepted = send(body)
            self.retry_keys.keep(key, Taken(path, body, request_id, accepted.body, self.machine()))
            return accepted

    def _notice_misuse(self, key: str, path: str, body: Any) -> None:
        earlier = self.retry_keys.ever(key)
        if earlier is None:
            return
        facts = {"method": "POST", "path": path, "retry_key": key, "body": body}
        if (earlier.path, earlier.body) != (path, body):
            self.log.add("violation", outcome="a retry key was used for another request", **facts)
        if not self.retry_keys.within_a_day(key, self.machine()):
            self.log.add("violation", outcome="a retry key was used again after 24 hours", **facts)

    def _recipients(self, chat: str) -> list[Person]:
        """The people a message to this chat reaches; Refused for a chat the bot has nothing to do with."""
        if person := self.office.people.get(chat):
            return [person] if self._reachable(person) else []
        group = self.office.groups.get(chat)
        if group is None or not group.has_bot:
            raise Refused(400, FAILED)
        return list(self.office.members(group))

    def _reachable(self, person: Person) -> bool:
        """A friend, or somebody who wrote within 7 days and has not blocked the bot."""
        if person.friendship == "stranger":
            return any(
                said.sender == person.id and self.clock.now() - said.at <= WROTE_LATELY
                for said in self.chats.of(person.id)
            )
        return person.friendship == "friend"

    def _demand_chat_rules(self, chat: str, messages: list[dict[str, Any]]) -> None:
        """Quotes stay in their chat; mentions name members of the group."""
        group = self.office.groups.get(chat)
        problems = []
        for index, message in enumerate(messages):
            quoted = self.chats.quoted_by(message["quoteToken"]) if "quoteToken" in message else None
            if "quoteToken" in message and (quoted is None or quoted.chat != chat):
                problems.append(Problem("Invalid quote token", f"messages[{index}].quoteToken"))
            problems += _stray_mentions(message, group, f"messages[{index}].substitution")
        if problems:
            raise bad_body(problems)

    def _spend(self, recipients: int) -> None:
        now = self.clock.now()
        if not self.quota.allows(recipients, now):
            raise Refused(429, MONTHLY_LIMIT)
        self.quota.spend(recipients, now)

    def _deliver(self, chat: str, messages: list[dict[str, Any]]) -> list[dict[str, Any]]:
        if not self._recipients(chat):
            return self.chats.new_ids(messages)
        now = self.clock.now()
        said = [
            self.chats.add(chat, chats.BOT, now, message, self._quoted_id(message)) for message in messages
        ]
        return [chats.sent(one.id, one.quote_token, one.message) for one in said]

    def _quoted_id(self, message: dict[str, Any]) -> str | None:
        quoted = self.chats.quoted_by(message["quoteToken"]) if "quoteToken" in message else None
        return quoted.id if quoted else None


def demand(check: Check, body: Any) -> None:
    """Refused with all that is wrong with a body, if anything is."""
    if problems := list(check(body, "")):
        raise bad_body(problems)


def _stray_mentions(message: dict[str, Any], group: Group | None, at: str) -> list[Problem]:
    if message["type"] != "textV2":
        return []
    members = set(group.members) if group else set()
    stray = []
    for key in text_v2.placeholders(message, "mention"):
        mentionee = message["substitution"][key]["mentionee"]
        if group is None or (mentionee["type"] == "user" and mentionee["userId"] not in members):
            stray.append(Problem("Invalid mentionee", f"{at}.{key}"))
    return stray
