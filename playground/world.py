"""The state of the emulated platform, and how something that happens becomes an event for the app."""

import threading
import time
from collections.abc import Mapping
from typing import Any

from playground import events, ids
from playground.chats import BOT, Chats, Said
from playground.clocks import Machine, OfficeClock
from playground.faults import Faults
from playground.limits import Quota, Rates, ReplyTokens, RetryKeys
from playground.people import Group, Office, Person
from playground.rich_menus import RichMenus
from playground.webhooks import Sender, Settings, Webhook
from playground.witness import Log

FREE_PLAN = 300
USUAL_RATE = 2000.0


class NotAllowed(ValueError):
    """The LINE app would not let that person do this."""


class World:
    """All that the emulator knows; whoever changes it holds `lock`, never across the network."""

    basic_id = "@konkamnot"

    def __init__(
        self,
        webhook_url: str,
        secret: str,
        token: str,
        *,
        office: Mapping[str, Any] | None = None,
        clock: OfficeClock | None = None,
        machine: Machine = time.time,
        bot_name: str = "ก่อนกำหนด",
    ) -> None:
        self.lock = threading.RLock()
        self.machine = machine
        self.clock = clock or OfficeClock(machine=machine)
        self.secret = secret
        self.token = token
        self.bot_name = bot_name
        self.bot_id = ids.user_id(f"bot {bot_name}")
        self.office = Office.read(office or {})
        self.chats = Chats(machine)
        self.settings = Settings(webhook_url)
        self.tokens = ReplyTokens()
        self.retry_keys = RetryKeys()
        self.quota = Quota(FREE_PLAN)
        self.rates = Rates(USUAL_RATE)
        self.log = Log(lambda: (self.clock.now().isoformat(timespec="seconds"), machine()))
        self.faults = Faults(self.log)
        self.menus = RichMenus()
        self.shown_code: dict[str, str] | None = None
        self.sender = Sender(self.settings, secret, self.bot_id, self.tokens, self.log, machine)

    def place(self, person: Person, chat: str) -> tuple[str, Group | None]:
        """The id of a chat as `person` names it ("bot" or a group), and the group if it is one."""
        if chat == BOT:
            return person.id, None
        group = self.office.group(chat)
        if person.id not in group.members:
            raise NotAllowed(f"{person.name} is not in {group.name}")
        return group.id, group

    def hears(self, person: Person, group: Group | None) -> bool:
        """Whether the bot learns of what this person does there."""
        return group.has_bot if group else person.friendship != "blocked"

    def event(
        self, kind: str, person: Person | None, group: Group | None, *, answerable: bool = True, **facts: Any
    ) -> events.Event:
        """An event that happens now, with a reply token if it can be answered."""
        source, chat = self._source(person, group)
        token = self.tokens.issue(chat, self.machine()) if answerable else None
        return events.event(kind, self.clock.now(), source, replyToken=token, **facts)

    def send(self, *happened: events.Event) -> None:
        """Send events to the app in one webhook."""
        source = happened[0]["source"]
        chat = source.get("groupId") or source["userId"]
        self.sender.send(Webhook(chat, list(happened), self.machine()))

    def keep(self, person: Person, chat: str, message: dict[str, Any], quoted: str | None = None) -> Said:
        """Put what a person says into a chat."""
        return self.chats.add(chat, person.id, self.clock.now(), message, quoted)

    def _source(self, person: Person | None, group: Group | None) -> tuple[dict[str, Any], str]:
        if group:
            return events.from_group(group, person), group.id
        if person is None:
            raise ValueError("an event comes from a person or a group")
        return events.from_person(person), person.id
