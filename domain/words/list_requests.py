"""Which part of the list is asked for: late or returned, until when, of which system or round."""

import re
from datetime import date

from domain import commands as c
from domain.fiscal import month_end
from domain.lists import Only
from domain.thai import plain_name
from domain.words import request_words as w
from domain.words.asked import Asked
from domain.words.narrowing import of_the_round
from domain.words.systems_said import system_named
from domain.words.thai_dates import MONTHS, any_of

BEFORE = 40  # letters around what asks for a list in which somebody else may be asked for
ROUND_NAME = 7  # letters of a round's code or name that nobody says by chance
LONG_NAME = 5  # letters from which a month's name is no part of another word
NAMED_MONTH = re.compile(
    rf"(?<![0-9])(?<![0-9] )(?P<name>{any_of({name: n for name, n in MONTHS.items() if len(name) >= LONG_NAME})}"
    rf"|(?:(?<=เดือน)|(?<![ก-๎.]))(?:{any_of(MONTHS)})(?![ก-๎]))"
)


def read_list(asked: Asked) -> c.Command | None:
    """The list, where the words ask for it and neither report nor name one duty by its code."""
    words = asked.words
    report = asked.part.report
    asked_for = w.LIST_DUTIES.search(words)
    if not asked_for or w.NOT_A_LIST.search(
        words, max(0, asked_for.start() - BEFORE), asked_for.end() + BEFORE
    ):
        return None
    reports = asked.reports and not (report.percent == 0 and w.ASKS_TO_KNOW.search(words))
    if reports or report.submits or (report.problem and not report.softly):
        return None
    if asked.part.meant and asked.part.meant[0].by == "code":
        return None
    return list_of(asked)


def list_of(asked: Asked) -> c.ListDuties:
    """The part of the list that is asked for."""
    words = asked.words
    only = Only.RETURNED if w.RETURNED.search(words) else Only.LATE if w.LATE.search(words) else Only.ALL
    return c.ListDuties(only, _until(asked), _of(asked))


def _until(asked: Asked) -> date | None:
    """The last day of the time that is asked about."""
    today, words = asked.setting.today, asked.words
    if w.TODAY.search(words):
        return today
    if w.WEEK.search(words):
        return asked.setting.week_ends()
    if w.MONTH.search(words) or (_names_month(words, today.month) and not asked.days):
        return month_end(today.year, today.month)
    ends = [one.day for one in asked.days if one.day >= today]
    return max(ends) if len(ends) > 1 and w.FROM.search(words) else None


def _names_month(words: str, month: int) -> bool:
    """Whether a month is named by itself: not in "ณ วันที่ 10 กรกฎาคม", and "กค" in no other word."""
    return any(MONTHS[one["name"]] == month for one in NAMED_MONTH.finditer(words))


def _of(asked: Asked) -> str:
    """The round of the item or the form that is named, else the system."""
    rounds = _rounds_named(asked)
    if len(rounds) == 1:
        return next(iter(rounds))
    system = system_named(asked.words, asked.setting.systems) or ""
    meant = asked.setting.duties(asked.part.candidates)
    by = asked.part.meant[0].by if meant else ""
    only = w.LATE.search(asked.words) or w.RETURNED.search(asked.words)
    if by == "name" and asked.named and not only and not system:
        return meant[0].round_code
    of_form = {duty.round_code for duty in meant if duty.opens_on <= asked.setting.today}
    return next(iter(of_form)) if by == "system" and not system and len(of_form) == 1 else system


def _rounds_named(asked: Asked) -> set[str]:
    """The rounds whose code or whole name the words hold, or else whose quarter, form or time."""
    called = {
        duty.round_code: (plain_name(duty.round_code), plain_name(duty.round_name))
        for duty in asked.setting.held
    }
    fits = {duty.round_code for duty in of_the_round(asked.setting.held, asked.words)}
    written = {
        code
        for code, names in called.items()
        if any(len(name) >= ROUND_NAME and name in asked.words for name in names)
    }
    return written or fits
