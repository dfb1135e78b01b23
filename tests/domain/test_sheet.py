"""What planners see of an office at a moment, beside its duties: rows as tables."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from made_up_duties import E5, duty
from made_up_seen import NAMES, NOW, rows, said, seen

from domain.broadcasts import Broadcast
from domain.clocks import BANGKOK
from domain.duties import State
from domain.sheet.all_duties import all_duties
from domain.sheet.announcements import announcements
from domain.sheet.documents import documents
from domain.sheet.log import log
from domain.sheet.meta import meta
from domain.sheet.overdue import overdue
from domain.sheet.overview import overview


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
