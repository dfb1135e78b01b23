"""Letting go of accounts: of one or all, of who left, and of nobody by mistake."""

import pytest
from newcomers import Newcomers, at_the_door
from queue_rows import freeze_push
from sqlalchemy import select, update
from systems import Systems

from domain.calls import Outcome
from storage.engine import reading, writing
from storage.history_tables import AuditRow
from storage.office_tables import PersonRow
from storage.talk_tables import ChatRow

WAN, SRI, MALI = "วรรณา แสงทอง", "สมศรี ใจดี", "มาลี รุ่งเรือง"
NIPON, TEERA = "นิพนธ์ ขยันยิ่ง", "ธีระ พูนสุข"
ASKED = "รับคำขอลงทะเบียนแล้ว"


@pytest.fixture
def office(systems: Systems) -> Newcomers:
    return at_the_door(systems)


@pytest.mark.parametrize(
    "words",
    ["ปล่อยบัญชี สมศรี", "ปลดล็อก สมศรี", "ยกเลิกการลงทะเบียนของพี่ศรี", "สมศรีเปลี่ยนเครื่องค่ะ", "สมศรี ใจดี เกษียณแล้ว"],
)
def test_a_coordinator_lets_go_of_an_account_after_seeing_whose(office: Newcomers, words: str) -> None:
    office.enrol(SRI)
    shown = office.say(WAN, words)
    assert "สมศรี ใจดี (กลุ่มนิเทศ" in shown and "ยังไม่มีอะไรเปลี่ยน" in shown
    assert office.chat_of(SRI) == office.met[SRI]
    release = office.buttons()["ปล่อยบัญชี"]
    assert "ปล่อยบัญชีของ สมศรี ใจดี" in office.press(WAN, release)
    assert office.chat_of(SRI) is None
    assert "ลงทะเบียน" in office.say(SRI, "งานของฉัน") and "E5" not in office.say(SRI, "งานของฉัน")
    assert "ไม่มีอะไรเปลี่ยน" in office.press(WAN, release)
    with reading(office.store.engine) as session:
        details = session.scalars(select(AuditRow.detail).where(AuditRow.command == "release_enrol"))
        assert f"person {office.id_of(SRI)}" in set(details)


@pytest.mark.parametrize("button", ["ปล่อยบัญชี", "ออกจากสำนักงาน"])
def test_the_last_coordinator_cannot_let_go_of_themself(office: Newcomers, button: str) -> None:
    office.say(WAN, "ปล่อยบัญชี วรรณา แสงทอง")
    data = office.buttons()[button]
    answer = office.press(WAN, data)
    assert "ผู้ประสานงานคนเดียว" in answer and "ออกรหัส" in answer
    assert office.chat_of(WAN) == office.met[WAN]
    office.enrol(TEERA)
    assert "ผู้ประสานงานคนเดียว" not in office.press(WAN, data)
    assert office.chat_of(WAN) is None


def test_an_old_button_lets_go_of_no_newer_account(office: Newcomers) -> None:
    office.enrol(SRI)
    office.say(WAN, "ปล่อยบัญชี สมศรี")
    release = office.buttons()["ปล่อยบัญชี"]
    office.code(SRI, "ABCDEFGH")
    office.comes("Unewphone", "ABCD-EFGH")
    assert "ไม่มีอะไรเปลี่ยน" in office.press(WAN, release)
    assert office.chat_of(SRI) == "Unewphone"


def test_a_new_code_is_kept_nowhere_and_moves_the_account_to_the_new_phone(office: Newcomers) -> None:
    office.enrol(SRI)
    office.knows_its_account("@konkamnot")
    answer = office.say(WAN, "ออกรหัสใหม่ให้ สมศรี")
    code = answer.split("): ")[1].split("\n")[0]
    assert "https://line.me/R/oaMessage/%40konkamnot/?%E0%B8%A5" in answer and code in answer.split("?")[1]
    assert office.chat_of(SRI) == office.met[SRI]
    assert code.replace("-", "") not in office.everything_kept() and code not in office.everything_kept()
    assert "ลงทะเบียนเรียบร้อย" in office.comes("Unewphone", f"ลงทะเบียน {code}")
    assert office.chat_of(SRI) == "Unewphone"
    assert "งานที่ต้องส่ง" not in office.say(SRI, "งานของฉัน"), "the old phone is a stranger's"


