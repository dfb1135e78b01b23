"""The words by which people ask when the bot reminds, and coordinators change it."""

import re
from collections.abc import Callable

from domain import change_commands as ch
from domain import commands as c
from domain import desk_commands as d
from domain.policies import BEFORE, HEAD, HOUR, LATE, MEETINGS, REPEAT, STYLE, STYLES
from domain.words.asked import Asked
from domain.words.systems_said import BLANKS, names_of, system_named

LONGEST = 80  # letters; who writes more says something else as well
_END = r"(?:หน่อย|ด้วย|ที|ให้|บ้าง|อยู่|ตอนนี้|เลย|นะ|ค่ะ|คะ|ครับ|คับ|จ้า|จ้ะ)*"
_SET = r"(?:ช่วย|รบกวน|ขอ|ให้|ตั้งค่า|ตั้ง|เปลี่ยน|ปรับ|แก้|ใช้)*(?:การ|แบบ|นโยบาย)*"
_NUMBERS = r"(?P<value>[0-9]{1,2}(?:(?:,|และ|กับ)+[0-9]{1,2})*)(?:วัน)?(?:ทำการ)?"
_NUMBER = r"(?P<value>[0-9]{1,2})(?:วัน)?(?:ทำการ)?"
BETWEEN = re.compile(r"(?<=[0-9])[\s,]+(?=[0-9])")
ASKS = re.compile(
    r"(?:ขอดู|ขอ|ดู|ตอนนี้|ปีนี้|บอท|จะ|ระบบ)*+(?:นโยบาย(?:การ)?(?:แจ้ง)?เตือน"
    rf"|(?:แจ้ง)?เตือน(?:งาน|เรา|คน|กัน)?(?:ยังไง|อย่างไร|แบบไหน|กี่ครั้ง|กี่โมง|กี่วัน|ตอนไหน|วันไหน|เมื่อไ(?:ร|หร่)))(?:เตือน)?{_END}"
)
SETS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (STYLE, re.compile(rf"{_SET}(?:แจ้ง)?เตือน(?:แบบ|เป็น|ให้)*(?P<value>{'|'.join(STYLES)}){_END}")),
    (
        BEFORE,
        re.compile(
            rf"{_SET}เตือน(?:ล่วงหน้า|ก่อน(?:กำหนด|ถึงกำหนด)?)(?:เป็น|ที่)?{_NUMBERS}(?:ก่อน(?:ถึง)?กำหนด)?{_END}"
        ),
    ),
    (
        LATE,
        re.compile(
            rf"{_SET}เตือน(?:เมื่อ|ตอน|ถ้า)?(?:เลย|หลัง)(?:กำหนด)?(?:แล้ว|เป็น|วันทำการที่|วันที่|ที่)*{_NUMBERS}{_END}"
        ),
    ),
    (REPEAT, re.compile(rf"{_SET}เตือนซ้ำ(?:ทุกๆ|ทุก)?(?:เป็น)?{_NUMBER}{_END}")),
    (
        HEAD,
        re.compile(
            rf"{_SET}แจ้งหัวหน้า(?:กลุ่ม)?(?:เมื่อ|ถ้า|หลัง|ตอน)*เลย(?:กำหนด)?(?:แล้ว|เป็น|วันทำการที่|ที่)*{_NUMBER}{_END}"
        ),
    ),
    (
        HOUR,
        re.compile(
            rf"{_SET}เวลา(?:แจ้ง)?เตือน(?:เป็น|ที่)?(?P<value>[0-9]{{1,2}}(?:[.:][0-9]{{1,2}})?)(?:น\.?|โมง)?{_END}"
        ),
    ),
)
MEETING = r"(?:การ)?(?:นัดหมาย|นัดประชุม|ประชุม)"
TELLS_MEETINGS = re.compile(rf"{_SET}เตือน{MEETING}(?:ด้วย|เสมอ|ล่วงหน้า|ทุกครั้ง){_END}")
NO_MEETINGS = re.compile(rf"(?:ไม่ต้อง|งด|เลิก|ปิด)(?:ส่ง)?(?:การ)?เตือน{MEETING}{_END}")


def _show(asked: Asked) -> c.Command | None:
    words = _compact(asked.words)
    return d.ShowPolicy() if len(words) <= LONGEST and ASKS.fullmatch(words) else None


def _set(asked: Asked) -> c.Command | None:
    """ "เตือน eMENSCR ล่วงหน้า 7, 3, 1, 0": the line of the policy, of the system that is named or of the office."""
    words, system = _without_system(asked)
    if len(words) > LONGEST:
        return None
    for key, pattern in SETS:
        if found := pattern.fullmatch(words):
            return ch.SetPolicy(key, re.sub("และ|กับ", ",", found["value"]), system)
    return _meetings(words, system) if asked.setting.coordinates else None


def _meetings(words: str, system: str) -> c.Command | None:
    if TELLS_MEETINGS.fullmatch(words):
        return ch.SetPolicy(MEETINGS, "ใช่", system)
    return ch.SetPolicy(MEETINGS, "ไม่ใช่", system) if NO_MEETINGS.fullmatch(words) else None


def _without_system(asked: Asked) -> tuple[str, str]:
    words = _compact(asked.words)
    code = system_named(asked.words, asked.setting.systems)
    if code is None:
        return words, ""
    name = dict(asked.setting.systems)[code]
    for said in sorted(names_of(code, name), key=len, reverse=True):
        words = words.replace(BLANKS.sub("", said), "").replace("".join(said.split()), "")
    return words, code


def _compact(words: str) -> str:
    return "".join(BETWEEN.sub(",", words).split())


POLICY: tuple[Callable[[Asked], c.Command | None], ...] = (_show, _set)
