"""Who gives work and who takes it, as words say it: "โอนงานของ มาลี ให้ สมศรี", "E22 เปลี่ยนเป็นพิมพ์ใจ"."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from domain.thai import plain
from domain.words.people_said import PIECE, Called, Directory

TAKES = re.compile(r"มอบหมาย(?:งาน)?(?:\s*ให้)?|มอบ(?:งาน)?(?:\s*ให้)?|(?:ไป\s*)?ให้|ไปที่|เป็น(?!ต้น)|>")
GIVES = re.compile(r"ของ|จาก|แทน")


@dataclass(frozen=True)
class Handing:
    """Giver and taker as the workbook names them; `missing` is which of the two has to be asked, and why."""

    giver: str = ""
    taker: str = ""
    missing: str = ""
    unclear: str = ""
    choices: tuple[str, ...] = ()
    left: bool = False


def read_handing(words: str, directory: Directory) -> Handing:
    """What plain words say of it."""
    takers = list(_named(TAKES, words, directory))
    givers = list(_named(GIVES, words, directory))
    giver, taker = (givers[0] if givers else None), (takers[-1] if takers else None)
    found = Handing(giver=_one(giver), taker=_one(taker))
    for missing, called in (("giver", giver), ("taker", taker)):
        if called and len(called.owners) != 1:
            return replace(
                found, missing=missing, choices=called.owners, unclear=_said(words, called), left=called.left
            )
    if taker is None:
        return replace(found, missing="taker", unclear=_piece(words))
    return found


def answered(question: Mapping[str, Any], answer: str, directory: Directory) -> Handing:
    """The same with the answer to what was asked."""
    known = Handing(giver=question["giver"], taker=question["taker"])
    called = directory.at(plain(answer), 0)
    missing = str(question["missing"])
    if called is None or len(called.owners) != 1:
        choices, left = (called.owners, called.left) if called else ((), False)
        return replace(known, missing=missing, unclear=plain(answer)[:40], choices=choices, left=left)
    return (
        replace(known, taker=called.owners[0])
        if missing == "taker"
        else replace(known, giver=called.owners[0])
    )


def _named(marks: re.Pattern[str], words: str, directory: Directory) -> Iterable[Called]:
    for mark in marks.finditer(words):
        called = directory.at(words, mark.end())
        if called:
            yield called


def _one(called: Called | None) -> str:
    return called.owners[0] if called and len(called.owners) == 1 else ""


def _said(words: str, called: Called) -> str:
    """The name as it was said: what stands before its end, behind the last mark."""
    return re.split(r"ของ|จาก|แทน|ให้|เป็น|>|มอบหมาย|มอบ", words[: called.end])[-1].strip()


def _piece(words: str) -> str:
    marks = list(TAKES.finditer(words))
    piece = PIECE.match(words, marks[-1].end()) if marks else None
    return piece["piece"].strip() if piece else ""
