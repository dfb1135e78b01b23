"""LINE's rich menus: ours are made, given their picture, listed, shown to all or to one, and taken away."""

import hashlib
import json
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import quote

import urllib3
from linebot.v3.messaging import ApiClient
from linebot.v3.messaging.exceptions import ApiException

from bot.line_client import ACCEPTED, DATA_HOSTS, SERVER_ERROR, TIMEOUT, raise_for, sdk_client
from domain.errors import Never, TryLater
from domain.menus import WIDTH, Menu

PICTURES = Path(__file__).parent.parent / "templates" / "menus"
OURS = "kon-kamnot"
MENU, ALL = "/v2/bot/richmenu", "/v2/bot/user/all/richmenu"


class LineMenus:
    """One client a process, as for messages; everything here raises `TryLater` or `Never`."""

    def __init__(self, base: str, token: str, timeout: tuple[float, float] = TIMEOUT) -> None:
        self._api = sdk_client(base, token)
        self._data = sdk_client(DATA_HOSTS.get(base, base), token)
        self._timeout = timeout

    def name(self, menu: Menu) -> str:
        """What LINE knows a menu as; another wording or picture is another name, for none can be replaced."""
        return _name(menu)

    def ours(self) -> dict[str, str]:
        """LINE's ids of the menus that we have made, with their names."""
        found = self._json("GET", f"{MENU}/list").get("richmenus")
        if not isinstance(found, list):
            raise TryLater("no list")
        listed = {str(one.get("richMenuId")): str(one.get("name")) for one in found if isinstance(one, dict)}
        return {id_: name for id_, name in listed.items() if name.startswith(f"{OURS} ")}

    def make(self, menu: Menu) -> str:
        """Make it, without its picture yet; gives LINE's id."""
        made = self._json("POST", MENU, _body(menu, self.name(menu))).get("richMenuId")
        if not made:
            raise TryLater("no id")
        return str(made)

    def give_picture(self, id_: str, menu: Menu) -> None:
        """Its picture, unless it has one: LINE takes it once."""
        content = f"{MENU}/{quote(id_, safe='')}/content"
        try:
            self._call("GET", content, at=self._data)
        except Never:
            self._call("POST", content, _picture(menu), "image/png", at=self._data)

    def show_all(self, id_: str) -> None:
        """Whoever has none of their own sees this one."""
        self._call("POST", f"{ALL}/{quote(id_, safe='')}")

    def show(self, user: str, id_: str) -> None:
        """This person sees this one; nothing happens where they are no friend."""
        self._call("POST", f"{_of(user)}/{quote(id_, safe='')}")

    def show_none(self, user: str) -> None:
        """This person sees the one for all."""
        self._call("DELETE", _of(user))

    def delete(self, id_: str) -> None:
        """It is gone; so it is where it was gone before."""
        try:
            self._call("DELETE", f"{MENU}/{quote(id_, safe='')}")
        except Never as no:
            if no.reason != "status 404":
                raise

    def _json(self, method: str, path: str, body: Any = None) -> dict[str, Any]:
        try:
            found = json.loads(self._call(method, path, body))
        except ValueError as no:
            raise TryLater("no JSON") from no
        if not isinstance(found, dict):
            raise TryLater("not an object")
        return found

    def _call(
        self,
        method: str,
        path: str,
        body: Any = None,
        kind: str = "application/json",
        at: ApiClient | None = None,
    ) -> bytes:
        try:
            answer = (at or self._api).call_api(
                path,
                method,
                body=body,
                header_params={"Content-Type": kind},
                auth_settings=["Bearer"],
                _preload_content=False,
                _request_timeout=self._timeout,
            )
        except ApiException as refused:
            raise_for(refused.status or SERVER_ERROR)
            raise
        except (urllib3.exceptions.HTTPError, UnicodeDecodeError) as no:
            raise TryLater(type(no).__name__) from no
        if answer.status_code != ACCEPTED:
            raise TryLater(f"status {answer.status_code}")
        return bytes(answer.raw_data or b"")


def _of(user: str) -> str:
    return f"/v2/bot/user/{quote(user, safe='')}/richmenu"


@cache
def _name(menu: Menu) -> str:
    what = json.dumps(_body(menu, ""), sort_keys=True).encode() + _picture(menu)
    return f"{OURS} {menu.name} {hashlib.sha256(what).hexdigest()[:16]}"


def _picture(menu: Menu) -> bytes:
    return (PICTURES / f"{menu.name}.png").read_bytes()


def _body(menu: Menu, name: str) -> dict[str, Any]:
    areas = [
        {
            "bounds": {"x": box.x, "y": box.y, "width": box.width, "height": box.height},
            "action": {"type": "message", "label": area.label, "text": area.said},
        }
        for area, box in zip(menu.areas, menu.boxes(), strict=True)
    ]
    return {
        "size": {"width": WIDTH, "height": menu.height},
        "selected": True,
        "name": name,
        "chatBarText": menu.bar,
        "areas": areas,
    }
