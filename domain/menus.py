"""The menu under the 1:1 chat: which one a person sees by their roles, and what each of its areas says."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from domain.people import Person, Role

WIDTH, ROW = 1250, 281  # pixels of the picture, and of one row of it


@dataclass(frozen=True)
class Area:
    """One field: what is drawn on it, with which icon, and the words that a tap says for the person."""

    label: str
    icon: str
    words: str = ""

    @property
    def said(self) -> str:
        """What a tap says; mostly what is drawn."""
        return self.words or self.label


@dataclass(frozen=True)
class Box:
    """Where an area lies on the picture, in pixels."""

    x: int
    y: int
    width: int
    height: int


@dataclass(frozen=True)
class Menu:
    """Areas in rows of so many columns; `bar` is what stands on the bar that opens and closes it."""

    name: str
    bar: str
    columns: int
    areas: tuple[Area, ...]

    @property
    def height(self) -> int:
        """Pixels of the whole picture."""
        return -(-len(self.areas) // self.columns) * ROW

    def boxes(self) -> list[Box]:
        """Where each area lies; together they leave nothing out."""
        edges = [WIDTH * column // self.columns for column in range(self.columns + 1)]
        places = (divmod(number, self.columns) for number in range(len(self.areas)))
        return [Box(edges[at], row * ROW, edges[at + 1] - edges[at], ROW) for row, at in places]


HELP = Area("วิธีใช้", "help")
MY_WORK = Area("งานของฉัน", "list")
UPDATE = Area("อัปเดตงาน", "update")
PROBLEM = Area("แจ้งปัญหา", "problem")
CALENDAR = Area("ปฏิทิน", "calendar")
WHO_OWES = Area("ใครค้างบ้าง", "people")
AWAY = Area("ลา/ไปราชการ", "away")

STRANGER = Menu("stranger", "เริ่มที่นี่", 2, (Area("ลงทะเบียน", "enrol"), HELP))
OWNER = Menu("owner", "เมนู", 3, (MY_WORK, UPDATE, PROBLEM, CALENDAR, AWAY, HELP))
HEAD = Menu("head", "เมนู", 3, (MY_WORK, UPDATE, PROBLEM, WHO_OWES, CALENDAR, HELP))
OVERVIEW = Menu(
    "overview",
    "เมนู",
    3,
    (
        WHO_OWES,
        Area("สรุปสัปดาห์", "chart"),
        Area("ทะเบียนเอกสาร", "book", "ทะเบียนคุมเอกสาร"),
        MY_WORK,
        CALENDAR,
        HELP,
    ),
)
COORDINATOR = Menu(
    "coordinator",
    "เมนู",
    3,
    (
        WHO_OWES,
        Area("สรุปวันนี้", "chart"),
        MY_WORK,
        Area("ประกาศ", "announce"),
        Area("ยังไม่ลงทะเบียน", "enrol", "ใครยังไม่ลงทะเบียน"),
        CALENDAR,
        Area("สถานะ", "status"),
        Area("โควตา", "quota"),
        HELP,
    ),
)
MENUS = (STRANGER, OWNER, HEAD, OVERVIEW, COORDINATOR)

HIGHEST_FIRST = (
    (Role.COORDINATOR, COORDINATOR),
    (Role.DIRECTOR, OVERVIEW),
    (Role.PLANNER, OVERVIEW),
    (Role.UNIT_HEAD, HEAD),
    (Role.REVIEWER, HEAD),
)


def menu_of(person: Person | None) -> Menu:
    """The menu of the highest role; nobody's chat, and somebody's without a role, have one too."""
    if person is None:
        return STRANGER
    return next((menu for role, menu in HIGHEST_FIRST if person.has(role)), OWNER)


@dataclass(frozen=True)
class Seat:
    """A 1:1 chat, whose it is, and LINE's id of the menu that hangs there: "" for none, None if unknown."""

    chat: int
    line_id: str
    person: int | None
    menu: str | None


class Menus(Protocol):
    """What hangs under which chat."""

    def seats(self) -> list[Seat]: ...
    def hung(self, menus: Mapping[int, str]) -> None: ...
    def in_use(self) -> set[str]: ...
