"""How far it is, in percent: as a number, in words, or so many of so many."""

import re

from domain.words import report_words as w
from domain.words.number_words import amount

WHOLE = 100.0
# A number before one of these counts other things than percents, or is a day or an hour.
THINGS = r"โรง|คน|แห่ง|วัน|ราย|ข่าว|บาท|น\.|ม\.|ก\.|ส\.|ครั้ง|กลุ่ม|เรื่อง|ชุด|เดือน|โมง"
BARE = re.compile(
    r"(?:^|\s\s|ได้|ไป|เป็น|เปน|ถึง|คืบหน้า|คืบ|คีบ|ขึ้น|แล้ว|อยู่|เพิ่ง|ราว|ประมาณ)\s*(?P<number>[0-9]{1,3})(?![0-9.,:/-])\s*(?=$|แล้ว|ละ|ค่ะ|คะ|ครับ|นะ|จ้า|เอง|[^ก-๎0-9]|\s)"
    rf"(?!\s*(?:{THINGS}))"
)
NUMBERED = re.compile(r"(?:ไตรมาส|ระยะ|งวด|ครั้ง|มาตรฐาน|กลยุทธ์|ปี|ป\.|ม\.|ที่|วันที่|m|q)(?:ที่)?\s*[0-9]+")
NUMBER = re.compile(r"[0-9][0-9.,:/-]*")
BLANKS = re.compile(r"\s{3,}")  # where names stood


def bare_percent(doing: str) -> list[float]:
    """The one number that stands beside a name: "E5 ได้ 60", "E5 จาก 50 เป็น 66"."""
    found = w.BARE_PERCENT.fullmatch(w.OTHER_PERCENT.sub(" ", doing).strip())
    return [float(found[1])] if found else []


def percents_of(words: str) -> list[float]:
    """The different percents that tell how far it is; "จาก 40% เป็น 60%" tells one."""
    left = w.REMAINS.search(words)
    said = w.OTHER_PERCENT.sub(" ", w.REMAINS.sub(" ", words))
    found = [float(one[1] or one[2]) for one in w.PERCENT.finditer(said)]
    found = found or ([WHOLE - float(left[1])] if left and float(left[1]) <= WHOLE else [])
    found = found or [percent for percent, told in w.IN_WORDS.items() if told.search(said)]
    return list(dict.fromkeys(found)) or parts_done(words)


def parts_done(words: str) -> list[float]:
    """ "100 จาก 200 โรง", "ทั้งหมด 200 โรง ทำแล้ว 100 โรง": 50 percent."""
    for pattern in (w.OF_A_TOTAL, w.OF_ALL, w.FRACTION, w.SLASHED):
        for one in pattern.finditer(words):
            done, of = (amount(told) for told in one.groups() if told and told[0].isdecimal())
            done, of = (of, done) if pattern is w.OF_A_TOTAL else (done, of)
            if w.LACKING.search(words[: one.start()]):
                done = of - done
            if 0 <= done <= of and of > 0:
                return [round(done / of * WHOLE, 2)]
    return []


def lone_number(words: str) -> float | None:
    """The only number in words without the names of duties, where it stands as how far something is."""
    words = NUMBERED.sub(" ", BLANKS.sub("  ", words))
    found = BARE.search(words)
    alone = found and len(NUMBER.findall(words)) == 1 and float(found["number"]) <= WHOLE
    return float(found["number"]) if found and alone else None
