"""A group that is tied to a unit reads of that unit, and not of the others."""

from datetime import date

import pytest
from sqlalchemy import select, update
from systems import Systems

from domain.duties import State
from storage.engine import writing
from storage.office_tables import DutyRow, UnitRow

WAN, SRI = "วรรณา แสงทอง", "สมศรี ใจดี"
PLAN = "กลุ่มนโยบายและแผน"


@pytest.fixture
def office(systems: Systems) -> Systems:
    systems.on(date(2024, 8, 27))
    systems.enrol(WAN, SRI)
    return systems


def test_a_unit_that_owes_nothing_is_not_told_that_all_of_the_office_does(office: Systems) -> None:
    with writing(office.store.engine) as session:
        plan = select(UnitRow.id).where(UnitRow.name == PLAN).scalar_subquery()
        session.execute(update(DutyRow).where(DutyRow.unit_id == plan).values(state=State.DONE))
    answer = office.say_in_group(WAN, "ใครค้างบ้าง", unit=PLAN)
    assert f"{PLAN}ไม่มีงานค้างส่ง" in answer and "ทุกกลุ่ม" not in answer
    assert "งานที่ยังค้างส่ง" in office.say_in_group(WAN, "ใครค้างบ้าง")
