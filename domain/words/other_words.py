"""Dialect and English in place of the words that rules listen for: เฮ็ดแล้วแล้วเด้อ, deadline วันไหน."""

from domain.words.replacing import replacer
from domain.words.thai_dates import SHORT_MONTHS

# What is understood ← what else people write for it, in plain letters.
SAME: dict[str, str] = {
    "อะไร": "อะหยัง|หยัง",
    "บ้าง": "แหน่",
    "เสร็จแล้ว": "แล้วแล้ว|เสร็จสรรพ",
    "หมดแล้ว": "เบิ่ดแล้ว",
    "ดู": "เบิ่ง",
    "ทำ": "เฮ็ด",
    "พรุ่งนี้": "มื้ออื่น|วันพูก|tomorrow",
    "วันนี้": "มื้อนี้|today",
    "ผม": "ข่อย",
    "เรา": "เฮา",
    "งาน": "เวียก",
    "ยังไง": "จั่งใด๋|จังใด๋",
    "m6": "เอ็ม ?(?:หก|6)(?![0-9])",
    "วันไหน": "มื้อใด๋|มื้อได๋",
    "ไหน": "ใด๋|ได๋",
    "ใคร": "ไผ(?=ยัง|บ่|ไม่|ค้าง|ส่ง|$|[^ก-๎])",
    "จะ": "สิ(?=ส่ง|ทำ|แล้ว|เฮ็ด|เสร็จ)",
    "ถูก": "ถืก",
    "ไม่ใช่": "บ่แม่น|บ่ใจ้",
    "พี่": "(?<![ก-๎])ปี้(?!จาย|เมย)",
    "ด้วย": "ตวย(?![ก-๎])",
    "ไม่": "บ่(?=ว่า|อยู่|เสร็จ|แล้ว|ต้อง|รู้|ทราบ|กล้า|พอ|ว่าง|ส่ง|เห็น|เป็น|ได้|ทัน|มี|ฮู้|ไหว|มา|ครบ)",
    "รับทราบ": "ฮับทราบ|noted|acknowledged|ฮู้แล้ว|รับรู้แล้ว|โอเช(?![ก-๎])|(?<![ก-๎])ซาบแล้ว",
    "ขอ": "ขอ(?:ความ)?(?:กรุณา|อนุเคราะห์|อนุญาต|เห็นใจ)(?:ใน)?(?:การ)?(?=เลื่อน|ขยาย|ผ่อนผัน|ส่งช้า|ไปส่ง)",
    "ล่าช้า": "เลท|delay(?:ed)?",
    "เลยกำหนด": "overdue",
    "ตีกลับ": "reject(?:ed)?",
    "ลาป่วย": "sick leave",
    "หยุดเตือน": "mute|งด ?noti(?:fication)?",
    "ขอรายการ": "ขอ ?list ?(?:งาน)?(?=ที่)|ขอรายชื่องาน",
    "สัปดาห์นี้": "this week|week\\s?นี้",
    "ลบ": "delete",
    "เตือน": "remind",
    "ลงทะเบียน": "register",
    "ประชุม": "meeting",
    "ไม่อยู่": "out of office",
    "ขอบคุณ": "thx|thanks|thank you",
    "สวัสดี": "good morning|สบายดีบ่",
    "ปฏิบัติแทน": "cover(?: ให้)?",
    "เปิดใหม่": "reopen",
    "ข้อมูลส่วนตัว": "profile",
    "ขัดข้อง": "system error",
    "ขอเลื่อน": "ขอ\\s*extend(?:\\s*(?:deadline|เดดไลน์))?",
    "เกือบเสร็จ": "(?:almost|nearly) done",
    "ยกเลิก": "undo|ctrl ?\\+ ?z",
    "เหลืออะไร": "what'?s left",
    "วิธีใช้": "how to use",
}
_ENGLISH_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
SAME |= {
    month: rf"(?<=[0-9])\s?{english}[a-z]*\.?(?![a-z])"
    for month, english in zip(SHORT_MONTHS, _ENGLISH_MONTHS, strict=True)
}
_known = replacer((pattern, word) for word, pattern in SAME.items())


def in_known_words(words: str) -> str:
    """Plain words with each of these as the word that rules know."""
    return _known(words)
