"""What the whole message adds to a report: a bare number beside a name, and whether something is in the way."""

import re
from dataclasses import replace

from domain import commands as c
from domain.words.asked import Asked
from domain.words.clauses import without_names
from domain.words.leaning import Leaning
from domain.words.percents import WHOLE

TOLD, TALK = 0.0, -0.7  # above it there is a problem, below it what the rules took for one is talk
SURELY_HINDERED = 0.9  # above it not having begun has a reason that is one
CLEARLY = 0.5  # above it there is one, in whatever words
SURELY = 0.3  # lead by which a bare number is how far it is
BEGINS = re.compile(r"แต่|ที่เหลือ|(?<![ก-๎])(?:ติด|รอ|ขาด|เหลือ)|เพราะ|เนื่องจาก|ยังไม่|ไม่|(?<!เ)ล่ม|เสีย|ช้า|ย้าย|ป่วย")
BEHIND = re.compile(r"(?<=[%์])\s*(?:แล้ว|ค่ะ|คะ|ครับ|นะ|\s)*[ก-๎].*")  # behind the number
NO_TROUBLE = re.compile(r"ไม่(?:ได้)?(?:มี|ติด|ต้อง)(?:ปัญหา|ขัด|อะไร|รอ|ห่วง)|[%0-9]\s*ยังไม่(?:ได้)?ส่ง")
BARE = re.compile(
    r"(?:^|\s\s|ได้|ไป|เป็น|เปน|ถึง|คืบหน้า|คืบ|คีบ|ขึ้น|แล้ว|อยู่|เพิ่ง|ราว|ประมาณ)\s*(?P<number>[0-9]{1,3})(?![0-9.,:/-])\s*(?=$|แล้ว|ละ|ค่ะ|คะ|ครับ|นะ|จ้า|เอง|[^ก-๎0-9]|\s)"
    r"(?!\s*(?:โรง|คน|แห่ง|วัน|ราย|ข่าว|บาท|น\.|ม\.|ก\.|ส\.|ครั้ง|กลุ่ม|เรื่อง|ชุด|เดือน|โมง))"
)
NUMBERED = re.compile(r"(?:ไตรมาส|ระยะ|งวด|ครั้ง|มาตรฐาน|กลยุทธ์|ปี|ป\.|ม\.|ที่|วันที่|m|q)(?:ที่)?\s*[0-9]+")
NUMBER = re.compile(r"[0-9][0-9.,:/-]*")


def filled(command: c.Command, asked: Asked, lean: Leaning) -> c.Command:
    """The command, with what the whole of the message tells beside what its rules heard."""
    if isinstance(command, c.AskWhich) and command.meant:
        return replace(command, meant=filled(command.meant, asked, lean))
    if not isinstance(command, c.ReportProgress) or command.until or command.impossible:
        return command
    return _with_hindrance(_with_number(command, asked, lean), asked, lean)


def _with_number(command: c.ReportProgress, asked: Asked, lean: Leaning) -> c.ReportProgress:
    known = command.percent is not None or command.value is not None
    if known or not asked.part.meant or lean.kind != "report_progress" or lean.lead < SURELY:
        return command
    words = NUMBERED.sub(" ", without_names(asked.words, asked.part.meant))
    found = BARE.search(words)
    alone = found and len(NUMBER.findall(words)) == 1 and float(found["number"]) <= WHOLE
    return replace(command, percent=float(found["number"])) if found and alone else command


def _with_hindrance(command: c.ReportProgress, asked: Asked, lean: Leaning) -> c.ReportProgress:
    if command.value is None and not command.percent and lean.hindered <= SURELY_HINDERED:
        return command  # not begun is no problem of its own
    report = asked.part.report
    if command.problem:
        in_passing = (report.weakly or report.softly) and lean.hindered < TALK
        return replace(command, problem=None) if in_passing else command
    said = asked.heard.said
    begins = BEGINS.search(said) or (BEHIND.search(said) if lean.hindered > CLEARLY else None)
    if not begins or lean.hindered <= TOLD or NO_TROUBLE.search(asked.words):
        return command
    return replace(command, problem=said[begins.start() :].strip())
