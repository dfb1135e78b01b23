"""How things stand, in plain words with what to do; and notices that are sent once more."""

from datetime import datetime, timedelta
from typing import Any

from domain import desk_commands as d
from domain.clocks import BANGKOK
from domain.dates import show
from domain.health import StuckNotice
from domain.notices import Answer, NoticeState, Owed
from domain.people import Actor
from domain.ports import Work
from handlers.held import show_held
from handlers.quota import quota_facts

SHOWN = 10
FOLLOWS = timedelta(minutes=5)  # a sheet that is behind for less is only busy


def show_status(_command: d.ShowStatus, _actor: Actor, work: Work, now: datetime) -> list[Owed]:
    """Events, notices, the month's quota, the sheet and the people, each with what to do."""
    health = work.health(now)
    people, tied = work.people.working(), work.enrolments.tied()
    facts = {
        "waiting": health.waiting_events,
        "parked_events": health.parked_events,
        "held": health.notices.get(NoticeState.HELD, 0),
        "stuck": work.stuck.found(now, 0)[1],
        "quota": quota_facts(work.quota.now(now), now),
        "sheet": _sheet(health.mirror_behind, health.mirror_at, now),
        "is_file": health.mirror_is_file,
        "trouble": health.mirror_trouble,
        "drift": list(health.mirror_drift),
        "people": len(people),
        "enrolled": sum(one.id in tied for one in people),
    }
    return [Answer("status", facts)]


def _sheet(behind: datetime | None, synced: datetime | None, now: datetime) -> str:
    if synced is None:
        return "never"
    if behind is None or now - behind < FOLLOWS:
        return "follows"
    return f"{show(behind.astimezone(BANGKOK).date())} {behind.astimezone(BANGKOK):%H.%M} น."


def show_stuck(_command: d.ShowStuck, actor: Actor, work: Work, now: datetime) -> list[Owed]:
    """What did not reach whom and why, newest first, each with a button; and what quota keeps back."""
    found, count = work.stuck.found(now, SHOWN)
    people = {one.id: one.address for one in work.people.get({one.person_id for one in found})}
    lines = [_line(one, people) for one in found]
    stuck = Answer("stuck", {"notices": lines, "count": count, "more": count - len(lines)})
    kept_back = show_held(d.ShowHeld(), actor, work, now) if work.notices.held() else []
    return [*kept_back, stuck] if found or not kept_back else kept_back


def _line(notice: StuckNotice, people: dict[int, str]) -> dict[str, Any]:
    return {
        "id": notice.id,
        "to": people.get(notice.person_id, "-"),
        "kind": notice.kind,
        "why": notice.why.value,
        "on": show(notice.at.astimezone(BANGKOK).date()),
    }


def try_again(command: d.TryAgain, _actor: Actor, work: Work, now: datetime) -> list[Owed]:
    """Once more, if nobody else was first."""
    again = work.stuck.again(command.notice, now)
    return [Answer("sent_again", {"again": again, "left": work.stuck.found(now, 0)[1]}, matters=again)]
