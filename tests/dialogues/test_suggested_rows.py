"""ข้อเสนอแก้ไข: rows that planners sort, copy, edit and delete keep their answers, whatever they hold."""

from datetime import date

import pytest
from office import Office
from suggesting import WAN, answers, look, moves, office_date, tap, type_

from domain.sheet.suggestions import AT, BY, HEADER, KEY, RESULT, TITLE


@pytest.fixture(autouse=True)
def with_a_planner(office: Office) -> None:
    look(office)  # the tab is made


def test_rows_that_are_sorted_moved_and_copied_keep_their_answers(office: Office) -> None:
    office.enrol(WAN)
    type_(office, 1, *moves(office, "E5"))
    type_(office, 2, *moves(office, "E6", why="ก่อน"))
    look(office)
    keys = {row[KEY] for row in answers(office)}
    office.sheets.human_sort(TITLE, 4, descending=True)
    type_(office, 6, *moves(office, "E5"))
    look(office)
    told = answers(office)
    assert {row[KEY] for row in told if row[KEY]} == keys == {"P000001", "P000002"}
    assert told[5][RESULT].startswith("ซ้ำกับ P00000")
    with office.house.store.look() as work:
        assert len(work.suggestions.waiting(office.house.clocks.office())) == 2


def test_an_edit_after_it_was_shown_is_another_proposal(office: Office) -> None:
    office.enrol(WAN)
    type_(office, 1, *moves(office))
    look(office)
    office.playground.say(WAN, "ข้อเสนอจากชีต")
    office.settle()
    old = {b["action"]["label"]: b["action"]["data"] for b in office.messages(WAN)[-1]["quickReply"]["items"]}
    office.sheets.human_set(TITLE, 1, 3, "12 ก.ย. 2567")
    look(office)
    assert "จึงไม่มีอะไรเปลี่ยน" in office.press(WAN, old["ยืนยัน"])[-1]
    assert office_date(office, "E5") == date(2024, 9, 2)
    assert answers(office)[0] == {KEY: "P000002", RESULT: "รอผู้ประสานงานยืนยันใน LINE", BY: "", AT: ""}
    tap(office, "ยืนยัน")
    assert office_date(office, "E5") == date(2024, 9, 12)


def test_a_row_that_is_deleted_takes_its_proposal_back(office: Office) -> None:
    office.enrol(WAN)
    type_(office, 1, *moves(office))
    look(office)
    type_(office, 1, *[""] * 5)
    look(office)
    assert office.sheets.grid(TITLE) == [[*HEADER]]
    assert "ไม่มีข้อเสนอจากชีต" in office.say(WAN, "ข้อเสนอจากชีต")[-1]


def test_hostile_lines_stay_text_and_a_flood_waits_in_a_queue(office: Office) -> None:
    office.enrol(WAN)
    type_(office, 1, *moves(office, why='\'=IMPORTXML("http://evil.example")'))
    for row in range(2, 60):
        type_(office, row, *moves(office, why=f"เหตุผลที่ {row}"))
    for _ in range(4):
        look(office)
    told = answers(office)
    waiting = [row for row in told if row[RESULT].startswith("รอผู้ประสานงาน")]
    queued = [row for row in told if row[RESULT].startswith("รอคิว")]
    assert (len(waiting), len(queued)) == (50, 9)
    assert office.sheets.formulas() == []
    shown = office.say(WAN, "ข้อเสนอจากชีต")[-1]
    assert "=IMPORTXML" in shown and "มีอีก 49 ข้อ" in shown
    assert sum("ข้อเสนอแก้ไขจากชีต" in words for words in office.say(WAN, "สวัสดีค่ะ")) == 0, "told once"


def test_a_header_that_was_changed_is_put_back_and_our_own_columns_are_ours(office: Office) -> None:
    type_(office, 1, *moves(office))
    office.sheets.human_set(TITLE, 0, 2, "อะไรนะ")
    look(office)
    office.sheets.human_set(TITLE, 1, 6, "อนุมัติแล้วจ้า")
    office.sheets.human_set(TITLE, 4, 0, "P000777")
    look(office)
    assert office.sheets.grid(TITLE)[0] == [*HEADER]
    assert [row[RESULT] for row in answers(office)] == ["รอผู้ประสานงานยืนยันใน LINE"]
