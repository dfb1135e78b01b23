"""A coordinator sends the office's workbook: tried out, shown, confirmed with one tap, brought in once."""

import pytest
from importing import ITEM, ROUND, put
from office import Office
from sent_workbooks import NAME, buttons, edited, item, send, states
from sqlalchemy import func, select

from storage.engine import reading
from storage.file_tables import FileRow
from storage.history_tables import AuditRow
from storage.import_office import import_from
from storage.workbook_sent import read_sent

WAN, SRI, MALI = "วรรณา แสงทอง", "สมศรี ใจดี", "มาลี รุ่งเรือง"
TO_MALI = put(ITEM, "E5", "ผู้รับผิดชอบ", MALI)
RENAMED = put(ITEM, "E6", "ชื่อรายการ", "โรงเรียนคุณภาพประจำตำบล")


def bring_from_elsewhere(office: Office, body: bytes) -> None:
    """Somebody imports at the command line."""
    engine, now = office.house.store.engine, office.house.clocks.office()
    assert import_from(engine, lambda: read_sent(body), today=now.date(), now=now).written


def test_a_workbook_is_tried_out_confirmed_and_brought_in_and_whoever_it_concerns_is_told(
    office: Office,
) -> None:
    office.enrol(WAN, SRI, MALI)
    (shown,) = send(office, WAN, edited(TO_MALI, RENAMED))
    assert f'ลองอ่าน "{NAME}" แล้ว ยังไม่ได้บันทึก' in shown and "แก้ไข รายการ 2 แถว" in shown
    assert buttons(office, WAN) == {"นำเข้า": "import:1", "ไม่ใช่": "evidence:1"}
    assert item(office, "E6") == "ผลการดำเนินงานโรงเรียนคุณภาพ"
    (done,) = office.press(WAN, "import:1")
    assert f'นำเข้า "{NAME}" เรียบร้อยแล้วค่ะ ✅' in done and "แก้ไข รายการ 2 แถว" in done
    assert item(office, "E6") == "โรงเรียนคุณภาพประจำตำบล"
    given, _ = office.say(MALI, "สวัสดี")
    assert "ท่านได้รับมอบหมายงานต่อไปนี้" in given and "E5" in given
    taken, _ = office.say(SRI, "สวัสดี")
    assert "มีผู้รับผิดชอบคนใหม่แล้ว" in taken


@pytest.mark.parametrize("yes", ["นำเข้า", "นำเข้าเลยค่ะ", "ยืนยัน", "ตกลง"])
def test_a_typed_yes_brings_it_in(office: Office, yes: str) -> None:
    office.enrol(WAN)
    send(office, WAN, edited(RENAMED))
    (done,) = office.say(WAN, yes)
    assert "เรียบร้อยแล้วค่ะ ✅" in done and item(office, "E6") == "โรงเรียนคุณภาพประจำตำบล"
    assert "เรียบร้อยแล้ว" not in office.say(WAN, yes)[-1], "nothing waits any more"


@pytest.mark.parametrize("no", ["ไม่ใช่", "ไม่นำเข้า", "ไม่เอา", "ยกเลิก"])
def test_a_typed_no_leaves_everything_as_it_is(office: Office, no: str) -> None:
    office.enrol(WAN)
    send(office, WAN, edited(RENAMED))
    office.say(WAN, no)
    assert "ไม่ได้รอนำเข้าแล้ว" in office.press(WAN, "import:1")[-1]
    assert item(office, "E6") == "ผลการดำเนินงานโรงเรียนคุณภาพ"


def test_what_was_brought_in_is_not_kept_twice_nor_brought_in_twice_and_says_who_did_it(
    office: Office,
) -> None:
    office.enrol(WAN)
    send(office, WAN, edited(RENAMED))
    office.press(WAN, "import:1")
    with reading(office.house.store.engine) as session:
        assert session.scalar(select(func.count()).select_from(FileRow)) == 0
        imports = select(AuditRow.person_id, AuditRow.via).where(AuditRow.command == "import_file")
        ((person, via),) = session.execute(imports).all()
    with office.house.store.look() as work:
        assert [one.id for one in work.people.named(WAN)] == [person] and via == "chat"
        assert work.office_files.report(1) is None
    (again,) = office.press(WAN, "import:1")
    assert "นำเข้าเรียบร้อยไปแล้ว" in again


