"""Who holds duties: named people, and the people of a unit that owes."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from sqlalchemy import ColumnElement, Select, and_, exists, or_, select
from sqlalchemy.orm import Session

from domain.people import Role
from storage.bulk import parts_of
from storage.office_tables import AssignmentRow, DutyRow, PersonRow, RoleRow

LED = exists().where(AssignmentRow.duty_id == DutyRow.id, AssignmentRow.position == 0)
MANY = 500


def unit_holders() -> Select[int, int]:
    """(unit, person) pairs: the unit's owners, or its heads where it has none (DESIGN §6)."""
    working = PersonRow.left_on.is_(None)
    owners = select(PersonRow.unit_id).join(RoleRow).where(RoleRow.role == Role.OWNER, working)
    holds = or_(
        RoleRow.role == Role.OWNER, and_(RoleRow.role == Role.UNIT_HEAD, PersonRow.unit_id.not_in(owners))
    )
    return select(PersonRow.unit_id, PersonRow.id).join(RoleRow).where(holds, working).distinct()


def holders_of(
    session: Session, ids: Iterable[int], *where: ColumnElement[bool]
) -> dict[int, tuple[int, ...]]:
    """Who holds each of those duties with these ids that are so, the lead first."""
    found: dict[int, tuple[int, ...]] = {}
    for part in parts_of(ids):
        query = select(DutyRow.id, DutyRow.unit_id).where(DutyRow.id.in_(part), *where)
        duties = [(duty, unit) for duty, unit in session.execute(query)]
        holders = read_holders(session, duties)
        found |= {duty: tuple(holders[duty]) for duty, _ in duties}
    return found


def read_holders(session: Session, duties: Sequence[tuple[int, int]]) -> dict[int, list[int]]:
    """Who holds each of these (duty, unit); of many duties, others' assignments may stand beside."""
    holders: dict[int, list[int]] = defaultdict(list)
    if not duties:
        return holders
    in_units: dict[int, list[int]] = defaultdict(list)
    for unit, person in session.execute(unit_holders().order_by(PersonRow.id)):
        in_units[unit].append(person)
    led = set()
    query = select(AssignmentRow.duty_id, AssignmentRow.person_id, AssignmentRow.position)
    if len(duties) <= MANY:
        query = query.where(AssignmentRow.duty_id.in_([duty for duty, _ in duties]))
    for duty, person, position in session.execute(query.order_by(AssignmentRow.position)):
        holders[duty].append(person)
        led |= {duty} if position == 0 else set()
    for duty, unit in duties:
        if duty not in led:
            holders[duty] = list(dict.fromkeys(in_units[unit] + holders[duty]))
    return holders
