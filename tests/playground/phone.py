"""Somebody's phone in a real browser: what is tapped and read on it, and what must hold of every picture."""

import re
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

WIDTH, HEIGHT = 390, 844
SLOWLY = 20_000  # milliseconds that a busy machine may take

THE_END_IS_IN_SIGHT = """() => {
  const last = [...document.querySelectorAll(".line")].at(-1).getBoundingClientRect();
  return last.bottom <= document.getElementById("words").getBoundingClientRect().top + 1;
}"""


class Phone:
    """Somebody's phone: what is tapped, typed and read on it; every step leaves a picture."""

    def __init__(self, page: Page, pictures: Path) -> None:
        self.page = page
        self.pictures = pictures

    def be(self, name: str, group: str = "") -> None:
        """Take the phone of a person, and open the chat with the bot or a group."""
        self.tab("people")
        self.page.locator(".person", has_text=name).click()
        if group:
            self.page.locator(".chats .chat", has_text=group).click()
        self.tab("chat")

    def tab(self, name: str) -> None:
        self.page.locator(f"[data-go={name}]").click()

    def say(self, words: str, answer: str) -> Locator:
        """Type, and read an answer that has these words."""
        before = self.page.locator(".line.theirs").count()
        self.page.get_by_label("ข้อความ · message", exact=True).fill(words)
        self.page.locator("#send").click()
        return self._read(before, answer)

    def tap(self, label: str, answer: str) -> Locator:
        """Tap the newest button of this name, and read what comes of it."""
        before = self.page.locator(".line.theirs").count()
        self.page.get_by_role("button", name=label, exact=True).last.click()
        return self._read(before, answer)

    def send(self, name: str, body: bytes, answer: str) -> Locator:
        """Send a workbook, and read what the bot makes of it."""
        before = self.page.locator(".line.theirs").count()
        kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        self.page.locator("#attach").set_input_files({"name": name, "mimeType": kind, "buffer": body})
        return self._read(before, answer)

    def opens(self, line: Locator, kind: str) -> None:
        """The link in a message gives what it promises."""
        (link,) = line.locator("a").all()
        got = self.page.request.get(link.get_attribute("href") or "")
        assert got.ok and kind in got.headers["content-type"]

    def hold(self, words: str, label: str) -> None:
        """The menu of a message of one's own."""
        line = self.page.locator(".line.mine", has_text=words).last
        line.get_by_role("button", name="เมนูของข้อความ").click()
        line.get_by_role("button", name=re.compile(f"^{label}")).click()

    def read(self, words: str) -> Locator:
        """A message of the bot that is there already, and the whole page."""
        line = self.page.locator(".line.theirs", has_text=words).last
        expect(line).to_be_visible(timeout=SLOWLY)
        self.look()
        return line

    def _read(self, before: int, words: str) -> Locator:
        lines = self.page.locator(".line.theirs")
        expect(lines).not_to_have_count(before, timeout=SLOWLY)
        expect(lines.filter(has_text=words).last).to_be_visible(timeout=SLOWLY)
        expect(lines.last).to_contain_text(words)
        self.look()
        return lines.last

    def look(self) -> None:
        """What must hold of every picture: nothing beside the page, the end of the last answer in sight."""
        self.page.wait_for_function(THE_END_IS_IN_SIGHT, timeout=SLOWLY)  # a menu may be opening under it
        number = len(list(self.pictures.glob("*.png"))) + 1
        self.page.screenshot(path=self.pictures / f"{number:02}.png")
        assert self.page.evaluate("document.documentElement.scrollWidth") <= WIDTH
        last = self.page.locator(".line").last.bounding_box()
        assert last and last["x"] >= 0 and last["x"] + last["width"] <= WIDTH
        self._buttons_are_within_reach()

    def _buttons_are_within_reach(self) -> None:
        """Chips and carousels may be swiped; all others stand inside the page, and none is cut."""
        for button in self.page.locator(".line").last.locator("button.flex-button, a.flex-button").all():
            assert button.evaluate("one => one.scrollWidth <= one.clientWidth"), button.inner_text()
        card = self.page.locator(".line").last.locator(".bubble-card").first
        places = [self.page.locator("#send")]
        for one in [*places, *([card] if card.count() else []), *self.page.locator("#quick .chip").all()[:1]]:
            box = one.bounding_box()
            assert box and box["x"] >= 0 and box["x"] + box["width"] <= WIDTH
