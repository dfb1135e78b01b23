"""What is asked of a LINE group itself: whose it is, to whom it is tied, what the bot knows it as."""

import re

from domain import commands as c
from domain import group_commands as g
from domain.thai import POLITE, plain
from domain.words.asked import Asked

_GROUP = r"(?:ไลน์)?(?:กลุ่ม|กรุ๊ป|ห้อง)(?:ไลน์)?(?:นี้)?"
_TIE = r"(?:ผูก|เชื่อม(?:โยง)?)"
TIES_TO = re.compile(rf"(?<!เลิก)(?<!การ)(?<!ปลด){_TIE}(?:{_GROUP})?\s*(?:ไว้)?\s*(?:เข้า)?(?:กับ|กะ|ให้|เป็นของ)")
UNTIES = re.compile(
    rf"(?:ยกเลิก|เลิก|ปลด|ถอน|หยุด)(?:การ)?{_TIE}(?!\s*(?:ไลน์(?!กลุ่ม|กรุ๊ป)|บัญชี))(?:{_GROUP})?.{{0,40}}|ปลด{_GROUP}{POLITE}",
    re.DOTALL,
)
SHOWS = re.compile(
    rf"/?\s*group\s?id{POLITE}|(?:ขอ|ดู)*(?:รหัส|ไอดี|หมายเลข|เลข)(?:ของ)?{_GROUP}(?:หน่อย|ที)?{POLITE}"
    rf"|{_GROUP}(?:ชื่อ|ผูก|เป็นของ|คือ)[ก-๎ ]{{0,20}}(?:อะไร|ไหน|ใคร|ไหม|มั้ย|หรือยัง|รึยัง){POLITE}"
)
OFFICE = re.compile(r"สำนักงาน|ทั้งเขต|ทุกกลุ่ม|เขตพื้นที่|ส่วนกลาง|^\s*เขต")


def read_group_request(asked: Asked) -> c.Command | None:
    """The command; where others read, plain words are enough to tie."""
    words = asked.words
    if UNTIES.fullmatch(words):
        return g.UntieGroup()
    if SHOWS.fullmatch(words):
        return g.ShowGroup()
    return g.TieGroup(asked.heard.said) if not asked.setting.private and TIES_TO.search(words) else None


def whose(said: str) -> str:
    """The part of the words that says to whom a group is to be tied, in plain letters.

    Nothing where they do not say that it is tied at all, but only sounded like it.
    """
    words = plain(said)
    found = TIES_TO.search(words) or re.search(f"{_TIE}{_GROUP}", words)
    tail = words[found.end() :] if found else ""
    return re.sub(r"^\s*(?:เข้า)?(?:กับ|กะ|เป็นของ)\s*", "", tail)


def means_office(words: str) -> bool:
    """Whether plain words name the whole office."""
    return OFFICE.search(words) is not None
