"""Coming in by a name, and letting in with one tap, as dialogues on both databases."""

from collections.abc import Callable

import pytest
from newcomers import Newcomers, at_the_door
from queue_rows import together
from sqlalchemy import select
from systems import Systems

from storage.engine import reading
from storage.enrolments import Enrolments
from storage.history_tables import AuditRow

WAN, SRI, MALI = "วรรณา แสงทอง", "สมศรี ใจดี", "มาลี รุ่งเรือง"
NIPON, TEERA = "นิพนธ์ ขยันยิ่ง", "ธีระ พูนสุข"
ASKED = "รับคำขอลงทะเบียนแล้ว"


@pytest.fixture
def office(systems: Systems) -> Newcomers:
    return at_the_door(systems)


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


@pytest.mark.parametrize("systems", ["postgresql"], indirect=True)  # on SQLite whoever writes is alone
def test_who_is_second_by_a_hair_reads_who_was_first(
    office: Newcomers, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The other decides between what this one reads of the wish and of the accounts."""
    office.comes("Unew", "ลงทะเบียน สมศรี ใจดี")
    approve = office.button_in_notice(WAN, "อนุมัติ")
    office.enrol(TEERA)
    other, tied = office.copy(), Enrolments.tied

    def tied_a_moment_later(self: Enrolments) -> dict[int, int]:
        monkeypatch.setattr(Enrolments, "tied", tied)
        assert "อนุมัติให้ สมศรี ใจดี" in other.press(TEERA, approve)
        return tied(self)

    monkeypatch.setattr(Enrolments, "tied", tied_a_moment_later)
    assert "อนุมัติไปแล้ว" in office.press(WAN, approve)
    assert office.chat_of(SRI) == "Unew"


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
