"""What LINE accepts inside the bubbles of a Flex Message: components and their properties."""

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

_COMPONENTS = 1000
_TEXT = text(30_000)

_KEYWORD = "none|xs|sm|md|lg|xl|xxl"
_PIXELS = r"-?\d+(?:\.\d+)?px"
_PERCENT = r"\d+(?:\.\d+)?%"
_FONTS = "xxs|xs|sm|md|lg|xl|xxl|3xl|4xl|5xl"

_space = matching(rf"{_KEYWORD}|{_PIXELS}")
_space_or_share = matching(rf"{_KEYWORD}|{_PIXELS}|{_PERCENT}")
_length = matching(rf"{_PIXELS}|{_PERCENT}")
_font = matching(rf"{_FONTS}|{_PIXELS}")
colour = matching("#(?:[0-9A-Fa-f]{6}|[0-9A-Fa-f]{8})")
_ratio = matching(r"\d{1,6}(?:\.\d+)?:\d{1,6}(?:\.\d+)?")
_flex = number(0, 10_000)
tap = action(40, label_needed=False)
_press = action(40, label_needed=True)

_PLACE: dict[str, Check] = {
    "position": one_of("relative", "absolute"),
    "margin": _space,
    "offsetTop": _space_or_share,
    "offsetBottom": _space_or_share,
    "offsetStart": _space_or_share,
    "offsetEnd": _space_or_share,
}
_WORDS: dict[str, Check] = {
    "size": _font,
    "color": colour,
    "weight": one_of("regular", "bold"),
    "style": one_of("normal", "italic"),
    "decoration": one_of("none", "underline", "line-through"),
}
_ALIGN = one_of("start", "end", "center")
_GRAVITY = one_of("top", "bottom", "center")
_FIT = one_of("shrink-to-fit")


def _component(value: Any, at: str) -> Iterator[Problem]:
    """Any component that may stand in a box; looked up late, for boxes hold boxes."""
    yield from _in_box(value, at)


def _children_fit_layout(value: Any, at: str) -> Iterator[Problem]:
    allowed = _LAYOUTS[value["layout"]]
    for index, child in enumerate(value["contents"]):
        yield from one_of(*allowed)(child.get("type"), f"{at}.contents[{index}].type")


def _has_words(value: Any, at: str) -> Iterator[Problem]:
    if "text" not in value and "contents" not in value:
        yield Problem("must be specified", f"{at}.text")


_LAYOUTS = {
    "horizontal": ("box", "button", "image", "text", "separator", "filler"),
    "vertical": ("box", "button", "image", "text", "separator", "filler"),
    "baseline": ("icon", "text", "filler"),
}
_GRADIENT = obj(
    {
        "type": one_of("linearGradient"),
        "angle": matching(r"\d+(?:\.\d+)?deg"),
        "startColor": colour,
        "endColor": colour,
    },
    {"centerColor": colour, "centerPosition": matching(_PERCENT)},
)
box = every(
    obj(
        {"type": anything, "layout": one_of(*_LAYOUTS), "contents": array(_component, 0, _COMPONENTS)},
        {
            **_PLACE,
            **{f"padding{side}": _space_or_share for side in ("All", "Top", "Bottom", "Start", "End")},
            "flex": _flex,
            "spacing": _space,
            "backgroundColor": colour,
            "borderColor": colour,
            "borderWidth": matching(rf"none|light|normal|medium|semi-bold|bold|{_PIXELS}"),
            "cornerRadius": _space,
            "width": _length,
            "maxWidth": _length,
            "height": _length,
            "maxHeight": _length,
            "action": tap,
            "justifyContent": one_of(
                "center", "flex-start", "flex-end", "space-between", "space-around", "space-evenly"
            ),
            "alignItems": one_of("center", "flex-start", "flex-end"),
            "background": _GRADIENT,
        },
    ),
    _children_fit_layout,
)
_BUTTON = obj(
    {"type": anything, "action": _press},
    {
        **_PLACE,
        "flex": _flex,
        "color": colour,
        "style": one_of("primary", "secondary", "link"),
        "gravity": _GRAVITY,
        "height": one_of("sm", "md"),
        "adjustMode": _FIT,
        "scaling": boolean,
    },
)
_SPAN = obj({"type": one_of("span"), "text": _TEXT}, _WORDS)
_WORDING = every(
    obj(
        {"type": anything},
        {
            **_PLACE,
            **_WORDS,
            "text": _TEXT,
            "contents": array(_SPAN, 1, _COMPONENTS),
            "flex": _flex,
            "align": _ALIGN,
            "gravity": _GRAVITY,
            "wrap": boolean,
            "lineSpacing": matching(_PIXELS),
            "maxLines": number(0, 1000),
            "adjustMode": _FIT,
            "scaling": boolean,
            "action": tap,
        },
    ),
    _has_words,
)
image = obj(
    {"type": anything, "url": image_url},
    {
        **_PLACE,
        "flex": _flex,
        "align": _ALIGN,
        "gravity": _GRAVITY,
        "size": matching(rf"{_FONTS}|full|{_PIXELS}|{_PERCENT}"),
        "aspectRatio": _ratio,
        "aspectMode": one_of("fit", "cover"),
        "backgroundColor": colour,
        "action": tap,
        "animated": boolean,
    },
)
_ICON = obj(
    {"type": anything, "url": image_url},
    {**_PLACE, "size": _font, "aspectRatio": _ratio, "scaling": boolean},
)
_SEPARATOR = obj({"type": anything}, {"margin": _space, "color": colour})
_FILLER = obj({"type": anything}, {"flex": _flex})
video = obj(
    {"type": anything, "url": image_url, "previewUrl": image_url, "altContent": _component},
    {"aspectRatio": _ratio, "action": tap},
)

_in_box = by_type(
    {
        "box": box,
        "button": _BUTTON,
        "image": image,
        "icon": _ICON,
        "text": _WORDING,
        "separator": _SEPARATOR,
        "filler": _FILLER,
    }
)
