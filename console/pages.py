"""The console's pages: files to take away, the whole of a trial import, and the picture that enrols."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any, Protocol

from flask import Blueprint, Response, send_file
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from console.links import LinkBroken, LinkExpired, Links, Of
from domain import commands as c
from domain import desk_commands as d
from domain.dates import show_short
from domain.errors import TryLater
from domain.fiscal import buddhist_year
from domain.people import Actor, Person
from domain.permission import Verdict, may

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
WORDS = Environment(
    loader=FileSystemLoader(Path(__file__).parent.parent / "templates" / "console"),
    undefined=StrictUndefined,
    autoescape=True,
)
HEADERS = {
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "X-Robots-Tag": "noindex, nofollow",
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
}


class Desk(Protocol):
    """What the pages show; every method raises `TryLater` when the database is out of reach."""

    def reader(self, person_id: int) -> Person | None: ...
    def template(self) -> bytes: ...
    def export(self) -> bytes: ...
    def report(self, file_id: int) -> str | None: ...


class NotForThem(Exception):
    """A link of ours whose reader may not, or no longer, see what it leads to."""


@dataclass(frozen=True)
class Pages:
    """What each page answers; `draw` makes a QR code as a PNG, `now` is office time."""

    desk: Desk
    draw: Callable[[str], bytes]
    now: Callable[[], datetime]

    def template(self, of: Of) -> Response:
        """The empty workbook."""
        self._demand(of, d.AskTemplate())
        return _workbook(self.desk.template(), "แม่แบบสมุดงานเขต.xlsx")

    def export(self, of: Of) -> Response:
        """The office of this minute as a workbook."""
        self._demand(of, d.AskExport())
        today = self.now().date()
        return _workbook(self.desk.export(), f"ข้อมูลเขต {show_short(today)} {buddhist_year(today)}.xlsx")

    def report(self, of: Of) -> Response:
        """The whole of what a sent workbook would change."""
        self._demand(of, d.ImportFile(int(of[1])))
        words = self.desk.report(int(of[1]))
        if words is None:
            raise NotForThem
        return Response(WORDS.get_template("report.html").render(report=words))

    def qr(self, of: Of) -> Response:
        """The picture that enrols."""
        return Response(self.draw(str(of[0])), mimetype="image/png")

    def _demand(self, of: Of, command: c.Command) -> None:
        """The reader whom the link names may still do this."""
        person = self.desk.reader(int(of[0]))
        if person is None or may(Actor(person, "console"), command) is not Verdict.MAY:
            raise NotForThem


def make_console(links: Links, pages: Pages) -> Blueprint:
    """The pages as a Flask blueprint."""
    console = Blueprint("console", __name__, url_prefix="/console")

    def page(name: str, answer: Callable[[Of], Response], ending: str = "") -> None:
        def view(token: str) -> Response:
            return kindly(lambda: answer(links.read(name, token)))

        console.add_url_rule(f"/{name}/<token>{ending}", name, view, methods=["GET"])

    page("template", pages.template)
    page("export", pages.export)
    page("report", pages.report)
    page("qr", pages.qr, ".png")
    return console


def kindly(answer: Callable[[], Response], headers: Mapping[str, str] = HEADERS) -> Response:
    """The answer, or a page that says what to do; no page is kept by anybody on its way."""
    try:
        response = answer()
    except LinkBroken:
        response = no(404, "broken")
    except (LinkExpired, NotForThem):
        response = no(410, "over")
    except TryLater:
        response = no(503, "later")
    response.headers.update(headers)
    return response


def no(status: int, why: str) -> Response:
    """A page that says why there is nothing, and what to do."""
    return Response(WORDS.get_template("no.html").render(why=why), status=status)


def _workbook(body: bytes, name: str) -> Response:
    file: dict[str, Any] = {"mimetype": XLSX, "as_attachment": True, "download_name": name}
    return send_file(BytesIO(body), max_age=None, etag=False, **file)
