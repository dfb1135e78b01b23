"""Notices → LINE messages: every word comes from `templates/line`, every value is escaped here."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

from bot.limits import ALT_TEXT, FLEX_BYTES, QUICK_REPLIES, TEXT, clip, clip_label, escaped_size
from domain.group_rules import leads_away
from domain.notices import Notice

FOLDER = Path(__file__).parent.parent / "templates" / "line"
IN_JSON = json.JSONEncoder(ensure_ascii=False)  # made once: `json.dumps` makes one for each value
PARTICLES = {"ค่ะ": ("ค่ะ", "คะ"), "ครับ": ("ครับ", "ครับ")}
Message = dict[str, Any]
Link = Callable[..., str]


def _inside_json(value: object) -> str:
    """A value as it may stand between the quotes of a JSON string."""
    return IN_JSON.encode(str(value))[1:-1]


class Writer:
    """Renders notices in the office's voice: its name, its call-word, its particle.

    Templates call `link(page, …)` for an address of the console, made afresh for each message.
    """

    def __init__(self, office_name: str, call_word: str, particle: str, link: Link) -> None:
        statement, question = PARTICLES[particle]
        voice = {
            "office": office_name,
            "call_word": call_word,
            "ka": statement,
            "kha": question,
            "words_of": self._words_of,
        }
        self._calling = question
        self._call_word = call_word
        self._words: Environment = _environment({**voice, "link": link})
        self._json = _environment({**voice, "link": link}, finalize=_inside_json)
        self._there = frozenset(self._json.list_templates())

    def write(self, notice: Notice, facts: Mapping[str, Any]) -> list[Message]:
        """The LINE message objects that say a notice; its quick replies go with it."""
        words = self._spoken(self._words_of(notice.template, facts), facts)
        message = (
            self._picture(notice.template, facts)
            or self._flex(notice.template, facts, words)
            or {"type": "text", "text": clip(words, TEXT)}
        )
        quick = self._render(f"{notice.template}.quick.json", facts) or []
        if "addressee" in facts:
            quick = [self._in_group(one) for one in quick if not leads_away(one.get("data", ""))]
        if quick:
            message["quickReply"] = {"items": [_item(one) for one in quick[:QUICK_REPLIES]]}
        return [message]

    def _words_of(self, template: str, facts: Mapping[str, Any]) -> str:
        """What another template would say, for templates that quote it."""
        return self._words.get_template(f"{template}.txt").render(facts).strip()

    def _spoken(self, words: str, facts: Mapping[str, Any]) -> str:
        """In a group the words are said to somebody, who is called first unless the first line does it."""
        whom = str(facts.get("addressee", ""))
        if not whom or whom in words.split("\n", 1)[0]:
            return words
        return f"{whom}{self._calling} {words}"

    def _in_group(self, button: dict[str, str]) -> dict[str, str]:
        """What a button says there is only heard with the word that calls the bot."""
        return button | {"text": f"{self._call_word} {button['text']}"} if "text" in button else button

    def _picture(self, template: str, facts: Mapping[str, Any]) -> Message | None:
        """A picture by its address; LINE shows none that is not https, so the words are said instead."""
        picture = self._render(f"{template}.image.json", facts)
        if not picture or not picture["url"].startswith("https://"):
            return None
        return {"type": "image", "originalContentUrl": picture["url"], "previewImageUrl": picture["url"]}

    def _flex(self, template: str, facts: Mapping[str, Any], words: str) -> Message | None:
        contents = self._render(f"{template}.flex.json", {**facts, "as_text": words})
        if not contents or escaped_size(contents) > FLEX_BYTES[contents["type"]]:
            return None
        return {"type": "flex", "altText": clip(words, ALT_TEXT), "contents": contents}

    def _render(self, name: str, facts: Mapping[str, Any]) -> Any:
        if name not in self._there:
            return None
        return json.loads(self._json.get_template(name).render(facts))


def _environment(voice: Mapping[str, object], **options: Any) -> Environment:
    environment = Environment(
        loader=FileSystemLoader(FOLDER),
        undefined=StrictUndefined,
        autoescape=select_autoescape(enabled_extensions=()),  # no HTML here; `finalize` escapes JSON
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,  # else each use asks the disk whether the file changed
        **options,
    )
    environment.globals.update(voice)
    environment.filters["clip"] = clip
    return environment


def _item(button: Mapping[str, str]) -> Message:
    label = clip_label(button["label"])
    if "data" in button:
        shown = button.get("shown", button["label"])
        return {
            "type": "action",
            "action": {
                "type": "postback",
                "label": label,
                "data": button["data"],
                "displayText": shown[:300],
            },
        }
    return {"type": "action", "action": {"type": "message", "label": label, "text": button["text"]}}
