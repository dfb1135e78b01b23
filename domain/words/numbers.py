"""Bare numbers that stand for a duty: "5 เสร็จ", "ข้อ 5", "ส่ง 5, 7 และ 9", "5=60"; and ranges of codes."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from domain.words.names import Named
from domain.words.thai_dates import MONTHS, any_of

MOST = 30  # duties that a range or a list may name
_THINGS = (
    r"%|เปอร์|จุด|โรง|คน|แห่ง|วัน|บาท|น\.|ครั้ง|ราย|ข่าว|เรื่อง|ลูก|จาน|แก้ว|ห้อง|ชั่วโมง|ชม|โมง|เดือน|ปี|สัปดาห์|อาทิตย์"
    r"|นาที|คะแนน|รีม|ตัว|สาย|เม็ด|คู่(?!กับ|กะ)|เล่ม|ชุด|ไฟล์|ภาพ|รูป|รอบ|ม\.|ก\.|มี\.|เม\.|พ\.|มิ\.|ส\.|ต\.|ธ\.|มกรา|กุมภา|มีนา|เมษา|พฤษ|มิถุ|กรกฎา|สิงหา|กันยา|ตุลา|ธันวา"
)
_ENDS = rf"(?![0-9]|[.,:/][0-9]|\.\s|\s*(?:{_THINGS})|\s*[+*x]\s*[0-9]|\s*-\s*[0-9])"
_NUMBER = r"(?<![0-9.,:/a-z])[0-9]{1,3}"
# Each blank is read in one way alone, or a list of thirty numbers is tried in more ways than anybody can wait for.
_JOIN = r"\s*+(?:(?:,|และ|กับ|&|\+)\s*+|(?<=\s))(?:ข้อ(?:ที่)?\s*+)?"
_LIST = rf"(?P<list>{_NUMBER}(?:{_JOIN}[0-9]{{1,3}}(?![0-9.])){{0,{MOST}}}){_ENDS}"
_CUE = (
    r"(?=\s*(?:[0-9]{1,3}(?:\.[0-9]+)?\s*(?:%|เปอร์|$)|=|เสร็จ|ส่ง|ครึ่ง|ใกล้|เกือบ|รอ|ติด|ยังไม่|ได้|หลักฐาน|เรียบร้อย|ผ่าน|กำหนด"
    r"|แล้ว|คืบหน้า|ถึงไหน|มีปัญหา|ขอเลื่อน|\ue000|(?:ค่ะ|ครับ|นะ|น้า|ก่อน)?(?:\s*$|\sรอ|\sจน)))"
)
_CALLED = r"(?:ข้อ(?:ที่)?|ตัวที่|งานที่|รายการที่|ตัวชี้วัดที่)\s*"
CALLED = re.compile(_CALLED + _LIST)
FIRST = re.compile(rf"(?:^|\n)\s*{_LIST}(?:{_CUE}|(?=\s+[ก-๎a-z]))(?!\s*$)")
AMONG = re.compile(rf"(?<=\s){_LIST}(?=\s+(?:เสร็จ|เหลือ|ได้|ครบ|ส่ง|รอ|ติด|เรียบร้อย|ครึ่ง|ยังไม่|[0-9]{{1,3}}\s*%))")
AFTER_A_VERB = re.compile(
    rf"(?:(?<![ก-๎])|(?<=ขอ)|(?<=พี่)|(?<=หนู)|(?<=เพิ่ง))(?:ส่ง|แนบ|ทวง|อัพเดท|อัปเดต|ดู|ทำ)\s*{_LIST}{_CUE}"
)
EQUALS = re.compile(
    rf"(?P<list>{_NUMBER})\s*(?:=|->|→)\s*(?=[0-9]|ครึ่ง|เสร็จ|ส่ง)|(?P<before>{_NUMBER})\s*:\s*(?=[0-9.]+\s*%)"
)
RANGE = re.compile(
    r"(?<![a-z0-9])(?P<letters>[a-z]{1,8})?[ -]?(?P<first>[0-9]{1,4})\s*(?:[-–~]|ถึง(?:ข้อ)?)\s*(?P<again>[a-z]{0,8})[ -]?(?P<last>[0-9]{1,4})"
    rf"(?![0-9.]|\s*%|\s*(?:{any_of(MONTHS)}))"
)


def find_numbers(words: str, codes_of: Callable[[int], tuple[str, ...]]) -> list[Named]:
    """Each number with the codes that it may stand for: none means that it was called a duty and is none.

    A number in the middle of the words counts only where another number stands for a duty already.
    """
    found: dict[int, Named] = {}
    for pattern in (CALLED, EQUALS, AFTER_A_VERB, FIRST, AMONG):
        if pattern is AMONG and not found:
            break
        for one in pattern.finditer(words):
            for at, named in _each(one, pattern is CALLED, codes_of):
                found.setdefault(at, named)
    return sorted(found.values(), key=lambda one: one.start)


def _each(
    one: re.Match[str], called: bool, codes_of: Callable[[int], tuple[str, ...]]
) -> Iterator[tuple[int, Named]]:
    group = "list" if one["list"] else "before"
    for number in re.finditer("[0-9]{1,3}", one[group]):
        at = one.start(group) + number.start()
        start = one.start() if called and number.start() == 0 else at
        codes = codes_of(int(number[0]))
        if codes or called:
            yield at, Named(start, at + len(number[0]), codes, len(codes) == 1, "number")


def find_ranges(words: str, known: Iterable[str], codes_of: Callable[[int], tuple[str, ...]]) -> list[Named]:
    """The codes of every range that is known from end to end; one that is not stands for nothing certain."""
    said = list(RANGE.finditer(words))
    if not said:
        return []
    keys = {code.lower().replace("-", "").replace(" ", ""): code for code in known}
    letters = {key.rstrip(".0123456789") for key in keys}
    found: list[Named] = []
    for one in said:
        if one["letters"] and one["letters"] not in letters:
            continue
        if not one["letters"] and not re.search(rf"{_CALLED}$", words[: one.start()]):
            continue
        codes = _between(one, keys, codes_of)
        last = len(codes) - 1
        for n, code in enumerate(codes):
            end = one.end() if n == last else one.start() + n + 1
            found.append(Named(one.start() + n, end, (code,)))
        if not codes:
            found.append(Named(one.start(), one.end(), (), False, "range"))
    return found


def _between(
    one: re.Match[str], keys: dict[str, str], codes_of: Callable[[int], tuple[str, ...]]
) -> Sequence[str]:
    letters, first, last = one["letters"] or "", int(one["first"]), int(one["last"])
    if not first < last <= first + MOST or one["again"] not in ("", letters):
        return ()
    width = len(one["first"])
    numbers = range(first, last + 1)
    if not letters:
        each = [codes_of(number) for number in numbers]
        return [codes[0] for codes in each] if all(len(codes) == 1 for codes in each) else ()
    codes = [keys.get(f"{letters}{number:0{width}}") or keys.get(f"{letters}{number}") for number in numbers]
    return [code for code in codes if code] if all(codes) else ()
