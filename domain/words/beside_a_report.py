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
    r"[a-z]{1,4}[ .-]?[0-9]{1,3}|(?:อี(?!ก)|พีเ|เอสพี|เอฟเอ็ม|โอเอส|ไอเอ็น)[ก-๎]|^[0-9]{1,3}\s", re.IGNORECASE
)
_DAY = (
    r"(?:พรุ่งนี้|มะรืน(?:นี้)?|วันนี้|(?:วัน)?(?:จันทร์|อังคาร|พุธ|พฤหัส(?:บดี)?|ศุกร์)|(?:สัปดาห์|อาทิตย์)หน้า"
    r"|(?:วันที่\s*)?[0-9]{1,2}\s*[-–]?\s*(?:[0-9]{1,2}\s*)?(?:[ก-๎]{1,3}\.\s?[ก-๎]\.|[มกสตพธ]ี?ม?[คยพ](?![ก-๎])|[ก-๎]{4,8}(?:คม|ยน|นธ์)))"
)
_OWN = r"(?:นี้|หน้า|ผม|หนู|ดิฉัน|ข้าพเจ้า|พี่|เรา|ขอ|แจ้งว่า|จะ|ต้อง|ติด|ถึง|[0-9/]|\s)*"
_GOES = r"(?:(?<!เว)ลา(?!ย|ด|ว|ก[^ิ])|ไปราชการ|ไม่อยู่|ไม่(?:ได้)?เข้า|พักร้อน|อบรม)"
_GOES_ON = rf"{_OWN}{_GOES}[ก-๎]{{0,12}}\s*(?:(?:ใน|ตั้งแต่|ระหว่าง)?วัน(?:ที่)?)?\s*{_DAY}"
LEAVE = rf"{_DAY}{_OWN}{_GOES}"
OF_THE_SPEAKER = re.compile(rf"{LEAVE}|{_OWN}{_GOES}")  # ผอ.ไม่อยู่พรุ่งนี้ is of somebody else
CUTS = re.compile(
    r"(?:(?<=่ะ)|(?<=คะ)|(?<=รับ)|(?<=คับ)|(?<=จ้า)|(?<=จ้ะ)|(?<=แล้ว))\s+(?:แต่|และ|เดี๋ยว)?\s*"
    rf"|\s*(?:แต่(?:ว่า)?|และ|ส่วน|เดี๋ยว)?\s*(?={LEAVE})|\s+(?:และ)?(?={_GOES_ON})|\s+(?=(?:ขอ|ฝาก)?ถาม|เหลืองาน|เดือนนี้|สัปดาห์นี้)"
)
ASKS = re.compile(r"บ้าง|อะไร|หยัง|ไร(?=บ้าง|อีก)|ไหน(?!จะ|ๆ)|ใคร|เมื่อไ|ไหม|มั้ย|ขอดู|ของฉัน|\?")
OWN = re.compile(rf"{_GOES}|เตือน|ทวง|{ASKS.pattern}")  # looked for first: to understand a side costs more
TELLS = re.compile(
    r"[0-9๐-๙]|เปอร์|ครึ่ง|เส[รล]?[็้่๊]*[จดต]|[สซ]่?ง|ครบ|เรียบร้อย|จบ|ปิด|ติด|รอ|ปัญหา|เลื่อน|ไม่|done", re.IGNORECASE
)
MOST = 8  # places where a message is looked at


def report_and_own(line: str, understand: Understand) -> c.Command | None:
    """Both, where one side reports of a duty that it names and the other names none; both are said certainly."""
    for cut in list(CUTS.finditer(line))[:MOST]:
        first, second = line[: cut.start()].strip(), line[cut.end() :].strip()
        if _is_own(second, first, understand) or _is_own(first, second, understand):
            return Several((understand(first), understand(second)))
    return None


def _is_own(side: str, other: str, understand: Understand) -> bool:
    """Whether one side is of one's own, and the other reports."""
    if not _may_be_own(side) or not TELLS.search(other):
        return False
    return _of_ones_own(understand(side), side) and _reports(understand(other), other)


def _may_be_own(side: str) -> bool:
    return bool(OWN.search(side)) and not CODE.search(side)


def _reports(command: c.Command, side: str) -> bool:
    """Of one duty; how far it is must be told, unless its code is."""
    if isinstance(command, c.ReportProgress) and command.percent is None and command.value is None:
        return bool(CODE.search(side)) and len(command.duty_ids) == 1
    return isinstance(command, REPORTS) and len(command.duty_ids) == 1


def _of_ones_own(command: c.Command, side: str) -> bool:
    """Nothing that would have to be asked back, and no leave of somebody else."""
    if not _may_be_own(side):
        return False
    if isinstance(command, p.Away):
        return command.first is not None and bool(OF_THE_SPEAKER.match(side))
    if isinstance(command, p.Mute):
        return command.until is not None and not command.duties
    return isinstance(command, (*LOOKS, c.ShowDuty)) and bool(ASKS.search(side))
