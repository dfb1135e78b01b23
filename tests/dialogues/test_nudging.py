"""A coordinator has people reminded: of one duty, or all who owe in one word a person of what is left."""

from datetime import date, datetime

import pytest
from changing import ANONG, MALI, PLAN, SRI, SUPERVISION, WAN, all_done
from systems import Systems

from domain.clocks import BANGKOK

ALL = "ช่วยทวงทุกคนที่ยังไม่ส่งให้หน่อย"
MORNING = datetime(2024, 8, 30, 8, 30, tzinfo=BANGKOK)


@pytest.fixture
def office(systems: Systems) -> Systems:
    """Thursday 29 August, four days before e-MES is due; three who owe can be reached."""
    systems.on(date(2024, 8, 29))
    systems.enrol(SRI, ANONG, MALI, WAN)
    return systems


def test_everybody_who_owes_reads_one_word_of_all_of_it(office: Systems) -> None:
    answer = office.say(WAN, ALL)
    assert "จะทวงงานที่ยังค้างให้อย่างสุภาพ 3 คน" in answer and "30 ส.ค. 2567 (ศ.)" in answer
    for who in (SRI, ANONG, MALI):
        (told,) = office.told(who)
        assert "ฝากถามถึงงานที่ยังค้างอยู่" in told and told.count("ส่งเขตภายใน") <= 3
    assert office.told(WAN) == [], "who asks is not reminded"
    assert office.pushed_at() == {MORNING}


def test_it_tells_how_many_and_the_three_most_urgent(office: Systems) -> None:
    office.say(WAN, ALL)
    (told,) = office.told(SRI)
    assert "พี่วรรณ ฝากถามถึงงานที่ยังค้างอยู่ 16 รายการ (เลยกำหนด 15)" in told
    assert told.count("•") == 3 and "และอีก 13 รายการ" in told
    assert "PJ01" in told and "เลยกำหนดมา 251 วัน" in told, "the one that is most late"


def test_only_one_system_only_what_is_late_or_only_schools(office: Systems) -> None:
    assert "งาน e-MES ที่ยังค้างให้อย่างสุภาพ 3 คน" in office.say(WAN, "ทวงทุกคนที่ยังค้าง e-MES ให้ที")
    (told,) = office.told(SRI)
    assert "E5" in told and "(e-MES ปี 2567)" in told and "PJ01" not in told
    office.on(date(2024, 8, 30))
    assert "งานที่เลยกำหนดให้อย่างสุภาพ 3 คน" in office.say(WAN, "ทวงคนที่เลยกำหนดทั้งหมด")
    assert "15 รายการ (เลยกำหนด 15)" in office.told(SRI)[-1]
    office.enrol("อารี สอนดี")
    assert "ของโรงเรียนให้อย่างสุภาพ 1 คน" in office.say(WAN, "ทวงโรงเรียนที่ยังไม่ส่งรายงานให้หน่อย")


def test_who_cannot_be_reached_is_named_to_the_coordinator(office: Systems) -> None:
    answer = office.say(WAN, "ทวงโรงเรียนที่ยังไม่ส่งรายงานให้หน่อย")
    assert "ยังทวงงานที่ยังค้างของโรงเรียนให้ไม่ได้" in answer
    assert "มี 6 คนที่บอทส่งถึงไม่ได้" in answer and "ครูอารี" in answer


def test_a_person_is_told_once_a_day_and_that_is_said(office: Systems) -> None:
    office.say(WAN, ALL)
    answer = office.say(WAN, "ทวงทุกคนที่ยังค้าง e-MES ให้ที")
    assert "จะทวง" not in answer and "วันนี้ทวงไปแล้ว 3 คน" in answer
    assert len(office.told(SRI)) == 1
    office.on(date(2024, 8, 30))
    assert "จะทวง" in office.say(WAN, ALL)


def test_what_was_handed_in_meanwhile_is_not_asked_after(office: Systems) -> None:
    office.say(WAN, "ทวงทุกคนที่ยังค้าง e-MES ให้ที")
    office.say(WAN, "ทวง E5")
    assert len(office.told(SRI)) == 2
    office.say(SRI, "ส่ง E5")
    assert not any("E5" in told for told in office.told(SRI))
    all_done(office)
    assert [office.told(who) for who in (SRI, ANONG, MALI)] == [[], [], []]


def test_whoever_does_not_hold_it_any_more_is_not_asked(office: Systems) -> None:
    office.say(WAN, "ทวง E5")
    assert office.told(SRI) != [] and office.told(ANONG) != []
    office.confirm(WAN, "โอน E5 ให้ มาลี รุ่งเรือง")
    assert not any("ฝากถามถึง E5" in told for told in office.told(SRI))


def test_nobody_owes(office: Systems) -> None:
    all_done(office)
    assert "ตอนนี้ไม่มีใครต้องทวงงานที่ยังค้างเลยค่ะ 🎉" in office.say(WAN, ALL)


def test_only_a_coordinator_has_everybody_reminded(office: Systems) -> None:
    assert "เฉพาะผู้ประสานงาน" in office.say(SRI, ALL)
    assert office.told(ANONG) == []


def test_in_a_units_group_only_its_own_are_meant_and_nobody_is_named(office: Systems) -> None:
    answer = office.say_in_group(WAN, ALL, group="Cplan", unit=PLAN)
    assert f"ของ{PLAN}" in answer and "พี่ธีระ" not in answer
    assert office.told(SRI) == []
    assert f"ของ{SUPERVISION}" in office.say_in_group(WAN, ALL, group="Csup", unit=SUPERVISION)
    assert len(office.told(SRI)) == 1 and office.told(MALI) == []


def test_a_list_of_who_owes_tells_nobody(office: Systems) -> None:
    assert "งานที่ยังค้างส่ง" in office.say(WAN, "ใครยังไม่ส่งบ้าง")
    assert office.told(SRI) == []
