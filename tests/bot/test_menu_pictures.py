"""The pictures of the menus are what LINE takes, and were drawn of the labels that the menus have now."""

import json
import struct

import pytest

from domain.menus import MENUS, WIDTH, Menu
from templates.menus.draw import DRAWN, digest, page_of, picture

LARGEST = 1024 * 1024


@pytest.mark.parametrize("menu", MENUS, ids=lambda menu: menu.name)
def test_a_picture_was_drawn_of_the_menu_as_it_is(menu: Menu) -> None:
    drawn = json.loads(DRAWN.read_text("utf-8"))[menu.name]
    assert drawn["page"] == digest(page_of(menu).encode()), "make menus"
    assert drawn["picture"] == digest(picture(menu).read_bytes()), "make menus"


@pytest.mark.parametrize("menu", MENUS, ids=lambda menu: menu.name)
def test_a_picture_is_a_png_of_the_menus_size(menu: Menu) -> None:
    body = picture(menu).read_bytes()
    assert body.startswith(b"\x89PNG\r\n") and len(body) <= LARGEST
    assert struct.unpack(">II", body[16:24]) == (WIDTH, menu.height)


def test_the_page_says_every_label() -> None:
    for menu in MENUS:
        assert all(f">{area.label}<" in page_of(menu) for area in menu.areas)
        assert page_of(menu).count("<svg") == len(menu.areas)
