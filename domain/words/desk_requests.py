"""The words by which coordinators ask for files, for who is missing and for how things stand."""

import re

from domain import change_commands as ch
from domain import commands as c
from domain import desk_commands as d
from domain.words.asked import Asked, Rule, by_code
from domain.words.giving_way import beside

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
SUMMARY = re.compile(
    rf"{_PLEASE}{_SEE}สรุป(?:งาน|ภาพรวม)?(?:ของ)?(?:เช้านี้|เช้า|วันนี้|ประจำวัน)(?:ของ)?(?:เขต|สำนักงาน)?{_END}"
)
WEEK = re.compile(
    rf"{_PLEASE}{_SEE}สรุป(?:งาน|ภาพรวม)?(?:ของ|ราย|ประจำ)?(?:สัปดาห์|อาทิตย์)(?:นี้|ที่แล้ว|ที่ผ่านมา)?{_END}"
)
_DIRECTOR = r"(?:แจ้ง|รายงาน|เรียน)(?:ท่าน)?(?:ผอ\.?|ผู้อำนวยการ)(?:เขต|สำนักงาน)?"
_LATE = r"(?:งาน|รายการ|ที่|เรื่อง|ว่า|มี|ทั้งหมด)*(?:(?:เลย|เกิน|พ้น)กำหนด|ล่าช้า)(?:แล้ว|ทั้งหมด|อยู่|วันนี้)*"
TELL_DIRECTOR = re.compile(rf"{_PLEASE}{_DIRECTOR}(?:{_LATE})?{_END}")
TELL_DIRECTOR_OF = re.compile(rf"{_PLEASE}{_DIRECTOR}(?:เรื่อง|งาน|ข้อ|ว่า)*(?:{_LATE})?{_END}")

SUGGESTIONS = re.compile(
    rf"{_PLEASE}{_SEE}(?:มี)?ข้อเสนอ(?:แก้ไข)?(?:จาก|ใน)(?:ชีต|ชีท|ชี้ต|sheet)(?:ไหม|บ้าง|มั้ย)?{_END}"
)
REVOKE = re.compile(
    r"(?:ยกเลิก|(?<!เ)ปิด|ถอน|ลบ)(?:การแชร์)?\s*(?:ลิงก์|ลิงค์|ลิ้งก์|ลิ้งค์|link)\s*(?:ของ)?(?:ไฟล์|หลักฐาน|รูป|ภาพ)"
)
_MUCH = r"(?:เท่าไร|เท่าไหร่|เท่าใด|กี่ข้อความ|กี่คน|พอไหม|พอมั้ย|หมดหรือยัง|หมดยัง|หมดไหม|เป็นยังไง|บ้าง)"
_QUOTA = r"(?:โควตา|โควต้า|โคต้า|quota)(?:ข้อความ|line|ไลน์|แจ้งเตือน)*"
_MONTH = r"(?:ของ)?(?:เดือนนี้|เดือน)?"
QUOTA = re.compile(
    rf"{_PLEASE}{_SEE}{_MONTH}(?:ยัง)?(?:เหลือ|ใช้|มี)?{_QUOTA}{_MONTH}(?:ยัง|ใช้|ไป|เหลือ|แล้ว|อยู่|อีก)*{_MUCH}?(?:แล้ว|อยู่|อีก)*{_END}"
    rf"|{_PLEASE}{_MONTH}(?:บอท|เรา)?(?:ส่ง|ใช้)(?:ข้อความ)?ไป(?:แล้ว)?(?:กี่|เท่าไรข้อความ)ข้อความ(?:แล้ว)?{_END}"
    rf"|{_PLEASE}{_MONTH}(?:เหลือ|ส่งได้อีก|ส่งข้อความได้อีก)กี่ข้อความ{_END}"
)
HELD = re.compile(
    rf"{_PLEASE}(?:{_SEE}|มี)(?:รายการ|ข้อความ|เรื่อง|อะไร)?(?:ที่)?(?:ถูก)?(?:พักไว้|พักส่ง|ค้างส่งเพราะโควตา)(?:บ้าง)?{_END}"
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


def _tell_director(asked: Asked) -> ch.TellDirector | None:
    """ "แจ้ง ผอ. เรื่องงานที่เลยกำหนด", or of the duties whose codes stand in it; who says more says something else."""
    if says(TELL_DIRECTOR, asked):
        return ch.TellDirector()
    words = "".join(beside(asked).replace(",", " ").replace("และ", " ").split())
    named = by_code(asked) and TELL_DIRECTOR_OF.fullmatch(words)
    return ch.TellDirector(asked.part.candidates) if named else None


DESK: tuple[Rule, ...] = (
    _when(TEMPLATE, d.AskTemplate()),
    _when(EXPORT, d.AskExport()),
    _when(NOT_ENROLLED, d.WhoNotEnrolled()),
    _when(STUCK, d.ShowStuck()),
    _when(HELD, d.ShowHeld()),
    _when(QUOTA, d.ShowQuota()),
    _when(SUMMARY, d.ShowSummary()),
    _when(WEEK, d.ShowWeek()),
    _tell_director,
    _status,
    _revoke,
    _when(SUGGESTIONS, d.ShowSuggestions()),
)
