"""Duties as the rules see them, by column and not as rows of the ORM: an office has ten thousand of them."""

from functools import lru_cache
from typing import Any

from sqlalchemy import Row, Select, func, join, select

from domain.duties import Duty, State
from domain.office import Step
from domain.workbook.names import several
from storage.office_tables import DutyRow, ItemRow, RoundRow, SystemRow, UnitRow

OFFICE_ON = func.coalesce(DutyRow.return_on, DutyRow.own_office_on, RoundRow.office_on)
PROMISED_ON = func.coalesce(DutyRow.promised_on, DutyRow.own_office_on, RoundRow.office_on)
JOINED = (
    join(DutyRow, ItemRow, DutyRow.item_id == ItemRow.id)
    .join(RoundRow, DutyRow.round_id == RoundRow.id)
    .join(SystemRow, RoundRow.system_id == SystemRow.id)
    .join(UnitRow, DutyRow.unit_id == UnitRow.id)
)
COLUMNS = {
    "id": DutyRow.id,
    "code": ItemRow.code,
    "name": ItemRow.name,
    "round_code": RoundRow.code,
    "round_name": RoundRow.name,
    "system_code": SystemRow.code,
    "system_name": SystemRow.name,
    "unit_id": DutyRow.unit_id,
    "unit_name": UnitRow.name,
    "opens_on": RoundRow.opens_on,
    "office_on": OFFICE_ON,
    "national_on": RoundRow.national_on,
    "own_office_on": DutyRow.own_office_on,
    "return_on": DutyRow.return_on,
    "promised_on": PROMISED_ON,
    "step": DutyRow.step,
    "percent": DutyRow.percent,
    "value": DutyRow.value,
    "problem": DutyRow.problem,
    "reason": DutyRow.reason,
    "first_submitted_at": DutyRow.first_submitted_at,
    "evidence_wanted": ItemRow.evidence_wanted,
    "order_number": ItemRow.order_number,
    "ordered_on": ItemRow.ordered_on,
    "target": ItemRow.target,
    "measure": ItemRow.measure,
}  # by the names that they have in `Duty`
FIRST = (RoundRow.system_id, DutyRow.state, ItemRow.aliases)


def duty_lines() -> Select[*tuple[Any, ...]]:
    """A line a duty, for `read_duty`; FIRST, then COLUMNS."""
    return select(*FIRST, *COLUMNS.values()).select_from(JOINED)


def read_duty(line: Row[*tuple[Any, ...]], steps: tuple[Step, ...], holders: list[int]) -> Duty:
    """The duty with its system's steps, owed by the people with these ids, the lead first."""
    _system, state, aliases, *rest = line
    plain: dict[str, Any] = dict(zip(COLUMNS, rest, strict=True))
    return Duty(**plain, state=State(state), aliases=_several(aliases), steps=steps, holders=tuple(holders))


@lru_cache(maxsize=4096)
def _several(aliases: str) -> tuple[str, ...]:
    """Many duties are of one item."""
    return tuple(several(aliases))
