"""Finds whom words mean where they stand behind ให้, ของ or จาก: the office's people, and its units."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from domain.office import Office, OfficePerson
from domain.people import CALLED, SHORTEST
from domain.thai import plain
from domain.workbook.names import EVERYONE, Names, without_titles

BEFORE_NAME = re.compile(
    r"(?:\s|แก่|กับ|ท่าน|พี่|น้อง|คุณ|ครู|อาจารย์|หัวหน้า|ผอ\.?|นางสาว|นาง|นาย|น\.\s?ส\.|ดร\.|ว่าที่\s*ร\.\s?[ตทอ]\.)*"
)
AND = re.compile(r"\s*(?:,|และ|กับ|แล้วก็|/|\+)\s*(?:ให้\s*)?")
POLITE_END = re.compile(
    r"(?:\s|นะ|น้า|ค่ะ|คะ|ครับ|คับ|จ้า|จ้ะ|ที(?!่)|ด้วย|หน่อย|เลย|เป็นผู้รับผิดชอบ|รับผิดชอบ|ดูแล|ดูต่อ|รับไปทำ|ไปทำ|ทำ|แทน|ต่อ|[.!])*"
)
PIECE = re.compile(r"\s*(?P<piece>[^,]{1,40})")


@dataclass(frozen=True)
class Called:
    """Whom a text means: names as the workbook writes them, several where it is not clear; none who left.

    `end` is where the text goes on; `whole` says that a whole name was said and not only a part of it.
    """

    owners: tuple[str, ...]
    end: int
    whole: bool
    left: bool = False


class Directory:
    """Everything that people and units are called."""

    def __init__(self, office: Office) -> None:
        here = [one for one in office.people.values() if one.here]
        self._names = Names((one.key for one in here), office.units)
        self._called: dict[str, tuple[tuple[str, ...], bool, bool]] = {}
        for one in office.people.values():
            if not one.here:
                self._add(one.name, (), whole=True, left=True)
        for one in here:
            for text in _parts(one):
                self._add(text, (self._names.called(one.key),), whole=False)
        for one in here:
            self._add(one.name, (self._names.called(one.key),), whole=True)
        for unit in (*office.units, *EVERYONE):
            self._add(unit, (unit,), whole=True)
        for one in here:
            if "(" in self._names.called(one.key):
                self._called[plain(self._names.called(one.key))] = (
                    (self._names.called(one.key),),
                    True,
                    False,
                )
        self._longest = sorted(self._called, key=len, reverse=True)

    def _add(self, text: str, owners: tuple[str, ...], *, whole: bool, left: bool = False) -> None:
        known, was_whole, _ = self._called.get(plain(text), ((), whole, left))
        both = dict.fromkeys((*known, *owners)) if was_whole == whole else dict.fromkeys(owners)
        self._called[plain(text)] = (tuple(both), whole, left)

    def at(self, words: str, start: int) -> Called | None:
        """Whom plain words name from here on, titles and พี่ or คุณ left out; the longest name wins."""
        for place in dict.fromkeys((_match_end(BEFORE_NAME, words, start), _match_end(BLANKS, words, start))):
            for text in self._longest:
                if words.startswith(text, place):
                    owners, whole, left = self._called[text]
                    return Called(owners, place + len(text), whole, left)
        return None

    def several(self, words: str, start: int) -> tuple[list[Called], int]:
        """All that are named one behind the other from here on, and where that ends."""
        found: list[Called] = []
        end = start
        one = self.at(words, start)
        while one:
            found.append(one)
            end = one.end
            joined = AND.match(words, end)
            one = self.at(words, joined.end()) if joined else None
        return found, end


BLANKS = re.compile(r"\s*")
MOST = 12  # quick replies beside ไม่เอาแล้ว


def tappable(names: Iterable[str]) -> list[str]:
    """The names that can stand on quick replies: something to read, and no more than LINE takes."""
    return [name for name in names if any(letter.isalnum() for letter in name)][:MOST]


def _match_end(pattern: re.Pattern[str], words: str, start: int) -> int:
    found = pattern.match(words, start)
    return found.end() if found else start


def _parts(one: OfficePerson) -> Iterable[str]:
    """The first name, and ชื่อที่เรียก with and without พี่."""
    first = without_titles(one.name).split()[0]
    texts = (first, one.call_name, CALLED.sub("", one.call_name))
    return (text for text in dict.fromkeys(texts) if len(text) >= SHORTEST)
