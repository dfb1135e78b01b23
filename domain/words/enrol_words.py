"""The words by which strangers ask to come in, and coordinators let people in and go."""

import re

from domain import commands as c
from domain import enrol_commands as e
from domain import personal_commands as p
from domain.codes import codes_in
from domain.thai import POLITE
from domain.words.asked import Asked
from domain.words.coordinator_words import APPROVES
from domain.words.heard import Heard
from domain.words.request_words import ENROL_BY_NAME, HOW_TO

_PLEASE = r"(?:ช่วย|ขอ|ฝาก|รบกวน|บอท|\s)*"
RELEASES = re.compile(
    r"(?:ปล่อย|ปลดล็?อ[กค]|ปลด|ถอน|ยกเลิก|เคลียร์|รีเซ็ต|ล้าง)\s*(?:การ)?(?:ผูก)?\s*(?:บัญชี|ลงทะเบียน|ไลน์|line)"
    rf"|^{_PLEASE}ปลดล็?อ[กค]\s*(?!ให้|ไฟล์|ระบบ|รหัส)(?=[ก-๎])"
)
NEW_ACCOUNT = re.compile(r"เปลี่ยน(?:เครื่อง|ไลน์|line|โทรศัพท์|มือถือ|บัญชีไลน์)|(?:มือถือ|โทรศัพท์|ไลน์)หาย")
LEFT = re.compile(
    r"[ก-๎ .]{2,60}?(?:ลาออก|เกษียณ(?:อายุ)?(?:ราชการ)?|ย้ายออก|ย้ายไป[ก-๎ .0-9]{0,40}?|ออกจาก(?:สำนักงาน|เขต|ราชการ))"
    rf"(?:ไป)?แล้ว{POLITE}"
)
EVERYBODY = re.compile(r"ทุก(?:คน|ท่าน|บัญชี)|ทั้งหมด|ทั้ง(?:สำนักงาน|เขต)")
ISSUES = re.compile(
    r"(?:ออก|ขอ|สร้าง|ทำ)\s*(?:รหัส|โค้ด)\s*(?:ใหม่)?\s*(?:สำหรับ)?\s*(?:ลงทะเบียน|เข้าระบบ)"
    rf"|^{_PLEASE}ออก(?:รหัส|โค้ด)(?!งาน|ตัวชี้วัด|รายการ|ข้อ|โรงเรียน|หนังสือ)"
)
REQUESTS = re.compile(
    r"(?<!รับ)(?<!อนุมัติ)(?:คำขอ|ใครขอ|คนขอ|รออนุมัติ)\s*(?:การ)?ลงทะเบียน|ลงทะเบียน[ก-๎ ]{0,8}?(?:รออนุมัติ|ที่รอ)"
)

CODE = re.compile(
    rf"(?P<said>(?:ลงทะเบียน|รหัส|โค้ด|code|คือ|[\s:])*)(?P<first>[a-z0-9]{{4}})(?P<dash>\s?[-–—]\s?|\s)?"
    rf"(?P<last>[a-z0-9]{{4}}){POLITE}"
)


def read_code(words: str, *, enrolled: bool) -> c.Command | None:
    """A one-time code; from a stranger also beside other words, from a colleague only what is nothing else."""
    found = CODE.fullmatch(words)
    if not found:
        beside = codes_in(words) if "-" in words and not enrolled else []
        return c.Enrol(beside[0]) if len(beside) == 1 else None
    if enrolled and not (found["dash"] and words.isascii() and found["last"].isalpha()):
        return None
    return c.Enrol((found["first"] + found["last"]).upper())


def wish_to_enrol(heard: Heard) -> c.Command | None:
    """A stranger's "ลงทะเบียน สมศรี ใจดี"; how to do it is told by the greeting."""
    asks = ENROL_BY_NAME.search(heard.words) and not HOW_TO.search(heard.words)
    return p.EnrolByName(heard.said) if asks else None


def read_enrolling(asked: Asked) -> c.Command | None:
    """What a coordinator asks of accounts; of others only what cannot be anything else."""
    words = asked.words
    about_duties = any(one.by != "unit" for one in asked.part.meant)  # a person's unit tells namesakes apart
    if about_duties or asked.reports or APPROVES.search(words):
        return None
    if RELEASES.search(words):
        return e.ReleaseEnrol(asked.heard.said, everybody=bool(EVERYBODY.search(words)))
    if not asked.setting.coordinates:
        return None
    if ISSUES.search(words):
        return e.IssueCode(asked.heard.said)
    if REQUESTS.search(words):
        return e.ShowRequests()
    changed = NEW_ACCOUNT.search(words) or LEFT.fullmatch(words)
    return e.ReleaseEnrol(asked.heard.said) if changed else None
