"""Thai as people type it: one way of writing it, and the words the bot listens for."""

import re
import unicodedata

THAI_DIGITS = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
INVISIBLE = re.compile("[\u200b-\u200f\u2060\ufeff\u00ad]")
SPLIT_AM = re.compile("\u0e4d([\u0e48-\u0e4b]?)\u0e32")
LATE_TONE_AM = re.compile("\u0e4d?\u0e33([\u0e48-\u0e4b])")


def normalise(text: str) -> str:
    """One spelling for what looks the same: NFC, no invisible marks, แ and ำ whole, one blank.

    Never NFKC, which splits ำ (reference §4.2).
    """
    text = INVISIBLE.sub("", unicodedata.normalize("NFC", text)).replace("เเ", "แ")
    text = SPLIT_AM.sub("\\1\u0e33", text)
    text = LATE_TONE_AM.sub("\\1\u0e33", text)
    return re.sub(r"\s+", " ", text).strip()


def plain(text: str) -> str:
    """Normalised, lower case and with Arabic digits: the form that rules are matched on."""
    return normalise(text).translate(THAI_DIGITS).lower()


NUMBER = r"([0-9]{1,4}(?:\.[0-9]{1,2})?)"
PERCENT = re.compile(
    rf"(?:ร้อยละ|เปอร์เซ็นต์ที่)\s*{NUMBER}|{NUMBER}\s*(?:%|เปอร์เซ็นต์|เปอร์เซ็น|เปอร์เซน|เปอร์เซนต์|เปอเซ็น|เปอ\b)"
)
BARE_PERCENT = re.compile(rf"\s*{NUMBER}\s*(?:ค่ะ|คะ|ครับ|แล้ว)*\s*")
MEASURED = re.compile(rf"(?:เบิกจ่าย|ใช้งบ|คะแนน|ค่าเฉลี่ย|โอเน็ต)[^0-9]{{0,20}}?{NUMBER}|{NUMBER}\s*บาท")

PROBLEM = re.compile(
    r"(?:ติดปัญหา|มีปัญหา|ติดขัด|ติดตรง|ติดที่|รอ(?!บ)|ยังไม่ได้ข้อมูล|ขาดข้อมูล|ยังขาด|ระบบล่ม|เข้าระบบไม่ได้|ขอเลื่อน|ส่งไม่ทัน|ไม่ทัน)"
)
SUBMIT = re.compile(
    r"(?:^|[^ตยะ่])ส่ง(?:แล้ว|งาน|เลย|ข้อ|ครบ|รายงาน|ให้แล้ว)|^ขอส่ง|^ส่ง|ส่งแล้ว|ส่งค่ะ|ส่งครับ|เสร็จแล้ว|เสร็จเรียบร้อย|เรียบร้อยแล้ว|เสร็จสิ้น"
)
NOT_SUBMIT = re.compile(
    r"ยังไม่(?:ได้)?(?:ส่ง|เสร็จ)|ไม่ได้ส่ง|ใกล้เสร็จ|เกือบเสร็จ|จะส่ง|ส่งไม่|ส่งพรุ่งนี้|ต้องส่ง|กำหนดส่ง|ส่งวันไหน|ส่งเมื่อ"
)

LIST_DUTIES = re.compile(
    r"งานของ(?:ฉัน|ผม|หนู|ดิฉัน|เรา|พี่|ตัวเอง)|งานฉัน|งานผม|งานค้าง|^งาน$|(?:ฉัน|ผม|หนู|พี่|เรา)?(?:ค้าง|มีงาน|ต้องส่ง|ต้องทำ)(?:อะไร|ไร)|มีอะไรค้าง|ยังค้างอะไร"
)
WHO_OWES = re.compile(
    r"ใคร(?:ยัง)?(?:ค้าง|ไม่ส่ง|ไม่ได้ส่ง|ยังไม่)|ใครบ้าง(?:ที่)?(?:ค้าง|ยัง)|ค้างส่ง(?:บ้าง)?$|กลุ่มไหน(?:ยัง)?(?:ค้าง|ไม่)"
)
UNDO = re.compile(r"(?:ยกเลิก|เลิกทำ|ย้อนกลับ|ย้อน|undo|เมื่อกี้ผิด|ส่งผิด|พิมพ์ผิด|ลงผิด)(?:ค่ะ|คะ|ครับ|รายการเมื่อกี้|เมื่อกี้| )*")
ACKNOWLEDGE = re.compile(r"(?:รับทราบ|ทราบแล้ว|ทราบ|รับแซ่บ|ack)(?:ค่ะ|คะ|ครับ|แล้ว|ประกาศ|ขอบคุณ|จ้า|จ้ะ|[ !.🙏])*")
BROADCAST = re.compile(r"ประกาศ(?:ว่า|ถึงทุกคน)?[\s::]*(.*)", re.DOTALL)
HELP = re.compile(
    r"(?:ช่วยเหลือ|ช่วยด้วย|help|เมนู|menu|วิธีใช้|ใช้ยังไง|ใช้อย่างไร|ทำอะไรได้บ้าง|\?)(?:ค่ะ|คะ|ครับ|หน่อย| )*"
)
THANKS = re.compile(r"(?:ขอบคุณ|ขอบใจ|thank|แต๊งกิ้ว|ขอบพระคุณ)")
GREETING = re.compile(r"(?:สวัสดี|หวัดดี|ดีค่ะ|ดีครับ|hello|hi\b|ฮัลโหล|สวัสดีตอน)")
WHO_AM_I = re.compile(r"ฉันคือใคร|ฉันเป็นใคร|ผมเป็นใคร|ข้อมูลของฉัน|ข้อมูลฉัน|whoami")

LINK = re.compile(
    r"(?:https?://|(?:(?:drive|docs|sites|photos\.app)\.(?:google|goo)|forms\.gle|bit\.ly|1drv\.ms|onedrive\.live|tinyurl\.com|youtu\.be)[./])[^\s<>\"'฀-๿]+",
    re.IGNORECASE,
)
TRAILING = ".,;:!?)]}>…"


def links_in(text: str) -> tuple[str, ...]:
    """The web links in a message, each once, with their scheme; they are never fetched."""
    found = (match.group().rstrip(TRAILING) for match in LINK.finditer(INVISIBLE.sub("", text)))
    return tuple(dict.fromkeys(link if "://" in link else f"https://{link}" for link in found))


def without_links(text: str) -> str:
    """The message without its links, whose letters must not be read as codes."""
    return LINK.sub(" ", text)
