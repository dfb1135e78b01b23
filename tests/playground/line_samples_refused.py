"""Message objects that LINE refuses, with the place it names."""

from line_peer import text
from line_samples import ALL, POSTBACK, Message, bubble, button, flex, quick, v2, words

REFUSED: dict[str, tuple[Message, str]] = {
    "no type": ({"text": "x"}, "messages[0].type"),
    "an unknown type": ({"type": "texts", "text": "x"}, "messages[0].type"),
    "a type that is no word": ({"type": ["text"]}, "messages[0].type"),
    "text without text": ({"type": "text"}, "messages[0].text"),
    "empty text": (text(""), "messages[0].text"),
    "blank text": (text(" \n"), "messages[0].text"),
    "5,001 units": (text("ก" * 5001), "messages[0].text"),
    "2,501 emoji": (text("🍎" * 2501), "messages[0].text"),
    "an unknown property": (text(colour="red"), "messages[0].colour"),
    "a brace that stands alone": (v2("งาน } เสร็จ"), "messages[0].text"),
    "a key without substitution": (v2("{who}"), "messages[0].text"),
    "a key of Thai letters": (v2("{ใคร}", ใคร=ALL), "messages[0].substitution.ใคร"),
    "21 mentions": (v2("{a}" * 21, a=ALL), "messages[0].text"),
    "14 quick replies": (quick(*[POSTBACK] * 14), "messages[0].quickReply.items"),
    "a quick reply label of 21": (
        quick({**POSTBACK, "label": "ก" * 21}),
        "messages[0].quickReply.items[0].action.label",
    ),
    "a quick reply without label": (
        quick({"type": "postback", "data": "x"}),
        "messages[0].quickReply.items[0].action.label",
    ),
    "postback data of 301": (
        quick({**POSTBACK, "data": "x" * 301}),
        "messages[0].quickReply.items[0].action.data",
    ),
    "display text of 301": (
        quick({**POSTBACK, "displayText": "ก" * 301}),
        "messages[0].quickReply.items[0].action.displayText",
    ),
    "display text and text": (
        quick({**POSTBACK, "displayText": "ก", "text": "ก"}),
        "messages[0].quickReply.items[0].action.text",
    ),
    "message text of 301": (
        quick({"type": "message", "label": "x", "text": "ก" * 301}),
        "messages[0].quickReply.items[0].action.text",
    ),
    "a script for a link": (
        button({"type": "uri", "label": "x", "uri": "javascript:alert(1)"}),
        "messages[0].contents.body.contents[0].action.uri",
    ),
    "a link with Thai letters": (
        button({"type": "uri", "label": "x", "uri": "https://example.com/งาน"}),
        "messages[0].contents.body.contents[0].action.uri",
    ),
    "a link of 1,001": (
        button({"type": "uri", "label": "x", "uri": "https://e.th/" + "x" * 988}),
        "messages[0].contents.body.contents[0].action.uri",
    ),
    "a button label of 41": (
        button({**POSTBACK, "label": "ก" * 41}),
        "messages[0].contents.body.contents[0].action.label",
    ),
    "a button without label": (
        button({"type": "postback", "data": "x"}),
        "messages[0].contents.body.contents[0].action.label",
    ),
    "a button without action": (
        flex(bubble({"type": "button"})),
        "messages[0].contents.body.contents[0].action",
    ),
    "an unknown action": (
        button({"type": "open", "label": "x"}),
        "messages[0].contents.body.contents[0].action.type",
    ),
    "a date out of range": (
        button({"type": "datetimepicker", "label": "x", "data": "d", "mode": "date", "max": "2567-01-01"}),
        "messages[0].contents.body.contents[0].action.max",
    ),
    "empty alt text": (flex(bubble(words()), ""), "messages[0].altText"),
    "alt text of 1,501": (flex(bubble(words()), "ก" * 1501), "messages[0].altText"),
    "empty words in Flex": (flex(bubble(words(""))), "messages[0].contents.body.contents[0].text"),
    "words without text": (flex(bubble({"type": "text"})), "messages[0].contents.body.contents[0].text"),
    "an unknown component": (
        flex(bubble({"type": "table"})),
        "messages[0].contents.body.contents[0].type",
    ),
    "an unknown Flex property": (
        flex(bubble(words(colour="#000000"))),
        "messages[0].contents.body.contents[0].colour",
    ),
    "a colour by name": (
        flex(bubble(words(color="red"))),
        "messages[0].contents.body.contents[0].color",
    ),
    "a size out of the list": (
        flex(bubble(words(size="huge"))),
        "messages[0].contents.body.contents[0].size",
    ),
    "a button on a baseline": (
        flex(
            bubble(
                {"type": "box", "layout": "baseline", "contents": [{"type": "button", "action": POSTBACK}]}
            )
        ),
        "messages[0].contents.body.contents[0].contents[0].type",
    ),
    "a body that is no box": (flex({"type": "bubble", "body": words()}), "messages[0].contents.body.type"),
    "13 bubbles": (
        flex({"type": "carousel", "contents": [bubble(words())] * 13}),
        "messages[0].contents.contents",
    ),
    "bubbles of two widths": (
        flex({"type": "carousel", "contents": [bubble(words()), bubble(words(), size="nano")]}),
        "messages[0].contents.contents",
    ),
    "a bubble over 30 KB": (flex(bubble(*[words("ก" * 100)] * 60)), "messages[0].contents"),
    "a carousel over 50 KB": (
        flex({"type": "carousel", "contents": [bubble(*[words("ก" * 100)] * 20)] * 5}),
        "messages[0].contents",
    ),
    "an image over http": (
        {
            "type": "image",
            "originalContentUrl": "http://example.com/1.jpg",
            "previewImageUrl": "https://example.com/2.jpg",
        },
        "messages[0].originalContentUrl",
    ),
    "a confirm template with one button": (
        {
            "type": "template",
            "altText": "ยืนยัน",
            "template": {"type": "confirm", "text": "ส่งไหมคะ", "actions": [POSTBACK]},
        },
        "messages[0].template.actions",
    ),
}
