"""Putting the last report right: "ไม่ใช่ 5 เป็น 6", "60 ไม่ใช่ 80", "แก้เป็น 65%"."""

import re
from dataclasses import replace

from domain import personal_commands as p
from domain.setting import Setting
from domain.words.circle import LAST_DIGITS, Meant
from domain.words.letters import NAMES
from domain.words.meant import find_meant

_SPELLED = "|".join(NAMES)
_TOKEN = rf"(?:ร้อยละ\s*)?(?:ข้อ(?:ที่)?\s*|ตัว\s*)?(?:[a-z]{{1,8}}[ -]?|(?:{_SPELLED}){{1,3}}\s?)?[0-9]{{1,5}}(?:\.[0-9]+)?(?:\s*(?:%|เปอร์เซ็นต์))?"
_GAP = r"[^0-9a-z\n]{0,14}?"
WAYS = (
    re.compile(
        rf"ไม่ใช่\s*(?P<wrong>{_TOKEN}){_GAP}(?:แต่|หมายถึง|ที่ถูกคือ|ที่ถูก)?(?:เป็น|คือ|หมายถึง|\s)\s*(?P<right>{_TOKEN})"
    ),
    re.compile(rf"(?:แก้|เปลี่ยน)\s*จาก\s*(?P<wrong>{_TOKEN}){_GAP}เป็น\s*(?P<right>{_TOKEN})"),
    re.compile(
        rf"(?:แก้(?:ไข)?|เปลี่ยน|ต้อง|ที่ถูก(?:ต้อง)?|จริงๆ|ผิด)\s*(?:ต้อง)?(?:เป็น|คือ)\s*(?P<right>{_TOKEN})(?:{_GAP}ไม่ใช่\s*(?P<wrong>{_TOKEN}))?"
    ),
    re.compile(
        rf"(?P<wrong>{_TOKEN}){_GAP}ไม่ใช่[^0-9a-z\n]{{0,24}}?(?:ต้อง|แต่|ที่ถูก|จริงๆ)\s*(?:เป็น|คือ)\s*(?P<right>{_TOKEN})"
    ),
    re.compile(
        rf"แก้(?:ไข)?[^0-9a-z\n]{{0,45}}?จาก(?:เดิม)?\s*(?P<wrong>{_TOKEN}){_GAP}(?:เป็น|คือ)\s*(?P<right>{_TOKEN})"
    ),
    re.compile(rf"(?P<right>{_TOKEN}){_GAP}ไม่ใช่\s*(?P<wrong>{_TOKEN})"),
    re.compile(
        rf"แก้(?:ไข)?[^\n]{{0,60}}?จาก(?:เดิม)?\s*(?P<wrong>{_TOKEN}){_GAP}(?:เป็น|คือ)\s*(?P<right>{_TOKEN})"
    ),
    re.compile(
        rf"(?:พูด|พิมพ์|บอก|ลง|แจ้ง|ใส่|รายงาน|ส่ง|กรอก)(?:ตัว)?(?:เลข)?ผิด[^0-9a-z\n]{{0,60}}?(?:จริงๆ|ที่จริง|เป็น|คือ)\s*(?P<right>{_TOKEN})"
        r"(?P<wrong>)"
    ),
    re.compile(rf"ผิด[^0-9a-z\n]{{0,20}}?ต้อง\s*(?P<right>{_TOKEN})(?P<wrong>)"),
    re.compile(
        rf"(?P<wrong>{_TOKEN}){_GAP}(?:ผิด|ที่จริง)[^0-9a-z\n]{{0,12}}?(?:เอา|เป็น|คือ)\s*(?P<right>{_TOKEN})"
    ),
)
BY_NAME = re.compile(r"ไม่ใช่[^\n]{2,40}?(?:ที่ถูก(?:ต้อง)?(?:คือ)?|หมายถึง|แต่เป็น|ต้องเป็น)\s*(?P<right>.+)")
PERCENT = re.compile(r"ร้อยละ|([0-9]+(?:\.[0-9]+)?)\s*(?:%|เปอร์เซ็นต์)")
PUTS_RIGHT = re.compile(r"^แก้|แก้(?:เป็น|ตัวเลข)|ผิด|แก้ไข|สลับ|ที่จริง|ขอโทษ|ขออภัย")
QUOTES = str.maketrans("\"“”'", "    ")
BARE = re.compile(r"[0-9]{1,3}(?:\.[0-9]+)?")


def read_correction(words: str, setting: Setting) -> p.Correct | None:
    """What was meant instead; None where the words only sound like it, or name a duty and so say all anew."""
    words = words.translate(QUOTES)
    found = next((one for way in WAYS if (one := way.search(words))), None)
    if found is None:
        return _by_name(words, setting)
    around = f"{words[: found.start()]} {words[found.end() :]}"
    coded = [one for one in find_meant(around, setting.circle)[0] if one.by == "code"]
    if coded:
        return _of_coded(coded, found["right"], setting) if PUTS_RIGHT.search(words) else None
    right, wrong = found["right"], found["wrong"] or ""
    last = setting.last.duty if setting.last else None
    percent = PERCENT.search(right) or PERCENT.search(wrong)
    if percent:
        number = BARE.search(right)
        return p.Correct(percent=float(number[0]), last=last) if number else None
    return replace(_bare(right, wrong, setting), last=last)


def _of_coded(coded: list[Meant], right: str, setting: Setting) -> p.Correct:
    """A number of the duty that is named beside it; of another than the last one it is asked."""
    ids = tuple(id_ for one in coded for id_ in (*one.ids, *one.candidates))
    number = BARE.search(right)
    if not number or not setting.last or setting.last.duty not in ids or setting.last.percent is None:
        return p.Correct(candidates=ids)
    return p.Correct(percent=float(number[0]), last=setting.last.duty)


def _by_name(words: str, setting: Setting) -> p.Correct | None:
    found = BY_NAME.search(words)
    meant, _ = find_meant(found["right"], setting.circle) if found else ([], False)
    if not meant:
        return None
    ids = tuple(id_ for one in meant for id_ in one.ids)
    last = setting.last.duty if setting.last else None
    return p.Correct(ids, candidates=tuple(id_ for one in meant for id_ in one.candidates), last=last)


def _bare(right: str, wrong: str, setting: Setting) -> p.Correct:
    """Without a percent sign: a duty where it is called one or where the wrong one was the last duty's number."""
    meant, _ = find_meant(right, setting.circle)
    if not meant:
        meant = _by_number(right, wrong, setting)
    ids = tuple(id_ for one in meant for id_ in one.ids)
    if ids:
        return p.Correct(duties=ids)
    if meant:
        return p.Correct(candidates=tuple(id_ for one in meant for id_ in one.candidates))
    number = BARE.fullmatch(right.strip())
    return p.Correct(percent=float(number[0])) if number else p.Correct()


def _by_number(right: str, wrong: str, setting: Setting) -> list[Meant]:
    last = setting.last
    digits = LAST_DIGITS.search(last.code) if last else None
    if not digits or not wrong.strip().isdigit() or int(digits[1]) != int(wrong):
        return []
    return find_meant(f"ข้อ {right.strip()}", setting.circle)[0]
