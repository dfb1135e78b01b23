"""The console: fresh links of ours open what their reader may see; all others read a kind word."""

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from io import BytesIO
from pathlib import Path
from urllib.parse import quote, urlsplit

import pytest
from databases import KINDS, fresh
from importing import ITEM, SAMPLE, edited_from, put
from office import fill_with_sample
from openpyxl import Workbook, load_workbook
from sqlalchemy import update
from werkzeug.test import TestResponse

from app import serve_house
from bot.qr import BORDER, SCALE, draw_qr
from config import Settings
from console.links import LIVES
from console.pages import XLSX
from domain.clocks import BANGKOK, Clocks
from domain.workbook.sheets import COLUMNS
from house import House
from storage.engine import writing
from storage.import_office import import_office, import_sheets
from storage.office_tables import PersonRow
from storage.workbook_sent import read_sent

OFFICE = datetime(2024, 8, 29, 9, 0, tzinfo=BANGKOK)
WAN, SRI, DIRECTOR = "วรรณา แสงทอง", "สมศรี ใจดี", "ประเสริฐ มั่นคง"
TODAY = OFFICE.date()
FORMULA = '=HYPERLINK("http://evil.example","คลิก")'


@dataclass
class Visitor:
    """Somebody with a browser, and a machine clock in their hand."""

    house: House
    machine: list[datetime]

    def link(self, page: str, *of: int | str) -> str:
        """The path and query of a link, as LINE opens it."""
        parts = urlsplit(self.house.links.make(page, *of))
        return f"{parts.path}?{parts.query}"

    def get(self, path: str) -> TestResponse:
        return serve_house(self.house, lambda: None).test_client().get(path)

    def id_of(self, name: str) -> int:
        with self.house.store.look() as work:
            (person,) = work.people.named(name)
        return person.id


@pytest.fixture(params=KINDS)
def visitor(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Visitor]:
    with fresh(request.param, tmp_path, fill_with_sample) as url:
        machine = [datetime(2026, 3, 1, 3, 0, tzinfo=UTC)]
        settings = Settings(
            database_url=url,
            line_channel_secret="s",
            line_channel_access_token="t",
            public_url="https://bot.example.go.th",
            secret_key="k" * 20,
        )
        house = House(settings, Clocks(lambda: OFFICE, lambda: machine[0]))
        yield Visitor(house, machine)
        house.store.engine.dispose()


def kind_word(response: TestResponse, status: int, words: str) -> None:
    """A page in Thai that says what to do, kept by nobody."""
    assert (response.status_code, response.mimetype) == (status, "text/html")
    assert words in response.text
    guarded(response)


def guarded(response: TestResponse) -> None:
    assert response.headers["Cache-Control"] == "no-store"
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Referrer-Policy"] == "no-referrer"
    assert "noindex" in response.headers["X-Robots-Tag"]
    assert response.headers["Content-Security-Policy"].startswith("default-src 'none'")


def test_the_template_is_an_empty_workbook_with_a_name(visitor: Visitor) -> None:
    response = visitor.get(visitor.link("template", visitor.id_of(WAN)))
    assert (response.status_code, response.mimetype) == (200, XLSX)
    guarded(response)
    assert quote("แม่แบบสมุดงานเขต.xlsx") in response.headers["Content-Disposition"]
    assert response.headers["Content-Disposition"].startswith("attachment")
    assert load_workbook(BytesIO(response.data)).sheetnames == list(COLUMNS)


def test_the_export_is_the_office_of_this_minute_and_imports_back_as_it_is(
    visitor: Visitor, tmp_path: Path
) -> None:
    link = visitor.link("export", visitor.id_of(WAN))
    visitor.get(link)
    engine = visitor.house.store.engine

    def as_text(book: Workbook) -> None:
        put(ITEM, "E6", "ชื่อรายการ", FORMULA)(book)
        for row in book[ITEM].iter_rows():
            for cell in row:
                cell.data_type = "s" if cell.value == FORMULA else cell.data_type

    assert import_office(engine, edited_from(SAMPLE, tmp_path, as_text), today=TODAY).ok
    response = visitor.get(link)
    assert quote("ข้อมูลเขต 29 ส.ค. 2567.xlsx") in response.headers["Content-Disposition"]
    cells = {
        cell.value: cell.data_type for row in load_workbook(BytesIO(response.data))[ITEM] for cell in row
    }
    assert cells[FORMULA] == "s"
    again = import_sheets(engine, read_sent(response.data), today=TODAY)
    assert again.ok and not (again.added or again.changed or again.cancelled)


