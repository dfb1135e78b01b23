"""Which side of one duty is asked for: its date, evidence, people, history, verdict or problem."""

import re
from enum import StrEnum


class Facet(StrEnum):
    """One side of a duty that a question may be about; a question about none is about all of it."""

    DEADLINE = "deadline"
    EVIDENCE = "evidence"
    PEOPLE = "people"
    HISTORY = "history"
    VERDICT = "verdict"
    PROBLEM = "problem"


_ASKS = r"(?:อะไร|ไร(?!่)|ใด|ไหน|ไหม|มั้ย|ยังไง|อย่างไร|เท่าไหร่|กี่)"
WORDS: dict[Facet, re.Pattern[str]] = {
    Facet.DEADLINE: re.compile(
        r"เมื่อไหร่|วันไหน|วันใด|วันที่เท่า|กำหนด(?:การ)?ส่ง|ครบกำหนด|กำหนด(?:เขต|ส่วนกลาง|วัน)|เดดไลน์|เหลืออีกกี่วัน|เหลือกี่วัน"
    ),
    Facet.EVIDENCE: re.compile(
        rf"(?:หลักฐาน|แนบ|เอกสาร|ไฟล์|แบบรายงาน)[ก-๎a-z0-9 ]{{0,20}}?{_ASKS}"
        r"|(?:อะไร|ไร)แนบ|(?:หลักฐาน|แบบรายงาน)ที่ต้อง|ขอ(?:ดู)?(?:ลิงก์|หลักฐาน|ไฟล์)"
    ),
    Facet.PEOPLE: re.compile(
        r"ใคร(?!่)(?![ก-๎ ]{0,6}(?:ตอบ|ว่า))|ผู้ร่วม|ผู้รับผิดชอบ|ร่วมรับผิดชอบ|(?:คู่|ร่วม|ด้วย)(?:กับ|กะ)"
    ),
    Facet.HISTORY: re.compile(r"ประวัติ|ความเคลื่อนไหว|ย้อนหลัง|ที่ผ่านมา"),
    Facet.VERDICT: re.compile(
        r"กรรมกา[รน][ก-๎ ]{0,25}?(?:ว่า|ให้แก้|เห็น|เหตุผล|ดู)|ผลการ(?:พิจารณา|กลั่นกรอง)|ความเห็น|เหตุผล"
        r"|(?:ตี|ส่ง)กลับ(?:มา)?[ก-๎ ]{0,8}?(?:เพราะ|เรื่อง|ทำไม)|ทำไม[ก-๎ ]{0,15}?(?:ตี|ส่ง)กลับ"
    ),
    Facet.PROBLEM: re.compile(
        r"ติด(?:ปัญหา)?(?:อะไร|ไร|ตรงไหน|เรื่อง(?:อะไร|ไร))|ใคร[ก-๎ ]{0,6}ตอบ|ตอบ(?:มา|กลับ)?ว่า"
    ),
}


def facets_of(words: str) -> tuple[Facet, ...]:
    """What these words, as rules are matched on them, ask of a duty; nothing for all of it."""
    return tuple(facet for facet, pattern in WORDS.items() if pattern.search(words))
