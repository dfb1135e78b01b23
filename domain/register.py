"""The register of documents (ทะเบียนคุมเอกสาร): what went where, under which number, sent when."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

from domain.dates import read_full_date, show
from domain.thai import THAI_DIGITS, normalise

LETTER = re.compile(r"(?P<number>.+?)\s*(?:ลงวันที่|ลง\s?วันที่|ลว\.?|วันที่)\s*(?P<date>.+)")
LEAD = re.compile(r"^(?:หนังสือ|เลขที่หนังสือ|เลขที่|ที่)\s*")
SHOWN = 10


@dataclass(frozen=True)
class Reference:
    """A document's number, and the day it was sent."""

    number: str
    sent_on: date


@dataclass(frozen=True)
class RegisterLine:
    """A row of the register: `agency` is the round that asked for it."""

    key: str
    agency: str
    code: str
    what: str
    step: str
    number: str
    sent_on: date
    recorded_by: int | None


class Register(Protocol):
    """Every document that was recorded."""

    def lines(self) -> list[RegisterLine]: ...


def read_reference(said: str, today: date) -> Reference:
    """`ศธ 04012/456 ลงวันที่ 12 ก.ค. 2567` taken apart; without a date it was sent on the day it is recorded.

    Raises `DateUnclear` for a date that cannot be.
    """
    text = normalise(said)
    letter = LETTER.fullmatch(text)
    number = LEAD.sub("", letter["number"] if letter else text).translate(THAI_DIGITS)
    return Reference(number, read_full_date(letter["date"], today) if letter else today)


def register_facts(lines: Iterable[RegisterLine]) -> dict[str, Any]:
    """The newest lines by agency, for a message; `more` is how many there was no room for."""
    ordered = sorted(lines, key=lambda line: (line.sent_on, line.key), reverse=True)
    agencies: dict[str, list[dict[str, str]]] = {}
    for line in ordered[:SHOWN]:
        facts = {"code": line.code, "step": line.step, "number": line.number, "sent": show(line.sent_on)}
        agencies.setdefault(line.agency, []).append(facts)
    return {
        "agencies": [{"name": name, "lines": its} for name, its in agencies.items()],
        "count": len(ordered),
        "more": max(0, len(ordered) - SHOWN),
    }
