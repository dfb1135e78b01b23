"""What somebody typed in the planners' sheet: a change that a coordinator may confirm, or a kind word."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Protocol

from domain import change_commands as ch
from domain import commands as c
from domain import step_commands as s
from domain.calendar import WorkingDays
from domain.dates import read_date, show_long
from domain.duties import Duty
from domain.enrolment import meant_by
from domain.fiscal import BUDDHIST_ERA
from domain.people import Person, Role
from domain.proposals import Proposal
from domain.sheet.suggestions import DUTY, VALUE, WHAT, WHO, WHY, TypedRow
from domain.thai import plain

MOST_WAITING = 50  # suggestions before coordinators at once
LONGEST = 500  # letters of a cell
DUTY_ID = re.compile(r"[Dd]?0*([0-9]{1,9})")
SERIAL = re.compile("[0-9]{5,6}")  # a date that the sheet made a number of
DAY_ZERO, BUDDHIST = date(1899, 12, 30), 2400
PROPOSERS = frozenset({Role.PLANNER, Role.COORDINATOR})


class Unclear(Exception):
    """It cannot be shown to a coordinator; the message says what would be right."""


@dataclass(frozen=True)
class Known:
    """A suggestion that was taken in before, by the digest of its row; without a proposal `problem` says why.

    `answered` is the state of the proposal that the sheet shows.
    """

    id: int
    digest: str
    proposal: Proposal | None = None
    problem: str = ""
    answered: str = ""

    @property
    def key(self) -> str:
        """How the sheet calls it; what cannot be proposed has no name."""
        return f"P{self.proposal.id:06}" if self.proposal else ""


@dataclass(frozen=True)
class Matched:
    """Rows that are known, copies of those, new ones, and what is known but stands in the sheet no more."""

    known: tuple[tuple[TypedRow, Known], ...]
    copies: tuple[tuple[TypedRow, Known], ...]
    new: tuple[TypedRow, ...]
    gone: tuple[Known, ...]


class Suggestions(Protocol):
    """What was typed in the sheet."""

    def known(self) -> list[Known]: ...
    def waiting(self, now: datetime) -> list[Known]: ...
    def unanswered(self) -> bool: ...
    def keep(self, digest: str, proposal_id: int | None, problem: str, now: datetime) -> Known: ...
    def refuse(self, suggestion_id: int, problem: str) -> None: ...
    def answer(self, states: Mapping[int, str]) -> None: ...
    def forget(self, ids: Iterable[int]) -> None: ...


def match(rows: Iterable[TypedRow], known: Iterable[Known]) -> Matched:
    """Rows are known by their words, wherever they stand; of the same words the row with the key comes first.

    Whoever edits a row suggests something new: what the old words suggested is taken back.
    """
    typed = [row for row in rows if not row.is_blank]
    by_digest = {one.digest: one for one in known}
    found: dict[str, TypedRow] = {}
    for row in sorted(typed, key=lambda row: (not _has_its_key(row, by_digest), row.number)):
        found.setdefault(row.digest, row)
    first = {row.number for row in found.values()}
    return Matched(
        tuple((row, by_digest[digest]) for digest, row in found.items() if digest in by_digest),
        tuple(
            (row, by_digest[row.digest])
            for row in typed
            if row.number not in first and row.digest in by_digest
        ),
        tuple(row for row in typed if row.digest not in by_digest),
        tuple(one for digest, one in by_digest.items() if digest not in found),
    )


def _has_its_key(row: TypedRow, by_digest: Mapping[str, Known]) -> bool:
    return row.digest in by_digest and row.told[0] == by_digest[row.digest].key


def duty_named(row: TypedRow) -> int | None:
    """The id of the duty that is meant."""
    found = DUTY_ID.fullmatch(plain(row.says(DUTY)).strip()) if len(row.says(DUTY)) <= LONGEST else None
    return int(found[1]) if found else None


def meant(
    row: TypedRow, duty: Duty | None, people: Sequence[Person], today: date, days: WorkingDays
) -> c.Command:
    """The change; raises `Unclear`, which says what to type, or `DateUnclear`."""
    if any(len(cell) > LONGEST for cell in row.cells):
        raise Unclear(f"ข้อความยาวเกินไป ขอไม่เกิน {LONGEST} ตัวอักษรต่อช่อง")
    lacking = [title for title in (DUTY, WHAT, WHO) if not row.says(title)]
    if lacking:
        raise Unclear(f"ยังไม่ครบ ขอให้พิมพ์ {', '.join(lacking)} ด้วย")
    if duty is None:
        raise Unclear("ไม่พบรหัสแถวนี้ คัดลอกจากคอลัมน์ รหัสแถว ในแท็บ งานทั้งหมด เช่น D000012")
    make = next((make for words, make in KINDS if words.search(plain(row.says(WHAT)))), None)
    if make is None:
        raise Unclear("แก้จากชีตได้: เลื่อนกำหนด, ยกเลิก, เปิดใหม่, ผู้รับผิดชอบ เรื่องอื่นแจ้งผู้ประสานงาน")
    return make(row, duty, people, today, days)


def proposer(row: TypedRow, people: Sequence[Person]) -> Person:
    """Whose name stands there; raises `Unclear`."""
    found = [one for one in meant_by(row.says(WHO), people) if one.roles & PROPOSERS]
    if len(found) != 1:
        raise Unclear("ผู้เสนอต้องเป็นชื่อ-สกุลของนักวิเคราะห์นโยบายและแผน หรือผู้ประสานงาน")
    return found[0]


def _because(row: TypedRow) -> str:
    if not row.says(WHY):
        raise Unclear("ขอเหตุผลด้วย ผู้ประสานงานจะได้พิจารณาได้")
    return row.says(WHY)


def _move(row: TypedRow, duty: Duty, _people: Sequence[Person], today: date, days: WorkingDays) -> c.Command:
    if not row.says(VALUE):
        raise Unclear("ขอวันที่ใหม่ในช่อง ค่าใหม่ เช่น 15 ก.ย. 2567")
    day = _serial(row.says(VALUE)) or read_date(row.says(VALUE), today, days)
    return s.MoveDate((duty.id,), show_long(day), _because(row))


def _serial(text: str) -> date | None:
    """The day of a number that a spreadsheet made of a date; a Buddhist year was typed as it is said."""
    if not SERIAL.fullmatch(text):
        return None
    day = DAY_ZERO + timedelta(days=int(text))
    try:
        return day.replace(year=day.year - BUDDHIST_ERA) if day.year > BUDDHIST else day
    except ValueError:  # a 29 February that our year has not
        return None


def _cancel(row: TypedRow, duty: Duty, *_: object) -> c.Command:
    return s.CancelDuty((duty.id,), _because(row))


def _reopen(_row: TypedRow, duty: Duty, *_: object) -> c.Command:
    return s.Reopen((duty.id,))


def _hand_over(row: TypedRow, duty: Duty, people: Sequence[Person], *_: object) -> c.Command:
    found = meant_by(row.says(VALUE), people) if row.says(VALUE) else []
    if len(found) != 1:
        raise Unclear("ขอชื่อ-สกุลเต็มของผู้รับผิดชอบคนใหม่ในช่อง ค่าใหม่ ตามทะเบียนบุคลากร")
    return ch.HandOver((duty.id,), found[0].id)


KINDS = (
    (re.compile("ผู้รับผิดชอบ|โอน|มอบ|เปลี่ยนคน"), _hand_over),
    (re.compile("เลื่อน|กำหนด|วันที่|วันส่ง|ขยาย"), _move),
    (re.compile("เปิด"), _reopen),
    (re.compile("ยกเลิก"), _cancel),
)
