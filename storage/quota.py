"""The month's pushes inside one transaction: what LINE told, what we sent since, what last rungs need."""

from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any

from sqlalchemy import and_, func, join, or_, select
from sqlalchemy.orm import Session

from domain.calendar import ONE_DAY
from domain.clocks import BANGKOK
from domain.notices import NoticeState
from domain.quota import Due, Quota
from storage.calls import Calls
from storage.due_soon import IS_OPEN
from storage.duty_lines import OFFICE_ON
from storage.facts import Facts
from storage.holders import LED, unit_holders
from storage.office_tables import AssignmentRow, DutyRow, RoundRow, SystemRow
from storage.talk_tables import ChatRow, FactRow, NoticeRow

TOLD, RESERVE, REFUSED = "quota", "reserve", "quota_refused"


class Quotas:
    """LINE's count is approximate and lags: what we sent is counted by ourselves, the rest is others'."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._facts, self._calls = Facts(session), Calls(session)

    def now(self, now: datetime) -> Quota:
        """What is known this minute; three statements, however many people and duties there are."""
        facts = self._known()
        kept = facts.get(RESERVE, ({}, None))[0]
        told, at = facts.get(TOLD, ({}, None))
        this_month = told.get("month") == _month(now)
        counted = told if this_month else {}
        quota = {"limit": told["limit"], "known": True} if told else {}
        return Quota(
            ours=counted.get("ours", 0) + self._calls.pushed_since(at),
            others=counted.get("others", counted.get("used", 0)),
            reserve=kept.get("last", 0),
            expected=kept.get("expected", 0),
            last_waiting=self._last_waiting(now),
            refused=facts.get(REFUSED, ({}, None))[0].get("cost"),
            **quota,
        )

    def learn(self, limit: int | None, used: int, now: datetime, machine_now: datetime) -> None:
        """Keep what LINE told. Another plan or another month means that what it refused it may take now."""
        before = (self._facts.get(TOLD) or ({}, None))[0]
        same_month = before.get("month") == _month(now)
        since = _since(before, now, machine_now, same_month=same_month)
        ours, newest = self._calls.pushed_since(since), self._calls.pushed_since(machine_now)
        others = max(0, used - ours)
        if same_month and used >= before.get("used", 0):  # it lags behind us, and never forgets others
            others = max(others, before.get("others", 0))
        told = {"limit": limit, "used": used, "month": _month(now), "ours": ours - newest, "others": others}
        self._facts.keep(TOLD, {**told, "since": since.isoformat()}, machine_now)
        if before and (not same_month or before["limit"] != limit):
            self._facts.keep(REFUSED, {}, machine_now)

    def keep_reserve(self, last: int, expected: int, machine_now: datetime) -> None:
        """Keep how many pushes the month's later days need: for last rungs, and for all of them."""
        self._facts.keep(RESERVE, {"last": last, "expected": expected}, machine_now)

    def refused(self, cost: int, machine_now: datetime) -> None:
        """LINE said that the monthly limit is reached, for a push that costs so much."""
        known = (self._facts.get(REFUSED) or ({}, None))[0].get("cost")
        self._facts.keep(REFUSED, {"cost": cost if known is None else min(cost, known)}, machine_now)

    def refusal_over(self, before: datetime) -> None:
        """A refusal older than this machine time is tried again: somebody's reserved messages may be free."""
        refused = self._facts.get(REFUSED)
        if refused and refused[0].get("cost") is not None and refused[1] <= before:
            self._facts.keep(REFUSED, {}, before)

    def people_due(self, first: date, last: date) -> list[Due]:
        """What reachable people owe between these days, each once."""
        due = and_(IS_OPEN, OFFICE_ON.between(first, last))
        reached = select(ChatRow.person_id).where(ChatRow.reachable, ChatRow.person_id.is_not(None))
        what = (SystemRow.code, RoundRow.opens_on, OFFICE_ON)
        owed = join(DutyRow, RoundRow).join(SystemRow)
        named = select(AssignmentRow.person_id, *what).select_from(owed.join(AssignmentRow))
        units = unit_holders().subquery()
        of_unit = owed.join(units, DutyRow.unit_id == units.c.unit_id)
        by_unit = select(units.c.id, *what).select_from(of_unit).where(due, ~LED)
        both = named.where(due, AssignmentRow.person_id.in_(reached)).union(
            by_unit.where(units.c.id.in_(reached))
        )
        return [Due(*line) for line in self._session.execute(both)]

    def _known(self) -> dict[str, tuple[Mapping[str, Any], datetime]]:
        rows = self._session.scalars(select(FactRow).where(FactRow.key.in_((TOLD, RESERVE, REFUSED))))
        return {row.key: (row.value, row.at) for row in rows}

    def _last_waiting(self, now: datetime) -> int:
        """How many people are still to get a last rung today."""
        tomorrow = datetime.combine(now.astimezone(BANGKOK).date() + ONE_DAY, time(), BANGKOK)
        waits = NoticeRow.state.in_([NoticeState.WAITING, NoticeState.HELD])
        fresh = or_(NoticeRow.expires_at.is_(None), NoticeRow.expires_at > now)
        query = select(func.count(NoticeRow.person_id.distinct())).where(
            waits, NoticeRow.must_go, NoticeRow.call_id.is_(None), NoticeRow.push_at < tomorrow, fresh
        )
        return self._session.scalar(query) or 0


def _month(now: datetime) -> str:
    return now.astimezone(BANGKOK).strftime("%Y-%m")


def _since(before: Mapping[str, Any], now: datetime, machine_now: datetime, *, same_month: bool) -> datetime:
    """The machine time from which this month counts: when it was seen to turn, else reckoned by its days."""
    if before and not same_month:
        return machine_now
    if "since" in before:
        return datetime.fromisoformat(before["since"])
    local = now.astimezone(BANGKOK)
    return machine_now - (local - local.replace(day=1, hour=0, minute=0, second=0, microsecond=0))
