"""A duty that is to be added, as far as words say it: what, in which round, until when, for whom."""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from domain.calendar import WorkingDays
from domain.office import Office, Round
from domain.telling import round_called
from domain.thai import normalise, plain
from domain.words.dates_in_text import find_dates
from domain.words.heard import hear
from domain.words.people_said import AND, PIECE, POLITE_END, Directory
from domain.words.systems_said import system_named
from domain.workbook.names import same

STARTS = re.compile(
    r"(?:ช่วย|ฝาก|ขอ|ให้|รบกวน)*(?:เพิ่มประเด็น|เพิ่มงาน|(?:มอบหมาย|สั่ง)งาน(?=ใหม่)|เพิ่มรายการ(?:งาน)?)(?:ใหม่|ดังกล่าว|หัวข้อนี้|นี้)?(?:นะ|ค่ะ|คะ|ครับ)*"
)
FOR = re.compile(r"(?:เป็น)?(?:มอบหมาย|มอบ|ผู้รับผิดชอบ|ผู้ทำ|ให้)(?:\s*(?:ให้|คือ|[:：]))?")
BEFORE_DATE = re.compile(r"(?:\s|โดย|กำหนด|ส่ง|ภายใน|ก่อน|เขต|วันที่|วัน|ใน)+$")
EDGE = re.compile(r"^(?:\s|[-–:：,.]|เรื่อง(?=\s)|ชื่อ(?=\s))+|(?:\s|[-–:：,.]|นะ|ค่ะ|คะ|ครับ|จ้า|ที(?!่)|ด้วย|หน่อย)+$")
BAD_TITLE = re.compile(r"[=#]")
LONGEST_TITLE = 200
CODE = re.compile(r"(?P<stem>.*?)(?P<number>[0-9]+)")
FIRST = 1


@dataclass(frozen=True)
class Wish:
    """What is known of it; `unclear` is a name that nobody, or several, have, and `choices` are those."""

    title: str = ""
    system: str = ""
    round: str = ""
    day: date | None = None
    to: tuple[str, ...] = ()
    unclear: str = ""
    choices: tuple[str, ...] = ()
    left: bool = False

    def as_question(self) -> dict[str, Any]:
        """As a question keeps it until the next words."""
        return {
            "title": self.title,
            "system": self.system,
            "round": self.round,
            "day": self.day.isoformat() if self.day else "",
            "to": list(self.to),
        }


def kept_wish(question: Mapping[str, Any]) -> Wish:
    """What was known when something was asked."""
    day = date.fromisoformat(question["day"]) if question["day"] else None
    return Wish(question["title"], question["system"], question["round"], day, tuple(question["to"]))


def read_wish(words: str, day: date | None, office: Office, today: date) -> Wish:
    """What the words say of it; nothing is guessed."""
    text = normalise(words)
    if day and not find_dates(plain(text), today):
        text = hear(words).words  # a date in words, or misspelt: known by how it was heard
    starts = STARTS.search(text)
    text = text[starts.end() :].strip() if starts else text
    text, wish = _without_people(text, Directory(office))
    title = _title(_without_dates(text, today))
    system = system_named(hear(words).words, [(one.code, one.name) for one in office.systems.values()]) or ""
    if system and same(title) in (same(system), same(office.systems[system].name)):
        title = ""
    return replace(wish, title=title, system=system, day=day)


def _without_people(text: str, directory: Directory) -> tuple[str, Wish]:
    """The text without "ให้ …", and whom that names; the last such place that names anybody counts."""
    words = plain(text)
    if len(words) != len(text):  # a letter whose lower case is two: places would not be the same
        text = words
    places = list(FOR.finditer(words))
    for place in reversed(places):
        found, end = directory.several(words, place.end())
        if found:
            joined = AND.match(words, end)
            more = PIECE.match(words, joined.end()) if joined else None
            end = more.end() if more else _end(words, end)  # somebody else, whom nobody knows by this name
            rest = f"{text[: place.start()]} {text[end:]}"
            return rest, named(Wish(), words[place.end() : end], directory)
    for place in reversed(places):
        piece = PIECE.match(words, place.end())
        if piece and place[0] != "ให้" and piece["piece"].strip():
            return text[: place.start()], Wish(unclear=piece["piece"].strip())
        if piece and words[place.end() : place.end() + 1] == " ":
            return text[: place.start()], Wish(unclear=piece["piece"].strip())
    return text, Wish()


