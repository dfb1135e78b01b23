"""Days off and whole rounds' dates, changed in chat by the rules of the import."""

from collections.abc import Iterable
from datetime import date, datetime

from domain import change_commands as ch
from domain.calendar import WorkingDays
from domain.dates import show
from domain.duties import Duty, Refused
from domain.notices import Answer
from domain.people import Actor
from domain.planning import reminded_on
from domain.ports import Work
from domain.proposals import Effect, Line
from domain.telling import duty_facts
from domain.workbook.own_rows import day_off_row, round_row
from domain.workbook.report import ImportReport
from handlers.imported import news_of

MOST = 20  # duties with a date of their own that a preview names one by one
NO_TITLE = "วันหยุดพิเศษ"


def set_day_off(command: ch.SetDayOff, actor: Actor, work: Work, now: datetime) -> Effect:
    """What the office says of a day; office dates are counted again, and reminders keep clear of it."""
    if command.day < now.date():
        raise Refused("date_past")
    days = WorkingDays(work.days_off())
    if days.is_working(command.day) != command.is_holiday:
        return Effect("", [Answer("day_off_known", {"day": show(command.day), "off": command.is_holiday})])
    known = work.book.office().days_off.get(command.day)
    title = command.title or (known.name if known else NO_TITLE)
    row = day_off_row(command.day, title, is_holiday=command.is_holiday)
    report = work.book.bring_in([row], now, actor.via)
    if not report.written:
        return refused(report)
    notes = [*_reminders(command, days, work), *(("warning", words) for words in _warnings(report))]
    day = Line(f"{show(command.day)} {title}", "", "หยุด" if command.is_holiday else "ทำงาน")
    return Effect(
        "set_day_off",
        news_of(report, work, now),
        (day, *_moved(report, work, now)),
        tuple(notes),
        duties=report.duties,
    )


def date_round(command: ch.DateRound, actor: Actor, work: Work, now: datetime) -> Effect:
    """A round's own date in the place of its rule; duties with a date of their own keep that."""
    if command.day < now.date():
        raise Refused("date_past")
    known = work.book.office().rounds.get(command.round)
    if known is None:
        raise Refused("no_such_round")
    report = work.book.bring_in([round_row(known, command.day)], now, actor.via)
    if not report.written or not report.moved_rounds:
        return refused(report)
    days = WorkingDays(work.days_off())
    notes = (*on_a_day_off(command.day, days), *(("warning", words) for words in _warnings(report)))
    told = news_of(report, work, now, command.reason)
    return Effect("date_round", told, tuple(_moved(report, work, now)), notes, command.reason)


def on_a_day_off(day: date, days: WorkingDays) -> list[tuple[str, str]]:
    """Why the date is another one than was asked for."""
    return [] if days.is_working(day) else [("day_off", show(day))]


def refused(report: ImportReport) -> Effect:
    """What the office's own rules say against it; without a problem nothing would be different."""
    problems = [f"{one.problem} {one.suggestion}".strip() for one in report.problems]
    return Effect("", [Answer("change_impossible", {"problems": problems[:5]})])


def _moved(report: ImportReport, work: Work, now: datetime) -> Iterable[Line]:
    """The rounds whose office date moves, and the duties that have one of their own."""
    for one in report.moved_rounds:
        owed = [duty for duty in work.duties.in_rounds([one.round]) if not duty.own_office_on]
        holders = dict.fromkeys(id_ for duty in owed for id_ in duty.holders)
        names = tuple(person.name for person in work.people.get(holders))
        yield Line(f"รอบ {one.called}", show(one.before), show(one.after), names)
    moved = [one for one in report.taken if one.day and one.day != one.duty.office_on]
    for taken in moved[:MOST]:
        names = tuple(person.name for person in work.people.get(taken.holders))
        yield Line(_called(taken.duty, now), show(taken.duty.office_on), show(taken.day or now.date()), names)
    if len(moved) > MOST:
        yield Line(f"และอีก {len(moved) - MOST} งานที่มีกำหนดของตัวเอง")


def _called(duty: Duty, now: datetime) -> str:
    return f"{duty.code} {duty.name} ({duty_facts(duty, now.date())['round']}) {duty.unit_name}"


def _warnings(report: ImportReport) -> list[str]:
    return [words for words in report.warnings if "เลื่อนจาก" not in words]  # those are lines already


def _reminders(command: ch.SetDayOff, days: WorkingDays, work: Work) -> Iterable[tuple[str, str]]:
    """How many people would be reminded on that day, and when they are instead."""
    day = command.day
    if command.is_holiday:
        people = reminded_on(day, work.planning.owed(day), days, work.policies())
        if people:
            yield "reminders", f"{len(people)} คน เลื่อนจาก {show(day)} เป็น {show(_before(days, day))}"


def _before(days: WorkingDays, day: date) -> date:
    return days.before(day, 1)
