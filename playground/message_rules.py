"""What LINE accepts as a message object and as the body of a request that sends some."""

import re
from collections.abc import Iterator
from typing import Any

from playground.action_rules import action, image_url
from playground.checks import (
    Check,
    Problem,
    anything,
    array,
    boolean,
    by_type,
    every,
    matching,
    number,
    obj,
    one_of,
    text,
)
from playground.flex_rules import container
from playground.text_units import graphemes
from playground.text_v2 import PLACEHOLDER, placeholders

TEXT_MOST = 5000
MENTIONS_MOST = 20
SUBSTITUTES_MOST = 100

_QUICK_REPLY = obj(
    {
        "items": array(
            obj({"type": one_of("action"), "action": action(20, True)}, {"imageUrl": image_url}), 1, 13
        )
    }
)
_COMMON: dict[str, Check] = {
    "quickReply": _QUICK_REPLY,
    "sender": obj({}, {"name": text(20, units=graphemes), "iconUrl": image_url}),
}
_QUOTE: dict[str, Check] = {"quoteToken": text(1000)}
_EMOJI = obj({"index": number(0, TEXT_MOST), "productId": text(100), "emojiId": text(100)})
_MENTIONEE = by_type(
    {"user": obj({"type": anything, "userId": matching("U[0-9a-f]{32}")}), "all": obj({"type": anything})}
)
_SUBSTITUTE = by_type(
    {
        "mention": obj({"type": anything, "mentionee": _MENTIONEE}),
        "emoji": obj({"type": anything, "productId": text(100), "emojiId": text(100)}),
    }
)


def _substitution(value: Any, at: str) -> Iterator[Problem]:
    if not isinstance(value, dict):
        yield Problem("Must be an object", at)
    elif len(value) > SUBSTITUTES_MOST:
        yield Problem(f"Size must be between 0 and {SUBSTITUTES_MOST}", at)
    else:
        for key, one in value.items():
            if not re.fullmatch("[0-9A-Za-z_]{1,20}", key):
                yield Problem("Invalid key", f"{at}.{key}")
            yield from _SUBSTITUTE(one, f"{at}.{key}")


def _braces_fit(value: Any, at: str) -> Iterator[Problem]:
    substitution = value.get("substitution", {})
    for found in PLACEHOLDER.finditer(value["text"]):
        if found[0] in {"{", "}"}:
            yield Problem("Braces must be used in pairs or doubled", f"{at}.text")
        elif found[1] and found[1] not in substitution:
            yield Problem(f"No substitution for {{{found[1]}}}", f"{at}.text")
    if len(placeholders(value, "mention")) > MENTIONS_MOST:
        yield Problem(f"At most {MENTIONS_MOST} mentions", f"{at}.text")


_ALT = text(1500)
_ACTIONS_4 = array(action(20, True), 1, 4)
_TEMPLATE = by_type(
    {
        "buttons": obj(
            {"type": anything, "text": text(160, units=graphemes), "actions": _ACTIONS_4},
            {
                "title": text(40, units=graphemes),
                "thumbnailImageUrl": image_url,
                "imageAspectRatio": one_of("rectangle", "square"),
                "imageSize": one_of("cover", "contain"),
                "imageBackgroundColor": matching("#[0-9A-Fa-f]{6}"),
                "defaultAction": action(20, False),
            },
        ),
        "confirm": obj(
            {
                "type": anything,
                "text": text(240, units=graphemes),
                "actions": array(action(20, True), 2, 2),
            }
        ),
    }
)


def _message(required: dict[str, Check], optional: dict[str, Check] | None = None) -> Check:
    return obj({"type": anything, **required}, {**_COMMON, **(optional or {})})


message = by_type(
    {
        "text": _message({"text": text(TEXT_MOST)}, {**_QUOTE, "emojis": array(_EMOJI, 0, 20)}),
        "textV2": every(
            _message({"text": text(TEXT_MOST)}, {**_QUOTE, "substitution": _substitution}), _braces_fit
        ),
        "sticker": _message({"packageId": text(50), "stickerId": text(50)}, _QUOTE),
        "image": _message({"originalContentUrl": image_url, "previewImageUrl": image_url}),
        "flex": _message({"altText": _ALT, "contents": container}),
        "template": _message({"altText": _ALT, "template": _TEMPLATE}),
    }
)
_MESSAGES: dict[str, Check] = {"messages": array(message, 1, 5)}
_QUIET: dict[str, Check] = {"notificationDisabled": boolean}
_UNITS: dict[str, Check] = {"customAggregationUnits": array(matching("[0-9A-Za-z_]{1,30}"), 0, 1)}

push_body = obj({"to": text(100), **_MESSAGES}, {**_QUIET, **_UNITS})
reply_body = obj({"replyToken": text(100), **_MESSAGES}, _QUIET)
multicast_body = obj({"to": array(text(100), 1, 500), **_MESSAGES}, {**_QUIET, **_UNITS})
validate_body = obj(_MESSAGES)
endpoint_body = obj({"endpoint": text(500)})
test_body = obj({}, {"endpoint": text(500)})
loading_body = obj({"chatId": matching("U[0-9a-f]{32}")}, {"loadingSeconds": number(5, 60)})
