"""Files in chat that are no workbook of the office, or no coordinator sent, and those that wait too long."""

from datetime import timedelta

import pytest
from importing import ITEM, put
from office import Office
from sent_workbooks import OLD_EXCEL, another_workbook, bomb, buttons, edited, send, states, zipped

from domain.own_data import KEEP_RAW

WAN, SRI, MALI = "วรรณา แสงทอง", "สมศรี ใจดี", "มาลี รุ่งเรือง"
TO_MALI = put(ITEM, "E5", "ผู้รับผิดชอบ", MALI)
RENAMED = put(ITEM, "E6", "ชื่อรายการ", "โรงเรียนคุณภาพประจำตำบล")


NO_WORKBOOKS = (
    ("งาน.xls", OLD_EXCEL, "เป็น .xls แบบเก่าหรือมีรหัสผ่าน ให้บันทึกเป็น .xlsx"),
    ("งาน.xlsx", OLD_EXCEL, "เป็น .xls แบบเก่าหรือมีรหัสผ่าน"),
    ("งาน.csv", "ชื่อ,หน่วยงาน\n".encode(), "ไม่ใช่ .xlsx ให้เปิดใน Excel แล้วบันทึกเป็น .xlsx"),
    ("งาน.XLSX", zipped(**{"photo.jpg": b"x"}), "ไม่ใช่ .xlsx"),
    ("งาน.xlsx", b"", "ไม่ใช่ .xlsx"),
    ("งาน.xlsx", edited()[:4000], "ไม่ใช่ .xlsx"),
    ("งาน.xlsx", zipped(**{"xl/workbook.xml": b"<!DOCTYPE x [<!ENTITY a 'a'>]><x>&a;</x>"}), "อ่านไฟล์ไม่ได้"),
    ("งาน.xlsx", bomb(), "คลายออกมาใหญ่ผิดปกติ"),
    ("งาน.xlsx", b"0" * (21 * 1024 * 1024), "เกิน 20 MB"),
    ("คะแนน.xlsx", another_workbook(), "ไม่มีชีตของสมุดงานเขต"),
    ('"}], {{ 7*7 }} <b>\n' + "ย" * 150 + ".xlsx", another_workbook(), '"}], {{ 7*7 }} <b>'),
)


def test_what_is_no_workbook_of_the_office_says_what_would_be_right(office: Office) -> None:
    office.enrol(WAN)
    for number, (name, body, says) in enumerate(NO_WORKBOOKS, start=1):
        (said,) = send(office, WAN, body, name)
        assert says in said and said.startswith(f'ยังนำเข้า "{name[:70]}') and len(said) < 400
        assert buttons(office, WAN) == {"ขอแม่แบบ": "template", "แนบเป็นหลักฐาน": f"evidence:{number}"}
    asked = office.press(WAN, "evidence:1")
    assert "แนบกับข้อไหนดีคะ" in asked[0]


def test_who_is_no_coordinator_sends_evidence_as_ever(office: Office) -> None:
    office.enrol(SRI)
    (said,) = send(office, SRI, edited(RENAMED))
    assert "แนบ" in said and states(office) == []
    for data in ("import:1", "evidence:1"):
        (refused,) = office.press(SRI, data)
        assert "เฉพาะผู้ประสานงาน" in refused


@pytest.mark.parametrize("who", ["stranger", "former"])
def test_what_a_stranger_sends_is_not_even_fetched(office: Office, who: str) -> None:
    office.enrol(WAN, SRI)
    if who == "former":
        with office.house.store.work() as work:
            (wan,) = work.people.named(WAN)
            work.enrolments.leave(wan.id, office.house.clocks.office())
    sender = WAN if who == "former" else MALI
    for body, name in ((edited(RENAMED), "งาน.xlsx"), (b"%PDF-1.7", "รายงาน.pdf")):
        assert not any("ลองอ่าน" in said or "แนบ" in said for said in send(office, sender, body, name))
    assert states(office) == [] and not fetched(office)
    send(office, SRI, b"%PDF-1.7", "รายงาน.pdf")
    assert len(fetched(office)) == 1, "that of somebody who works here is"


def fetched(office: Office) -> list[str]:
    """The files that LINE was asked for."""
    asked = office.playground.log.of_kind("request")
    return [str(one.path) for one in asked if str(one.path).endswith("/content")]


def test_a_picture_from_a_coordinator_is_evidence_and_no_number_of_it_can_be_brought_in(
    office: Office,
) -> None:
    office.enrol(WAN)
    send(office, WAN, b"%PDF-1.7", "รายงาน.pdf")
    for data in ("import:1", "evidence:1", "import:99"):
        (said,) = office.press(WAN, data)
        assert "ไม่ได้รอนำเข้าแล้ว" in said
    assert states(office) == []


def test_a_workbook_that_nobody_brought_in_is_forgotten_after_a_month(office: Office) -> None:
    office.enrol(WAN)
    send(office, WAN, edited(RENAMED))
    send(office, WAN, edited(TO_MALI))
    office.press(WAN, "evidence:2")
    office.press(WAN, next(iter(buttons(office, WAN).values())))
    with office.house.store.work() as work:
        now = office.house.clocks.office()
        assert work.office_files.forget(now - KEEP_RAW) == 0
        assert work.office_files.forget(now + timedelta(minutes=1)) == 1
    (said,) = office.press(WAN, "import:1")
    assert "ไม่ได้รอนำเข้าแล้ว" in said
    with office.house.store.look() as work:
        assert work.office_files.body(1) is None
        assert work.office_files.body(2)  # a duty's evidence stays
