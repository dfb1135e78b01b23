"""Reads what is due between two days, nearest first, at the same cost for a small office and a huge one."""

from collections.abc import Iterator
from datetime import date

from sqlalchemy import ColumnElement, Select, SQLColumnExpression, and_, func, or_, select
from sqlalchemy.orm import Session

from domain.duties import OPEN, Owing
from storage.office_tables import DutyRow, ItemRow, RoundRow, SystemRow, UnitRow

IS_OPEN = DutyRow.state.in_([state.value for state in OPEN])
RUNS_ON_ROUND = and_(DutyRow.return_on.is_(None), DutyRow.own_office_on.is_(None))
Owed = Select[str, str, str, str, date]
OWN_DATE = func.coalesce(DutyRow.return_on, DutyRow.own_office_on)


def due_between(session: Session, first: date, last: date, most: int) -> list[Owing]:
    """At most so many open duties of these days; of one round in the order in which they were imported.

    Round by round, so that nothing is sorted that is not shown.
    """
    rounds = select(RoundRow.id, RoundRow.office_on).where(RoundRow.office_on.between(first, last))
    found = [*_of_their_own(session, first, last, most)]
    for round_id, office_on in session.execute(rounds.order_by(RoundRow.office_on, RoundRow.id)):
        nearer = sum(one.office_on <= office_on for one in found)
        if nearer >= most:
            break
        in_round = _plain(RoundRow.office_on, DutyRow.round_id == round_id, RUNS_ON_ROUND)
        found += _read(session, in_round, most - nearer)
    return sorted(found, key=lambda one: one.office_on)[:most]


def _of_their_own(session: Session, first: date, last: date, most: int) -> Iterator[Owing]:
    """Those that were extended or returned: few, and found by the index of each date."""
    dated = or_(DutyRow.return_on.between(first, last), DutyRow.own_office_on.between(first, last))
    query = _plain(OWN_DATE, dated, OWN_DATE.between(first, last)).order_by(OWN_DATE)
    yield from _read(session, query, most)


def _plain(office_on: SQLColumnExpression[date], *where: ColumnElement[bool]) -> Owed:
    columns = (UnitRow.name, SystemRow.name, RoundRow.name, ItemRow.code, office_on)
    query = select(*columns).select_from(DutyRow).join(ItemRow).join(RoundRow)
    return query.join(SystemRow).join(UnitRow, DutyRow.unit_id == UnitRow.id).where(IS_OPEN, *where)


def _read(session: Session, query: Owed, most: int) -> list[Owing]:
    return [Owing(*line) for line in session.execute(query.order_by(DutyRow.id).limit(most))]
