"""What people do with their phones: each act stands in the chat and, if the bot hears it, goes to the app."""

from collections.abc import Iterable
from typing import Any

from playground import events, mentions
from playground.chats import BOT, Content, Said
from playground.people import Group, Person
from playground.world import NotAllowed, World

CALLED = "@บอท"
EVERYBODY = mentions.Name("@All", {"type": "all"})


class Phones(World):
    """People and groups go by name or id; `chat` is "bot" or a group. An act returns the message's id."""

    def say(
        self,
        who: str,
        text: str,
        chat: str = BOT,
        *,
        mention_bot: bool = False,
        mention: Iterable[str] = (),
        mention_all: bool = False,
        quote: str | None = None,
    ) -> str:
        """Send a text; mentions that were asked for and are not in it are put in front."""
        with self.lock:
            wanted = [self._person_name(self.office.person(name)) for name in mention]
            wanted += [self._bot_name(f"@{self.bot_name}")] if mention_bot and CALLED not in text else []
            wanted += [EVERYBODY] if mention_all else []
            said, event = self._say(who, mentions.ensure_named(text, wanted), chat, quote, mention_all)
            if event:
                self.send(event)
            return said.id

    def say_many(self, said: Iterable[tuple[str, str, str]]) -> list[str]:
        """Several (who, text, chat) at once; the app gets them in one webhook."""
        with self.lock:
            made = [self._say(who, text, chat) for who, text, chat in said]
            self.send(*[event for _, event in made if event])
            return [one.id for one, _ in made]

    def photo(self, who: str, data: bytes, chat: str = BOT, mime: str = "image/jpeg") -> str:
        return self._media(who, "image", data, chat, mime)

    def video(self, who: str, data: bytes, chat: str = BOT, *, not_ready: int = 0) -> str:
        """Send a video; its content first answers 202 so many times."""
        return self._media(who, "video", data, chat, "video/mp4", not_ready)

    def file(self, who: str, data: bytes, name: str, chat: str = BOT, mime: str = "application/pdf") -> str:
        message = {"type": "file", "fileName": name, "fileSize": len(data)}
        return self._act(who, chat, message, events.file, Content(data, mime)).id

    def sticker(self, who: str, chat: str = BOT, package: str = "446", sticker: str = "1988") -> str:
        message = {"type": "sticker", "packageId": package, "stickerId": sticker}
        return self._act(who, chat, message, events.sticker).id

    def location(self, who: str, latitude: float, longitude: float, title: str = "", chat: str = BOT) -> str:
        message = {"type": "location", "latitude": latitude, "longitude": longitude, "title": title}
        return self._act(who, chat, message, events.location).id

    def press(
        self, who: str, action: dict[str, Any], chat: str = BOT, params: dict[str, str] | None = None
    ) -> None:
        """Tap a button: a postback goes to the app, a message is said, a link opens and tells nobody."""
        with self.lock:
            if action["type"] == "message":
                self.say(who, action["text"], chat)
            elif action["type"] in {"postback", "datetimepicker"}:
                self._postback(who, action, chat, params)

    def unsend(self, who: str, message_id: str) -> None:
        """Take a message back; its content is gone."""
        with self.lock:
            person, said, group = self._own(who, message_id)
            self.chats.unsend(said)
            unsent = self.event("unsend", person, group, answerable=False, unsend={"messageId": said.id})
            self._tell(person, group, unsent)

    def edit(self, who: str, message_id: str, text: str) -> None:
        """Change a text in a group; in 1:1 the platform tells the bot nothing."""
        with self.lock:
            person, said, group = self._own(who, message_id)
            if said.message["type"] != "text":
                raise NotAllowed("only a text can be edited")
            edited = self.chats.edit(said, text)
            if group:
                content = events.text(edited, mentions.find(text, self._names(group)))
                self._tell(person, group, self.event("messageEdited", person, group, message=content))

    def _say(
        self, who: str, text: str, chat: str, quote: str | None = None, everybody: bool = False
    ) -> tuple[Said, events.Event | None]:
        person = self.office.person(who)
        place, group = self.place(person, chat)
        self._refuse_blocked(person, group)
        said = self.keep(person, place, {"type": "text", "text": text}, self._quoted(quote, place))
        if not self.hears(person, group):
            return said, None
        names = [*self._names(group), *([EVERYBODY] if everybody else [])]
        content = events.text(said, mentions.find(text, names))
        return said, self.event("message", person, group, message=content)

    def _media(self, who: str, kind: str, data: bytes, chat: str, mime: str, not_ready: int = 0) -> str:
        return self._act(who, chat, {"type": kind}, events.media, Content(data, mime, not_ready)).id

    def _act(
        self, who: str, chat: str, message: dict[str, Any], shape: Any, content: Content | None = None
    ) -> Said:
        with self.lock:
            person = self.office.person(who)
            place, group = self.place(person, chat)
            self._refuse_blocked(person, group)
            said = self.keep(person, place, message)
            if content:
                self.chats.contents[said.id] = content
            self._tell(person, group, self.event("message", person, group, message=shape(said)))
            return said

    def _postback(self, who: str, action: dict[str, Any], chat: str, params: dict[str, str] | None) -> None:
        person = self.office.person(who)
        place, group = self.place(person, chat)
        shown = action.get("displayText") or action.get("text")
        if shown:
            self.keep(person, place, {"type": "text", "text": shown})
        content = {"data": action["data"], **({"params": params} if params else {})}
        self._tell(person, group, self.event("postback", person, group, postback=content))

    def _tell(self, person: Person, group: Group | None, event: events.Event) -> None:
        if self.hears(person, group):
            self.send(event)

    def _own(self, who: str, message_id: str) -> tuple[Person, Said, Group | None]:
        person, said = self.office.person(who), self.chats.find(message_id)
        if said is None or said.sender != person.id:
            raise NotAllowed("one can only take back or change one's own message")
        if said.unsent:
            raise NotAllowed("this message was unsent")
        return person, said, self.office.groups.get(said.chat)

    def _refuse_blocked(self, person: Person, group: Group | None) -> None:
        if group is None and person.friendship == "blocked":
            raise NotAllowed(f"{person.name} has blocked the bot")

    def _quoted(self, quote: str | None, place: str) -> str | None:
        said = self.chats.find(quote) if quote else None
        if quote and (said is None or said.chat != place or not said.quote_token):
            raise NotAllowed("only a message of the same chat can be quoted")
        return quote

    def _names(self, group: Group | None) -> list[mentions.Name]:
        """Whom one can mention; in 1:1 nobody."""
        if group is None:
            return []
        bot = [self._bot_name(literal) for literal in (f"@{self.bot_name}", CALLED)] if group.has_bot else []
        return [*bot, *(self._person_name(person) for person in self.office.members(group))]

    def _bot_name(self, literal: str) -> mentions.Name:
        return mentions.Name(literal, {"type": "user", "userId": self.bot_id, "isSelf": True})

    def _person_name(self, person: Person) -> mentions.Name:
        known = {"userId": person.id} if person.consents else {}
        return mentions.Name(f"@{person.name}", {"type": "user", **known, "isSelf": False})
