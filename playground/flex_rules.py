"""What LINE accepts as a Flex Message: bubbles and carousels of them, and how large they may be."""

import json
from collections.abc import Iterator
from typing import Any

from playground.checks import Check, Problem, anything, array, boolean, by_type, every, obj, one_of
from playground.flex_components import box, colour, image, tap, video

BUBBLE_BYTES = 30 * 1024
CAROUSEL_BYTES = 50 * 1024
BUBBLES = 12

_block = by_type({"box": box})
_STYLE = obj({}, {"backgroundColor": colour, "separator": boolean, "separatorColor": colour})


def _fits(most: int) -> Check:
    """Measured as ASCII-escaped JSON, the larger of the two sizes that the documents leave open."""

    def check(value: Any, at: str) -> Iterator[Problem]:
        if len(json.dumps(value, separators=(",", ":"))) > most:
            yield Problem(f"Size of JSON must not exceed {most // 1024} KB", at)

    return check


def _one_width(value: Any, at: str) -> Iterator[Problem]:
    if len({bubble.get("size", "mega") for bubble in value["contents"]}) > 1:
        yield Problem("Bubbles must have the same size", f"{at}.contents")


_BUBBLE = every(
    _fits(BUBBLE_BYTES),
    obj(
        {"type": anything},
        {
            "size": one_of("nano", "micro", "deca", "hecto", "kilo", "mega", "giga"),
            "direction": one_of("ltr", "rtl"),
            "header": _block,
            "hero": by_type({"box": box, "image": image, "video": video}),
            "body": _block,
            "footer": _block,
            "styles": obj({}, {name: _STYLE for name in ("header", "hero", "body", "footer")}),
            "action": tap,
        },
    ),
)
container = by_type(
    {
        "bubble": _BUBBLE,
        "carousel": every(
            _fits(CAROUSEL_BYTES),
            obj({"type": anything, "contents": array(by_type({"bubble": _BUBBLE}), 1, BUBBLES)}),
            _one_width,
        ),
    }
)
