"""Several things in one message, each in a clause of its own: "E3 เสร็จแล้ว แล้วก็ศุกร์นี้ขอลากิจ"."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from domain import broadcast_commands as b
from domain import commands as c
from domain import personal_commands as p
from domain.commands import OfDuties
from domain.several import Several
from domain.thai import POLITE, normalise
from domain.words.beside_a_report import CODE, report_and_own
from domain.words.heard import hear
from domain.words.report_words import SIGN
from domain.words.request_words import MAY_SHOW, SHOW

LINES = re.compile(r"\n+|\s[/|]\s|(?<=\s)\(?[0-9๑-๙][.)]\s")
SLASHES = re.compile(r"\s[/|]\s")
JOINS = re.compile(
    r"\s*(?:(?:แล้ว|เเล้ว)(?:ก็|ก้อ|ก้|กะ(?=\s))|(?<!มี)(?<!ใน)(?<!เป็น)ส่วน(?!(?<=[0-9]\sส่วน)\s?[0-9]|กลาง|ใหญ่|ตัว|ร่วม|บุคคล|ราชการ|ที่|งาน)|อีก(?:เรื่อง|อย่าง)(?:หนึ่ง|นึง)?"
    r"|และ(?=ขอ(?!บ|อภัย|โทษ)|ทวง|เตือน|ช่วย|ฝาก)|พร้อมนี้|อนึ่ง\s?|(?<![ก-๎])อ้อ|ว่าแต่|นอกจากนี้|(?:(?<=คะ)|(?<=[่้]ะ)|(?<=รับ)|(?<=คับ)|(?<=บ้าง)|(?<=[่้]า))\s*(?:[แเ]เ?ล้ว|ละ)(?=[ก-๎]|\s*[a-z]{1,4}[0-9])(?!\s*(?:นะ|ค่ะ|คะ|ครับ|จ้า|เสร็จ|แต่))|(?:(?<=ับ)|(?<=[0-9. ]))\s*แล้ว(?=ศุกร์|วัน|อาทิตย์|เดือน|แบบ|ผม|หนู|พี่|ตัว|ทวง|เลื่อน|ขอ|ฝาก|[a-z]|อี[หสเแยก]|พี[เเอ]|เอส|เอฟ))"
    r"\s*(?:แล้ว(?=แบบ|วัน))?",
    re.IGNORECASE,
)
SENTENCES = re.compile(r"(?:(?<=่ะ)|(?<=นะคะ)|(?<=รับ)|(?<=คับ)|(?<=จ้า)|(?<=จ้ะ)|(?<=แล้ว))\s+")
BEHIND_PERCENT = re.compile(rf"[0-9๐-๙]\s*{SIGN}{POLITE}|(?<=[ก-๎])เปอร์เซ็นต์{POLITE}")
BEHIND_NUMBER = re.compile(rf"(?<=[ก-๎]\s)[0-9๐-๙]{{1,3}}(?=\s+[ก-๎a-zA-Z]){POLITE}")
NUMBERS_SAID = re.compile(
    r"(?<![a-zA-Z0-9.,/])(?<!ที่)(?<!ที่ )[0-9๐-๙]{1,3}(?![0-9./])(?!\s*(?:[ก-๎]{1,3}\.|โรง|คน|แห่ง|วัน|บาท|ข่าว|ครั้ง|เดือน|นาที|โมง|[ก-๎]{4,7}(?:คม|ยน)))"
)
BEFORE_CODE = re.compile(
    r"(?<!จาก)(?<!กับ)(?<!และ)(?:\s|ค่ะ|คะ|ครับ|แต่|ส่วน)(?=[a-z]{1,4}[ .-]?[0-9]{1,3}(?![0-9]))", re.IGNORECASE
)
EMPTY = re.compile(rf"(?:{POLITE.removesuffix('*')}|[,;/]|และ|กับ)*")
TELLS = re.compile(
    r"[0-9๐-๙]|เปอร์|ครึ่ง|เส[รล]?[็้่๊]*[จดต]|ส่ง|สง|ครบ|เรียบร้อย|จบ|ปิด|ยังไม่|รอ|ติด|done", re.IGNORECASE
)
MORE, MOST, SHORTEST = 2, 6, 4  # things in one message, letters of one
# Talk around things, and what is no thing of its own: what is asked back, what takes the whole as its text.
TALK = (c.NotUnderstood, c.Greeting, c.Thanks, c.NeverMind, b.Acknowledge)
UNCLEAR = (c.AskWhich, c.AskUpdate, c.Help, p.AskNote, p.Correct, p.Note, p.EnrolByName, b.PrepareBroadcast)
WHOLE = (b.PrepareBroadcast, b.KeepLetter, c.Enrol, p.Note, p.AskNote, p.Correct, c.NeverMind, c.Undo)
# What is told where nothing but numbers, or the codes themselves, part one thing from the next.
NUMBERS = (c.ReportProgress, c.Submit)
WRITTEN = (*NUMBERS, c.ReportProblem, c.Attach)
ASKED = (c.ShowDuty, p.Away, p.Mute, p.Calendar)
PERHAPS_SEVERAL = (*WRITTEN, *ASKED, c.AskWhich, c.AskUpdate, c.NotUnderstood, Several)
Understand = Callable[[str], c.Command]


@dataclass(frozen=True)
class Said:
    """What the whole message means, how a clause is understood, and whether it is about the one duty owed."""

    whole: c.Command
    understand: Understand
    of_one: bool = False


def each_said(
    text: str, whole: c.Command, understand: Understand, *, names: bool = True, of_one: bool = False
) -> c.Command:
    """The clauses' own commands, where every one of them says something else; else the whole as it is.

    `names`: something is named in it; `of_one`: the speaker owes one thing, which needs no name.
    """
    if isinstance(whole, WHOLE):
        return whole
    line = normalise(text)
    said = Said(whole, understand, of_one)
    return (
        _each(LINES.split(text), said, among_talk=True)
        or _each(SLASHES.split(line), said)
        or _each(JOINS.split(line), said)
        or _each(SENTENCES.split(line), said, among_talk=True)
        or (_beside_names(line, said) if names or of_one else None)
        or whole
    )


def _beside_names(line: str, said: Said) -> c.Command | None:
    """What only a message holds that names something, or need not."""
    own = None if isinstance(said.whole, Several) else report_and_own(line, said.understand)
    return own or _of_numbers(line, said)


def _of_numbers(line: str, said: Said) -> c.Command | None:
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
        found = _each(_gathered(pieces, said.understand), said)
        if isinstance(found, Several) and (
            all(_tells(one, ends is BEFORE_CODE) for one in found.commands)
            or (said.of_one and _reports_and_asks(found.commands))
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


def _reports_and_asks(found: Sequence[c.Command]) -> bool:
    """Whether how far it is is told once, and one other thing asked: "33% ค่ะ อย่าเพิ่งเตือนนะคะ"."""
    first, *more = found
    return isinstance(first, NUMBERS) and len(more) == 1 and isinstance(more[0], ASKED)


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


def _each(split: list[str], said: Said, *, among_talk: bool = False) -> c.Command | None:
    clauses = [clause for clause in map(str.strip, split) if len(clause) >= SHORTEST]
    by_code = sum(bool(CODE.search(clause)) for clause in clauses)
    if not 1 < len(clauses) <= MOST or (among_talk and by_code < MORE and not said.of_one):
        return None
    each = [_flat(said.understand(clause)) for clause in clauses]
    found = [one for commands in each for one in commands]
    telling = [one for one in found if not isinstance(one, TALK)]
    only_names = any(_only_names(one, clause) for one, clause in zip(found, clauses, strict=False))
    if _unclear(found, telling, by_code, said.of_one, among_talk) or (
        only_names and len(found) == len(clauses)
    ):
        return None
    by_codes = by_code >= len(telling) and all(one.duty_ids for one in telling)
    if among_talk and not by_codes and not (said.of_one and _reports_and_asks(telling or found)):
        return None
    return Several(tuple(telling)) if len(telling) > len(_flat(said.whole)) and _differ(telling) else None


def _unclear(
    found: Sequence[c.Command], telling: Sequence[c.Command], by_code: int, of_one: bool, among_talk: bool
) -> bool:
    """Whether a clause would have to be asked back, or is no thing of its own."""
    if any(isinstance(one, UNCLEAR) or one == p.Away() for one in found):
        return True
    if len(telling) < len(found) and not among_talk:
        return True
    # Of what is only called by its name, nothing but a number, a problem or a link is a report beside others.
    if by_code < len(telling) and any(map(_tells_nothing, telling)):
        return True
    # What is handed in is not reminded of any more, and who owes more says of what to be quiet.
    handed_in = any(isinstance(one, c.Submit) for one in found)
    return p.Mute(()) in found and (handed_in or not of_one)


def _tells_nothing(command: c.Command) -> bool:
    """Whether it is a report without a number, a problem or a link."""
    if not isinstance(command, c.ReportProgress):
        return False
    return (command.percent, command.value, command.problem, command.links) == (None, None, None, ())


def _only_names(command: c.Command, clause: str) -> bool:
    """Whether a clause asks nothing, but shares what the next one tells: "ข้อ 7 แล้วก็ข้อ 8 เสร็จแล้ว"."""
    if not isinstance(command, c.ShowDuty):
        return False
    words = hear(clause).words
    return not (SHOW.search(words) or MAY_SHOW.search(words))


def _flat(command: c.Command) -> tuple[c.Command, ...]:
    return command.commands if isinstance(command, Several) else (command,)


def _differ(found: list[c.Command]) -> bool:
    """Whether nothing is told of a duty twice, and more than the same of several duties."""
    duties = [id_ for one in found if not isinstance(one, c.ShowDuty) for id_ in one.duty_ids]
    contents = {replace(one, duties=()) if isinstance(one, OfDuties) else one for one in found}
    looks = [one.name for one in found if not one.duty_ids]
    return len(duties) == len(set(duties)) and len(looks) == len(set(looks)) and len(contents) > 1
