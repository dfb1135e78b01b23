"""Numbers in words, as people dictate them: หกสิบห้า → 65, where a number can stand."""

import re

from domain.words.letters import NAMES as LETTER_NAMES

LETTERS = tuple(LETTER_NAMES)
UNITS = {
    "หนึ่ง": 1,
    "นึง": 1,
    "เอ็ด": 1,
    "สอง": 2,
    "ยี่": 2,
    "สาม": 3,
    "สี่": 4,
    "ห้า": 5,
    "หก": 6,
    "เจ็ด": 7,
    "แปด": 8,
    "เก้า": 9,
}
TENS = {"สิบ": 10, "ร้อย": 100, "พัน": 1_000, "หมื่น": 10_000, "แสน": 100_000, "ล้าน": 1_000_000}
_DIGIT = "|".join(UNITS)
_TEN = "|".join(TENS)
_LONE = rf"(?:{_DIGIT})(?!ัญ|รับ|ม(?=ือ|ุม|ื้อ)|ง(?!บ|าน)|ยบ|นอ|อก)"
_PART = rf"(?:(?:{_DIGIT})(?:{_TEN})|{_LONE}|ศูนย์(?={_DIGIT})|(?:สิบ|ร้อย(?!ละ|เอ็ด)))"
_NUMBER = rf"(?P<whole>(?:{_PART})++)(?!{_DIGIT})(?:จุด(?P<part>(?:{_DIGIT})+))?"
# A number may stand behind these whatever follows, before these whatever stands there, and else between two borders.
_CALLED = (
    "ข้อ",
    "ข้อที่",
    "ร้อยละ",
    "วันที่",
    "เลขที่",
    "เลขรับ",
    "ระยะที่",
    "ไตรมาส",
    "ครั้งที่",
    "กลยุทธ์",
    "มาตรฐาน",
    "รุ่นที่",
    *LETTERS,
)
_COUNTED = "ใน(?=หนึ่ง|สอง|สาม|สี่|ห้า|หก|เจ็ด|แปด|เก้า|สิบ|ยี่)|เปอร์เซ็นต์|โรง|บาท|คะแนน|ข่าว|ราย(?!ง)|แห่ง|รุ่น|โครงการ|คน|เรื่อง(?!ราว)|ชุด|ประเด็น"
_BORDERS = (
    "ก็",
    "นี่",
    "ใน",
    "ได้",
    "แล้ว",
    "เป็น",
    "ไป",
    "ประมาณ",
    "งาน",
    "จาก",
    "และ",
    "กับ",
    "ถึง",
    "เหลือ",
    "อีก",
    "ส่ง",
    "สัก",
    "ใช่",
    "ที่",
    "ผิดค่ะ",
    "ผิดครับ",
    "ราว",
    "คะแนน",
    "ออกมา",
    "เตือน",
    "ตั้งแต่",
    "วัน",
    "แค่",
)
_AFTER = r"(?=$|[^ก-๎]|ในสี่|ในสาม|ในห้า|เอง|วัน|ข้อ|อาทิตย์|สัปดาห์|เดือน|ค่ะ|คะ|ครับ|แล้ว|เสร็จ|ส่ง|ได้|และ|กับ|ติด|ถึง|จาก|นะ|เป็น|กว่า|ก็|รอ|ยัง|ไม่|ทำ|จะ|มกรา|กุมภา|มีนา|เมษา|พฤษ|มิถุ|กรกฎา|สิงหา|กันยา|ตุลา|ธันวา)"


def _behind(words: tuple[str, ...]) -> str:
    return "|".join(f"(?<={word})" for word in words)


# Tens with what goes with them are a number wherever they stand: ครบยี่สิบสี่จาก, ที่สิบห้าก่อน; so are two counts
# of the same things.
_TENS = (
    rf"(?P<whole4>(?:{_DIGIT})(?:สิบ|ร้อย(?!ละ))(?:{_DIGIT}|สิบ)*|สิบ(?:{_DIGIT}))(?:จุด(?P<part4>(?:{_DIGIT})+))?"
)
_OF_SO_MANY = rf"(?P<whole5>(?:{_PART})++)(?P<things>[ก-๎]{{2,14}}?)(?=จาก(?:ทั้งหมด)?(?:{_DIGIT}|สิบ)+(?P=things))(?P<part5>)"
SPOKEN = re.compile(
    rf"(?:{_behind(_CALLED)}){_NUMBER}|{_NUMBER.replace('whole', 'whole2').replace('part', 'part2')}(?={_COUNTED})"
    rf"|(?:(?<![ก-๎])|{_behind(_BORDERS)}){_NUMBER.replace('whole', 'whole3').replace('part', 'part3')}{_AFTER}|{_TENS}|{_OF_SO_MANY}"
)
# A code said digit by digit: อีสองศูนย์ is E20.
BY_DIGIT = re.compile(rf"(?P<letters>{'|'.join(LETTERS)})(?P<first>{_DIGIT})ศูนย์(?!กลาง|สอบ|ประสาน|รวม)")
SEVERAL = re.compile(rf"(?:{_DIGIT}){{2,}}")
_TOKEN = re.compile(rf"{_DIGIT}|{_TEN}")


def with_digits(text: str) -> str:
    """The text with its number words as digits; what is part of another word stays."""
    return SPOKEN.sub(_digits, BY_DIGIT.sub(lambda one: f"{one['letters']}{UNITS[one['first']]}0", text))


def amount(written: str) -> float:
    """What an amount as it is written comes to: "1,250,000", "12 345.5"."""
    return float(written.replace(",", "").replace(" ", ""))


def _digits(found: re.Match[str]) -> str:
    groups = found.groupdict()
    words = next(groups[f"whole{n}"] for n in ("", 2, 3, 4, 5) if groups[f"whole{n}"])
    said = next((groups[f"part{n}"] for n in ("", 2, 3, 4, 5) if groups[f"part{n}"]), "")
    if not groups["whole"] and SEVERAL.fullmatch(words):
        return found[0]  # สองสาม: two or three
    whole = " ".join(str(_value(number)) for number in _apart(words))
    part = "".join(str(UNITS.get(word, 0)) for word in _TOKEN.findall(said))
    return (f"{whole}.{part}" if part else whole) + (groups["things"] or "")


def _apart(words: str) -> list[str]:
    """ "แปดหกสิบ" is 8 and 60: a digit behind which another number of tens begins stands alone."""
    tokens, numbers = _TOKEN.findall(words), [""]
    for token, following in zip(tokens, [*tokens[1:], ""], strict=True):
        if token in UNITS and following in TENS and numbers[-1].endswith(tuple(UNITS)):
            numbers.append("")
        numbers[-1] += token
    return numbers


def _value(words: str) -> int:
    total = waiting = 0
    for word in _TOKEN.findall(words):
        if word in TENS:
            total += (waiting or 1) * TENS[word]
            waiting = 0
        else:
            waiting = waiting * 10 + UNITS.get(word, 0) if waiting else UNITS.get(word, 0)
    return total + waiting
