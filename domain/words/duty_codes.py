"""Codes of items as they stand in what people type: "e5", "E 5", "ข้อE5:", "PJ-05"."""

import re
from collections.abc import Iterable
from functools import lru_cache

from domain.thai import plain, plain_name, without_links
from domain.words.report_words import SIGN

# Something that looks like a code, whether or not anybody knows it.
CODE_LIKE = re.compile(r"(?<![a-z0-9-])(?:[a-z]{1,8}-?|[a-z]{1,3} )[0-9]{1,4}(?![a-z0-9]|\s*%)")
RANGE = re.compile(
    r"(?<![a-z0-9])[a-z]{1,8}[ -]?[0-9]{1,4}\s*(?:[-–~]|ถึง)\s*[a-z]{0,8}[0-9]{1,4}"
    rf"(?![0-9.]|\s*{SIGN})"
)
NAMED_AS = r"(?:^|ข้อ(?:ที่)?|รายการ(?:ที่)?|ตัวชี้วัด(?:ที่)?|รหัส)\s*"


def codes_in(text: str, codes: Iterable[str]) -> tuple[str, ...]:
    """Those of the codes that stand in the text on their own, in its order; "E5-E7" names none."""
    return tuple(code for _, code in sorted(_places(text, codes)))


def without_codes(text: str) -> str:
    """The words without whatever looks like a code."""
    return CODE_LIKE.sub(" ", text)


def _places(text: str, codes: Iterable[str]) -> list[tuple[int, str]]:
    """Where each code stands; of E5 and E5.1 the longer wins."""
    words = plain(without_links(text))
    if RANGE.search(words):
        return []
    places: list[tuple[int, str]] = []
    for code in sorted(codes, key=len, reverse=True):
        found = list(code_pattern(plain_name(code)).finditer(words))
        places += [(one.start(1), code) for one in found[:1]]
        for one in found:
            words = words[: one.start(1)] + "\n" * len(one[1]) + words[one.end(1) :]
    return places


@lru_cache(maxsize=4096)
def code_pattern(code: str) -> re.Pattern[str]:
    """A plain code as it is looked for: one of digits alone counts only where it is called a code."""
    parts = re.split(r"(?<=[a-zก-๎])[ .-]*(?=[0-9])", code)
    loose = "[ .-]?".join(re.escape(part) for part in parts)
    before = r"(?<![a-z0-9])" if re.search("[a-zก-๎]", code) else NAMED_AS
    return re.compile(rf"{before}({loose})(?![a-z0-9])(?!\.[0-9])(?!\s*{SIGN})")
