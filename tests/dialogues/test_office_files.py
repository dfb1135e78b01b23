"""A coordinator sends the office's workbook: tried out, shown, confirmed with one tap, brought in once."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from importing import ITEM, ROUND, put
from office import Office
from queue_rows import together
from sent_workbooks import (
    NAME,
    OLD_EXCEL,
    another_workbook,
    bomb,
    buttons,
    edited,
    send,
    zipped,
)
from sqlalchemy import func, select

from domain.own_data import KEEP_RAW
from domain.workbook.report import ImportReport
from domain.workbook.sheets import Problem
from scheduler.import_files import ImportFiles
from scheduler.responder import run_until_idle
from storage.engine import reading
from storage.history_tables import AuditRow, FileRow, OfficeFileRow
from storage.import_office import import_from
from storage.office_files import LEASE
from storage.office_tables import ItemRow
from storage.workbook_sent import read_sent

WAN, SRI, MALI = "วรรณา แสงทอง", "สมศรี ใจดี", "มาลี รุ่งเรือง"
TO_MALI = put(ITEM, "E5", "ผู้รับผิดชอบ", MALI)
RENAMED = put(ITEM, "E6", "ชื่อรายการ", "โรงเรียนคุณภาพประจำตำบล")


def item(office: Office, code: str) -> str:
    """What an item is called now."""
    with reading(office.house.store.engine) as session:
        return str(session.scalar(select(ItemRow.name).where(ItemRow.code == code)))


def states(office: Office) -> list[str]:
    with reading(office.house.store.engine) as session:
        return list(session.scalars(select(OfficeFileRow.state).order_by(OfficeFileRow.evidence_id)))


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


def test_a_picture_from_a_coordinator_is_evidence_and_no_number_of_it_can_be_brought_in(
    office: Office,
) -> None:
    office.enrol(WAN)
    send(office, WAN, b"%PDF-1.7", "รายงาน.pdf")
    for data in ("import:1", "evidence:1", "import:99"):
        (said,) = office.press(WAN, data)
        assert "ไม่ได้รอนำเข้าแล้ว" in said
    assert states(office) == []


def test_two_workers_at_once_bring_in_the_first_and_show_the_second_anew(office: Office) -> None:
    office.enrol(WAN)
    send(office, WAN, edited(RENAMED))
    send(office, WAN, edited(RENAMED, TO_MALI))
    for file in ("import:1", "import:2"):
        office.playground.press(WAN, {"type": "postback", "label": "x", "data": file})
    assert office.playground.sender.wait_idle()
    run_until_idle([office.house.drain], "A")
    houses = [replace(office.house) for _ in range(2)]
    together(*[lambda one=one: run_until_idle([one.import_files], "B") for one in houses])
    assert sorted(states(office)) == ["imported", "ready"]
    said = office.heard(WAN)
    assert sum("เรียบร้อยแล้วค่ะ ✅" in words for words in said) == 1
    assert sum("จึงยังไม่ได้นำเข้า" in words for words in said) == 1
    for one in houses:
        one.store.engine.dispose()


def test_while_the_database_is_busy_the_word_may_be_given_again(office: Office) -> None:
    office.enrol(WAN)
    send(office, WAN, edited(RENAMED))
    office.playground.press(WAN, {"type": "postback", "label": "x", "data": "import:1"})
    assert office.playground.sender.wait_idle()
    run_until_idle([office.house.drain], "A")
    house = office.house
    busy = ImportReport(problems=(Problem("", 0, "", "ฐานข้อมูลไม่ว่าง จึงยังไม่ได้เปลี่ยนอะไร", "ลองนำเข้าอีกครั้ง"),))
    assert ImportFiles(house.store, house.try_out, lambda *_: busy, house.clocks)("A")
    (said,) = office.heard(WAN)
    assert "ฐานข้อมูลไม่ว่าง" in said and "ลองนำเข้าอีกครั้ง" in said
    (done,) = office.press(WAN, buttons(office, WAN)["นำเข้า"])
    assert "เรียบร้อยแล้วค่ะ ✅" in done


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


class Killed(BaseException):
    """The process dies here."""


def dying(office: Office, where: str) -> ImportFiles:
    """The step in a process that dies before or inside the import's transaction."""

    def die(*_: Any) -> Any:
        raise Killed

    def dies_inside(body: bytes, shown: str, _written: Any) -> Any:
        return office.house.bring_in(body, shown, die)

    house = office.house
    bring_in = {"before": die, "inside": dies_inside}.get(where, house.bring_in)
    return ImportFiles(house.store, die if where == "reading" else house.try_out, bring_in, house.clocks)


