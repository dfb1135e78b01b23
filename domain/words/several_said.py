"""Several things in one message, each in a clause of its own: "E3 เสร็จแล้ว แล้วก็ศุกร์นี้ขอลากิจ"."""

import re

from domain import broadcast_commands as b
from domain import commands as c
from domain import personal_commands as p
from domain.several import Several
from domain.thai import normalise
from domain.words.beside_a_report import Understand, report_and_own
from domain.words.said_by_numbers import SENTENCES, of_numbers
from domain.words.said_each import Said, each_of

LINES = re.compile(r"\n+|\s[/|]\s|(?<=\s)\(?[0-9๑-๙][.)]\s")
SLASHES = re.compile(r"\s[/|]\s")
JOINS = re.compile(
    r"\s*(?:(?:แล้ว|เเล้ว)(?:ก็|ก้อ|ก้|กะ(?=\s))|(?<!มี)(?<!ใน)(?<!เป็น)ส่วน(?!(?<=[0-9]\sส่วน)\s?[0-9]|กลาง|ใหญ่|ตัว|ร่วม|บุคคล|ราชการ|ที่|งาน)|อีก(?:เรื่อง|อย่าง)(?:หนึ่ง|นึง)?"
    r"|และ(?=ขอ(?!บ|อภัย|โทษ)|ทวง|เตือน|ช่วย|ฝาก)|พร้อมนี้|อนึ่ง\s?|(?<![ก-๎])อ้อ|ว่าแต่|นอกจากนี้|(?:(?<=คะ)|(?<=[่้]ะ)|(?<=รับ)|(?<=คับ)|(?<=บ้าง)|(?<=[่้]า))\s*(?:[แเ]เ?ล้ว|ละ)(?=[ก-๎]|\s*[a-z]{1,4}[0-9])(?!\s*(?:นะ|ค่ะ|คะ|ครับ|จ้า|เสร็จ|แต่))|(?:(?<=ับ)|(?<=[0-9. ]))\s*แล้ว(?=ศุกร์|วัน|อาทิตย์|เดือน|แบบ|ผม|หนู|พี่|ตัว|ทวง|เลื่อน|ขอ|ฝาก|[a-z]|อี[หสเแยก]|พี[เเอ]|เอส|เอฟ))"
    r"\s*(?:แล้ว(?=แบบ|วัน))?",
    re.IGNORECASE,
)
# What takes the whole as its text.
WHOLE = (b.PrepareBroadcast, b.KeepLetter, c.Enrol, p.Note, p.AskNote, p.Correct, c.NeverMind, c.Undo)


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
        each_of(LINES.split(text), said, among_talk=True)
        or each_of(SLASHES.split(line), said)
        or each_of(JOINS.split(line), said)
        or each_of(SENTENCES.split(line), said, among_talk=True)
        or (_beside_names(line, said) if names or of_one else None)
        or whole
    )


def _beside_names(line: str, said: Said) -> c.Command | None:
    """What only a message holds that names something, or need not."""
    own = None if isinstance(said.whole, Several) else report_and_own(line, said.understand)
    return own or of_numbers(line, said)
