"""Whether one thing is told of a duty and another of something that was not understood: then it is asked."""

import re
from collections.abc import Sequence

from domain.thai import POLITE
from domain.words.circle import BY_CODE, Meant
from domain.words.heard import Heard
from domain.words.joined import FILL, JOINER
from domain.words.report_words import MEASURED, PERCENT, PROMISE, SUBMIT
from domain.words.reports import read_part

TWICE = re.compile(
    r"(?:[0-9]\s*(?:%|เปอร์เซ็นต์)|(?<![0-9])(?!25)[0-9]{2,}(?:\.[0-9]+)?(?=\s))(?P<between>[^0-9\n]+)[0-9]+(?:\.[0-9]+)?\s*(?:%|เปอร์เซ็นต์)"
)
CHANGES = re.compile(r"เป็น|จาก|เดิม|เหลือ|เพิ่ม|เป้า|ใช่|ถึง|ตอนนี้|แต่|เบิก|ผล|คะแนน|ของ|แก้|แล้ว|ตั้ง|เกณฑ์|เมื่อ")
TOGETHER = re.compile(r"ทั้ง(?:คู่|สอง|สาม|สี่|หมด|[0-9])|ทุก(?:ข้อ|ตัว|อัน)|เหมือนกัน|ด้วยกัน|เท่ากัน|ทั้งนั้น")
NOTHING = re.compile(rf"{JOINER.pattern}|{FILL}|{POLITE}|[\s.,:;()/-]")
NUMBER = re.compile(rf"{PERCENT.pattern}|{MEASURED.pattern}")
JOINS_ANOTHER = re.compile(r"แต่(?!ง|ละ)|ส่วน(?!กลาง|ใหญ่|ตัว)|\s[0-9]{1,2}[.)]\s")
_FILLS = r"(?:ส่ง|ออกไป|ไป|ก่อน|เป็น|วัน|ที่|ถึง|กำหนด|อีก|หน่อย|ได้ไหม|เวลา|ระยะ|รายงาน|เลย|ใหม่|แทน|\s)*"
ASKS_FOR_ANOTHER = re.compile(rf"(?:และ|แต่|ส่วน)\s*ขอ(?:เลื่อน|ขยาย){_FILLS}[ก-๎]{{8,}}")
SHORT_NAME = 3  # letters of the shortest name of another thing: dmc, ita
FEW, ANOTHER = 4, 8  # letters that tell nothing of their own; in which another thing may be named


def mixed(words: str, groups: Sequence[tuple[Meant, ...]], heard: Heard) -> bool:
    """Whether something is told of one of those named by code, and something unknown of another."""
    if TOGETHER.search(words) or any(one.by not in BY_CODE for group in groups for one in group):
        return False
    ends = [group[0].start for group in groups[1:]] + [len(words)]
    tails = [words[group[-1].end : end] for group, end in zip(groups, ends, strict=True)]
    tells = [read_part(tail, tail, heard.links).says_something for tail in tails]
    unknown = [len(NOTHING.sub("", tail)) >= FEW for tail in tails]
    return any(tells) and any(here and not told for here, told in zip(unknown, tells, strict=True))


def told_of_another(words: str, group: tuple[Meant, ...], heard: Heard) -> bool:
    """Whether something is told before what is named and something else behind: "จัดซื้อ 90% ครุภัณฑ์รอรูป"."""
    before, behind = words[: group[0].start], words[group[-1].end :]
    if ASKS_FOR_ANOTHER.search(behind) and PERCENT.search(behind):
        return True  # "ดำเนินการร้อยละ 80 และขอเลื่อนส่งผลการใช้จ่าย เป็นวันที่ 18"
    if any(one.by in BY_CODE for one in group):
        return _of_a_clause_before(before, behind, heard)
    twice = TWICE.search(behind)
    if twice and len(NOTHING.sub("", twice["between"])) >= FEW and not CHANGES.search(twice["between"]):
        return True  # "โอเน็ต 30% อังกฤษ 45%"
    sent = SUBMIT.search(behind)
    number = PERCENT.search(behind, sent.end()) if sent else None
    if sent and number:  # "เอ็นที ส่งแล้ว นิเทศ 40%"
        between = behind[sent.end() : number.start()]
        return len(NOTHING.sub("", between)) >= ANOTHER and not CHANGES.search(between)
    number = PERCENT.search(before)
    if (
        (number or "ครึ่ง" in before) and "ส่วน" in before and SUBMIT.search(behind)
    ):  # "ความปลอดภัยได้ครึ่ง ส่วนตรวจราชการส่งครบแล้ว"
        return True
    unknown = number and len(NOTHING.sub("", before[: number.start()])) >= FEW
    return bool(unknown) and read_part(behind, behind, heard.links, named_at=0).says_something


def _of_a_clause_before(before: str, behind: str, heard: Heard) -> bool:
    """Whether a number stands in a clause before the code's own, which tells something: "อังกฤษ 52% แต่ E1 ค้าง"."""
    number = next(iter(reversed(list(NUMBER.finditer(before)))), None)
    if number is None or len(NOTHING.sub("", before[: number.start()])) < SHORT_NAME:
        return False
    joined = JOINS_ANOTHER.search(before[number.end() :])
    told = PROMISE.search(behind) or read_part(behind, behind, heard.links, named_at=0).says_something
    return bool(joined and told)
