"""Rich menus as LINE keeps them: made, given a picture, shown to all or to one; and what it refuses."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from secrets import token_hex
from typing import Any

from playground.action_rules import action
from playground.chats import Content
from playground.checks import Check, Problem, array, boolean, every, number, obj, text
from playground.people import Person

MOST, LARGEST_PICTURE = 1000, 1024 * 1024
WIDEST, NARROWEST, LOWEST, FLATTEST = 2500, 800, 250, 1.45
_PNG = re.compile(rb"\x89PNG\r\n\x1a\n.{8}(?P<width>.{4})(?P<height>.{4})", re.DOTALL)
_JPEG = re.compile(rb"\xff\xd8.*?\xff[\xc0-\xc3]..\x08(?P<height>..)(?P<width>..)", re.DOTALL)
_bounds = obj(
    dict.fromkeys(("x", "y"), number(0, 2**31 - 1)) | dict.fromkeys(("width", "height"), number(1, 2**31 - 1))
)


def _is_a_menus_shape(size: Any, at: str) -> Iterator[Problem]:
    if size["width"] / size["height"] < FLATTEST:
        yield Problem(f"width / height must be at least {FLATTEST}", at)


def _areas_are_inside(menu: Any, _at: str) -> Iterator[Problem]:
    for index, area in enumerate(menu["areas"]):
        box, size = area["bounds"], menu["size"]
        if box["x"] + box["width"] > size["width"] or box["y"] + box["height"] > size["height"]:
            yield Problem("Must be inside the rich menu", f"areas[{index}].bounds")


menu_body: Check = every(
    obj(
        {
            "size": every(
                obj({"width": number(NARROWEST, WIDEST), "height": number(LOWEST, WIDEST)}), _is_a_menus_shape
            ),
            "selected": boolean,
            "name": text(300),
            "chatBarText": text(14),
            "areas": array(obj({"bounds": _bounds, "action": action(20, label_needed=False)}), 0, 20),
        }
    ),
    _areas_are_inside,
)


@dataclass
class RichMenu:
    """What was asked for, and the picture once it has come."""

    id: str
    facts: dict[str, Any]
    picture: Content | None = None

    def refuses(self, picture: Content) -> str:
        """Why LINE would not take this picture; empty when it does."""
        kind = {"image/png": _PNG, "image/jpeg": _JPEG}.get(picture.mime)
        found = kind.match(picture.data) if kind else None
        if found is None:
            return "The image must be a PNG or a JPEG, as its content type says"
        size = tuple(int.from_bytes(found[name]) for name in ("width", "height"))
        same = size == (self.facts["size"]["width"], self.facts["size"]["height"])
        return "" if same else "The image's size is not that of the rich menu"


@dataclass
class RichMenus:
    """All of the account's; a person's own goes before the one for all."""

    made: dict[str, RichMenu] = field(default_factory=dict)
    for_all: str = ""
    of: dict[str, str] = field(default_factory=dict)

    def make(self, facts: dict[str, Any]) -> RichMenu:
        menu = RichMenu(f"richmenu-{token_hex(16)}", facts)
        self.made[menu.id] = menu
        return menu

    def delete(self, menu: RichMenu) -> None:
        """Whoever had it sees the one for all, or none."""
        del self.made[menu.id]
        self.of = {user: id_ for user, id_ in self.of.items() if id_ != menu.id}
        self.for_all = "" if self.for_all == menu.id else self.for_all

    def shown_to(self, person: Person) -> RichMenu | None:
        """Only friends see one."""
        id_ = self.of.get(person.id) or self.for_all
        return self.made.get(id_) if person.friendship == "friend" else None
