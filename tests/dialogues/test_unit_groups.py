"""A group that is tied to a unit reads of that unit, and not of the others."""

from datetime import date

import pytest
from sqlalchemy import select, update
from systems import Systems

from domain.duties import State
from storage.engine import writing
from storage.office_tables import DutyRow, UnitRow

WAN, SRI = "วรรณา แสงทอง", "สมศรี ใจดี"
PLAN, SUPERVISION = "กลุ่มนโยบายและแผน", "กลุ่มนิเทศ ติดตามและประเมินผลการจัดการศึกษา"


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


@pytest.mark.parametrize("words", ["E5", "E5 ใครทำด้วย", "E5 ส่งวันไหน"])
def test_a_duty_of_another_unit_and_who_holds_it_is_shown_in_private(office: Systems, words: str) -> None:
    answer = office.say_in_group(WAN, words, unit=PLAN)
    assert "1:1" in answer and "พี่ศรี" not in answer and "กลุ่มนิเทศ" not in answer
    for unit in ("", SUPERVISION):
        assert "การอ่านออกเขียนได้" in office.say_in_group(WAN, words, unit=unit)


def test_what_somebody_reports_in_another_units_group_is_taken(office: Systems) -> None:
    assert "60%" in office.say_in_group(SRI, "E5 ได้ 60%", unit=PLAN)
