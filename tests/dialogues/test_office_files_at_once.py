"""A workbook in chat while others import, while the database is busy, and when whoever reads it dies."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from importing import ITEM, put
from office import Office
from queue_rows import together
from sent_workbooks import NAME, buttons, edited, item, send, states

from domain.workbook.report import ImportReport
from domain.workbook.sheets import Problem
from scheduler.import_files import ImportFiles
from scheduler.responder import run_until_idle
from storage.office_files import LEASE

WAN, SRI, MALI = "วรรณา แสงทอง", "สมศรี ใจดี", "มาลี รุ่งเรือง"
TO_MALI = put(ITEM, "E5", "ผู้รับผิดชอบ", MALI)
RENAMED = put(ITEM, "E6", "ชื่อรายการ", "โรงเรียนคุณภาพประจำตำบล")


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
