"""One duty as the rules see it, from the rows that tell of it."""

from dataclasses import replace

from domain.duties import Duty, State
from domain.office import Step
from domain.workbook.names import several
from storage.office_tables import DutyRow, ItemRow, RoundRow, SystemRow, UnitRow

DutyLine = tuple[DutyRow, ItemRow, RoundRow, SystemRow, UnitRow]


def read_duty(line: DutyLine, steps: list[Step], holders: list[int]) -> Duty:
    """The duty with its system's steps, owed by the people with these ids, the lead first."""
    row, item, round_, system, unit = line
    promised = row.own_office_on or round_.office_on
    owed = Duty(
        id=row.id,
        code=item.code,
        name=item.name,
        round_name=round_.name,
        system_code=system.code,
        system_name=system.name,
        unit_id=unit.id,
        unit_name=unit.name,
        opens_on=round_.opens_on,
        office_on=row.return_on or promised,
        national_on=round_.national_on,
        state=State(row.state),
        steps=tuple(steps),
        holders=tuple(holders),
        round_code=round_.code,
        promised_on=row.promised_on or promised,
    )
    return _of_item(_so_far(owed, row), item)


def _so_far(duty: Duty, row: DutyRow) -> Duty:
    """With what was reported and decided of it."""
    return replace(
        duty,
        step=row.step,
        percent=row.percent,
        value=row.value,
        problem=row.problem,
        first_submitted_at=row.first_submitted_at,
        own_office_on=row.own_office_on,
        return_on=row.return_on,
        reason=row.reason,
    )


def _of_item(duty: Duty, item: ItemRow) -> Duty:
    """With what the workbook says of its item."""
    return replace(
        duty,
        evidence_wanted=item.evidence_wanted,
        order_number=item.order_number,
        ordered_on=item.ordered_on,
        target=item.target,
        measure=item.measure,
        aliases=tuple(several(item.aliases)),
    )
