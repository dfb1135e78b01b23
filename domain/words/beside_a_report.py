"""A report of one duty, and beside it something of one's own: "ส่ง E5 แล้ว พรุ่งนี้ลาค่ะ"."""

import re
from collections.abc import Callable

from domain import commands as c
from domain import personal_commands as p
from domain.several import Several

Understand = Callable[[str], c.Command]

REPORTS = (c.ReportProgress, c.ReportProblem, c.Submit)
LOOKS = (p.Calendar, c.ListDuties, c.WhoOwes)
# What is called by its code, or by a number, is a thing of its own even among talk.
CODE = re.compile(
    r"[a-z]{1,4}[ .-]?[0-9]{1,3}|(?:อี|พีเ|เอสพี|เอฟเอ็ม|โอเอส|ไอเอ็น)[ก-๎]|^[0-9]{1,3}\s", re.IGNORECASE
)
_DAY = (
    r"(?:พรุ่งนี้|มะรืน(?:นี้)?|วันนี้|(?:วัน)?(?:จันทร์|อังคาร|พุธ|พฤหัส(?:บดี)?|ศุกร์)|(?:สัปดาห์|อาทิตย์)หน้า"
    r"|(?:วันที่\s*)?[0-9]{1,2}\s*[-–]?\s*(?:[0-9]{1,2}\s*)?(?:[ก-๎]{1,3}\.\s?[ก-๎]\.|[ก-๎]{4,8}(?:คม|ยน|นธ์)))"
)
_OWN = r"(?:นี้|หน้า|ผม|หนู|ดิฉัน|พี่|เรา|ขอ|จะ|ต้อง|ติด|ถึง|[0-9/]|\s)*"
_GOES = r"(?:ลา(?!ย|ด|ว|ก[^ิ])|ไปราชการ|ไม่อยู่|ไม่(?:ได้)?เข้า|พักร้อน|อบรม)"
LEAVE = rf"{_DAY}{_OWN}{_GOES}"
OF_THE_SPEAKER = re.compile(rf"{LEAVE}|{_OWN}{_GOES}")  # ผอ.ไม่อยู่พรุ่งนี้ is of somebody else
CUTS = re.compile(
    r"(?:(?<=่ะ)|(?<=คะ)|(?<=รับ)|(?<=คับ)|(?<=จ้า)|(?<=จ้ะ)|(?<=แล้ว))\s+(?:แต่|และ|เดี๋ยว)?\s*"
    rf"|\s*(?:แต่(?:ว่า)?|และ|ส่วน|เดี๋ยว)?\s*(?={LEAVE})"
)
ASKS = re.compile(r"บ้าง|อะไร|ไหน|ใคร|เมื่อไ|ไหม|มั้ย|ขอดู|ของฉัน|\?")
MOST = 8  # places where a message is looked at


def report_and_own(line: str, understand: Understand) -> c.Command | None:
    """Both, where one side reports by code and the other names no duty; both are said certainly."""
    for cut in list(CUTS.finditer(line))[:MOST]:
        sides = (line[: cut.start()].strip(), line[cut.end() :].strip())
        coded = [bool(CODE.search(side)) for side in sides]
        if all(sides) and sum(coded) == 1:
            found = tuple(understand(side) for side in sides)
            told = zip(found, sides, coded, strict=True)
            if all(_reports(one) if here else _of_ones_own(one, side) for one, side, here in told):
                return Several(found)
    return None


def _reports(command: c.Command) -> bool:
    return isinstance(command, REPORTS) and len(command.duty_ids) == 1


def _of_ones_own(command: c.Command, side: str) -> bool:
    """Nothing that would have to be asked back, and no leave of somebody else."""
    if isinstance(command, p.Away):
        return command.first is not None and bool(OF_THE_SPEAKER.match(side))
    if isinstance(command, p.Mute):
        return command.until is not None and not command.duties
    return isinstance(command, LOOKS) and bool(ASKS.search(side))