def test_two_taps_at_once_bring_it_in_once(office: Office) -> None:
    office.enrol(WAN)
    send(office, WAN, edited(RENAMED))
    for _ in range(2):
        office.playground.press(WAN, {"type": "postback", "label": "x", "data": "import:1"})
    said = office.heard(WAN)
    assert len([words for words in said if "เรียบร้อยแล้วค่ะ ✅" in words]) == 1
    assert len([words for words in said if "กำลังนำเข้าไฟล์นี้อยู่" in words]) == 1


def test_a_file_with_problems_says_what_would_be_right_and_nothing_can_be_confirmed(office: Office) -> None:
    office.enrol(WAN)
    body = edited(put(ITEM, "E5", "ผู้รับผิดชอบ", "สมสี ใจดี"), put(ROUND, "EMES-67", "กำหนดเขต", "31 ก.พ. 2567"))
    (said,) = send(office, WAN, body)
    assert "พบ 2 จุดที่ต้องแก้" in said and "ยังไม่มีอะไรเปลี่ยน" in said
    assert "รายการ แถว 6 ผู้รับผิดชอบ" in said and "สมศรี ใจดี" in said and "รอบรายงาน แถว" in said
    assert "import" not in "".join(buttons(office, WAN).values())
    (refused,) = office.press(WAN, "import:1")
    assert "ไม่มีอะไรที่นำเข้าได้" in refused
    assert states(office) == ["refused"]


def test_many_problems_are_cut_to_a_screen_with_a_link_to_all_of_them(office: Office) -> None:
    office.enrol(WAN)
    body = edited(*[put(ITEM, f"E{n}", "ผู้รับผิดชอบ", f"ไม่รู้จัก คนที่{n}") for n in range(1, 20)])
    (said,) = send(office, WAN, body)
    assert "พบ 19 จุดที่ต้องแก้" in said and said.count("\n- ") == 6
    assert "http://localhost/console/report/" in said


def test_the_same_office_again_changes_nothing_and_offers_nothing(office: Office) -> None:
    office.enrol(WAN)
    (said,) = send(office, WAN, edited())
    assert "ไม่มีอะไรเปลี่ยนแปลง" in said
    assert list(buttons(office, WAN)) == ["แนบเป็นหลักฐาน"]


def test_an_office_that_changed_meanwhile_is_shown_anew_and_then_brought_in(office: Office) -> None:
    office.enrol(WAN)
    send(office, WAN, edited(RENAMED))
    bring_from_elsewhere(office, edited(TO_MALI))
    (anew,) = office.press(WAN, "import:1")
    assert "เปลี่ยนแปลงหลังจากที่แสดงให้ดู" in anew and "จึงยังไม่ได้นำเข้า" in anew
    assert "แก้ไข รายการ 2 แถว" in anew  # to put E5 back is part of it now
    assert item(office, "E6") == "ผลการดำเนินงานโรงเรียนคุณภาพ"
    (done,) = office.press(WAN, "import:1")
    assert "เรียบร้อยแล้วค่ะ ✅" in done
    assert item(office, "E6") == "โรงเรียนคุณภาพประจำตำบล"


def test_what_another_import_did_already_is_not_done_again(office: Office) -> None:
    office.enrol(WAN)
    send(office, WAN, edited(RENAMED))
    bring_from_elsewhere(office, edited(RENAMED))
    (said,) = office.press(WAN, "import:1")
    assert "จึงไม่มีอะไรต้องนำเข้าอีก" in said


def test_of_two_files_at_once_the_later_confirmed_shows_what_it_would_do_now(office: Office) -> None:
    office.enrol(WAN)
    send(office, WAN, edited(RENAMED))
    send(office, WAN, edited(RENAMED, TO_MALI))
    for file in ("import:1", "import:2"):
        office.playground.press(WAN, {"type": "postback", "label": "x", "data": file})
    first, second = office.heard(WAN)
    assert "เรียบร้อยแล้วค่ะ ✅" in first and "แก้ไข รายการ 1 แถว" in first
    assert "จึงยังไม่ได้นำเข้า" in second and "แก้ไข รายการ 1 แถว" in second
    assert states(office) == ["imported", "ready"]


def test_not_this_asks_which_duty_it_shows_and_it_is_attached_there(office: Office) -> None:
    office.enrol(WAN)
    send(office, WAN, edited(RENAMED))
    asked = office.press(WAN, "evidence:1")
    assert "ได้รับไฟล์แล้ว" in asked[0]
    label, data = next(iter(buttons(office, WAN).items()))
    (kept,) = office.press(WAN, data)
    assert "แนบ" in kept and label in kept
    (said,) = office.press(WAN, "import:1")
    assert "ไม่ได้รอนำเข้าแล้ว" in said
    assert states(office) == ["dropped"]
