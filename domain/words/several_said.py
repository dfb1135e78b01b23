"""Several things in one message, each in a clause of its own: "E3 เสร็จแล้ว แล้วก็ศุกร์นี้ขอลากิจ"."""

import re
from collections.abc import Callable
from dataclasses import replace

from domain import broadcast_commands as b
from domain import commands as c
from domain import personal_commands as p
from domain.commands import OfDuties
from domain.several import Several
from domain.thai import normalise
from domain.words.beside_a_report import CODE, report_and_own
from domain.words.request_words import MAY_SHOW, SHOW

LINES = re.compile(r"\n+|\s[/|]\s|(?<=\s)[0-9๑-๙][.)]\s")
SLASHES = re.compile(r"\s[/|]\s")
JOINS = re.compile(
    r"\s*(?:(?:แล้ว|เเล้ว)(?:ก็|ก้อ|ก้|กะ(?=\s))|(?<!มี)(?<!ใน)(?<!เป็น)ส่วน(?!กลาง|ใหญ่|ตัว|ร่วม|บุคคล|ราชการ|ที่|งาน)|อีก(?:เรื่อง|อย่าง)(?:หนึ่ง|นึง)?"
    r"|(?<![ก-๎])อ้อ|ว่าแต่|นอกจากนี้|(?:(?<=คะ)|(?<=่ะ)|(?<=ับ)|(?<=[0-9. ]))\s*แล้ว(?=ศุกร์|วัน|อาทิตย์|เดือน|แบบ|ผม|หนู|พี่|ตัว|ทวง|เลื่อน|ขอ|ฝาก|[a-z]|อี[หสเแยก]|พี[เเอ]|เอส|เอฟ))"
    r"\s*(?:แล้ว(?=แบบ|วัน))?",
    re.IGNORECASE,
)
SENTENCES = re.compile(r"(?:(?<=่ะ)|(?<=นะคะ)|(?<=รับ)|(?<=คับ)|(?<=จ้า)|(?<=จ้ะ)|(?<=แล้ว))\s+")
MORE, MOST, SHORTEST = 2, 6, 4  # things in one message, letters of one
# Talk around things, and what is no thing of its own: what is asked back, what takes the whole as its text.
TALK = (c.NotUnderstood, c.Greeting, c.Thanks, c.NeverMind, b.Acknowledge)
UNCLEAR = (c.AskWhich, c.AskUpdate, c.Help, p.AskNote, p.Correct, p.Note, p.EnrolByName, b.PrepareBroadcast)
WHOLE = (b.PrepareBroadcast, b.KeepLetter, c.Enrol, p.Note, p.AskNote, p.Correct, c.NeverMind, c.Undo)
Understand = Callable[[str], c.Command]


def each_said(text: str, whole: c.Command, understand: Understand) -> c.Command:
    """The clauses' own commands, where every one of them says something else; else the whole as it is."""
    if isinstance(whole, WHOLE):
        return whole
    line = normalise(text)
    return (
        _each(LINES.split(text), whole, understand, among_talk=True)
        or _each(SLASHES.split(line), whole, understand)
        or _each(JOINS.split(line), whole, understand)
        or _each(SENTENCES.split(line), whole, understand, among_talk=True)
        or (None if isinstance(whole, Several) else report_and_own(line, understand))
        or whole
    )


def _each(
    split: list[str], whole: c.Command, understand: Understand, *, among_talk: bool = False
) -> c.Command | None:
    clauses = [clause for clause in map(str.strip, split) if len(clause) >= SHORTEST]
    by_code = sum(bool(CODE.search(clause)) for clause in clauses)
    if not 1 < len(clauses) <= MOST or (among_talk and by_code < MORE):
        return None
    found = [one for clause in clauses for one in _flat(understand(clause))]
    telling = [one for one in found if not isinstance(one, TALK)]
    if any(_only_names(one, clause) for one, clause in zip(found, clauses, strict=False)) and len(
        found
    ) == len(clauses):
        return None
    if any(isinstance(one, UNCLEAR) for one in found) or (len(telling) < len(found) and not among_talk):
        return None
    if among_talk and not (by_code >= len(telling) and all(one.duty_ids for one in telling)):
        return None
    return Several(tuple(telling)) if len(telling) > len(_flat(whole)) and _differ(telling) else None


def _only_names(command: c.Command, clause: str) -> bool:
    """Whether a clause asks nothing, but shares what the next one tells: "ข้อ 7 แล้วก็ข้อ 8 เสร็จแล้ว"."""
    return isinstance(command, c.ShowDuty) and not (SHOW.search(clause) or MAY_SHOW.search(clause))


def _flat(command: c.Command) -> tuple[c.Command, ...]:
    return command.commands if isinstance(command, Several) else (command,)


def _differ(found: list[c.Command]) -> bool:
    """Whether no duty is meant twice, and more is told than the same of several duties."""
    duties = [id_ for one in found for id_ in one.duty_ids]
    contents = {replace(one, duties=()) if isinstance(one, OfDuties) else one for one in found}
    looks = [one.name for one in found if not one.duty_ids]
    return len(duties) == len(set(duties)) and len(looks) == len(set(looks)) and len(contents) > 1
