"""What was spent, in money or as a share: items that count one of them, and words that tell both."""

import re
from dataclasses import dataclass, replace
from datetime import date

from domain import commands as c
from domain.duties import Duty, urgency
from domain.several import Several
from domain.words.asked import Asked
from domain.words.measured import MONEY, SHARE, UNITS, called_in
from domain.words.narrowing import is_another_round
from domain.words.number_words import amount
from domain.words.percents import WHOLE
from domain.words.report_words import BUDGET, COUNTED_IN, PROGRESS, TIMES
from domain.words.reports import Report

IN_A_UNIT = re.compile(r"\((?P<unit>ร้อยละ|บาท)\)\s*$")


@dataclass(frozen=True)
class Told:
    """A number and where it stands."""

    at: int
    number: float


def read_both_units(asked: Asked) -> c.Command | None:
    """ "ใช้จ่าย 86,300 บาท คิดเป็นร้อยละ 71.9" reports both of the speaker's items of this round."""
    words, report = asked.words, asked.part.report
    money, share = _money(words), _share(words)
    if money is None or share is None or report.problem or report.links or PROGRESS in words:
        return None
    pair = _twins(asked)
    if pair is None or _of_others(asked, {duty.id for duty in pair}):
        return None
    told = sorted(zip((money, share), pair, strict=True), key=lambda one: one[0].at)
    return Several(tuple(c.ReportProgress((duty.id,), value=one.number) for one, duty in told))


def told_in_both(asked: Asked) -> bool:
    """Whether money and a share are told of one item that is counted in one of them: the other is another's."""
    duties = asked.setting.duties(asked.part.ids)
    counted = len(duties) == 1 and IN_A_UNIT.search(duties[0].name)
    return bool(counted and MONEY.search(asked.words) and SHARE.search(asked.words))


def money_of_another(asked: Asked) -> bool:
    """Whether baht are told where what is handed in is not about money, and something else of the speaker's is."""
    duties = asked.setting.duties(asked.part.ids)
    report = asked.part.report
    told = report.submits and report.value is not None and MONEY.search(asked.words)
    if not told or any(BUDGET.search(" ".join((duty.name, *duty.aliases))) for duty in duties):
        return False
    return any(duty.is_open and _counted_in(duty, UNITS[0]) for duty in asked.setting.held)


def _counted_in(duty: Duty, unit: str) -> bool:
    found = IN_A_UNIT.search(duty.name)
    return bool(found and found["unit"] == unit)


def as_counted(report: Report, ids: tuple[int, ...], asked: Asked) -> Report:
    """A share is what it came to, where money is spoken of and the item is called by its share."""
    called = [IN_A_UNIT.search(duty.name) for duty in asked.setting.duties(ids)]
    of_shares = bool(called) and all(one and one["unit"] == UNITS[1] for one in called)
    told = report.percent is not None and report.value is None
    if not (told and of_shares and BUDGET.search(asked.words)):
        return report
    return replace(report, percent=None, value=report.percent)


def _of_others(asked: Asked, pair: set[int]) -> bool:
    """Whether anything else is named, or anybody's: a colleague's, or another unit's.

    Others' items that are only called by name ("เบิกจ่าย") are how money is spoken of.
    """
    held = {duty.id for duty in asked.setting.held}
    others = [one for one in asked.part.meant if one.by != "name" and not held & {*one.ids, *one.candidates}]
    return bool(asked.setting.called or others) or not held & {*asked.part.ids} <= pair


def _money(words: str) -> Told | None:
    found = [one for one in COUNTED_IN.finditer(words) if one["unit"] == UNITS[0]]
    if len(found) != 1:
        return None
    return Told(found[0].start(), amount(found[0][1]) * TIMES.get(found[0]["times"] or "", 1))


def _share(words: str) -> Told | None:
    found = list(SHARE.finditer(words))
    told = [Told(one.start(), amount(one[1] or one[2])) for one in found]
    return told[0] if len(told) == 1 and told[0].number <= WHOLE else None


def _twins(asked: Asked) -> tuple[Duty, Duty] | None:
    """The open duties of one thing counted in baht and in shares, each the most urgent of its code."""
    today, words = asked.setting.today, asked.words
    owed = [duty for duty in sorted(asked.setting.held, key=urgency) if _may_be_told(duty, words, today)]
    pairs = {
        (baht.id, share.id): (baht, share)
        for baht in owed
        for share in owed
        if baht.round_code == share.round_code
        and _said(baht, UNITS[0], words) & _said(share, UNITS[1], words)
    }
    return next(iter(pairs.values()), None) if len({baht.code for baht, _ in pairs.values()}) == 1 else None


def _may_be_told(duty: Duty, words: str, today: date) -> bool:
    return duty.is_open and duty.opens_on <= today and not is_another_round(duty, words)


def _said(duty: Duty, unit: str, words: str) -> set[str]:
    return {what for what, said in called_in(duty.name, duty.aliases, unit) if said in words}
