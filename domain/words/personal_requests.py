"""What people ask for themselves: leave, quiet, notes, their data."""

import re
from datetime import date

from domain import commands as c
from domain import personal_commands as p
from domain.dates import read_date
from domain.thai import normalise
from domain.words import request_words as w
from domain.words.asked import Asked, Rule, by_code, when
from domain.words.coordinator_words import RECORDS, REFERENCE

BY_NAME = ("code", "number", "name", "chosen")
UNTIL = re.compile(r"ถึง\s*(?:วัน)?(?:ที่)?\s*$")
LAST_DAY = re.compile(r"(?:ถึง|กลับ)\s*(?:วัน)?(?:ที่)?\s*$")
EARLY = 14  # letters from the beginning within which leave is the speaker's own


def _mute(asked: Asked) -> c.Command | None:
    if not w.MUTE.search(asked.words) or (
        asked.part.report.submits and not any(one.day > asked.setting.today for one in asked.days)
    ):
        return None
    return mute_of(asked)


def mute_of(asked: Asked) -> p.Mute:
    """Quiet until the day that is named, for the time that is told, or until asked."""
    until = [one.day for one in asked.days if UNTIL.search(asked.words[: one.start])]
    last = max(until or (one.day for one in asked.days), default=None)
    return p.Mute(asked.named, until=last or _for_some_time(asked))


def days_of(asked: Asked) -> tuple[date | None, date | None]:
    """The first and the last day that are named."""
    return _first_and_last(asked, w.AWAY.search(asked.words))


def _first_and_last(asked: Asked, said: re.Match[str] | None) -> tuple[date | None, date | None]:
    """Both ends behind the word that tells of leave, else whatever days are named."""
    behind = [one.day for one in asked.days if not said or one.start >= said.start()]
    until = behind and LAST_DAY.search(asked.words[: asked.days[-1].start])
    days = behind if behind and (len(behind) > 1 or not until) else [one.day for one in asked.days]
    if not days:
        return None, None
    if until and days[-1] < days[0]:  # "กลับวันจันทร์ ลาถึงวันศุกร์"
        return asked.setting.today, days[-1]
    return min(days[0], days[-1]), max(days[0], days[-1])


def _for_some_time(asked: Asked) -> date | None:
    """ "หยุดเตือนสัก 1 อาทิตย์": counted from today."""
    found = w.SOME_TIME.search(asked.words)
    return read_date(f"อีก {found[1] or 1} {found[2]}", asked.setting.today) if found else None


def _away(asked: Asked) -> c.Command | None:
    found = w.AWAY.search(asked.words)
    if not found or w.NOT_AWAY.search(asked.words) or asked.reports or by_code(asked):
        return None
    days = [one.day for one in asked.days]
    if not days and found.start() > EARLY and "แทน" not in asked.words:
        return None
    return p.Away(*_first_and_last(asked, found))


def _note(asked: Asked) -> c.Command | None:
    """Kept with the own duty that is named, else as a note of nothing."""
    found = next((one for way in w.NOTES if (one := way.search(asked.words))), None)
    if not found or asked.reports or (RECORDS.search(asked.words) and REFERENCE.search(asked.words)):
        return None
    said = re.search(r"ว่า\s*[:：]?\s*(.+)", asked.heard.said, re.DOTALL)
    words = said[1] if said else next(filter(None, found.groups()))
    return p.Note(own_named(asked), words=normalise(words))


def own_named(asked: Asked) -> tuple[int, ...]:
    """The speaker's own duties that are named themselves, with which a note is kept."""
    called = all(one.by in BY_NAME for one in asked.part.meant)
    held = {duty.id for duty in asked.setting.held}
    return asked.named if called and held.issuperset(asked.named) else ()


PERSONAL: tuple[Rule, ...] = (
    when(w.ERASE_ME, p.EraseMe()),
    when(w.WHO_AM_I, c.WhoAmI()),
    when(w.BACK, p.Back(), whole=True),
    _mute,
    _away,
    _note,
)
