"""A code that somebody sent in vain is still good, so the event that said it does not keep it."""

import pytest
from office import Office
from searching import in_tables
from sqlalchemy import text

SRI, WAN = "สมศรี ใจดี", "วรรณา แสงทอง"


def kept(office: Office) -> str:
    """Every raw event that is kept."""
    with office.house.store.engine.connect() as connection:
        return "\n".join(connection.execute(text("SELECT coalesce(body, '') FROM inbox")).scalars())


def test_a_right_code_that_came_after_too_many_tries_is_forgotten_and_still_good(office: Office) -> None:
    code = office.code_of(SRI)
    for letter in "ABCDE":
        office.say(SRI, f"AAAA-AAA{letter}")
    (refused,) = office.say(SRI, f"ลงทะเบียน {code}")
    assert "รหัสนี้ใช้ไม่ได้" in refused and code not in kept(office)
    office.playground.clock.move_by(3600)
    assert "ลงทะเบียนเรียบร้อย" in office.say(SRI, code)[0]


@pytest.mark.parametrize(
    "words",
    ["{}", "ลงทะเบียน {}", "รหัสของสมศรีคือ {} นะคะ", "E5 60% {}", "ฝากดู {} หน่อย"],
    ids=["alone", "enrol", "whose", "report", "talk"],
)
def test_a_good_code_that_a_colleague_pastes_is_kept_nowhere(office: Office, words: str) -> None:
    office.enrol(WAN)
    shown = office.code_of(SRI)
    for code in (f"{shown[:4]}-{shown[4:]}", shown, shown.lower()):
        (answer,) = office.say(WAN, words.format(code))
        assert "ลงทะเบียนไว้แล้ว" in answer
        assert not in_tables(office.house.store.engine, code)
    assert "ลงทะเบียนเรียบร้อย" in office.say(SRI, shown)[0], "it is still good"


def test_eight_letters_that_are_no_code_stay_words(office: Office) -> None:
    office.enrol(WAN)
    assert "ลงทะเบียนไว้แล้ว" not in office.say(WAN, "attached")[0]


def test_a_code_beside_other_words_lets_in_and_is_not_shown_to_anybody(office: Office) -> None:
    shown = office.code_of(SRI)
    code = f"{shown[:4]}-{shown[4:]}"
    assert "ลงทะเบียนเรียบร้อย" in office.say(SRI, f"ลงทะเบียน สมศรี ใจดี รหัส {code} ค่ะ")[0]
    assert not in_tables(office.house.store.engine, code)
