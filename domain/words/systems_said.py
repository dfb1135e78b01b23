"""Systems as people say them: "ปักหมุดเรียบร้อยแล้ว" means the speaker's only duty there."""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache

from domain.duties import Duty
from domain.thai import plain, plain_name
from domain.words.names import Named
from domain.words.sounds import sound, sound_of_name

FORM = re.compile(r"(?<![a-z0-9])[a-z]{1,3}[0-9]{1,2}(?![a-z0-9])")
BLANKS = re.compile(r"[\s-]")
# A system's name without blanks and signs → how it is said as well.
ALSO_SAID = {
    "emes": ("อีเมส", "อีเมสส์", "อี-เมส", "อีเมท"),
    "emenscr": (
        "อีเมนส์",
        "อีเม็นส์",
        "อีเมนเอสซีอาร์",
        "อีเมนสกา",
        "อีเมนสก้า",
        "อีเมนสคา",
        "อีเมนเซอ",
        "อีเมนสเคอ",
        "emensrc",
        "emencsr",
        "emenscr",
    ),
    "ปักหมุดสารสนเทศ": ("ปักหมุด", "ปักหมดุ", "ปักหมดรอบ", "ปักหมดระยะ", "ปักมุด", "ปัดหมุด", "ปักหมุท", "ปักหมุก"),
    "ตรวจราชการ": ("ตรวจราชกาน", "ตรวจราชการ"),
    "แผนปฏิบัติการประจำปี": ("แผนปฏิบัติการ", "แผนปฏิบัตการ"),
    "รายงานผลประจำปี": ("รายงานประจำปี",),
    "หนังสือmyoffice/efiling": ("my office", "มายออฟฟิศ", "e-filing", "อีไฟลิ่ง"),
}


def _bare(text: str) -> str:
    return BLANKS.sub("", plain(text))


@lru_cache(maxsize=1024)
def _close(name: str) -> str:
    """A system's name without blanks and signs, remembered."""
    return BLANKS.sub("", name)


@lru_cache(maxsize=1024)
def names_of(code: str, name: str) -> tuple[str, ...]:
    """Everything that a system is called, plain."""
    known = tuple(said for key in (_bare(name), _bare(code)) for said in ALSO_SAID.get(key, ()))
    return tuple(dict.fromkeys((plain_name(name), plain_name(code), *known)))


def system_named(words: str, systems: Iterable[tuple[str, str]]) -> str | None:
    """The code of the system that the words name; the longest name wins."""
    bare, sounds = _bare(words), sound(words)
    found = [
        (len(said), code)
        for code, name in systems
        for said in names_of(code, name)
        if said in words or _close(said) in bare or (sound_of_name(said) or said) in sounds
    ]
    return max(found)[1] if found else None


def _find_round(words: str, held: Sequence[Duty], today: date) -> list[Named]:
    """The speaker's open duties of a form that is called by its letter and number: "M6 เสร็จแล้ว"."""
    for one in FORM.finditer(words):
        codes = [
            duty.code
            for duty in held
            if duty.is_open and duty.opens_on <= today and plain_name(duty.round_name).split()[:1] == [one[0]]
        ]
        if codes:
            unique = tuple(dict.fromkeys(codes))
            return [Named(one.start(), one.end(), unique, len(unique) == 1, "system")]
    return []


def find_systems(words: str, held: Sequence[Duty], today: date) -> list[Named]:
    """The speaker's open duties of a named system: certain where there is one."""
    code = system_named(words, {(duty.system_code, duty.system_name) for duty in held})
    if code is None:
        return _find_round(words, held, today)
    (name,) = {duty.system_name for duty in held if duty.system_code == code}
    codes = [
        duty.code for duty in held if duty.system_code == code and duty.is_open and duty.opens_on <= today
    ]
    said = next((said for said in sorted(names_of(code, name), key=len, reverse=True) if said in words), "")
    start = words.find(said) if said else 0
    unique = tuple(dict.fromkeys(codes))
    return [Named(start, start + len(said), unique, len(unique) == 1, "system")] if unique else []
