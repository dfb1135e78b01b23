"""What the whole message adds to a report: a bare number beside a name, and whether something is in the way."""

import re
from dataclasses import replace

from domain import commands as c
from domain.words.asked import Asked
from domain.words.clauses import without_names
from domain.words.leaning import Leaning
from domain.words.percents import lone_number

TOLD, TALK = 0.0, -0.7  # above it there is a problem, below it what the rules took for one is talk
TALK_BEFORE = -0.3  # the same, where it is told before how far it is
SURELY_HINDERED = 0.9  # above it not having begun has a reason that is one
REASON = -0.5  # above it a reason is one
CLEARLY = 0.5  # above it there is one, in whatever words
SURELY = 0.3  # lead by which a bare number is how far it is
TOLD_AT = re.compile(r"(?:ร้อยละ\s*)?[0-9][0-9.,]*\s*(?:%|เปอร์\S*|บาท)|ร้อยละ\s*[0-9.]+|ครึ่ง")
BECAUSE = re.compile(r"เพราะ(?:ว่า)?(?!ฉะนั้น)|เนื่องจาก|อุปสรรค(?:\s*คือ)?")
BEGINS = re.compile(
    r"(?<!ตั้ง)แต่|ที่เหลือ|(?<![ก-๎])(?:ติด|รอ(?!บ)|ขาด|เหลือ)|เพราะ|เนื่องจาก|ยังไม่|ไม่|(?<!เ)ล่ม|เสีย|ช้า|ย้าย|ป่วย"
)
BEHIND = re.compile(r"(?<=[%์])\s*(?:แล้ว|ค่ะ|คะ|ครับ|นะ|\s)*[ก-๎].*")  # behind the number
NO_TROUBLE = re.compile(r"ไม่(?:ได้)?(?:มี|ติด|ต้อง)(?:ปัญหา|ขัด|อะไร|รอ|ห่วง)|[%0-9]\s*ยังไม่(?:ได้)?ส่ง")


def filled(command: c.Command, asked: Asked, lean: Leaning) -> c.Command:
    """The command, with what the whole of the message tells beside what its rules heard."""
    if isinstance(command, c.AskWhich) and command.meant:
        return replace(command, meant=filled(command.meant, asked, lean))
    if isinstance(command, c.ReportProblem) and _handed_in(asked, lean):
        return c.Submit(command.duties, value=asked.part.report.value)
    if not isinstance(command, c.ReportProgress) or command.until or command.impossible:
        return command
    return _with_hindrance(_with_number(command, asked, lean), asked, lean)


def _handed_in(asked: Asked, lean: Leaning) -> bool:
    """Whether it is handed in, and what seems in the way is only spoken of: "ส่งแล้วค่ะ เมื่อวานไฟดับ"."""
    report = asked.part.report
    return report.submits and report.weakly and lean.hindered < TALK


def _with_number(command: c.ReportProgress, asked: Asked, lean: Leaning) -> c.ReportProgress:
    known = command.percent is not None or command.value is not None
    if known or not asked.part.meant or lean.kind != "report_progress" or lean.lead < SURELY:
        return command
    number = lone_number(without_names(asked.words, asked.part.meant))
    return command if number is None else replace(command, percent=number)


def _with_hindrance(command: c.ReportProgress, asked: Asked, lean: Leaning) -> c.ReportProgress:
    if command.value is None and not command.percent and lean.hindered <= SURELY_HINDERED:
        return command  # not begun is no problem of its own
    report, said = asked.part.report, asked.heard.said
    if command.problem:
        talk = TALK_BEFORE if TOLD_AT.search(command.problem) else TALK
        in_passing = (report.weakly or report.softly) and lean.hindered < talk
        return replace(command, problem=None if in_passing else _from_its_reason(command.problem, said))
    found = _why(said, lean.hindered)
    return command if found is None or NO_TROUBLE.search(asked.words) else replace(command, problem=found)


def _from_its_reason(problem: str, said: str) -> str:
    """The whole of the reason that it ends: of "ครึ่งเดียว เพราะครูยังออกไม่ครบ" rules heard ไม่ครบ."""
    behind = _behind_the_number(said)
    reason = BECAUSE.search(behind)
    whole = behind[reason.end() :].strip(" :") if reason else ""
    return whole if whole.endswith(problem) else problem


def _behind_the_number(said: str) -> str:
    told = TOLD_AT.search(said)
    return said[told.end() :] if told else said


def _why(said: str, hindered: float) -> str | None:
    """What is in the way: told behind how far it is, or before it where the whole clearly tells of something."""
    behind = _behind_the_number(said)
    reason = BECAUSE.search(behind)
    if reason and hindered > REASON:
        return behind[reason.end() :].strip(" :") or None
    begins = BEGINS.search(behind) if hindered > TOLD else None
    if begins:
        return behind[begins.start() :].strip()
    begins = (BEGINS.search(said) or BEHIND.search(said)) if hindered > CLEARLY else None
    return said[begins.start() :].strip() if begins else None