def _end(words: str, end: int) -> int:
    found = POLITE_END.match(words, end)
    return found.end() if found else end


def named(wish: Wish, words: str, directory: Directory) -> Wish:
    """The wish with the people and units that these words are; one that is not clear stays to be asked."""
    words = plain(words)
    found, end = directory.several(words, 0)
    sure = [one.owners[0] for one in found if len(one.owners) == 1]
    to = tuple(dict.fromkeys((*wish.to, *sure)))
    vague = next((one for one in found if len(one.owners) != 1), None)
    rest = words[_end(words, end) :].strip()
    if vague:
        return replace(wish, to=to, unclear=words[:LONGEST_TITLE], choices=vague.owners, left=vague.left)
    if rest or not found:
        return replace(wish, to=to, unclear=AND.sub("", rest or words, count=1).strip()[:40], choices=())
    return replace(wish, to=to, unclear="", choices=())


def _without_dates(text: str, today: date) -> str:
    """Dates, and กำหนดส่งภายใน before them, are no part of a name."""
    text = normalise(text)
    for one in reversed(find_dates(plain(text), today)):
        before = BEFORE_DATE.sub("", text[: one.start])
        text = f"{before} {text[one.end :]}"
    return text


def _title(text: str) -> str:
    text = normalise(BAD_TITLE.sub(" ", text))
    while (shorter := EDGE.sub("", text)) != text:
        text = shorter
    return text[:LONGEST_TITLE]


def open_rounds(office: Office, system: str, today: date) -> list[Round]:
    """The opened rounds of a system that are not past; where there are none, the newest and those to come.

    Inspectors ask for more after a round's date: what is added then runs on a date of its own.
    """
    its = [one for one in office.rounds.values() if one.system == system]
    found = [one for one in its if one.opens_on <= today <= one.office_on]
    past = [one.office_on for one in its if one.office_on < today]
    return found or [one for one in its if one.office_on >= max(past, default=today)]


def round_name(office: Office, round_: Round) -> str:
    """The round with its system where its name does not say it."""
    return round_called(office.systems[round_.system].name, round_.name)


def day_problem(wish: Wish, office: Office, today: date, days: WorkingDays) -> str:
    """Why this day cannot be: past, or after a national date that still binds."""
    national = office.rounds[wish.round].national_on if wish.round else None
    if wish.day is None:
        return ""
    if wish.day < today:
        return "past"
    binds = national is not None and days.on_or_before(national) >= today
    return "after_national" if national and binds and wish.day > national else ""


def next_code(office: Office, round_: str) -> str:
    """The code that follows those of the system's other items: IN7 after IN6, R04 after R03."""
    system = office.rounds[round_].system
    rounds = {code for code, one in office.rounds.items() if one.system == system}
    codes = [code for code, item in office.items.items() if rounds & set(item.rounds)]
    numbered = [found for code in codes if (found := CODE.fullmatch(code))]
    stems = Counter(found["stem"] for found in numbered)
    stem = stems.most_common(1)[0][0] if stems else f"{system}-"
    its = [found["number"] for found in numbered if found["stem"] == stem]
    width = min((len(number) for number in its), default=1)
    number = max(map(int, its), default=0) + FIRST
    taken = {same(code) for code in office.items}
    while same(f"{stem}{number:0{width}}") in taken:
        number += 1
    return f"{stem}{number:0{width}}"
