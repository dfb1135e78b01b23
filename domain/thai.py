"""Thai as people type it: one way of writing it, and the words the bot listens for."""

import re
import unicodedata

THAI_DIGITS = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
WIDE_COLON = "\uff1a"
INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad]")
BLANK = rf"(?:\s|{INVISIBLE.pattern})*"
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


_KIND_WORDS = r"ค่ะ|คะ|ค่า|ครับ|คับ|จ้า|จ้ะ|จ๊ะ|นะ|น้า|ฮะ|แล้ว|ผม|[\s.!🙏🏻😊]"
POLITE = f"(?:{_KIND_WORDS})*"

NUMBER = r"(?<![a-z0-9.,])([0-9]{1,12}(?:\.[0-9]{1,6})?)"
AMOUNT = (
    r"(?<![a-z0-9.,])(?<![a-z] )"
    r"([0-9]{1,3}(?:,[0-9]{3}){1,4}(?:\.[0-9]{1,6})?|[0-9]{1,12}(?:\.[0-9]{1,6})?)"
)
SIGN = r"(?:[%％]|เปอร?์?(?:เ[ซชส]็?น(?:ต์|ท์|ต)?)?|percent)"
PERCENT = re.compile(rf"(?:ร้อยละ|เปอร์เซ็นต์ที่)\s*{NUMBER}|{NUMBER}\s*{SIGN}")
OTHER_PERCENT = re.compile(rf"(?:จาก|เดิม|เป้า(?:หมาย)?)\s*(?:ร้อยละ\s*)?{NUMBER}\s*{SIGN}?")
BARE_PERCENT = re.compile(
    rf"(?:ได้|ประมาณ|ราว|ๆ|สัก|น่าจะ|แค่|ตอนนี้|ทำ|ไป|ถึง|คืบหน้า|\s)*{NUMBER}\s*{SIGN}?(?:กว่า|ๆ)*{POLITE}"
)
IN_WORDS = {
    0.0: re.compile(r"ยังไม่(?:ได้)?เริ่ม"),
    50.0: re.compile(r"ครึ่ง(?:ทาง|หนึ่ง|นึง)|(?:ได้|ทำไป|ไปแล้ว)(?:แล้ว|ประมาณ)?ครึ่ง(?!ปี|วัน|เดือน|ชั่วโมง)"),
}
PROGRESS = "คืบหน้า"
_COUNTED = r"(?:ไตรมาส(?:ที่)?|ป\.|ม\.|ปี|งวด(?:ที่)?|เดือน|รอบ(?:ที่)?)\s*[0-9]{1,4}"
_THINGS = r"(?:[0-9.,:]|แห่ง|โรง|คน|วัน|ครั้ง|รายการ|เรื่อง|น\.)"
MEASURED = re.compile(
    r"(?:เบิกจ่าย|ใช้งบ|คะแนน|ค่าเฉลี่ย|โอเน็ต)"
    rf"(?>(?:[^0-9]{{0,20}}?{_COUNTED})?)[^0-9]{{0,20}}?{AMOUNT}(?!\s*{_THINGS})|{AMOUNT}\s*บาท"
)

_BEFORE = ("ยัง", "กำลัง", "แต่", "และ", "แล้ว", "เพราะ", "คือ", "ค่ะ", "ครับ", "อยู่", "เหลือ")
# รอ begins a word here, and is no part of กรอก, การอบรม, อิเล็กทรอนิกส์.
_FREE = rf"(?:(?<![ก-๎])|{'|'.join(f'(?<={word})' for word in _BEFORE)}|(?<=ต้อง)(?<!ไม่ต้อง))"
_WAIT = rf"{_FREE}รอ(?!บ|ง[^บา]|ด[^ูำ]|ย[^ื]|สัก|แป|เดี๋ยว|ด้วย|ก่อน|นะ|หน่อย|ค่ะ|คะ(?!แนน)|ครับ|\s*$)"
PROBLEM = re.compile(
    r"(?<!ไม่)(?<!ไม่ได้)(?:ติดปัญหา|มีปัญหา|ติดขัด|ติดตรง|ติดที่|ติดเรื่อง)"
    r"|ยังไม่ได้(?:รับ)?ข้อมูล|ขาดข้อมูล|ยังขาด|ระบบล่ม|เข้าระบบไม่ได้|ขอเลื่อน|ส่งไม่ทัน|ไม่ทัน"
    rf"|{_WAIT}"
)
NO_PROBLEM = re.compile(rf"(?:ตอนนี้|ยัง)?ไม่(?:ได้)?(?:มี|ติด)(?:ปัญหา|อะไร|ขัด|เลย)*{POLITE}")

