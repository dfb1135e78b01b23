"""Who or what a name in the workbook means: people without their titles, units, everybody of a kind."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz, process

from domain.office import PersonKey, UnitKind
from domain.thai import normalise, plain

CLOSE_ENOUGH = 60
EVERYONE = {"ทุกกลุ่ม": UnitKind.GROUP, "ทุกโรงเรียน": UnitKind.SCHOOL}
# Not before a vowel or tone sign that belongs to the letter: นายิกา is a name, not นาย.
TITLES = re.compile(
    r"(?:ว่าที่\s*(?:ร\.\s?[ตทอ]\.|ร้อย(?:ตรี|โท|เอก))(?:\s*หญิง)?|นางสาว|น\.?\s?ส\.|นาย|นาง|ดร\.|ผอ\.)(?![\u0e30-\u0e3a\u0e47-\u0e4e])\s*(?=\S)"
)
COMMA = re.compile("[,，\n]")
BRACKET = re.compile(r"(?P<name>.+?)\s*\((?P<unit>[^()]+)\)")


class NameUnknown(ValueError):
    """A name that means nobody, or several; the message (Thai) says so, `instead` what would be right."""

    def __init__(self, message: str, instead: str) -> None:
        super().__init__(message)
        self.instead = instead


@dataclass(frozen=True)
class Everyone:
    """All units of a kind: ทุกกลุ่ม, ทุกโรงเรียน."""

    kind: UnitKind


@dataclass(frozen=True)
class UnitNamed:
    """One unit."""

    name: str


Owner = PersonKey | UnitNamed | Everyone


def without_titles(name: str) -> str:
    """The name as it is kept: one blank between its parts and no title before it."""
    name = one_line(name)
    while found := TITLES.match(name):
        name = name[found.end() :]
    return name


@lru_cache(maxsize=50_000)  # an import asks again and again for the same few thousand texts
def one_line(text: str) -> str:
    """The text of a cell as one line, in one spelling."""
    return normalise(text)


@lru_cache(maxsize=50_000)
def same(name: str) -> str:
    """The form in which two spellings of a name are compared: blanks do not count."""
    return plain(name).replace(" ", "")


def several(text: str) -> list[str]:
    """The parts of a cell that holds several, by comma or line."""
    return [part for part in map(one_line, COMMA.split(text)) if part]


def closest(name: str, choices: Iterable[str]) -> str | None:
    """The most similar of the known names, if any is similar at all."""
    found = process.extractOne(name, list(choices), scorer=fuzz.WRatio, score_cutoff=CLOSE_ENOUGH)
    return found[0] if found else None


def nearest(name: str, choices: Iterable[str], otherwise: str) -> str:
    """What to suggest for a name that is not known."""
    found = closest(name, choices)
    return f"ใกล้เคียงที่สุด '{found}'" if found else otherwise


class Names:
    """The names that the workbook may use: those in it and those imported before."""

    def __init__(self, people: Iterable[PersonKey], units: Iterable[str]) -> None:
        self._people: dict[str, list[PersonKey]] = defaultdict(list)
        for key in people:
            self._people[same(key.name)].append(key)
        self._units = {same(unit): unit for unit in units}

    def unit(self, text: str) -> str | None:
        """The unit of this name."""
        return self._units.get(same(text))

    def people(self, text: str) -> list[PersonKey]:
        """Everybody of this name."""
        return self._people.get(same(without_titles(text)), [])

    def knows(self, key: PersonKey) -> bool:
        """Whether this is one of them."""
        return key in self._people.get(same(key.name), [])

    def called(self, key: PersonKey) -> str:
        """The text that means this person and nobody else."""
        return key.name if self._people.get(same(key.name)) == [key] else f"{key.name} ({key.unit})"

    def person(self, text: str) -> PersonKey:
        """The one person that is meant; raises `NameUnknown`."""
        found = self.people(text)
        if len(found) > 1:
            units = ", ".join(f"{key.name} ({key.unit})" for key in found)
            raise NameUnknown(f"'{text}' มีมากกว่าหนึ่งคน", f"ระบุหน่วยงานด้วย: {units}")
        return found[0] if found else self._in_unit(text)

    def owner(self, text: str) -> Owner:
        """The person, the unit or the everybody that is meant; raises `NameUnknown`."""
        if same(text) in EVERYONE:
            return Everyone(EVERYONE[same(text)])
        unit = self.unit(text)
        if unit and not self.people(text):
            return UnitNamed(unit)
        return self.person(text)

    def _in_unit(self, text: str) -> PersonKey:
        bracket = BRACKET.fullmatch(text)
        unit = self.unit(bracket["unit"]) if bracket else None
        if not bracket or not unit:
            raise self._unknown(text)
        for key in self.people(bracket["name"]):
            if key.unit == unit:
                return key
        raise NameUnknown(
            f"ไม่พบ '{bracket['name']}' ในหน่วยงาน '{unit}'",
            nearest(bracket["name"], self._names_in(unit), "ตรวจชื่อและหน่วยงานในชีต บุคลากร"),
        )

    def _names_in(self, unit: str) -> list[str]:
        return [key.name for keys in self._people.values() for key in keys if key.unit == unit]

    def _unknown(self, text: str) -> NameUnknown:
        names = [key.name for keys in self._people.values() for key in keys]
        return NameUnknown(
            f"ไม่พบ '{text}' ในชีต บุคลากร",
            nearest(without_titles(text), [*names, *self._units.values()], "เพิ่มชื่อนี้ในชีต บุคลากร หรือแก้ตัวสะกด"),
        )
