"""The words by which coordinators ask for files, for who is missing and for how things stand."""

import re

from domain import commands as c
from domain import desk_commands as d
from domain.words.asked import Asked, Rule

LONGEST = 80  # letters; who writes more says something else as well
_PLEASE = r"(?:ช่วย|รบกวน|บอท)*"
_END = r"(?:หน่อย|ด้วย|ที|ให้|มา|เลย|ตอนนี้|ค่ะ|คะ|ครับ|คับ|จ้า|จ้ะ|นะ)*"
_BOOK = r"(?:สมุดงาน|ไฟล์|excel|เอกเซล|เอ็กเซล|ข้อมูล|งาน|แบบ|ฟอร์ม|นำเข้า|เปล่า|ของ|เขต|เป็น)*"
_SEE = r"(?:ขอดู|ขอ|ดู|เช็ค)?"
TEMPLATE = re.compile(
    rf"{_PLEASE}(?:ขอดู|ขอ|ส่ง|อยากได้|ดาวน์โหลด)?{_BOOK}(?:แม่แบบ|เทมเพลต|เทมเพลท|template){_BOOK}{_END}"
)
EXPORT = re.compile(
    rf"{_PLEASE}(?:ขอ)?(?:ส่งออก|export){_BOOK}{_END}|{_PLEASE}ขอ(?:ไฟล์|excel|สมุดงาน)(?:ข้อมูล)?(?:ของ)?เขต{_END}"
)
NOT_ENROLLED = re.compile(
    r"(?:มี)?(?:ใคร|คนไหน|รายชื่อ(?:คน|ผู้)?|ผู้)(?:บ้าง)?(?:ที่)?(?:ยัง)?(?:ไม่(?:ได้)?|มิได้)ลงทะเบียน"
    rf"(?:กับบอท|บอท|ใช้งาน|บ้าง|อีก|มีใคร)*{_END}|{_PLEASE}(?:ขอ)?(?:คิวอาร์|qr)(?:โค้ด|code)?(?:สำหรับ)?ลงทะเบียน{_END}"
)
STATUS = re.compile(rf"{_PLEASE}{_SEE}สถานะ(?:ของ)?(?:ระบบ|บอท)(?:เป็น)?(?:ยังไง|อย่างไร)?{_END}")
ONLY_STATUS = re.compile(rf"{_PLEASE}{_SEE}สถานะ{_END}")
STUCK = re.compile(
    rf"{_PLEASE}(?:{_SEE}|มี)(?:รายการ|ข้อความ|แจ้งเตือน|อะไร)(?:ที่)?(?:ยัง)?ส่งไม่(?:ถึง|ได้|ออก|สำเร็จ)(?:บ้าง)?{_END}"
)

REVOKE = re.compile(
    r"(?:ยกเลิก|(?<!เ)ปิด|ถอน|ลบ)(?:การแชร์)?\s*(?:ลิงก์|ลิงค์|ลิ้งก์|ลิ้งค์|link)\s*(?:ของ)?(?:ไฟล์|หลักฐาน|รูป|ภาพ)"
)


def says(pattern: re.Pattern[str], asked: Asked) -> bool:
    """Whether the whole message is this, however it is spaced."""
    words = "".join(asked.words.split())
    return len(words) <= LONGEST and pattern.fullmatch(words) is not None


def _when(pattern: re.Pattern[str], command: c.Command) -> Rule:
    return lambda asked: command if says(pattern, asked) else None


def _status(asked: Asked) -> d.ShowStatus | None:
    """ "สถานะ" alone is how things stand to whoever runs them; others ask of their own work."""
    alone = asked.setting.coordinates and says(ONLY_STATUS, asked)
    return d.ShowStatus() if alone or says(STATUS, asked) else None


def _revoke(asked: Asked) -> c.Command | None:
    """ "ยกเลิกลิงก์ไฟล์ E5": of which duty is asked where it is not certain."""
    if len(asked.words) > LONGEST or not REVOKE.search(asked.words):
        return None
    if asked.named:
        return d.RevokeFile(asked.named)
    return c.AskWhich(asked.part.candidates, meant=d.RevokeFile(())) if asked.part.candidates else None


DESK: tuple[Rule, ...] = (
    _when(TEMPLATE, d.AskTemplate()),
    _when(EXPORT, d.AskExport()),
    _when(NOT_ENROLLED, d.WhoNotEnrolled()),
    _when(STUCK, d.ShowStuck()),
    _status,
    _revoke,
)