def after_the_lease(office: Office) -> ImportFiles:
    """The step in another process, later."""
    house, later = office.house, office.house.clocks.machine() + LEASE + timedelta(seconds=1)
    clocks = type(house.clocks)(house.clocks.office, lambda: later)
    return ImportFiles(house.store, house.try_out, house.bring_in, clocks)


def test_who_dies_while_reading_is_followed_by_another(office: Office) -> None:
    office.enrol(WAN)
    office.playground.file(WAN, edited(RENAMED), NAME)
    assert office.playground.sender.wait_idle()
    run_until_idle([office.house.drain, office.house.fetch_files], "A")
    with pytest.raises(Killed):
        dying(office, "reading")("A")
    assert office.heard(WAN) == []
    run_until_idle([after_the_lease(office)], "B")
    (shown,) = office.heard(WAN)
    assert "แก้ไข รายการ 1 แถว" in shown


@pytest.mark.parametrize("where", ["before", "inside"])
def test_who_dies_while_bringing_in_left_nothing_half_done(office: Office, where: str) -> None:
    office.enrol(WAN, SRI, MALI)
    send(office, WAN, edited(TO_MALI, RENAMED))
    office.playground.press(WAN, {"type": "postback", "label": "x", "data": "import:1"})
    assert office.playground.sender.wait_idle()
    run_until_idle([office.house.drain], "A")
    with pytest.raises(Killed):
        dying(office, where)("A")
    assert item(office, "E6") == "ผลการดำเนินงานโรงเรียนคุณภาพ"
    assert (states(office), office.heard(WAN), office.heard(MALI)) == (["to_import"], [], [])
    run_until_idle([after_the_lease(office)], "B")
    (done,) = office.heard(WAN)
    assert "เรียบร้อยแล้วค่ะ ✅" in done and item(office, "E6") == "โรงเรียนคุณภาพประจำตำบล"
    given = [words for words in office.say(MALI, "สวัสดี") if "ได้รับมอบหมาย" in words]
    assert len(given) == 1


def test_who_was_too_slow_does_not_bring_it_in_a_second_time(office: Office) -> None:
    office.enrol(WAN)
    send(office, WAN, edited(RENAMED))
    office.playground.press(WAN, {"type": "postback", "label": "x", "data": "import:1"})
    assert office.playground.sender.wait_idle()
    run_until_idle([office.house.drain], "A")
    house = office.house

    def slowly(body: bytes, shown: str, written: Any) -> Any:
        run_until_idle([after_the_lease(office)], "B")
        return house.bring_in(body, shown, written)

    run_until_idle([ImportFiles(house.store, house.try_out, slowly, house.clocks)], "A")
    said = office.heard(WAN)
    assert ["เรียบร้อยแล้วค่ะ ✅" in words for words in said] == [True]


def test_a_file_that_kills_whoever_reads_it_is_given_up(office: Office) -> None:
    office.enrol(WAN)
    office.playground.file(WAN, edited(RENAMED), NAME)
    assert office.playground.sender.wait_idle()
    run_until_idle([office.house.drain, office.house.fetch_files], "A")
    house, clock = office.house, [office.house.clocks.machine()]
    clocks = type(house.clocks)(house.clocks.office, lambda: clock[0])

    def die(_body: bytes) -> Any:
        raise Killed

    step = ImportFiles(house.store, die, house.bring_in, clocks)
    for _ in range(3):
        with pytest.raises(Killed):
            step("A")
        clock[0] += LEASE + timedelta(seconds=1)
    assert step("A") and not step("A")
    (said,) = office.heard(WAN)
    assert "อ่าน" in said and "ไม่สำเร็จหลายครั้ง" in said
