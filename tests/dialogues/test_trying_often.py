"""Codes guessed at speed, and wishes of many: who tries often is slowed, and shuts nobody out."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from newcomers import Newcomers, at_the_door
from queue_rows import together
from systems import Systems

WAN, SRI, MALI = "วรรณา แสงทอง", "สมศรี ใจดี", "มาลี รุ่งเรือง"
ASKED = "รับคำขอลงทะเบียนแล้ว"


@pytest.fixture
def office(systems: Systems) -> Newcomers:
    return at_the_door(systems)


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