@pytest.mark.parametrize(
    ("who", "page", "status"),
    [(SRI, "template", 410), (SRI, "export", 410), (DIRECTOR, "export", 200), (DIRECTOR, "template", 410)],
)
def test_a_link_opens_only_what_its_reader_may_see(
    visitor: Visitor, who: str, page: str, status: int
) -> None:
    assert visitor.get(visitor.link(page, visitor.id_of(who))).status_code == status


def test_whoever_has_left_the_office_opens_nothing_any_more(visitor: Visitor) -> None:
    links = [visitor.link(page, visitor.id_of(WAN)) for page in ("template", "export")]
    with writing(visitor.house.store.engine) as session:
        session.execute(update(PersonRow).where(PersonRow.name == WAN).values(left_on=date(2024, 8, 1)))
    for link in links:
        kind_word(visitor.get(link), 410, "หมดอายุ")
    kind_word(visitor.get(visitor.link("export", 99_999)), 410, "หมดอายุ")


def test_a_link_is_good_until_its_time_is_over(visitor: Visitor) -> None:
    for page in ("template", "export"):
        link = visitor.link(page, visitor.id_of(WAN))
        visitor.machine[0] += LIVES[page] - timedelta(seconds=1)
        assert visitor.get(link).status_code == 200
        visitor.machine[0] += timedelta(seconds=1)
        kind_word(visitor.get(link), 410, "ลิงก์นี้หมดอายุแล้ว")


def test_a_link_that_is_not_ours_or_for_another_page_finds_nothing(visitor: Visitor) -> None:
    mine, token = visitor.id_of(WAN), visitor.link("export", visitor.id_of(WAN)).split("/")[3].split("?")[0]
    body, signature = token.split(".")
    others = [
        *(visitor.house.links._signed("template").dumps([2**40, mine]), f"{body}.{signature[:-2]}xx"),
        *(f"{body[:-1]}A.{signature}", body, f".{signature}", signature, token * 50, "x" * 5000, "ก", "%00"),
        *(f"{token}%0a", token.swapcase(), token[1:], "1", "-"),
    ]
    for other in others:
        kind_word(visitor.get(f"/console/export/{other}"), 404, "ไม่พบหน้านี้")
    for page in ("template", "report"):
        kind_word(visitor.get(f"/console/{page}/{token}"), 404, "ไม่พบหน้านี้")
    kind_word(visitor.get(f"/console/qr/{token}.png"), 404, "ไม่พบหน้านี้")
    elsewhere = House(
        visitor.house.settings.model_copy(update={"secret_key": "another"}), visitor.house.clocks
    )
    kind_word(visitor.get(urlsplit(elsewhere.links.make("export", mine)).path), 404, "ไม่พบหน้านี้")


def test_nothing_is_listed_and_nothing_is_taken(visitor: Visitor) -> None:
    client = serve_house(visitor.house, lambda: None).test_client()
    link = visitor.link("template", visitor.id_of(WAN))
    for path in ("/console", "/console/", "/console/export", "/console/export/", "/console/template/a/b"):
        assert client.get(path).status_code == 404
    for method in (client.post, client.put, client.delete, client.patch):
        assert method(link).status_code == 405


def test_a_database_that_is_away_is_told_kindly(tmp_path: Path, visitor: Visitor) -> None:
    settings = visitor.house.settings.model_copy(update={"database_url": f"sqlite:///{tmp_path}/empty.db"})
    away = Visitor(House(settings, visitor.house.clocks), visitor.machine)
    kind_word(away.get(away.link("export", 1)), 503, "ลองเปิดลิงก์เดิมอีกครั้ง")


def test_the_picture_is_a_png_of_a_code_with_a_quiet_border(visitor: Visitor) -> None:
    words = "https://line.me/R/oaMessage/%40123abcde/?%E0%B8%A5"
    response = visitor.get(visitor.link("qr", words))
    assert (response.status_code, response.mimetype) == (200, "image/png")
    guarded(response)
    assert response.data == draw_qr(words) and response.data.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">II", response.data[16:24])
    assert width == height and (width // SCALE - 2 * BORDER - 17) % 4 == 0  # 17 + 4 × version modules
    assert urlsplit(visitor.house.links.make("qr", words)).path.endswith(".png")
