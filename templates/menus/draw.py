"""Draws the picture of each menu with Chromium, and keeps beside them of which page each was drawn."""

import hashlib
import json
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from domain.menus import MENUS, WIDTH, Menu

HERE = Path(__file__).parent
DRAWN = HERE / "drawn.json"
CHROMIUM = "/usr/bin/chromium"
FITS = (
    "[...document.querySelectorAll('.label')].every(one => one.offsetWidth < one.parentElement.clientWidth)"
)
FLAGS = ["--no-sandbox", "--disable-gpu", "--force-color-profile=srgb"]


def page_of(menu: Menu) -> str:
    """The page that a menu's picture is of: our own words and icons, nothing from outside."""
    templates = Environment(loader=FileSystemLoader(HERE), undefined=StrictUndefined, autoescape=True)
    areas = list(zip(menu.areas, menu.boxes(), strict=True))
    return templates.get_template("menu.html").render(menu=menu, areas=areas, width=WIDTH)


def picture(menu: Menu) -> Path:
    """Where a menu's picture is."""
    return HERE / f"{menu.name}.png"


def digest(what: bytes) -> str:
    """What tells two pages or pictures apart."""
    return hashlib.sha256(what).hexdigest()


def draw() -> None:
    """All pictures anew."""
    from playwright.sync_api import sync_playwright

    drawn = {}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        for menu in MENUS:
            view = browser.new_page(viewport={"width": WIDTH, "height": menu.height})
            view.set_content(page_of(menu))
            if not view.evaluate(FITS):
                raise SystemExit(f"{menu.name}: a label is wider than its field")
            view.screenshot(path=picture(menu))
            drawn[menu.name] = {
                "page": digest(page_of(menu).encode()),
                "picture": digest(picture(menu).read_bytes()),
            }
        browser.close()
    DRAWN.write_text(json.dumps(drawn, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    draw()
