"""Words typed with wrong, missing or doubled marks, as the words that rules listen for."""

import re

from domain.words.replacing import replacer

MARKS = "[\u0e47-\u0e4c]"  # mai taikhu, the four tones, thanthakhat
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


def _loosely(word: str) -> str:
    """The word with any mark, or none, where it has one and behind every letter."""
    return "".join(f"{letter}{MARKS}*" for letter in re.sub(MARKS, "", word))


_right = replacer((_loosely(word), word) for word in WHOLE)


def right_marks(words: str) -> str:
    """Each of the words, whatever marks it was typed with, as it is spelt."""
    return _right(words)
