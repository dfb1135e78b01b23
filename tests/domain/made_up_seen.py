"""An office at a moment, made up: what was seen of it, and the rows that planners read."""

from datetime import datetime, timedelta
from typing import Any

from domain.clocks import BANGKOK
from domain.decisions import Decision
from domain.duties import Duty
from domain.history import Line
from domain.mirror import Cell, Tab
from domain.sheet.seen import Seen

NOW = datetime(2024, 8, 29, 9, 5, tzinfo=BANGKOK)  # a Thursday; E5 is due on 2 September
NAMES = {1: "สมศรี ใจดี", 2: "อนงค์ ศรีสุข", 4: "วรรณา แสงทอง"}


def seen(*duties: Duty, **more: Any) -> Seen:
    """These duties, and nothing said of them."""
    nothing: dict[str, Any] = {
        **{"lines": (), "proofs": {}, "decisions": {}, "documents": (), "announcements": ()},
        "address": lambda key, name: f"https://bot.example/files/{key}/{name}",
    }
    return Seen(NOW, 7, duties, names=NAMES, **nothing | more)


def rows(tab: Tab) -> list[dict[str, Cell]]:
    return [dict(zip(tab.header, row, strict=True)) for row in tab.rows]


def said(number: int, kind: str, words: str = "", by: int | None = 1, **more: Any) -> Line:
    values: dict[str, Any] = {"percent": None, "problem": None, "undone": False} | more
    return Line(number, 5, by, kind, words, at=NOW - timedelta(days=1), **values)


def decided(verdict: str, **more: Any) -> Decision:
    return Decision(5, verdict, 4, 1, at=NOW, **more)
