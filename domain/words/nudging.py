"""Everybody who owes is to be reminded: "ช่วยทวงทุกคนที่ยังไม่ส่ง e-MES ให้หน่อย"."""

import re

from domain import coordinator_commands as k
from domain.thai import POLITE
from domain.words.asked import Asked
from domain.words.coordinator_words import NUDGES
from domain.words.narrowing import COUNTED
from domain.words.request_words import LATE
from domain.words.systems_said import names_of, system_named

_ALL = r"(?:ทุก(?:คน|ราย|ท่าน|กลุ่ม|โรงเรียน|โรง|แห่ง|หน่วย(?:งาน)?)|ทั้งหมด)"
_WHO = r"(?P<who>คน|ผู้|ราย|ท่าน|โรงเรียน|สถานศึกษา|โรง|แห่ง|กลุ่ม|หน่วย(?:งาน)?|เจ้าของ(?:งาน|เรื่อง)|ใคร(?:ก็ตาม|ก็ได้)?)"
_OWES = r"(?:ยัง(?:ไม่|มิ)(?:ได้)?(?:จัด|นำ)?(?:ส่ง|รายงาน|เสร็จ|ทำ|ครบ)|ไม่(?:ได้)?ส่ง|ค้าง|(?:เลย|เกิน|พ้น)(?:กำหนด|เดดไลน์|เวลา|วันส่ง)|ล่าช้า|ส่งช้า)"
NUDGES_MANY = re.compile(rf"(?:เร่ง(?:รัด)?|ติดตาม|ตาม|ไล่ตาม|ไล่ทวง)(?={_ALL}|คน(?:ที่|ซึ่ง)|ผู้ที่|ผู้ซึ่ง)")
OWING = re.compile(
    rf"{_WHO}(?:รับผิดชอบ)?(?:{_ALL}|อื่น|ต่าง|ๆ|\s)*(?:(?:ที่|ซึ่ง)[ก-๎a-z -]{{0,25}}?|\s*){_OWES}"
    rf"|(?:งาน|รายการ|ข้อ)(?:ที่|ซึ่ง)?{_OWES}[ก-๎a-z -]{{0,12}}?(?:{_ALL}|ทุก(?:งาน|รายการ|ข้อ))"
)
# "ทวงทุกคน" alone; of anything else that is said beside it nobody knows whether it is owed here.
ALL_OF_THEM = re.compile(
    rf"(?:ทวง|จี้|กระตุ้น|สะกิด|เตือน|เร่ง(?:รัด)?|ตาม(?:งาน|เรื่อง)?)(?:ถาม|งาน|กับ|จาก|ของ|ไปที่|ให้ครบ|\s)*(?P<who>{_ALL})"
)
BESIDE = re.compile(
    rf"(?:{POLITE.removesuffix('*')}|ช่วย|ฝาก|รบกวน|ขอ|โปรด|บอท|น้อง|พี่|แจ้ง|ติดตาม|ให้|ที|หน่อย|ด้วย|เลย|ใน|ของ|เรื่อง|ระบบ|งาน)*"
)
ALREADY = re.compile(rf"(?:{LATE.pattern}|กำหนด)(?:ไป|มา|อยู่)*แล้ว")
NOT_ASKED = re.compile(
    rf"รายชื่อ|สรุป|ขอทราบ|ขอดู|เช็ค|ใคร[^\n]*บ้าง|ไม่ต้อง|อย่า|ไม่อยาก|ไม่ไหว|ไม่ได้ทวง|โดน|ถูก(?:ทวง|เตือน|จี้|ตาม)|(?:จะ|ต้อง|กำลัง|เพิ่ง|คอย)(?:ทวง|ตาม|เตือน|จี้)"
    rf"|ทุก(?:วัน|เช้า)|เหนื่อย|เบื่อ|(?:ไป|หมด|ครบ)แล้ว|แล้ว{POLITE}$"
)


def nudge_all(asked: Asked, words: str) -> k.NudgeAll | None:
    """All who owe, of a system that is named or of all, where the words name no duty, unit, round or person."""
    if _of_some(asked) or NOT_ASKED.search(ALREADY.sub(" ", words)):
        return None
    found = _all_who_owe(words) or _all_of_them(asked, words)
    if found is None:
        return None
    system = system_named(words, asked.setting.systems) or ""
    schools = (found["who"] or "").startswith(("โรง", "สถานศึกษา", "ทุกโรง"))
    return k.NudgeAll(system, late=bool(LATE.search(words)), schools=schools)


def _of_some(asked: Asked) -> bool:
    """Whether only some are meant, by a name, a round or a date that this cannot narrow to."""
    setting = asked.setting
    named = any(one.by != "system" for one in asked.part.meant) or setting.quoted or setting.chosen
    other_day = any(one.day != setting.today for one in asked.days)
    return bool(named or setting.called or other_day or asked.reports or COUNTED.search(asked.words))


def _all_who_owe(words: str) -> re.Match[str] | None:
    return OWING.search(words) if NUDGES.search(words) or NUDGES_MANY.search(words) else None


def _all_of_them(asked: Asked, words: str) -> re.Match[str] | None:
    found = ALL_OF_THEM.search(words)
    if found is None:
        return None
    rest = f"{words[: found.start()]} {words[found.end() :]}"
    for code, name in asked.setting.systems:
        for said in sorted(names_of(code, name), key=len, reverse=True):
            rest = rest.replace(said, " ")
    return found if BESIDE.fullmatch(rest) else None
