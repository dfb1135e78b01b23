"""What people ask for, in whatever words: their list, one duty, the calendar, who owes, help."""

import re
from dataclasses import replace
from datetime import timedelta

from domain import broadcast_commands as b
from domain import commands as c
from domain import personal_commands as p
from domain.fiscal import month_end
from domain.words import report_words as told
from domain.words import request_words as w
from domain.words.asked import Asked, Rule, by_code, when
from domain.words.dates_in_text import find_dates
from domain.words.facets import facets_of
from domain.words.list_requests import read_list


def _enrol_by_name(asked: Asked) -> c.Command | None:
    if not w.ENROL_BY_NAME.search(asked.words) or by_code(asked) or asked.setting.coordinates:
        return None
    return p.EnrolByName(asked.heard.said)


def _help_with(asked: Asked) -> c.Command | None:
    """ "วิธีใช้ ประกาศ": the help of one topic."""
    found = w.HELP_WITH.fullmatch(asked.words)
    about = found["about"] if found else ""
    return next((c.Help(topic) for topic, words in w.HELP_TOPICS.items() if words.search(about)), None)


def asked_back(words: str, duties: tuple[int, ...]) -> c.OfDuties | None:
    """ "อัปเดตงาน", "แจ้งปัญหา": what the bot asks of these duties; nothing is told yet."""
    return next((ask(duties) for said, ask in ASKED_BACK if said.fullmatch(words)), None)


def _asked_back(asked: Asked) -> c.Command | None:
    """Of the only duty there is, else which; the list says that there is none."""
    owed = asked.named or asked.setting.open_ids
    command = asked_back(asked.words, owed)
    if command is None or len(owed) == 1:
        return command
    return c.AskWhich(owed, meant=replace(command, duties=())) if owed else c.ListDuties()


def _calendar(asked: Asked) -> c.Command | None:
    if not w.CALENDAR.search(asked.words) or w.NOT_CALENDAR.search(asked.words) or asked.reports:
        return None
    if asked.named and asked.part.report.submits:
        return None  # "E3 เสร็จแล้ว ขอวันหยุดสักวันได้ไหม"
    return calendar_of(asked)


def calendar_of(asked: Asked) -> p.Calendar:
    """What is on in the time that is asked about."""
    today = asked.setting.today
    days = [one.day for one in asked.days or find_dates(asked.words.replace("ณ วันที่", "วันที่"), today)]
    if days:
        return p.Calendar(min(days[0], days[-1]), max(days[0], days[-1]))
    if w.NEXT_WEEK.search(asked.words):
        monday = today + timedelta(days=7 - today.weekday())
        return p.Calendar(monday, monday + timedelta(days=6))
    if w.MONTH.search(asked.words):
        return p.Calendar(today, month_end(today.year, today.month))
    return p.Calendar(today, asked.setting.week_ends()) if w.WEEK.search(asked.words) else p.Calendar()


def _show(asked: Asked) -> c.Command | None:
    """A question about one duty, or just its name."""
    problem = asked.part.report.problem
    if asked.reports or (problem and told.ASKS_FOR_TIME.search(asked.words)):
        return None
    if not w.SHOW.search(asked.words) and (problem or not w.MAY_SHOW.search(asked.words)):
        return None
    if asked.named or not asked.part.meant:
        return _only_one(asked)
    return _which_to_show(asked.part.candidates)


def show_of(asked: Asked) -> c.Command | None:
    """The duty that is named or the only one; else which?"""
    owed = asked.setting.open_ids
    if asked.named or (len(owed) == 1 and not asked.part.meant):
        return c.ShowDuty((asked.named or owed)[:1], facets_of(asked.words))
    return _which_to_show(asked.part.candidates or owed)


def _which_to_show(candidates: tuple[int, ...]) -> c.Command | None:
    return c.AskWhich(candidates, meant=c.ShowDuty(())) if candidates else None


def _only_one(asked: Asked) -> c.Command | None:
    """The duty that is named or quoted; else the only one there is, where the words speak of work."""
    about = facets_of(asked.words)
    named = asked.named or (asked.setting.quoted if len(asked.setting.quoted) == 1 else ())
    if named:
        return c.ShowDuty(named[:1], about)
    owed = asked.setting.open_ids
    about_work = w.SHOW.search(asked.words) and re.search("งาน|ตัวชี้วัด|ส่ง", asked.words)
    return c.ShowDuty(owed, about) if len(owed) == 1 and about_work and asked.setting.private else None


def who_owes_of(asked: Asked) -> c.WhoOwes:
    """Who owes what is named, or anything at all."""
    named = [one for one in asked.part.meant if one.by not in ("system", "unit")]
    return c.WhoOwes(tuple(dict.fromkeys(id_ for one in named for id_ in (*one.ids, *one.candidates))))


def _thanks_first(asked: Asked) -> c.Command | None:
    return (
        c.Thanks()
        if w.THANKS_FIRST.search(asked.words) and not asked.reports and not asked.part.report.submits
        else None
    )


def _acknowledge(asked: Asked) -> c.Command | None:
    first = w.ACKNOWLEDGE.match(asked.words) or w.ACKNOWLEDGED.search(asked.words)
    return b.Acknowledge() if first and not by_code(asked) and not asked.reports else None


ASKED_BACK: tuple[tuple[re.Pattern[str], type[c.OfDuties]], ...] = (
    (w.UPDATE, c.AskUpdate),
    (w.PROBLEM, c.AskProblem),
)
EXACT: tuple[Rule, ...] = (
    when(w.HELP, c.Help(), whole=True),
    _help_with,
    _asked_back,
    when(w.UNDO, c.Undo(), whole=True),
    when(w.REGISTER, b.ShowRegister()),
)
LOOKS: tuple[Rule, ...] = (
    when(w.HOW_TO, c.Help()),
    _enrol_by_name,
    lambda asked: who_owes_of(asked) if w.WHO_OWES.search(asked.words) else None,
    read_list,
    _calendar,
)
ABOUT_ONE: tuple[Rule, ...] = (_thanks_first, _acknowledge, _show)
SMALL_TALK: tuple[Rule, ...] = (when(w.THANKS, c.Thanks()), when(w.GREETING, c.Greeting()))
