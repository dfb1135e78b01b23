"""What coordinators change of the whole office: days off, a round's date, all that somebody has."""

import re
from dataclasses import replace

from domain import change_commands as ch
from domain import commands as c
from domain import coordinator_commands as k
from domain import group_commands as g
from domain.commands import OfDuties
from domain.setting import Setting
from domain.thai import normalise
from domain.words import coordinator_words as w
from domain.words.asked import Asked, by_code
from domain.words.office_words import LAST_POLITE

DAY_OFF = re.compile(r"(?:เพิ่ม|ตั้ง|กำหนด)(?:เป็น)?วันหยุด")
NO_DAY_OFF = re.compile(r"ไม่(?:ได้)?(?:เป็นวัน)?หยุดแล้ว|ไม่ใช่วันหยุด(?:แล้ว)?|(?:ยกเลิก|ลบ)วันหยุด")
MOVES_ROUND = re.compile(
    r"(?<!ขอ)(?:เลื่อน|ขยาย|ขยับ)(?:กำหนด|เวลา|วัน|ส่ง|ของ|\s)*(?:ทั้ง)?รอบ(?P<round>[^\n]+?)(?:ไป)?เป็น\s*(?P<until>.+)"
)
ALL_OF = re.compile(r"โอน(?:ภารกิจ|งาน)[^\n]{0,30}?ของ")
SOME_OF = re.compile(r"อัน(?:ที่|นั้น|นึง|หนึ่ง)|บาง(?:งาน|ส่วน|อัน)|สัก|เรื่อง|(?:งาน|ข้อ)(?:ที่|นั้น)")
EVERY_UNIT = re.compile(r"ทุก(?:โรงเรียน|โรง|กลุ่ม|หน่วย)|(?:โรงเรียน|โรง|กลุ่ม)\s?ที่ยัง(?:ไม่|มิ)")
TITLE = 100  # letters of a day's name


def at_once(asked: Asked, words: str, question: re.Pattern[str]) -> c.Command | None:
    """What is no less asked for in a question, and of no duty that there is."""
    if w.TIES.search(words):
        return g.TieGroup(asked.heard.said)
    day_off = _says_of_a_day(asked, words, asks=bool(question.search(words)))
    if day_off:
        return day_off
    if w.ADDS.search(words):
        return k.AddDuty(asked.heard.said, asked.days[-1].day if asked.days else None)
    approves = w.APPROVES.search(words)
    if approves and not asked.part.meant and not question.search(approves["words"] or ""):
        return k.ApproveEnrol(normalise(approves["words"] or approves["before"]))
    return None


def _says_of_a_day(asked: Asked, words: str, *, asks: bool) -> c.Command | None:
    """ "เพิ่มวันหยุด 22 ก.ค. วันหยุดพิเศษ ครม.", and by a coordinator "22 ก.ค. ไม่หยุดแล้ว"."""
    ends = NO_DAY_OFF.search(words) if asked.setting.coordinates and not asks else None
    if not asked.days or not (ends or DAY_OFF.search(words)):
        return None
    day = asked.days[-1]
    title = "" if ends else LAST_POLITE.sub("", asked.words[day.end :]).strip(" ,")
    return ch.SetDayOff(day.day, title[:TITLE], is_holiday=not ends)


def of_every_unit(command: c.Command, words: str, setting: Setting) -> c.Command:
    """Nothing is asked where a coordinator means one item of all units: "ขยาย SC1 ของทุกโรงเรียนไป 2 ส.ค."."""
    if not isinstance(command, c.AskWhich) or not isinstance(command.meant, OfDuties):
        return command
    codes = {duty.code for duty in setting.duties(command.candidates)}
    if not setting.coordinates or len(codes) != 1 or not EVERY_UNIT.search(words):
        return command
    return replace(command.meant, duties=command.candidates)


def of_the_whole(asked: Asked, words: str, reason: str) -> c.Command | None:
    """A whole round's date, or everything that somebody has: said by a coordinator, without a duty's code."""
    if by_code(asked) or not asked.setting.coordinates:
        return None
    round_ = MOVES_ROUND.search(words)
    if round_ and asked.days:
        days = (asked.words[one.start : one.end].strip() for one in asked.days)
        until = next((day for day in days if round_["until"].startswith(day)), round_["until"])
        return k.MoveRound(round_["round"].strip(), until, reason)
    everything = ALL_OF.search(words) and not SOME_OF.search(words)
    return k.Reassign((), asked.heard.said) if everything else None
