"""Where one thing that is told ends and the next begins: ส่วน, แต่, แล้วก็, a comma."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Protocol

JOINER = re.compile(
    r"(?<!มี)ส่วน(?!(?<=[0-9]\sส่วน)\s?[0-9]|(?<=[0-9]ส่วน)\s?[0-9]|กลาง|ใหญ่|ตัว|ร่วม|บุคคล|ราชการ)|แล้วก็|(?<!ตั้ง)แต่(?!ง|ละ)|(?<![0-9]),|,(?![0-9])|;|และ(?!ว)|กับ(?=[a-z0-9])|อีกอย่าง|นอกจากนี้|ขณะที่"
    r"|(?:ค่ะ|คะ|ครับ|จ้า|แล้ว|นะ)\s|\s[/|]\s"
)
BESIDE = re.compile(r"\s*(?:กับ|และ|,|&|\+)\s*")
FILL = r"(?:ข้อ(?:ที่)?|งาน|เรื่อง|ของ|ตัว|รายงาน|สำหรับ|ทาง|ก็|\s)*"
_HANDS = r"(?:ได้|ขอ|จัด|นำ|ส่ง|\s)*"
_BEGINS = re.compile(rf"(?:^|\s\(?[0-9]{{1,2}}[.)]\s|{JOINER.pattern}){FILL}{_HANDS}$")


class Place(Protocol):
    """Something that stands somewhere in the words."""

    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


def spans(words: str, groups: Sequence[Sequence[Place]]) -> list[tuple[int, int]]:
    """From where to where each group's clause reaches; nothing where two of them are not joined by a word."""
    cuts = [0]
    for left, right in pairwise(groups):
        joiners = list(JOINER.finditer(words, left[-1].end, right[0].start))
        if not joiners:
            return []
        last = joiners[-1]
        cuts.append(last.end() if last[0][-1:].isspace() else last.start())
    return list(pairwise([*cuts, len(words)]))


def stands_beside(words: str, one: Place, others: Sequence[Place]) -> bool:
    """Whether only "and" stands between it and another: "มาตรฐานเขตกับ E24 ได้ 10% ทั้งคู่"."""
    return any(one.end <= other.start and BESIDE.fullmatch(words[one.end : other.start]) for other in others)


def begins_a_clause(words: str, at: int) -> bool:
    """Whether what stands there is the first thing of a clause: what the clause is about."""
    return bool(_BEGINS.search(words[:at]))
