"""Coming in by a name, letting in with one tap, and letting go, as dialogues on both databases."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from newcomers import Newcomers
from queue_rows import together
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
    """The coordinator has an account; she and another coordinator work here."""
    office = Newcomers(systems.store)
    office.on(date(2024, 8, 27))
    office.enrol(WAN)
    office.also_coordinates(TEERA)
    return office


def test_a_stranger_asks_by_name_and_a_coordinator_lets_them_in_with_one_tap(office: Newcomers) -> None:
    assert ASKED in office.comes("Unew", "ลงทะเบียน น.ส.สมศรี ใจดี")
    (notice,) = office.told(WAN)
    assert "สมศรี ใจดี (กลุ่มนิเทศ" in notice
    approve = office.button_in_notice(WAN, "อนุมัติ")
    assert "อนุมัติให้ สมศรี ใจดี" in office.press(WAN, approve)
    assert office.chat_of(SRI) == "Unew"
    (welcome,) = office.told(SRI)
    assert "ยินดีที่ได้รู้จักพี่ศรี" in welcome and "ลบข้อมูลของฉัน" in welcome
    assert office.told(WAN) == [], "it waits for nobody any more"
    assert "งานที่ต้องส่ง" in office.comes("Unew", "งานของฉัน")


@pytest.mark.parametrize(
    "name",
    ["สมศรี ใจดี", "ไม่มี ใครเลย", "มาลี รุ่งเรือง", "นิพนธ์ ขยันยิ่ง", "สมศรี"],
    ids=["known", "nobody", "claimed", "former", "half"],
)
def test_whatever_the_name_the_asker_hears_the_same(office: Newcomers, name: str) -> None:
    office.enrol(MALI)
    office.leaves(NIPON)
    answers = {office.comes("U1", "ลงทะเบียน กมล รักงาน"), office.comes("U2", f"ลงทะเบียน {name}")}
    assert len(answers) == 1


def test_a_name_that_is_claimed_is_refused_and_its_holder_and_the_coordinators_learn_of_it(
    office: Newcomers,
) -> None:
    office.enrol(MALI)
    claimed = office.met[MALI]
    office.comes("Uother", "ขอลงทะเบียนค่ะ ชื่อมาลี นามสกุลรุ่งเรือง")
    office.comes("Uother", "ลงทะเบียน มาลี รุ่งเรือง")
    (holder,) = office.told(MALI)
    (coordinator,) = office.told(WAN)
    assert "ขอลงทะเบียนด้วยชื่อของท่าน" in holder
    assert "มาลี รุ่งเรือง" in coordinator and "มีบัญชี LINE ผูกไว้แล้ว" in coordinator
    assert office.chat_of(MALI) == claimed


def test_a_name_of_nobody_reaches_the_coordinator_who_may_say_that_it_is_nobody(office: Newcomers) -> None:
    office.comes("Unew", "ลงทะเบียน คนแปลกหน้า มาไกล")
    (notice,) = office.told(WAN)
    assert "คนแปลกหน้า มาไกล" in notice and "ไม่ตรงกับชื่อ" in notice
    assert "ไม่อนุมัติ" in office.press(WAN, office.button_in_notice(WAN, "ไม่ใช่"))
    assert office.told(WAN) == []


def test_former_staff_are_never_let_in(office: Newcomers) -> None:
    office.leaves(NIPON)
    office.comes("Unew", f"ลงทะเบียน {NIPON}")
    (notice,) = office.told(WAN)
    assert "ไม่ตรงกับชื่อ" in notice
    office.press(WAN, f"enrol_yes:{office.waiting_request()},{office.id_of(NIPON)}")
    assert office.chat_of(NIPON) is None


def test_a_mistyped_name_is_offered_as_perhaps_this_one(office: Newcomers) -> None:
    office.comes("Unew", "ลงทะเบียน สมศรี ใจดีย์ ค่ะ")
    (notice,) = office.told(WAN)
    assert "น่าจะเป็น สมศรี ใจดี" in notice


@pytest.mark.parametrize("words", ["อนุมัติ สมศรี", "อนุมัติ สมศรี ใจดี ได้เลย", "อนุมัติการลงทะเบียนของพี่ศรี"])
def test_a_coordinator_approves_in_words(office: Newcomers, words: str) -> None:
    office.comes("Unew", "ลงทะเบียน สมศรี ใจดี")
    office.comes("Umali", "ลงทะเบียน มาลี รุ่งเรือง")
    assert "อนุมัติให้ สมศรี ใจดี" in office.say(WAN, words)
    assert (office.chat_of(SRI), office.chat_of(MALI)) == ("Unew", None)


def test_approving_nobody_shows_who_waits(office: Newcomers) -> None:
    office.comes("Unew", "ลงทะเบียน สมศรี ใจดี")
    assert "คำขอลงทะเบียนที่รออยู่" in office.say(WAN, "อนุมัติ กมล รักงาน")
    assert "enrol_yes" in office.buttons()["อนุมัติ สมศรี ใจดี"]
    office.press(WAN, office.buttons()["อนุมัติ สมศรี ใจดี"])
    assert "มีบัญชี LINE ผูกไว้แล้ว" in office.say(WAN, "อนุมัติ สมศรี ใจดี")
    assert "ไม่มีคำขอ" in office.say(WAN, "มีคำขอลงทะเบียนไหม")


def test_nobody_but_a_coordinator_lets_in_or_lets_go(office: Newcomers) -> None:
    office.comes("Unew", "ลงทะเบียน สมศรี ใจดี")
    request, chat = office.waiting_request(), office.chat_id_of(WAN)
    pressed = (f"enrol_yes:{request},{office.id_of(SRI)}", f"enrol_no:{request}", "requests", "release_all:1")
    for data in (*pressed, f"release:{office.id_of(WAN)},{chat}", f"left:{office.id_of(WAN)}", "code:1"):
        assert "เฉพาะผู้ประสานงาน" in office.press(MALI, data)
    for words in ("อนุมัติ สมศรี", "ปล่อยบัญชี วรรณา", "ปล่อยบัญชีทุกคน"):
        assert "เฉพาะผู้ประสานงาน" in office.say(MALI, words)
    assert (office.chat_of(SRI), office.chat_of(WAN)) == (None, office.met[WAN])


def test_of_two_coordinators_exactly_one_decides_and_the_other_reads_who(office: Newcomers) -> None:
    office.comes("Unew", "ลงทะเบียน สมศรี ใจดี")
    approve = office.button_in_notice(WAN, "อนุมัติ")
    office.press(WAN, approve)
    assert "พี่วรรณอนุมัติไปแล้ว" in office.press(TEERA, approve)
    assert "พี่วรรณอนุมัติไปแล้ว" in office.press(TEERA, approve.replace("yes", "no").split(",")[0])
    assert office.chat_of(SRI) == "Unew"


def test_two_coordinators_who_tap_at_the_same_moment(office: Newcomers) -> None:
    office.comes("Unew", "ลงทะเบียน สมศรี ใจดี")
    approve = office.button_in_notice(WAN, "อนุมัติ")
    office.enrol(TEERA)
    said: list[str] = []

    def tap(who: str) -> Callable[[], None]:
        return lambda: said.append(office.copy().press(who, approve))

    together(tap(WAN), tap(TEERA))
    assert sorted("อนุมัติให้ สมศรี ใจดี" in one for one in said) == [False, True]
    assert any("ไปแล้ว" in one for one in said)


def test_two_wishes_for_one_name_let_in_one_account(office: Newcomers) -> None:
    office.comes("Ufirst", "ลงทะเบียน สมศรี ใจดี")
    first = office.button_in_notice(WAN, "อนุมัติ")
    office.comes("Usecond", "ลงทะเบียน สมศรี ใจดี")
    second = f"enrol_yes:{office.waiting_request()},{office.id_of(SRI)}"
    office.press(WAN, first)
    assert "มีบัญชี LINE ผูกไว้แล้ว" in office.press(WAN, second)
    assert office.chat_of(SRI) == "Ufirst"


def test_a_wish_waits_for_nobody_once_a_code_let_its_asker_in(office: Newcomers) -> None:
    office.comes("Unew", "ลงทะเบียน สมศรี ใจดี")
    assert office.told(WAN)
    office.code(SRI, "ABCDEFGH")
    office.comes("Unew", "ABCD-EFGH")
    assert office.told(WAN) == []
    assert "ไม่มีคำขอ" in office.say(WAN, "คำขอลงทะเบียน")


def test_wishes_are_limited_for_each_account(office: Newcomers) -> None:
    answers = [office.comes("Unew", f"ลงทะเบียน คนที่ {n} ทดลอง") for n in "กขคง"]
    assert [ASKED in one for one in answers] == [True, True, True, False]
    assert "วันพรุ่งนี้" in answers[-1]
    assert len(office.told(WAN)) == 1, "the newest wish of an account takes the place of its older ones"
    office.on(date(2024, 8, 28))
    assert ASKED in office.comes("Unew", "ลงทะเบียน สมศรี ใจดี")


def test_codes_that_are_guessed_at_speed_are_refused_in_the_same_words(office: Newcomers) -> None:
    office.code(SRI, "ABCDEFGH")
    wrong = [office.comes("Uguess", f"AAAA-AAA{letter}") for letter in "ABCDE"]
    assert set(wrong) == {wrong[0]} and "รหัสนี้ใช้ไม่ได้" in wrong[0]
    limited, right = office.comes("Uguess", "AAAA-AAAF"), office.comes("Uguess", "ABCD-EFGH")
    assert limited == right, "nothing tells that this one was right"
    assert right.startswith(wrong[0]) and "ลองใหม่ได้หลัง 10.00 น." in right
    assert office.chat_of(SRI) is None
    office.now += timedelta(hours=1)
    assert "ลงทะเบียนเรียบร้อย" in office.comes("Uguess", "ABCD-EFGH")


def test_many_accounts_that_guess_are_slowed_together_and_shut_nobody_out(office: Newcomers) -> None:
    office.code(SRI, "ABCDEFGH")
    answers = [office.comes(f"U{n // 5}", f"AAAA-AAA{'ABCDE'[n % 5]}") for n in range(110)]
    assert [("ลองใหม่" in one) for one in answers[:100]] == [False] * 100
    assert [("ลองใหม่" in one) for one in answers[100:]] == [False, False, True, True, True] * 2
    assert "ลองใหม่" not in office.comes("Ufresh", "ABCD-EFGJ"), "a slip of the finger is no guess at speed"
    assert "ลงทะเบียนเรียบร้อย" in office.comes("Ufresh", "ABCD-EFGH"), "an honest code works in the same hour"
    assert "ลองใหม่" in office.comes("U0", "ABCD-EFGH")


def test_on_the_first_day_everybody_may_ask_and_coordinators_read_one_list(office: Newcomers) -> None:
    answers = [office.comes(f"U{n}", f"ลงทะเบียน คนที่ {n} ทดลองเข้า") for n in range(120)]
    assert all(ASKED in one for one in answers)
    office.comes("Usri", "ลงทะเบียน สมศรี ใจดี")
    (notice,) = office.told(WAN)
    first, *_ = notice.splitlines()[1:]
    assert "121 คำขอ" in notice and "สมศรี ใจดี" in first, "whom the register knows comes first"
    office.press(WAN, office.button_in_notice(WAN, "อนุมัติ"))
    assert office.chat_of(SRI) == "Usri"
    assert "120 คำขอ" in office.told(WAN)[0]


def test_a_wish_after_the_list_was_read_is_told_again(office: Newcomers) -> None:
    office.comes("Unew", "ลงทะเบียน สมศรี ใจดี")
    office.reads_what_waits(WAN)
    assert office.told(WAN) == []
    office.comes("Umali", "ลงทะเบียน มาลี รุ่งเรือง")
    (notice,) = office.told(WAN)
    assert "2 คำขอ" in notice and "มาลี รุ่งเรือง" in notice


def test_who_is_not_let_in_hears_it_when_they_write_and_not_why(office: Newcomers) -> None:
    office.comes("Unew", "ลงทะเบียน คนแปลกหน้า มาไกล")
    assert "ยังยืนยันไม่ได้" not in office.comes("Unew", "สวัสดีค่ะ")
    office.press(WAN, office.button_in_notice(WAN, "ไม่ใช่"))
    for words in ("สวัสดีค่ะ", "เรียบร้อยไหมคะ"):
        heard = office.comes("Unew", words)
        assert "ยังยืนยันไม่ได้" in heard and "ผู้ประสานงาน" in heard and "วรรณา" not in heard
    office.comes("Unew", "ลงทะเบียน สมศรี ใจดี")
    assert "ยังยืนยันไม่ได้" not in office.comes("Unew", "สวัสดีค่ะ")


def test_enrolling_is_one_line_of_the_audit_and_says_who(office: Newcomers) -> None:
    office.code(SRI, "ABCDEFGH")
    office.comes("Unew", "ABCD-EFGH")
    with reading(office.store.engine) as session:
        who = session.scalars(select(AuditRow.person_id).where(AuditRow.command == "enrol")).all()
    assert who == [office.id_of(SRI)]


def test_guesses_of_many_accounts_at_once_find_no_more(office: Newcomers) -> None:
    office.code(SRI, "ABCDEFGH")
    said: list[str] = []

    def guess(user: int) -> Callable[[], None]:
        here = office.copy()
        return lambda: said.extend(here.comes(f"U{user}", f"AAAA-AAA{one}") for one in "ABCDEFGH")

    together(*[guess(user) for user in (1, 1, 2, 3)])
    assert sum("ลองใหม่" not in one for one in said) == 3 * 5


def test_a_right_code_costs_no_try(office: Newcomers) -> None:
    for turn in "ABCDEFGH":
        office.code(SRI, f"ABCDEFG{turn}")
        assert "ลงทะเบียนเรียบร้อย" in office.comes("Unew", f"ABCD-EFG{turn}")
        office.press(WAN, f"release:{office.id_of(SRI)},{office.chat_id_of(SRI)}")


# Letting go -----------------------------------------------------------------------------------------


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
        call = work.calls.get(work.calls.freeze_push(chat, "[]", 1, "A", machine))
        work.enrolments.release([office.id_of(SRI)], office.now)
        assert not work.calls.close(call, "A", Outcome.SENT)
    with reading(office.store.engine) as session:
        assert (
            session.scalars(select(ChatRow.person_id).where(ChatRow.line_id == office.met[SRI])).one() is None
        )
