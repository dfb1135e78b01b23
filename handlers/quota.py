"""What is left of the month's messages, in plain words, and the warnings that come in time."""

from dataclasses import replace
from datetime import datetime, time
from typing import Any

from domain import desk_commands as d
from domain.clocks import BANGKOK
from domain.dates import show
from domain.fiscal import month_start
from domain.notices import Answer, Owed, ToTell
from domain.people import Actor
from domain.ports import Work
from domain.quota import Quota, last_of_month
from handlers.tell_coordinators import tell_coordinators


def show_quota(_command: d.ShowQuota, _actor: Actor, work: Work, now: datetime) -> list[Owed]:
    """Limit, used, left, what is kept for what, how far it reaches, and what waits for it."""
    facts = quota_facts(work.quota.now(now), now)
    return [Answer("quota", {"quota": facts, "held": len(work.notices.held())})]


def quota_facts(quota: Quota, now: datetime) -> dict[str, Any]:
    """The month as templates tell it."""
    today = now.date()
    return {
        "known": quota.known,
        "limit": quota.limit,
        "used": quota.used,
        "ours": quota.ours,
        "others": quota.others,
        "left": quota.left,
        "kept": quota.kept,
        "room": quota.room,
        "refused": quota.refused is not None,
        "forecast": quota.forecast(today),
        "over": quota.limit is not None and quota.forecast(today) > quota.limit,
        "ends": show(last_of_month(today)),
        "begins": show(month_start(today, 1)),
    }


def quota_warnings(quota: Quota, work: Work, now: datetime) -> list[ToTell]:
    """The gravest of what coordinators should know in time, once a month each."""
    if quota.limit is None or not quota.known:
        return []
    if quota.refused is not None:
        return _warning("refused", quota, work, now)
    if quota.room == 0:
        return _warning("low", quota, work, now)
    over = quota.forecast(now.date()) > quota.limit
    return _warning("forecast", quota, work, now) if over else []


def _warning(why: str, quota: Quota, work: Work, now: datetime) -> list[ToTell]:
    """It rides and joins; it is pushed too while LINE takes pushes, for much can still be done about it."""
    facts = {"why": why, "on": show(now.date()), "quota": quota_facts(quota, now)}
    month_over = datetime.combine(month_start(now.date(), 1), time(), BANGKOK)
    told = tell_coordinators(f"quota:{why}:{now:%Y-%m}", "quota_warning", facts, work, now)
    return [
        replace(
            notice,
            join_from=now,
            push_at=None if why == "refused" else notice.push_at,
            must_go=why == "low",
            expires_at=month_over,
        )
        for notice in told
    ]
