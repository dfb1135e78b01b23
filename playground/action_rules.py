"""What LINE accepts as an action: what happens when a person taps a button, an image or a quick reply."""

from collections.abc import Iterator
from typing import Any

from playground.checks import Check, Problem, anything, by_type, every, matching, obj, one_of, text
from playground.text_units import graphemes

SCHEMES = "https?|line|tel"
URI_MOST = 1000
PLACE_FOR_TEXT = text(300, units=graphemes)
DATA = text(300)

uri = matching(rf"(?:{SCHEMES}):[\x21-\x7e]+", URI_MOST)
"""A link that an action may open: an allowed scheme, the rest percent-encoded."""

image_url = matching(r"https://[\x21-\x7e]+")

_MOMENTS = {
    "date": r"(?:19|20|21)\d\d-\d\d-\d\d",
    "time": r"\d\d:\d\d",
    "datetime": r"(?:19|20|21)\d\d-\d\d-\d\d[Tt]\d\d:\d\d",
}


def action(label_most: int, label_needed: bool) -> Check:
    """An action whose label is at most so long; what it hangs on says whether it must have one."""
    label = {"label": text(label_most, units=graphemes)}
    must, may = (label, {}) if label_needed else ({}, label)
    always_labelled = {"type": anything, **label}
    return by_type(
        {
            "postback": every(obj({"type": anything, "data": DATA, **must}, {**_POSTBACK, **may}), _one_text),
            "message": obj({"type": anything, "text": PLACE_FOR_TEXT, **must}, may),
            "uri": obj({"type": anything, "uri": uri, **must}, {"altUri": obj({}, {"desktop": uri}), **may}),
            "datetimepicker": every(
                obj({"type": anything, "data": DATA, "mode": one_of(*_MOMENTS), **must}, {**_PICKER, **may}),
                _moments_fit,
            ),
            "clipboard": obj({"type": anything, "clipboardText": text(1000), **must}, may),
            "camera": obj(always_labelled),
            "cameraRoll": obj(always_labelled),
            "location": obj(always_labelled),
        }
    )


_POSTBACK: dict[str, Check] = {
    "displayText": PLACE_FOR_TEXT,
    "text": PLACE_FOR_TEXT,
    "inputOption": one_of("closeRichMenu", "openRichMenu", "openKeyboard", "openVoice"),
    "fillInText": PLACE_FOR_TEXT,
}
_PICKER: dict[str, Check] = {name: text(20) for name in ("initial", "min", "max")}


def _one_text(value: Any, at: str) -> Iterator[Problem]:
    if "displayText" in value and "text" in value:
        yield Problem("displayText and text can't both be specified", f"{at}.text")


def _moments_fit(value: Any, at: str) -> Iterator[Problem]:
    moment = matching(_MOMENTS[value["mode"]])
    for name in _PICKER:
        if name in value:
            yield from moment(value[name], f"{at}.{name}")
    if "min" in value and "max" in value and value["min"] >= value["max"]:
        yield Problem("max must be greater than min", f"{at}.max")
