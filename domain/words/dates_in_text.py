"""Finds the dates that stand in a message: "ลา 15-17 ก.ค.", "ขอเลื่อนเป็นวันจันทร์หน้าได้ไหม"."""

import re
from dataclasses import dataclass
from datetime import date

from domain.dates import read_date
from domain.words.thai_dates import MONTHS, WEEKDAYS, any_of
from domain.words.unclear_dates import DateUnclear

_MONTH = rf"(?:{any_of(MONTHS)})\.?"
_YEAR = r"(?:\s*(?:ปี\s*)?(?:พ\.?\s?ศ\.?\s*)?(?:25[0-9]{2}|20[0-9]{2}|[67][0-9](?![0-9,.%]))(?!\s*(?:%|โรง|คน|บาท|เปอร์)))?"
_NAMED = (
    rf"(?:วัน(?:{any_of(WEEKDAYS)})(?:ที่)?\s*)?(?:ที่|วันที่)?\s*[0-9]{{1,2}}\s*(?:เดือน)?\s*{_MONTH}(?:นี้)?{_YEAR}"
)
_SLASHED = r"(?<![0-9/])[0-9]{1,2}/[0-9]{1,2}(?:/(?:[0-9]{4}|[0-9]{2}))?(?![0-9/])"
_DAY_NAME = any_of({name: n for name, n in WEEKDAYS.items() if "." not in name})
_SPOKEN = (
    r"วันนี้|พรุ่งนี้|พรุ้งนี้|มะรืน(?:นี้)?|เมื่อวาน"
    r"|อีก\s*[0-9]{1,2}\s*(?:วันทำการ|วัน|สัปดาห์|อาทิตย์|เดือน)"
    rf"|(?:สิ้น|ปลาย)เดือน(?:\s*(?:{any_of(MONTHS)})\.?)?(?:นี้|หน้า)?|สิ้นไตรมาส(?:ที่)?\s*[1-4]|สิ้นปีงบ(?:ประมาณ)?|สิ้นปี"
    rf"|(?:วัน)?(?:{_DAY_NAME})(?:ที่)?(?:นี้|หน้า|ที่จะถึง(?:นี้)?|สัปดาห์หน้า|อาทิตย์หน้า)|วัน(?:{_DAY_NAME})(?!ที่)|(?:(?<=ถึง)|(?<=ขอ)|(?<=เป็น))(?:{_DAY_NAME})(?=$|[^ก-๎]|ก่อน|ค่ะ|คะ|ครับ|นะ|ได้)"
    rf"|(?:วัน)?(?:{_DAY_NAME})ที่\s*[0-9]{{1,2}}(?![0-9/.,])"
    r"|วันที่\s*[0-9]{1,2}(?![0-9/.,])|(?<![0-9.,/])[0-9]{1,2}(?=\s?นี้(?!า))"
)
WHEN = re.compile(f"{_NAMED}|{_SLASHED}|{_SPOKEN}")
RANGE = re.compile(
    rf"(?P<said>วันที่\s*)?(?<![a-z0-9.,/])(?<![a-z] )(?P<first>[0-9]{{1,2}})(?P<ago>\s*{_MONTH}{_YEAR})?\s*(?:-|–|กับ|ถึง(?:วันที่)?|ถึงวัน(?:{any_of(WEEKDAYS)})ที่)\s*(?P<last>[0-9]{{1,2}}(?:\s*(?:เดือน)?\s*{_MONTH}{_YEAR}|(?=\s?นี้)|(?(said)(?![0-9/.,%]|\s*เดือน(?!นี้))|(?!))))"
)
DAYS = re.compile(
    rf"(?:วัน)?(?P<first>{_DAY_NAME})\s*(?:ถึง|-|–)\s*(?P<last>(?:วัน)?(?:{_DAY_NAME})(?P<when>นี้|หน้า)?)"
)
NO_DAY = re.compile(_NAMED)
OF_A_LETTER = re.compile(r"(?:ลงวันที่|ลว\.?|ณ\s*วันที่|(?<!ตก)ลง|(?<![ก-๎])ณ)\s*$")


@dataclass(frozen=True)
class When:
    """A date and where it stands; the date of a letter that is referred to is none."""

    start: int
    end: int
    day: date


def find_dates(words: str, today: date) -> tuple[When, ...]:
    """Every date that can be read for certain, in the order of the words; of a range both ends."""
    found: list[When] = []
    rest = words
    for one in RANGE.finditer(words):
        ends = _range(one, today)
        if ends and not OF_A_LETTER.search(words[: one.start()]):
            found += [When(one.start(), one.start() + 1, ends[0]), When(one.start() + 1, one.end(), ends[1])]
            rest = f"{rest[: one.start()]}{'|' * len(one[0])}{rest[one.end() :]}"
    for one in DAYS.finditer(rest):
        found += _weekdays(one, today)
        rest = f"{rest[: one.start()]}{'|' * len(one[0])}{rest[one.end() :]}"
    for one in WHEN.finditer(rest):
        day = None if OF_A_LETTER.search(rest[: one.start()]) else _read(one[0], today)
        if day:
            found.append(When(one.start(), one.end(), day))
    return tuple(sorted(found, key=lambda when: when.start))


def find_impossible(words: str, today: date) -> str:
    """The first date that is written out and that no calendar has, as 31 ก.ย.; empty where there is none."""
    return next((one[0].strip() for one in NO_DAY.finditer(words) if _read(one[0], today) is None), "")


def _range(found: re.Match[str], today: date) -> tuple[date, date] | None:
    month = found["ago"] or re.sub(r"^[0-9]{1,2}", "", found["last"])
    if not month:  # "17 ถึง 19 นี้"
        first, last = (_read(f"วันที่ {found[end]}", today) for end in ("first", "last"))
        return (first, last) if first and last and first <= last else None
    last = _read(found["last"], today)
    first = _read(f"{found['first']}{month}", today)
    return (first, last) if first and last and first <= last else None


def _weekdays(found: re.Match[str], today: date) -> list[When]:
    """ "จันทร์ถึงพุธหน้า": the week is said of both, and the last day follows the first."""
    when = found["when"] or "นี้"
    first = _read(found["first"] + when, today)
    last = _read(found["last"].removesuffix(when) + when, today if found["when"] else first or today)
    if not first or not last or last < first:
        return []
    return [When(found.start(), found.start() + 1, first), When(found.start() + 1, found.end(), last)]


def _read(words: str, today: date) -> date | None:
    try:
        return read_date(f"วันที่ {words}" if words.isdigit() else words, today)
    except DateUnclear:
        return None
