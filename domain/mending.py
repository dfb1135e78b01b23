"""Words typed with a wrong, missing or doubled mark or letter, as the words that rules listen for.

Marks are put right in every message; a wrong letter only in one that was not understood as it stands.
"""

import re

from rapidfuzz import fuzz, process

MARKS = "[\u0e47-\u0e4c]"  # mai taikhu, the four tones, thanthakhat
SHORTEST = 6  # letters of a word that may have a wrong one
CLOSE = 80.0  # ratio (0-100) of a word with one wrong letter
WHOLE = (
    *(
        "เสร็จแล้ว",
        "เรียบร้อย",
        "ส่งแล้ว",
        "ทำแล้ว",
        "ติดปัญหา",
        "ขัดข้อง",
        "ยกเลิก",
        "ส่งผิด",
        "กดผิด",
        "พิมพ์ผิด",
        "เมื่อกี้",
        "ล่าสุด",
        "เมื่อสักครู่",
    ),
    *(
        "งานของฉัน",
        "งานค้าง",
        "ค้างส่ง",
        "ต้องส่ง",
        "ตีกลับ",
        "ส่งกลับ",
        "เกินกำหนด",
        "เลยกำหนด",
        "กำหนดส่ง",
        "วันไหน",
        "เมื่อไหร่",
        "สัปดาห์นี้",
    ),
    *(
        "โรงเรียน",
        "รายงาน",
        "ข้อมูล",
        "ของฉัน",
        "ชื่ออะไร",
        "ในระบบ",
        "ลงทะเบียน",
        "แจ้งเตือน",
        "หยุดเตือน",
        "ประชุม",
        "ปฏิทิน",
        "หลักฐาน",
    ),
    *(
        "รับทราบ",
        "ขอบคุณ",
        "สวัสดี",
        "ขอเลื่อน",
        "ยังไม่ได้",
        "ไม่ทัน",
        "ไม่ได้",
        "เกือบเสร็จ",
        "ใกล้เสร็จ",
        "ครึ่งหนึ่ง",
        "ร้อยละ",
        "เปอร์เซ็นต์",
    ),
    *(
        "เบิกจ่าย",
        "ลาป่วย",
        "ลากิจ",
        "ไปราชการ",
        "ปฏิบัติแทน",
        "ทำแทน",
        "ลบข้อมูล",
        "วิธีใช้",
        "คู่มือ",
        "ถึงไหน",
        "อินเทอร์เน็ต",
    ),
)
LONG = tuple(word for word in WHOLE if len(word) >= SHORTEST)


def _loosely(word: str) -> str:
    """The word with any mark, or none, where it has one and behind every letter."""
    return "".join(f"{letter}{MARKS}*" for letter in re.sub(MARKS, "", word))


_ANY = re.compile("|".join(f"(?P<w{n}>{_loosely(word)})" for n, word in enumerate(WHOLE)))


def right_marks(words: str) -> str:
    """Each of the words, whatever marks it was typed with, as it is spelt."""
    return _ANY.sub(lambda found: WHOLE[int((found.lastgroup or "w0")[1:])], words)


def mend(words: str) -> str:
    """With words that are one letter away from those that rules listen for in their place."""
    for word, _, _ in process.extract(words, LONG, scorer=fuzz.partial_ratio, score_cutoff=CLOSE, limit=4):
        at = fuzz.partial_ratio_alignment(word, words)
        if at and word not in words:
            words = f"{words[: at.dest_start]}{word}{words[at.dest_end :]}"
    return words
