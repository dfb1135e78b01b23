"""A coordinator's workbook that is unsent, or whose sender is erased: it goes, with what repeats it."""

from pathlib import Path
from typing import Any

import pytest
from importing import ITEM, put
from office import Office
from openpyxl.workbook import Workbook
from searching import anywhere
from sent_workbooks import edited
from sqlalchemy import func, select

from scheduler.import_files import ImportFiles
from scheduler.responder import run_until_idle
from storage.engine import reading
from storage.file_tables import FileRow, OfficeFileRow
from storage.office_tables import ItemRow

WAN, MALI = "วรรณา แสงทอง", "มาลี รุ่งเรือง"
NAME, SECRET = "งานลับของนภาพร.xlsx", "รอเอกสารลับจากคุณนภาพร"
WORDS = (NAME, SECRET)
TO_MALI = put(ITEM, "E5", "ผู้รับผิดชอบ", MALI)
RENAMED = put(ITEM, "E6", "ชื่อรายการ", "โรงเรียนคุณภาพประจำตำบล")


def whispering(book: Workbook) -> None:
    """A column that nobody knows, of which the answers warn by its name."""
    book[ITEM].cell(1, book[ITEM].max_column + 1).value = SECRET


def send_secretly(office: Office, *edits: Any) -> str:
    """She sends it and reads what it would change; the message's id."""
    message = office.playground.file(WAN, edited(whispering, *edits), NAME)
    (shown,) = office.heard(WAN)
    assert NAME in shown and SECRET in shown
    return message


def press_import(office: Office) -> None:
    """She confirms, and the step that brings it in has not come yet."""
    office.playground.press(WAN, {"type": "postback", "label": "x", "data": "import:1"})
    assert office.playground.sender.wait_idle()
    run_until_idle([office.house.drain], "A")


def unsend(office: Office, message: str) -> None:
    office.playground.unsend(WAN, message)
    assert office.playground.sender.wait_idle()
    run_until_idle([office.house.drain], "A")


def kept(office: Office) -> tuple[int, int]:
    """How many files and workbooks are there."""
    with reading(office.house.store.engine) as session:
        files, books = (select(func.count()).select_from(row) for row in (FileRow, OfficeFileRow))
        return session.scalar(files) or 0, session.scalar(books) or 0


def renamed(office: Office) -> bool:
    with reading(office.house.store.engine) as session:
        name = session.scalar(select(ItemRow.name).where(ItemRow.code == "E6"))
    return name == "โรงเรียนคุณภาพประจำตำบล"


def test_a_workbook_that_is_unsent_leaves_nothing_and_cannot_be_brought_in(
    office: Office, tmp_path: Path
) -> None:
    office.enrol(WAN)
    message = send_secretly(office, RENAMED)
    assert len(anywhere(office, tmp_path, *WORDS)) > 2
    unsend(office, message)
    assert anywhere(office, tmp_path, *WORDS) == set() and kept(office) == (0, 0)
    (said,) = office.press(WAN, "import:1")
    assert "ไม่ได้รอนำเข้าแล้ว" in said and not renamed(office)


def test_what_was_shown_anew_after_a_tap_goes_too(office: Office, tmp_path: Path) -> None:
    office.enrol(WAN)
    message = send_secretly(office, RENAMED)
    bring_in = office.house.bring_in
    assert bring_in(edited(TO_MALI), office.house.try_out(edited(TO_MALI)).digest, lambda *_: None).written
    (anew,) = office.press(WAN, "import:1")
    assert SECRET in anew
    unsend(office, message)
    assert anywhere(office, tmp_path, *WORDS) == set() and kept(office) == (0, 0)


def test_unsent_between_the_tap_and_the_import_nothing_is_brought_in(office: Office, tmp_path: Path) -> None:
    office.enrol(WAN, MALI)
    message = send_secretly(office, RENAMED, TO_MALI)
    press_import(office)
    unsend(office, message)
    office.settle()
    assert not renamed(office) and (office.heard(WAN), office.heard(MALI)) == ([], [])
    assert anywhere(office, tmp_path, *WORDS) == set()


@pytest.mark.parametrize("step", ["reading", "bringing in"])
def test_unsent_while_it_is_read_or_brought_in_it_is_as_if_it_never_was(
    office: Office, tmp_path: Path, step: str
) -> None:
    office.enrol(WAN)
    house = office.house
    if step == "reading":
        message = office.playground.file(WAN, edited(whispering, RENAMED), NAME)
        assert office.playground.sender.wait_idle()
        run_until_idle([house.drain, house.fetch_files], "A")
    else:
        message = send_secretly(office, RENAMED)
        press_import(office)

    def too_late_to_read(body: bytes) -> Any:
        unsend(office, message)
        return house.try_out(body)

    def too_late(body: bytes, shown: str, written: Any) -> Any:
        unsend(office, message)
        return house.bring_in(body, shown, written)

    run_until_idle([ImportFiles(house.store, too_late_to_read, too_late, house.clocks)], "B")
    assert office.heard(WAN) == [] and not renamed(office)
    assert anywhere(office, tmp_path, *WORDS) == set() and kept(office) == (0, 0)


def test_what_was_brought_in_stays_and_whoever_unsends_it_is_told(office: Office, tmp_path: Path) -> None:
    office.enrol(WAN)
    message = send_secretly(office, RENAMED)
    (done,) = office.press(WAN, "import:1")
    assert "เรียบร้อยแล้วค่ะ ✅" in done
    unsend(office, message)
    assert anywhere(office, tmp_path, *WORDS) == set() and kept(office) == (0, 0)
    (news, _) = office.say(WAN, "สวัสดีค่ะ")
    assert "ยกเลิกการส่งออกจากระบบแล้ว" in news and "สมุดงานที่นำเข้าไปแล้วยังมีผลอยู่" in news
    assert renamed(office)


@pytest.mark.parametrize("brought_in", [False, True])
def test_of_an_erased_coordinator_no_workbook_is_found(
    office: Office, tmp_path: Path, brought_in: bool
) -> None:
    office.enrol(WAN)
    send_secretly(office, RENAMED)
    if brought_in:
        office.press(WAN, "import:1")
    who = office.person(WAN)
    assert anywhere(office, tmp_path, *WORDS, who)
    office.say(WAN, "ลบข้อมูลของฉัน")
    office.press(WAN, "erase")
    assert anywhere(office, tmp_path, *WORDS, who) == set() and kept(office) == (0, 0)
    assert renamed(office) is brought_in
