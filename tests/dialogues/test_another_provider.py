"""The account moves to another provider: every LINE id is a new one, and everybody comes in again."""

from dataclasses import replace

import pytest
from changed import state_of
from office import Office
from sent_workbooks import buttons

from app import serve_house

WAN, SRI, MALI = "วรรณา แสงทอง", "สมศรี ใจดี", "มาลี รุ่งเรือง"


@pytest.fixture
def moved(office: Office) -> Office:
    """Three were enrolled and worked; now LINE knows nobody by the id that is kept."""
    office.enrol(WAN, SRI, MALI)
    office.say(SRI, "E5 ได้ 40%")
    office.say(MALI, "E7 ได้ 30%")
    people = office.playground.office.people
    for old in list(people.values()):
        del people[old.id]
        office.playground.office.keep(replace(old, id=f"U{old.id[:0:-1]}"))
    return office


def comes_in_by_the_command_line(office: Office, who: str) -> list[str]:
    """Whoever keeps the program makes a code for the coordinator; what she then reads."""
    made = serve_house(office.house, lambda: None).test_cli_runner().invoke(args=["enrol", who])
    heard = office.say(who, made.output.strip())
    assert any("ลงทะเบียนเรียบร้อย" in said for said in heard)
    return heard


def asks_and_is_let_in(office: Office, who: str) -> None:
    """By name, and by the coordinator's tap on the list of wishes."""
    assert "รับคำขอ" in office.say(who, f"ลงทะเบียน {who}")[0]
    office.say(WAN, "คำขอลงทะเบียน")
    assert f"อนุมัติให้ {who}" in office.press(WAN, buttons(office, WAN)[f"อนุมัติ {who}"])[0]
    assert "ยินดีที่ได้รู้จัก" in office.heard(who)[0]


def test_nobody_is_known_by_a_new_id_and_a_claimed_name_lets_nobody_in(moved: Office) -> None:
    for words in ("งานของฉัน", "E5 ได้ 60%", f"ลงทะเบียน {SRI}"):
        assert not any("E5" in said or "40%" in said for said in moved.say(SRI, words))
    claimed, *_ = comes_in_by_the_command_line(moved, WAN)
    assert SRI in claimed and "มีบัญชี LINE ผูกไว้แล้ว" in claimed and "ออกรหัสใหม่" in claimed
    assert state_of(moved, "E5")[1] == 40


def test_the_coordinator_lets_go_of_all_and_each_comes_in_again_to_the_same_work(moved: Office) -> None:
    comes_in_by_the_command_line(moved, WAN)
    assert "2 คน" in moved.say(WAN, "ปล่อยบัญชีทุกคน")[-1]
    assert "ปล่อยบัญชีแล้ว 2 คน" in moved.press(WAN, buttons(moved, WAN)["ปล่อยทั้ง 2 บัญชี"])[0]
    for who, code, percent in ((SRI, "E5", 40), (MALI, "E7", 30)):
        asks_and_is_let_in(moved, who)
        assert any(code in said for said in moved.say(who, "งานของฉัน"))
        assert state_of(moved, code)[1] == percent
    assert "ลงทะเบียนแล้ว 3 จาก 12 คน" in moved.say(WAN, "สถานะ")[-1]


def test_or_of_one_alone_while_the_others_stay(moved: Office) -> None:
    comes_in_by_the_command_line(moved, WAN)
    moved.say(WAN, "ปล่อยบัญชี สมศรี")
    moved.press(WAN, buttons(moved, WAN)["ปล่อยบัญชี"])
    asks_and_is_let_in(moved, SRI)
    assert "ได้รับ E5" in moved.say(SRI, "ส่ง E5")[0]
    assert not any("E7" in said for said in moved.say(MALI, "งานของฉัน"))
