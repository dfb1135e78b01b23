"""What a notice says now: rendered from the current state, or nothing when it has nothing left to say."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any

from domain.calendar import WorkingDays
from domain.codes import new_code, show_code
from domain.dates import show
from domain.enrolment import WISHES_SHOWN, enrol_link, requests_facts
from domain.meeting_reminders import MEETING
from domain.notices import Kind, Notice
from domain.openings import OPENING
from domain.planning import REMINDER
from domain.ports import Work
from domain.telling import duty_facts
from domain.transitions import Move, outdated_by
from domain.workbook.news import STILL_TRUE
from scheduler.batch import Batch
from scheduler.freshen_news import NEWS
from scheduler.freshen_nudges import all_nudged, nudged
from scheduler.freshen_planned import meeting, opening, reminder
from scheduler.refresh_account import ACCOUNT
from scheduler.saying import FactsOf

PASTED = 5  # notices in one text to paste
Freshen = Callable[[Notice, Work, datetime], Mapping[str, Any] | None]


def freshen(notices: Sequence[Notice], work: Work, now: datetime) -> FactsOf:
    """Gives the facts that each of these notices says now, or None; for this transaction."""
    batch = Batch(tuple(notices), work, now)

    def facts_of(notice: Notice) -> Mapping[str, Any] | None:
        if notice.expires_at and notice.expires_at <= now:
            return None
        if notice.kind is Kind.IMMEDIATE and "update" in notice.facts:
            return _step(notice, work, now)
        if notice.template in READ_TOGETHER:
            return READ_TOGETHER[notice.template](notice, batch)
        its = BY_TEMPLATE.get(notice.template)
        return its(notice, work, now) if its else notice.facts

    return facts_of


def _cabinet_days(notice: Notice, work: Work, now: datetime) -> Mapping[str, Any] | None:
    """A year to look after, until the office has told its days."""
    days = WorkingDays(work.days_off())
    return notice.facts if days.years_not_announced(now.date(), [notice.facts["year"]]) else None


def _sheet_lost(notice: Notice, work: Work, _now: datetime) -> Mapping[str, Any] | None:
    """A file out of reach, while it is."""
    return notice.facts if work.mirror.following().lost_at else None


def _round_moved(notice: Notice, work: Work, _now: datetime) -> Mapping[str, Any] | None:
    """A round's new date, while it is still that and somebody still owes."""
    dates = {show(duty.office_on) for duty in work.duties.get(notice.about) if duty.is_open}
    return notice.facts if notice.facts["due"] in dates else None


def _lines(notice: Notice, work: Work, _now: datetime) -> Mapping[str, Any] | None:
    """Those lines of a list of duties that are still true for its reader."""
    duties = {duty.id: duty for duty in work.duties.get(notice.about)}
    still, person = STILL_TRUE[notice.template], notice.person_id or 0
    lines = [
        line
        for line in notice.facts["lines"]
        if line["id"] in duties and still(line, duties[line["id"]], person)
    ]
    return {**notice.facts, "lines": lines} if lines else None


def _enrol_request(_notice: Notice, work: Work, _now: datetime) -> Mapping[str, Any] | None:
    """Everybody who asks, and whom of those without an account it may be, while nobody has decided."""
    tied = work.enrolments.tied()
    free = [one for one in work.people.working() if one.id not in tied]
    return requests_facts(work.enrolments.waiting(), free, WISHES_SHOWN) or None


def _name_claimed(notice: Notice, work: Work, _now: datetime) -> Mapping[str, Any] | None:
    """Somebody asked for a name that has an account, as long as it is that account."""
    person, chat = notice.facts["person"], notice.facts["chat"]
    return notice.facts if work.enrolments.tied().get(person) == chat else None


def _code_issued(notice: Notice, work: Work, now: datetime) -> Mapping[str, Any]:
    """A code is made only now, so that the notice never holds it; its hash alone is kept."""
    code, account = new_code(), work.facts.get(ACCOUNT)
    work.people.add_code(notice.facts["person"], code, now)
    link = enrol_link(account[0]["basic_id"] if account else "", code)
    return {**notice.facts, "code": show_code(code), "link": link}


def _suggestions(notice: Notice, work: Work, now: datetime) -> Mapping[str, Any] | None:
    """How many suggestions from the sheet wait now."""
    waiting = [one.proposal for one in work.suggestions.waiting(now) if one.proposal]
    names = [*dict.fromkeys(one.proposer for one in waiting)][:3]
    return {"count": len(waiting), "names": names} if waiting else None


def _held_paste(notice: Notice, work: Work, now: datetime) -> Mapping[str, Any]:
    """What is kept back of one unit, or for one group, as it would be said now."""
    unit, chat = notice.facts["unit"], notice.facts["chat"]
    held = [one for one in work.notices.held() if one.chat_id == chat or one.person_id]
    people = {one.id: one for one in work.people.get({one.person_id or 0 for one in held})}
    said: list[dict[str, Any]] = []
    facts_of = freshen(held, work, now)
    for one in held:
        person = people.get(one.person_id or 0)
        if (person.unit_id if person else None) == unit and (facts := facts_of(one)) is not None:
            to = person.address if person else ""
            said.append({"id": one.id, "to": to, "template": one.template, "facts": facts})
    last = said[PASTED - 1 :][:1] or said[-1:] or [{"id": notice.facts["last"]}]
    return {**notice.facts, "said": said[:PASTED], "more": len(said[PASTED:]), "last": last[0]["id"]}


READ_TOGETHER: dict[str, Callable[[Notice, Batch], Mapping[str, Any] | None]] = {
    REMINDER: reminder,
    OPENING: opening,
    MEETING: meeting,
    "nudged": nudged,
    "nudged_all": all_nudged,
}
BY_TEMPLATE: dict[str, Freshen] = {
    "sheet_suggestions": _suggestions,
    "held_paste": _held_paste,
    "round_moved": _round_moved,
    "cabinet_days": _cabinet_days,
    "sheet_lost": _sheet_lost,
    "enrol_request": _enrol_request,
    "name_claimed": _name_claimed,
    "code_issued": _code_issued,
    **dict.fromkeys(STILL_TRUE, _lines),
    **NEWS,
}


def _step(notice: Notice, work: Work, now: datetime) -> Mapping[str, Any] | None:
    """A step that the office took, while it stands; or that it was taken back, where that was read."""
    duties, update = work.duties.get(notice.about), int(notice.facts["update"])
    if not duties or work.history.followed(update, outdated_by(Move(notice.facts["move"]))):
        return None
    withdraws = notice.template == "withdrawn"
    if not (work.notices.gone([notice.facts["told"]]) if withdraws else work.history.stands(update)):
        return None
    duty = duty_facts(duties[0], now.date())
    return {**notice.facts, "duty": duty} if duty["open"] == notice.facts["duty"]["open"] else None
