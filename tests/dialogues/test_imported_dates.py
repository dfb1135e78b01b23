"""Dates that an import moves: of rounds, of meetings, of single duties; each move is told once."""

from datetime import date, timedelta
from pathlib import Path

from importing import ROUND, edited_from, put, rows_of
from sqlalchemy import select
from systems import NINE, Systems

from storage.engine import reading
from storage.office_tables import MeetingRow

SRI, MALI, WAN = "สมศรี ใจดี", "มาลี รุ่งเรือง", "วรรณา แสงทอง"
NIPHON, THIRA = "นิพนธ์ ขยันยิ่ง", "ธีระ พูนสุข"
DAY_OFF, MEETING = "วันหยุดเพิ่มเติม", "นัดหมาย"
AUGUST = date(2024, 8, 20)


def holiday(folder: Path, day: str, said: str = "ใช่") -> Path:
    return rows_of(folder, DAY_OFF, (day, "วันหยุดพิเศษ", said))


def test_a_date_that_goes_back_and_forth_is_told_each_time_and_unread_only_the_newest(
    systems: Systems, tmp_path: Path
) -> None:
    said = []
    for day, word in ((20, "ใช่"), (21, "ไม่ใช่"), (22, "ใช่")):
        systems.on(date(2024, 8, day))
        systems.bring(holiday(tmp_path, "9 ก.ย. 2567", word))
        (told,) = systems.told(SRI)
        said.append(told)
        systems.on(date(2024, 8, day), 10)
        if day == 20:
            with systems.store.work() as work:
                work.notices.overtake("")  # it was read
    assert ["30 ส.ค. 2567" in words.split("แล้ว")[0] for words in said] == [True, False, True]


def meetings(systems: Systems) -> list[int]:
    with reading(systems.store.engine) as session:
        return sorted(session.scalars(select(MeetingRow.id)))


def test_a_meeting_that_moves_takes_its_round_along_and_its_people_are_told(
    systems: Systems, tmp_path: Path
) -> None:
    systems.on(date(2024, 5, 20))
    book = rows_of(tmp_path, MEETING, ("กพท.", "5 มิ.ย. 2567 09.30 น.", "ห้องประชุม 1"))
    before = meetings(systems)
    report = systems.bring(book)
    assert meetings(systems) == before
    assert (report.added, report.changed) == ({}, {MEETING: 1})
    assert systems.duty("RS1", "RES-67-2").office_on == date(2024, 6, 4)
    assert systems.duty("RS1", "RES-67-1").office_on == date(2024, 2, 27)
    assert not systems.bring(book).written
    (told,) = systems.told(THIRA)
    assert "เลื่อนกำหนดส่งเขตเป็น 4 มิ.ย. 2567" in told and "เดิม 28 พ.ค. 2567" in told


def test_a_duty_with_its_own_date_does_not_move_with_the_round_but_from_a_holiday(
    systems: Systems, tmp_path: Path
) -> None:
    systems.on(AUGUST)
    systems.confirm(WAN, "เลื่อน E7 เป็น 9 ก.ย. เพราะรอโรงเรียน")
    systems.bring(holiday(tmp_path, "6 ก.ย. 2567"))
    assert (systems.duty("E5").office_on, systems.duty("E7").office_on) == (
        date(2024, 8, 30),
        date(2024, 9, 9),
    )
    systems.now += timedelta(minutes=1)
    report = systems.bring(holiday(tmp_path, "9 ก.ย. 2567"))
    duty = systems.duty("E7")
    assert duty.office_on == duty.own_office_on == date(2024, 9, 5)
    assert any(
        one.startswith("E7 e-MES ปี 2567") and "เลื่อนจาก 9 ก.ย. 2567 (จ.) เป็น 5 ก.ย. 2567 (พฤ.)" in one
        for one in report.warnings
    )
    (told,) = [words for words in systems.told(MALI) if "วันหยุดหรือกำหนดส่วนกลางเปลี่ยน" in words]
    assert told.startswith("E7") and "เป็น 5 ก.ย. 2567 (พฤ.)" in told and "เดิม 9 ก.ย. 2567" in told
    assert [one.verdict for one in systems.decisions(duty)] == ["extend", "extend"]


def test_a_return_never_runs_past_a_national_date_that_came_nearer(systems: Systems, tmp_path: Path) -> None:
    systems.on(date(2024, 8, 29))
    systems.say(SRI, "ส่ง E5")
    systems.say(NIPHON, "ส่งกลับ E5 เพราะข้อมูลไม่ครบ ภายใน 10 ก.ย.")
    systems.now += timedelta(minutes=1)
    systems.bring(edited_from(NINE, tmp_path, put(ROUND, "EMES-67", "กำหนดส่วนกลาง", "6 ก.ย. 2567")))
    assert systems.duty("E5").return_on == date(2024, 9, 6)
    assert any("เป็น 6 ก.ย. 2567" in words and words.startswith("E5") for words in systems.told(SRI))


def test_coordinators_hear_once_of_a_year_whose_cabinet_days_are_not_known(
    systems: Systems, tmp_path: Path
) -> None:
    systems.on(AUGUST)
    warned = []
    for code, office_on in (("X1", "10 ม.ค. 2568"), ("X1", "10 ม.ค. 2568"), ("X2", "13 ม.ค. 2568")):
        line = (code, "EMES", f"รอบ {code}", "2568", "1 ส.ค. 2567", "-", office_on)
        systems.now += timedelta(minutes=1)
        report = systems.bring(rows_of(tmp_path, ROUND, line))
        warned.append([one for one in report.warnings if "ปี 2568" in one])
    assert [len(words) for words in warned] == [1, 0, 1]
    (told,) = systems.told(WAN)
    assert "ปี 2568 คณะรัฐมนตรียังไม่ประกาศวันหยุดพิเศษ" in told
    assert systems.told(SRI) == []
    systems.bring(holiday(tmp_path, "3 ม.ค. 2568"))
    assert systems.told(WAN) == []


def test_own_dates_do_not_go_into_the_past(systems: Systems, tmp_path: Path) -> None:
    systems.on(AUGUST)
    systems.confirm(WAN, "เลื่อน E7 เป็น 9 ก.ย. เพราะรอโรงเรียน")
    systems.on(date(2024, 9, 9))
    report = systems.bring(holiday(tmp_path, "9 ก.ย. 2567"))
    assert systems.duty("E7").own_office_on == date(2024, 9, 9)
    assert any(one.startswith("E7 ") and "จึงคงเดิม" in one for one in report.warnings)
    assert [words for words in systems.told(MALI) if "วันหยุด" in words] == []
