"""Items that are called by what they are counted in: "ใช้จ่ายไตรมาส 3 ไป 214,300 บาท" is ใช้จ่าย(บาท)."""

import re
from functools import lru_cache

from domain.words.called import named_alike
from domain.words.names import Index, Named, phrases
from domain.words.report_words import AMOUNT, NOT_SPENT, SIGN

MONEY = re.compile(rf"{NOT_SPENT}{AMOUNT}\s*(?:ล้าน|แสน|หมื่น|พัน)?\s*บาท")
SHARE = re.compile(rf"ร้อยละ\)?\s*{AMOUNT}|{AMOUNT}\s*{SIGN}")
UNITS = ("บาท", "ร้อยละ")
DONE_SO_FAR = re.compile(r"(?<!ที่)ทำ(?:ไป)?(?:ได้|แล้ว)+\s*[0-9]")  # how far the report is, and no share
SPENDS = ("ใช้งบ", "ใช้เงิน")  # other words for ใช้จ่าย
BESIDE = re.compile(
    r"ใช้จ่าย[ก-๎ ]{0,24}?(?:เป็น|คิดเป็น|\()(?P<unit>บาท|ร้อยละ)(?!\s*[0-9])"
    r"|ร้อยละ(?:ของ)?(?:การ|ผล)*ใช้จ่าย|ใช้จ่าย[ก-๎ ]{0,24}?เป็น(?:ตัว)?เงิน"
)
CALLED = re.compile(r"(?P<what>.{6,}?)\s*\(?(?P<unit>บาท|ร้อยละ)\)?")


@lru_cache(maxsize=8192)
def _called(name: str, aliases: tuple[str, ...], unit: str) -> tuple[str, ...]:
    """What an item is called beside its unit, of each name that says both."""
    said = filter(None, map(CALLED.fullmatch, phrases(name, aliases)))
    return tuple(one["what"].strip() for one in said if one["unit"] == unit)


def called_in(name: str, aliases: tuple[str, ...], unit: str) -> list[tuple[str, str]]:
    """What an item that is counted in this unit is called beside it, and how that is said as well."""
    return [
        (what, said)
        for what in _called(name, aliases, unit)
        for said in (what, *(what.replace("ใช้จ่าย", word) for word in SPENDS))
    ]


def find_measured(words: str, index: Index) -> list[Named]:
    """The speaker's one item whose name is said apart from its unit; money and a share say neither."""
    for unit in _units(words):
        found = {
            (said, what, item.code)
            for item in index.mine
            for what, said in called_in(item.name, item.aliases, unit)
            if said in words
        }
        if len({code for *_, code in found}) == 1:
            said, what, code = max(found)
            named = _named(words, said, what, code, index)
            return [named] if named.sure or said == what else []
    return []


def _units(words: str) -> list[str]:
    """The unit that is written beside what was spent, else the one that a number has."""
    beside = BESIDE.search(words)
    if beside:
        return [beside["unit"] or UNITS["เงิน" not in beside[0]]]
    money, share = bool(MONEY.search(words)), bool(SHARE.search(words) and not DONE_SO_FAR.search(words))
    return [] if money == share else [UNITS[0] if money else UNITS[1]]


def _named(words: str, said: str, what: str, code: str, index: Index) -> Named:
    rivals = (other for other in named_alike(what, [code], index) if not _is_twin(other, what, index))
    codes, start = (code, *rivals), words.index(said)
    return Named(start, start + len(said), codes, len(codes) == 1, "name")


def _is_twin(code: str, what: str, index: Index) -> bool:
    """Whether an item is the same thing counted in the other unit."""
    said = (
        _called(item.name, item.aliases, unit) for item in index.mine if item.code == code for unit in UNITS
    )
    return what in {name for names in said for name in names}
