"""Meetings, days off and the asker's own dates, for the days that were asked about or those ahead."""

from datetime import date, datetime, timedelta

from domain import personal_commands as p
from domain.calendar import SATURDAY, WorkingDays
from domain.dates import show
from domain.duties import Duty
from domain.notices import Answer, Facts, Owed
from domain.office import Meeting
from domain.people import Actor
from domain.ports import Work
from domain.telling import duty_facts

AHEAD, MOST = timedelta(days=60), 6


def calendar(command: p.Calendar, actor: Actor, work: Work, now: datetime) -> list[Owed]:
    """What was asked about, else the next meetings; where there are none, what the asker owes next."""
    first, last = command.first or now.date(), command.last or now.date() + AHEAD
    meetings = work.meetings.between(first, last)
    owed = _due(actor, work, first, last) if (command.first or not meetings) and actor.in_private else []
    facts = {
        "days": _days(command),
        **_off(first, last, WorkingDays(work.days_off())),
        "meetings": [_meeting(one) for one in meetings[:MOST]],
        "more": max(0, len(meetings) - MOST),
        "duties": [duty_facts(duty, now.date()) for duty in owed[:MOST]],
    }
    return [Answer("calendar", facts)]


def _off(first: date, last: date, days: WorkingDays) -> Facts:
    """Of a single day whether the office works, of more the weekdays that are off."""
    if first == last:
        return {"one_day": True, "works": days.is_working(first), "off": []}
    whole = (min(last, first + AHEAD) - first).days + 1
    each = (first + timedelta(days=n) for n in range(whole))
    off = [show(day) for day in each if day.weekday() < SATURDAY and not days.is_working(day)]
    return {"one_day": False, "works": True, "off": off[:MOST]}


def _due(actor: Actor, work: Work, first: date, last: date) -> list[Duty]:
    held = work.duties.held_by(actor.person.id) if actor.person else []
    due = [duty for duty in held if duty.is_open and first <= duty.office_on <= last]
    return sorted(due, key=lambda duty: duty.office_on)


def _days(command: p.Calendar) -> str:
    if command.first is None or command.last is None:
        return ""
    first, last = show(command.first), show(command.last)
    return first if first == last else f"{first} – {last}"


def _meeting(one: Meeting) -> dict[str, str]:
    return {
        "name": one.name,
        "day": show(one.at.date()),
        "time": one.at.strftime("%H.%M"),
        "place": one.place,
    }