_LEAD = (
    r"(?:ข้อ|งาน|ตัวชี้วัด|รายการ|ขอ|อนุญาต|ผม|หนู|ฉัน|ดิฉัน|พี่|เรา|ได้|นำ|จัด|ทำ|ดำเนินการ|วันนี้|เมื่อวาน|เมื่อเช้า|เมื่อกี้"
    r"|สวัสดี|ค่ะ|คะ|ครับ|และ|กับ|เสร็จ|แล้ว|เรียบร้อย|ครบ|100|[%\s,.:;()=-])*"
)
_SENT = r"ส่ง(?:$|\s|ข้อ\s|แล้ว|งาน|เลย|ครบ|รายงาน|เรียบร้อย|ให้แล้ว|ให้เรียบร้อย|ค่ะ|คะ|ครับ|คับ|นะ|จ้า|จ้ะ)"
_DONE = r"(?:เสร็จ|เรียบร้อย)(?:สมบูรณ์|เรียบร้อย|สิ้น|ครบ|หมด)*\s*(?:แล้ว|ค่ะ|คะ|ครับ|คับ|$)"
SUBMIT = re.compile(
    rf"^{_LEAD}{_SENT}|(?:^|\s|ทำ|ดำเนินการ|งาน){_DONE}"
    rf"|(?<!โรงเรียน)(?<!ครู)\sส่ง(?:งาน|ครบ|เรียบร้อย)*แล้ว{POLITE}$"
)
SUBMIT_ALONE = re.compile(
    rf"{_LEAD}(?:ส่ง(?:งาน|รายงาน|ครบ|เรียบร้อย|ให้|เลย)*|เสร็จ(?:สิ้น|เรียบร้อย)*|เรียบร้อย){POLITE}"
)
NOT_SUBMIT = re.compile(
    r"ไม่(?!มีปัญหา|ติด)|อย่า|จะ|เดี๋ยว|พรุ่งนี้|มะรืน|(?:สัปดาห์|อาทิตย์|เดือน)หน้า"
    r"|วัน(?:จันทร์|อังคาร|พุธ|พฤหัส|ศุกร์|เสาร์|อาทิตย์|ที่)"
    r"|ใกล้|เกือบ|ต้อง(?:ส่ง|เสร็จ)|กำหนดส่ง|ก่อนส่ง|เตรียม|รอส่ง|กำลัง|ยกเลิก|ถ้า|หาก|เลื่อน"
    r"|เมื่อไ|เมื่อใด|ไหม|มั้ย|มั๊ย|ไม๊|ไหน|ยังไง|อย่างไร|อะไร|ใคร|กี่|ทำไม|หรอ|(?:หรือ|รึ)(?:ยัง|เปล่า)"
    r"|ยัง(?:คะ|ค่ะ|ครับ|\s*$)|\?"
)

LIST_DUTIES = re.compile(
    rf"งานของ\s*(?:ฉัน|ชั้น|ผม|หนู|ดิฉัน|เรา|พี่|ตัวเอง)|งาน(?:ฉัน|ผม|หนู|ค้าง|ที่ค้าง|ที่ต้อง(?:ส่ง|ทำ))|^งาน{POLITE}$"
    r"|(?:ค้าง|มีงาน|ต้องส่ง|ต้องทำ)(?:อะไร|ไร)|อะไร(?:ที่)?(?:ค้าง|ต้องส่ง|ต้องทำ)|ยังค้างอะไร|^(?:ขอ)?(?:ดู|เช็ค|เช็ก)งาน"
)
WHO_OWES = re.compile(
    r"ใคร(?:ที่)?(?:ยัง)?(?:ค้าง|ไม่ส่ง|ไม่ได้ส่ง|ยังไม่)|ใครบ้าง(?:ที่)?(?:ยัง)?(?:ค้าง|ไม่)|^ค้างส่ง(?:บ้าง)?$"
    r"|(?:กลุ่ม|หน่วย|โรงเรียน)ไหน(?:ยัง|บ้าง)?(?:ค้าง|ไม่)"
)
UNDO = re.compile(
    r"(?:ยกเลิก|เลิกทำ|ย้อนกลับ|ย้อน|undo|เมื่อกี้ผิด|ส่งผิด|พิมพ์ผิด|ลงผิด)"
    rf"(?:รายการ|การส่ง|ล่าสุด|เมื่อกี้|นี้)*{POLITE}"
)
NEVER_MIND = re.compile(rf"(?:ยกเลิก|ไม่เอาแล้ว|ไม่เป็นไร|ไม่แนบ|ช่างเถอะ){POLITE}")
ACKNOWLEDGE = re.compile(rf"(?:รับทราบ|ทราบ|รับแซ่บ|ack)(?:ประกาศ|ขอบคุณ|ขอบพระคุณ|ๆ|{_KIND_WORDS})*")
BROADCAST = re.compile(rf"{BLANK}ประกาศ(?!นียบัตร)(?:ว่า|ถึงทุกคน)?[\s:：]*(.*)", re.DOTALL)
LETTER_NUMBER = re.compile(
    r"(?:บันทึก)?\s*(?:เลข(?:ที่)?หนังสือ|หนังสือ(?:เลข)?ที่)\s*(?:ของ)?(?:ประกาศ)?\s*(?:คือ|[:：])?\s*"
    rf"(?P<number>[^?]*[0-9๐-๙][^?]*?){POLITE}"
)
REGISTER = re.compile(r"ทะเบียน(?:คุม)?(?:เอกสาร|หนังสือ)")
HELP = re.compile(rf"(?:ช่วยเหลือ|ช่วยด้วย|help|เมนู|menu|วิธีใช้|ใช้ยังไง|ใช้อย่างไร|ทำอะไรได้บ้าง|\?)(?:หน่อย)?{POLITE}")
THANKS = re.compile(r"ขอบคุณ|ขอบใจ|thank|แต๊งกิ้ว|ขอบพระคุณ")
GREETING = re.compile(r"สวัสดี|หวัดดี|^ดี(?:ค่ะ|ครับ|จ้า)|hello|\bhi\b|ฮัลโหล")
WHO_AM_I = re.compile(r"(?:ฉัน|ผม|หนู|ดิฉัน)(?:คือ|เป็น)ใคร|ข้อมูล(?:ของ)?(?:ฉัน|ผม|หนู)|whoami")

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
