"""Message objects that LINE accepts, and pieces to make others from."""

from typing import Any

from line_peer import text

Message = dict[str, Any]
FAMILY = "👩\u200d👩\u200d👧"
POSTBACK = {"type": "postback", "label": "ส่งแล้ว", "data": "submit:1"}


def bubble(*contents: Message, **more: Any) -> Message:
    return {
        "type": "bubble",
        "body": {"type": "box", "layout": "vertical", "contents": [*contents]},
        **more,
    }


def flex(contents: Message, alt: str = "งานของคุณ") -> Message:
    return {"type": "flex", "altText": alt, "contents": contents}


def words(said: str = "งาน", **more: Any) -> Message:
    return {"type": "text", "text": said, **more}


def button(action: Message) -> Message:
    return flex(bubble({"type": "button", "action": action}))


def quick(*actions: Message) -> Message:
    return text(quickReply={"items": [{"type": "action", "action": action} for action in actions]})


def v2(said: str, **substitution: Message) -> Message:
    return {"type": "textV2", "text": said, "substitution": substitution}


ALL = {"type": "mention", "mentionee": {"type": "all"}}

ACCEPTED: dict[str, Message] = {
    "plain text": text(),
    "5,000 Thai characters": text("ก" * 5000),
    "2,500 emoji of two units": text("🍎" * 2500),
    "textV2 with doubled braces": v2("{{งาน}} {who}", who=ALL),
    "a quick reply of 20 graphemes with tone marks": quick({**POSTBACK, "label": "ที่" * 20}),
    "13 quick replies": quick(*[POSTBACK] * 13),
    "joined emoji count as one": quick({**POSTBACK, "label": FAMILY * 20}),
    "postback data of 300": quick({**POSTBACK, "data": "x" * 300}),
    "a link to call": button({"type": "uri", "label": "โทร", "uri": "tel:021234567"}),
    "a link into LINE": button({"type": "uri", "label": "คุย", "uri": "line://app/1"}),
    "a button label of 40": button({**POSTBACK, "label": "ก" * 40}),
    "a date picker": button(
        {"type": "datetimepicker", "label": "เลือกวัน", "data": "d", "mode": "date", "min": "2024-01-01"}
    ),
    "a bubble with styles": flex(bubble(words(), size="kilo", styles={"body": {"separator": True}})),
    "an empty box": flex(bubble({"type": "box", "layout": "horizontal", "contents": []})),
    "spans instead of text": flex(bubble({"type": "text", "contents": [{"type": "span", "text": "งาน"}]})),
    "an icon on a baseline": flex(
        bubble(
            {
                "type": "box",
                "layout": "baseline",
                "contents": [{"type": "icon", "url": "https://example.com/i.png"}, words()],
            }
        )
    ),
    "a carousel of 12": flex({"type": "carousel", "contents": [bubble(words())] * 12}),
    "alt text of 1,500": flex(bubble(words()), "ก" * 1500),
    "a sticker": {"type": "sticker", "packageId": "446", "stickerId": "1988"},
    "an image": {
        "type": "image",
        "originalContentUrl": "https://example.com/1.jpg",
        "previewImageUrl": "https://example.com/2.jpg",
    },
    "a confirm template": {
        "type": "template",
        "altText": "ยืนยัน",
        "template": {"type": "confirm", "text": "ส่งเลยไหมคะ", "actions": [POSTBACK, POSTBACK]},
    },
}
