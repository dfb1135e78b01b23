"""Every call that we make about rich menus is one that LINE describes."""

from openapi import is_described, validate_request

from bot.line_menus import LineMenus
from domain.menus import MENUS
from playground.line_platform import Playground
from playground.server import serve

MALI, TOKEN = "มาลี", "token"


def test_our_menus_are_made_shown_and_taken_away_as_line_describes_it() -> None:
    playground = Playground("", "secret", TOKEN, office={"people": [{"name": MALI}]})
    with serve(playground) as base:
        line, mali = LineMenus(base, TOKEN), playground.office.person(MALI).id
        for menu in MENUS:
            id_ = line.make(menu)
            line.give_picture(id_, menu)
            line.show_all(id_)
            line.show(mali, id_)
        line.show_none(mali)
        for id_ in line.ours():
            line.delete(id_)
    requests = list(playground.log.of_kind("request"))
    assert len(requests) == 5 * len(MENUS) + 2 + len(MENUS)
    for entry in requests:
        assert is_described(entry.path, entry.method), entry
        assert not entry.body or validate_request(entry.path, entry.method, entry.body) == [], entry.body
        assert entry.status == 200 or entry.path.endswith("/content")


def test_a_call_that_line_does_not_have_is_found() -> None:
    assert not is_described("/v2/bot/richmenus", "POST")
