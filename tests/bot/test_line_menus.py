"""Our rich menus at LINE, over real HTTP against the emulator: what we ask for, and what refusals become."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

import pytest

from bot.line_menus import LineMenus
from domain.errors import Never, TryLater
from domain.menus import MENUS, OWNER, STRANGER, Area, Menu
from playground.line_platform import Playground
from playground.server import serve

MALI, TOKEN = "มาลี", "secret-channel-token"
AS_FAST = (1.0, 0.3)


@dataclass
class Line:
    """The emulator, and our client of its menus."""

    playground: Playground
    base: str
    menus: LineMenus

    @property
    def mali(self) -> str:
        return str(self.playground.office.person(MALI).id)

    def made(self, menu: Menu) -> str:
        """A menu with its picture."""
        id_ = self.menus.make(menu)
        self.menus.give_picture(id_, menu)
        return id_

    def sees(self) -> str:
        """LINE's id of what Mali sees."""
        shown = self.playground.menus.shown_to(self.playground.office.person(MALI))
        return shown.id if shown else ""


@pytest.fixture
def line() -> Iterator[Line]:
    playground = Playground("", "secret", TOKEN, office={"people": [{"name": MALI}]})
    with serve(playground) as base:
        yield Line(playground, base, LineMenus(base, TOKEN, AS_FAST))


@pytest.mark.parametrize("menu", MENUS, ids=lambda menu: menu.name)
def test_every_menu_is_taken_with_its_picture(line: Line, menu: Menu) -> None:
    made = line.playground.menus.made[line.made(menu)]
    said = [area["action"]["text"] for area in made.facts["areas"]]
    assert said == [area.said for area in menu.areas]
    assert made.picture and line.menus.ours() == {made.id: line.menus.name(menu)}


def test_a_picture_is_given_once(line: Line) -> None:
    id_ = line.made(OWNER)
    line.menus.give_picture(id_, OWNER)
    assert sum(one.method == "POST" and "content" in one.path for one in line.playground.log) == 1


def test_ones_own_goes_before_that_for_all_and_back(line: Line) -> None:
    for_all, own = line.made(STRANGER), line.made(OWNER)
    line.menus.show_all(for_all)
    assert line.sees() == for_all
    line.menus.show(line.mali, own)
    assert line.sees() == own
    line.menus.show_none(line.mali)
    assert line.sees() == for_all


def test_what_is_gone_may_be_deleted_again(line: Line) -> None:
    id_ = line.made(OWNER)
    line.menus.delete(id_)
    line.menus.delete(id_)
    assert line.menus.ours() == {}


def test_menus_of_others_are_not_ours(line: Line) -> None:
    line.playground.menus.make({"name": "โปรโมชัน"})
    assert line.menus.ours() == {}


def test_a_list_of_nonsense_holds_none_of_ours(line: Line) -> None:
    body = {"richmenus": [5, {}, {"name": None}, {"richMenuId": "richmenu-1"}]}
    line.playground.faults.set([{"match": "/v2/bot", "kind": "status", "status": 200, "body": body}])
    assert line.menus.ours() == {}


def test_another_wording_is_another_menu(line: Line) -> None:
    other = replace(OWNER, areas=(*OWNER.areas[:-1], Area("ช่วยด้วย", "help")))
    assert line.menus.name(OWNER) != line.menus.name(other)
    assert line.menus.name(OWNER) == LineMenus(line.base, TOKEN).name(OWNER)


CALLS: dict[str, Callable[[LineMenus], Any]] = {
    "ours": lambda menus: menus.ours(),
    "make": lambda menus: menus.make(OWNER),
    "give_picture": lambda menus: menus.give_picture("richmenu-x", OWNER),
    "show_all": lambda menus: menus.show_all("richmenu-x"),
    "show": lambda menus: menus.show("U1", "richmenu-x"),
    "show_none": lambda menus: menus.show_none("U1"),
    "delete": lambda menus: menus.delete("richmenu-x"),
}


@pytest.mark.parametrize("call", CALLS.values(), ids=CALLS)
@pytest.mark.parametrize(
    ("status", "error"), [(400, Never), (403, Never), (401, TryLater), (429, TryLater), (500, TryLater)]
)
def test_a_refusal_is_later_or_never(
    line: Line, call: Callable[[LineMenus], Any], status: int, error: type[Exception]
) -> None:
    line.playground.faults.set([{"match": "/v2/bot", "kind": "status", "status": status, "body": {}}])
    with pytest.raises(error) as refused:
        call(line.menus)
    assert TOKEN not in repr(refused.value)


@pytest.mark.parametrize("call", CALLS.values(), ids=CALLS)
@pytest.mark.parametrize("kind", ["reset_before", "hang"])
def test_a_lost_answer_is_later(line: Line, call: Callable[[LineMenus], Any], kind: str) -> None:
    line.playground.faults.set([{"match": "/v2/bot", "kind": kind, "seconds": 2}])
    with pytest.raises(TryLater):
        call(line.menus)


@pytest.mark.parametrize("body", [None, [], "x", {"richmenus": "many"}, {"richMenuId": ""}])
def test_an_answer_that_cannot_be_read_is_later(line: Line, body: Any) -> None:
    line.playground.faults.set([{"match": "/v2/bot", "kind": "status", "status": 200, "body": body}])
    for call in ("ours", "make"):
        with pytest.raises(TryLater):
            CALLS[call](line.menus)


def test_a_hostile_id_stays_within_its_path(line: Line) -> None:
    with pytest.raises(Never):
        line.menus.show("../all", "x/../../info?#")
    assert line.playground.log.of_kind("request")[-1].path.startswith("/v2/bot/user/")


def test_pictures_go_where_line_keeps_content() -> None:
    menus = LineMenus("https://api.line.me", TOKEN)
    assert menus._data.configuration.host == "https://api-data.line.me"
