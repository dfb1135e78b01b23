"""What the office owes by name, and which units a message speaks of: few columns, for every message."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from domain.thai import plain
from domain.words.names import Item
from domain.workbook.names import several
from storage.due_soon import IS_OPEN
from storage.office_tables import DutyRow, ItemRow, RoundRow, UnitRow


def catalogue(session: Session) -> list[Item]:
    """Every item that is not cancelled, as imported."""
    columns = select(ItemRow.code, ItemRow.name, ItemRow.aliases).where(ItemRow.cancelled.is_(None))
    rows = session.execute(columns.order_by(ItemRow.id))
    return [Item(code, name, tuple(several(aliases))) for code, name, aliases in rows]


def duties_of_units_in(session: Session, words: str, today: date) -> list[int]:
    """The open duties of the units whose names stand in these plain words."""
    units = [id_ for id_, name in session.execute(select(UnitRow.id, UnitRow.name)) if plain(name) in words]
    return _open_in(session, units, today) if units else []


def _open_in(session: Session, units: Sequence[int], today: date) -> list[int]:
    here = DutyRow.unit_id.in_(units)
    query = select(DutyRow.id).join(RoundRow).where(here, IS_OPEN, RoundRow.opens_on <= today)
    return list(session.scalars(query.order_by(DutyRow.id)))
