"""What is told of duties: of which one, and whether that is certain enough to be written down."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from domain import commands as c
from domain import personal_commands as p
from domain.several import Several
from domain.thai import plain_name
from domain.words import report_words as told
from domain.words import request_words as asks
from domain.words.asked import Asked
from domain.words.both_units import as_counted, money_of_another, told_in_both
from domain.words.circle import BY_CODE
from domain.words.clauses import Part, without_names
from domain.words.dates_in_text import find_dates, find_impossible
from domain.words.mixing import TOGETHER
from domain.words.names import LEADING
from domain.words.percents import parts_done
from domain.words.reports import Report, dated

NOT_SO = re.compile(r"(?<!ยัง)ไม่ใช่(?!ปัญหา|ว่า)|มิใช่")
TAKEN_BACK = re.compile(
    r"(?:พิมพ์|พูด|บอก|รายงาน|แจ้ง|กรอก)(?:ไป|ไว้)?ผิด(?!ๆ)|คลาดเคลื่อน|ขออภัย[^\n]{0,30}?ที่(?:ว่า|แจ้ง|บอก)|อ่านกลับ"
    r"|แก้ไขข้อมูลที่รายงาน|^\s*ผิด|(?<!เหลือ)แก้คำผิด|พั?สดุ\s*มา(?:ส่ง|ถึง)"
)
FEW = 14  # letters beside a name that ask for nothing: then the name itself is the question


def about_work(asked: Asked, parts: Sequence[Part], stranger: bool) -> c.Command | None:
    """The report, the question which duty it is about, or None for talk."""
    if asked.several:
        if stranger or not all(part.sure for part in parts) or TAKEN_BACK.search(asked.words):
            doubtful = tuple(id_ for part in parts if not part.sure for id_ in part.candidates)
            return _which(doubtful, asked)
        today = asked.setting.today
        told = ((part, as_counted(_dated_within(part.report, today), part.ids, asked)) for part in parts)
        return Several(tuple(report.command(part.ids) for part, report in told))
    if not asked.part.report.says_something:
        return _mentioned(asked, stranger)
    if asked.part.report.contradicts_itself or asked.part.report.below_zero:
        return c.AskUpdate(asked.named) if len(asked.named) == 1 else c.NotUnderstood()
    return reported(asked, stranger)


def not_so(asked: Asked) -> bool:
    """Whether "it is not" is said, outside of names, and nothing that was told is taken back."""
    return bool(NOT_SO.search(_without_own_names(asked))) and not TAKEN_BACK.search(asked.words)


def reported(asked: Asked, stranger: bool, *, leans: bool = False) -> c.Command | None:
    """One report: of what is named, quoted, or the only duty that there is; else the question which.

    `leans`: the whole of the words leans to a report, so that "it is not" is said of something else.
    """
    setting, part = asked.setting, asked.part
    if part.report.weakly and not part.meant and asks.GREETING.search(asked.words):
        return None
    report = _dated(part.report, asked)
    named = part.sure and all(one.by != "system" for one in part.meant)
    many = bool(asks.EVERYTHING.search(asked.words)) and not named and len(setting.open_ids) > 1
    doubted = bool(TAKEN_BACK.search(asked.words)) or (not leans and not_so(asked))
    everything = many or doubted
    own = _own_beside_theirs(asked)
    if own:
        return c.AskWhich((*own, *part.ids), meant=report.command(()))
    if not (stranger or everything) and _surely(asked, report):
        return report.command(part.ids)
    if not part.meant and not stranger and not everything:
        if len(setting.quoted) == 1:
            return report.command(setting.quoted)
        of_one = setting.private and not setting.quoted and len(setting.open_ids) == 1
        if of_one and not _doubtful(report, asked.words):
            return report.command(setting.open_ids)
    return _which(() if everything or stranger else part.candidates, asked)


def _surely(asked: Asked, report: Report) -> bool:
    """Whether what is told is of the duties that are named, and of nothing else."""
    part = asked.part
    apart = part.scattered and not TOGETHER.search(asked.words)
    if not part.sure or apart or part.mixed or told_in_both(asked) or money_of_another(asked):
        return False
    return not report.softly or any(one.by in BY_CODE for one in part.meant) or report.submits


def _without_own_names(asked: Asked) -> str:
    """The words without the names of what they mean: "งานที่ไม่ใช่งานสอน" puts nothing in doubt."""
    words = asked.words
    for duty in asked.setting.duties(asked.part.candidates):
        words = words.replace(plain_name(duty.name), " ")
        words = words.replace(LEADING.sub("", plain_name(duty.name)), " ")
    return words


def _dated(report: Report, asked: Asked) -> Report:
    """With the day until which more time is asked for, or the one that no calendar has."""
    asks_for = told.ASKS_FOR_TIME.search(asked.words)
    days = [one for one in asked.days if one.day > asked.setting.today]
    behind = [one.day for one in days if asks_for and one.start >= asks_for.start()]
    return dated(report, asked.words, behind or (one.day for one in days), asked.impossible)


def _dated_within(report: Report, today: date) -> Report:
    """With the day that stands in the part's own words: another part's is not meant."""
    words = report.problem or ""
    return dated(report, words, (one.day for one in find_dates(words, today)), find_impossible(words, today))


def _own_beside_theirs(asked: Asked) -> tuple[int, ...]:
    """A coordinator's own duties of the same code, where a colleague is named: whose is reported of?"""
    setting, ids = asked.setting, asked.part.ids
    held = {duty.id for duty in setting.held}
    if not setting.called or not ids or held & {*ids}:
        return ()
    codes = {duty.code for duty in setting.duties(ids)}
    return tuple(duty.id for duty in setting.held if duty.code in codes and duty.id in setting.open_ids)


def _doubtful(report: Report, words: str) -> bool:
    """What is only waited for, or counted, may be about anything."""
    parts = report.percent is not None and not told.PERCENT.search(words) and bool(parts_done(words))
    counted = parts and not told.DOES.search(words)
    waits = report.weakly and report.percent is None and report.value is None and not report.links
    return counted or waits


def _which(candidates: tuple[int, ...], asked: Asked) -> c.Command | None:
    chosen = candidates or asked.setting.quoted or asked.setting.open_ids
    report = _dated(asked.part.report, asked)
    return c.AskWhich(chosen, meant=report.command(())) if chosen else None


def _mentioned(asked: Asked, stranger: bool) -> c.Command | None:
    """A duty is named and nothing told: a promise may be noted, a name alone asks to see it, talk is talk."""
    part = asked.part
    if not part.meant or part.meant[0].by == "chosen":
        return None
    if told.PROMISE.search(asked.words) and part.candidates:
        return p.AskNote(part.candidates)
    if told.IN_HAND.search(without_names(asked.words, part.meant)):
        in_hand = replace(part, report=replace(part.report, near=True))
        return reported(replace(asked, part=in_hand), stranger)
    beside = len(asked.words) - sum(one.end - one.start for one in part.meant)
    by_code = any(one.by in ("code", "number") for one in part.meant)
    if not by_code and beside > FEW:
        return None
    if part.ids:
        return c.ShowDuty(part.ids[:1])
    return c.AskWhich(part.candidates, meant=c.ShowDuty(())) if part.candidates else None