def test_everybody_is_let_go_but_who_asks_as_long_as_they_are_as_many_as_shown(office: Newcomers) -> None:
    office.enrol(SRI, MALI)
    assert "2 คน" in office.say(WAN, "ปล่อยบัญชีทุกคน")
    release = office.buttons()["ปล่อยทั้ง 2 บัญชี"]
    assert "ไม่ได้บันทึกอะไร" in office.press(WAN, office.buttons()["ไม่ปล่อย"])
    assert office.chat_of(SRI) and office.chat_of(MALI)
    office.enrol(NIPON)
    assert "3 คน" in office.press(WAN, release) and office.chat_of(SRI)
    assert "ปล่อยบัญชีแล้ว 3 คน" in office.press(WAN, office.buttons()["ปล่อยทั้ง 3 บัญชี"])
    assert {office.chat_of(name) for name in (SRI, MALI, NIPON)} == {None}
    assert office.chat_of(WAN) == office.met[WAN]


def test_what_waits_for_a_released_person_is_not_told_to_the_old_account(office: Newcomers) -> None:
    office.enrol(SRI)
    office.say(WAN, "เลื่อน E5 เป็น 6 ก.ย. เพราะรอโรงเรียน")
    office.press(WAN, office.buttons()["ยืนยัน"])
    assert office.told(SRI)
    office.press(WAN, f"release:{office.id_of(SRI)},{office.chat_id_of(SRI)}")
    assert office.told(SRI) == []
    office.code(SRI, "ABCDEFGH")
    office.comes("Unewphone", "ABCD-EFGH")
    assert office.told(SRI) == []


def test_a_question_of_the_released_waits_for_nobody_after_them(office: Newcomers) -> None:
    office.enrol(SRI)
    office.press(SRI, f"update:{office.duty('E5').id}")
    office.press(WAN, f"release:{office.id_of(SRI)},{office.chat_id_of(SRI)}")
    office.code(MALI, "ABCDEFGH")
    office.say(SRI, "ABCD-EFGH")
    office.say(SRI, "60")
    assert office.duty("E5").percent is None


def test_who_left_the_office_is_let_go_for_good_and_their_duties_need_somebody(office: Newcomers) -> None:
    office.enrol(SRI)
    office.say(WAN, "สมศรี ใจดี ลาออกแล้วค่ะ")
    answer = office.press(WAN, office.buttons()["ออกจากสำนักงาน"])
    assert "ออกจากสำนักงาน" in answer and "ต้องจัดผู้รับผิดชอบใหม่" in answer
    office.comes(office.met[SRI], "ลงทะเบียน สมศรี ใจดี")
    assert all("ไม่ตรงกับชื่อ" in one for one in office.told(WAN))
    assert "ขอชื่อด้วย" in office.say(WAN, "ออกรหัส สมศรี")


def test_which_of_several_is_asked(office: Newcomers) -> None:
    with writing(office.store.engine) as session:
        session.execute(update(PersonRow).where(PersonRow.name == MALI).values(name="สมศรี มั่งมี"))
    assert "หมายถึงท่านไหน" in office.say(WAN, "ปล่อยบัญชี สมศรี")
    assert "สมศรี มั่งมี" in office.say(WAN, office.buttons()["คือ สมศรี มั่งมี"])


def test_an_account_of_somebody_who_left_can_be_another_persons(office: Newcomers) -> None:
    office.enrol(NIPON)
    office.leaves(NIPON)
    assert ASKED in office.comes(office.met[NIPON], "ลงทะเบียน สมศรี ใจดี")
    office.press(WAN, office.button_in_notice(WAN, "อนุมัติ"))
    assert office.chat_of(SRI) == office.met[NIPON]


def test_in_a_group_nobody_is_let_in_or_let_go(office: Newcomers) -> None:
    for words in ("อนุมัติ สมศรี", "ปล่อยบัญชี สมศรี", "ออกรหัส สมศรี", "คำขอลงทะเบียน"):
        assert "1:1" in office.say_in_group(WAN, words)


def test_an_outcome_of_a_closed_call_changes_nothing(office: Newcomers) -> None:
    """LINE answers a call that was under way when its person was released."""
    office.enrol(SRI)
    machine = office.now
    with office.store.work() as work:
        chat = work.people.meet("user", office.met[SRI])
        call = freeze_push(work, chat, "[]", 1, "A", machine)
        work.enrolments.release([office.id_of(SRI)], office.now)
        assert not work.calls.close([call], "A", Outcome.SENT)
    with reading(office.store.engine) as session:
        assert (
            session.scalars(select(ChatRow.person_id).where(ChatRow.line_id == office.met[SRI])).one() is None
        )
