"""What the page and tests see: the office, the clock, the quota, a chat as one person's phone shows it."""

from dataclasses import asdict
from typing import Any

from playground.chats import BOT, Said
from playground.limits import month
from playground.line_platform import Playground
from playground.people import Person
from playground.rich_menus import RichMenu
from playground.text_v2 import filled

HINTS = (
    "พิมพ์ “งานของฉัน” ถึงบอท แล้วลองกดปุ่ม · ask what you owe, then press the buttons",
    "พิมพ์ “E5 ได้ 60% รอข้อมูลจากโรงเรียน” หรือส่งลิงก์/รูป · report progress, send a link or a photo",
    "ในกลุ่ม ให้วรรณาพิมพ์ “@บอท ผูกกลุ่มนี้กับสำนักงาน” แล้วถาม “@บอท ใครค้างบ้าง” · tie the group, then ask it",
    "เลื่อนนาฬิกาไปเช้าวันทำการถัดไป แล้วดูการเตือนและตาราง · move the clock, watch reminders and the sheet",
)


def state(playground: Playground) -> dict[str, Any]:
    """Everything at a glance."""
    with playground.lock:
        office, now = playground.office, playground.clock.now()
        return {
            "bot": {"id": playground.bot_id, "name": playground.bot_name},
            "people": [
                {"id": p.id, "name": p.name, "friendship": p.friendship, "menu": _menu_of(playground, p)}
                for p in office.people.values()
            ],
            "groups": [
                {"id": g.id, "name": g.name, "members": list(g.members), "hasBot": g.has_bot}
                for g in office.groups.values()
            ],
            "clock": now.isoformat(timespec="seconds"),
            "quota": {
                "limit": playground.quota.limit,
                "used": playground.quota.used(now),
                "month": month(now),
            },
            "settings": {**asdict(playground.settings), "rate_limit": playground.rates.usual},
            "undelivered": len(playground.sender.undelivered),
            "log": len(playground.log),
            "hints": list(HINTS),
            "show": playground.shown_code,
        }


def chat_view(playground: Playground, chat: str, viewer: str, after: int) -> list[dict[str, Any]]:
    """The messages of a chat that are new or changed since change `after`, as `viewer` sees them."""
    with playground.lock:
        place, _ = playground.place(playground.office.person(viewer), chat)
        return [_shown(playground, said) for said in playground.chats.of(place, after)]


def plain(playground: Playground, message: dict[str, Any]) -> str:
    """The words of a message, as a notification would show them."""

    def words(substitute: dict[str, Any]) -> str:
        mentionee = substitute.get("mentionee", {})
        person = playground.office.people.get(mentionee.get("userId", ""))
        return f"@{person.name}" if person else "@All" if mentionee else "(emoji)"

    if message["type"] == "textV2":
        return filled(message, words)
    return str(message.get("text") or message.get("altText") or message.get("fileName") or "")


def menu_view(menu: RichMenu) -> dict[str, Any]:
    """A rich menu as a phone draws it; it never changes under its id."""
    return {**menu.facts, "picture": f"/_play/menu/{menu.id}/picture"}


def _menu_of(playground: Playground, person: Person) -> str | None:
    shown = playground.menus.shown_to(person)
    return shown.id if shown else None


def _shown(playground: Playground, said: Said) -> dict[str, Any]:
    from_bot = said.sender == BOT
    return {
        "n": said.n,
        "id": said.id,
        "from": said.sender,
        "name": playground.bot_name if from_bot else playground.office.people[said.sender].name,
        "at": said.at.isoformat(timespec="seconds"),
        "message": said.message,
        "plain": plain(playground, said.message),
        "quoted": said.quoted,
        "unsent": said.unsent,
        "edited": said.edited,
        "canEdit": said.message["type"] == "text" and said.chat in playground.office.groups,
        "canQuote": bool(said.quote_token) and not said.unsent,
        "content": f"/_play/content/{said.id}" if said.id in playground.chats.contents else None,
    }
