"""Several things that nothing but their numbers part, or the codes before them: "PJ03 ได้ 55% รูปเล่ม 10%"."""

import re
from itertools import pairwise

from domain import commands as c
from domain.several import Several
from domain.thai import POLITE
from domain.words.beside_a_report import CODE, TELLS, Understand
from domain.words.percents import THINGS
from domain.words.report_words import SIGN
from domain.words.said_each import ASKED, MORE, MOST, NUMBERS, TALK, WRITTEN, Said, each_of, reports_and_asks
from domain.words.thai_dates import MONTHS, any_of

SENTENCES = re.compile(r"(?:(?<=่ะ)|(?<=นะคะ)|(?<=รับ)|(?<=คับ)|(?<=จ้า)|(?<=จ้ะ)|(?<=แล้ว))\s+")
BEHIND_PERCENT = re.compile(rf"[0-9๐-๙]\s*{SIGN}{POLITE}|(?<=[ก-๎])เปอร์เซ็นต์{POLITE}")
BEHIND_NUMBER = re.compile(rf"(?<=[ก-๎]\s)[0-9๐-๙]{{1,3}}(?=\s+[ก-๎a-zA-Z]){POLITE}")
NUMBERS_SAID = re.compile(
    r"(?<![a-zA-Z0-9.,/])(?<!ที่)(?<!ที่ )[0-9๐-๙]{1,3}(?![0-9./])"
    rf"(?!\s*(?:{THINGS}|{any_of(MONTHS)}|นาที))"  # of other things, and of days
)
BEFORE_CODE = re.compile(
    r"(?<!จาก)(?<!กับ)(?<!และ)(?:\s|ค่ะ|คะ|ครับ|แต่|ส่วน)(?=[a-z]{1,4}[ .-]?[0-9]{1,3}(?![0-9]))", re.IGNORECASE
)
EMPTY = re.compile(rf"(?:{POLITE.removesuffix('*')}|[,;/]|และ|กับ)*")
PERHAPS_SEVERAL = (*WRITTEN, *ASKED, c.AskWhich, c.AskUpdate, c.NotUnderstood, Several)


def of_numbers(line: str, said: Said) -> c.Command | None:
    """Cut behind each number, or before each code: "PJ03 ได้ 55% รูปเล่ม 10%", "E11 ติดรอข้อมูล IN2 15%"."""
    if not isinstance(said.whole, PERHAPS_SEVERAL) or not (said.of_one or _counts_more(line, said)):
        return None
    for ends in (BEHIND_PERCENT, BEHIND_NUMBER, BEFORE_CODE, SENTENCES):
        pieces = _cut(line, [one.end() for one in ends.finditer(line)])
        telling = sum(bool(TELLS.search(piece)) for piece in pieces)
        if not 1 < len(pieces) <= MOST or (telling < MORE and not said.of_one):
            continue
        if ends is BEFORE_CODE and not all(map(CODE.search, pieces)):
            continue
        found = each_of(_gathered(pieces, said.understand), said)
        if isinstance(found, Several) and (
            all(_tells(one, ends is BEFORE_CODE) for one in found.commands)
            or (said.of_one and reports_and_asks(found.commands))
        ):
            return found
    return None


def _counts_more(line: str, said: Said) -> bool:
    """Whether more numbers stand where they tell how far something is than was heard, or more codes."""
    heard = len(said.whole.commands) if isinstance(said.whole, Several) else 1
    bare = len(NUMBERS_SAID.findall(line)) if BEHIND_NUMBER.search(line) else 0
    return max(bare, len(BEHIND_PERCENT.findall(line)), len(CODE.findall(line))) > heard


def _tells(command: c.Command, by_code: bool) -> bool:
    """Whether it tells a number, or that a duty is handed in; of what a code begins, also what is in the way."""
    if isinstance(command, c.ReportProgress) and command.percent is None and command.value is None:
        return False
    return bool(command.duty_ids) and isinstance(command, WRITTEN if by_code else NUMBERS)


def _cut(line: str, ends: list[int]) -> list[str]:
    cuts = [0, *ends, len(line)]
    pieces = (line[start:end].strip() for start, end in pairwise(cuts))
    return [piece for piece in pieces if not EMPTY.fullmatch(piece)]


def _gathered(pieces: list[str], understand: Understand) -> list[str]:
    """What says nothing of its own belongs to what stands before it."""
    clauses = [pieces[0]]
    for piece in pieces[1:]:
        if isinstance(understand(piece), TALK):
            clauses[-1] += f" {piece}"
        else:
            clauses.append(piece)
    return clauses
