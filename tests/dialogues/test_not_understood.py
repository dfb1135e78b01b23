"""What the bot says when it has not understood: the likeliest things, and to keep the words with a duty."""

from datetime import date

import pytest
from systems import Systems

from domain.duties import Duty

SRI, MALI, WAN, CHAI, ARI = "สมศรี ใจดี", "มาลี รุ่งเรือง", "วรรณา แสงทอง", "ชัยวัฒน์ ดีเลิศ", "อารี สอนดี"
KEEP = "เก็บเป็นบันทึก"
CHAT = "กินข้าวเที่ยงรึยัง ไปร้านป้าหน้าเขตกัน"


@pytest.fixture
def office(systems: Systems) -> Systems:
    """A Monday, a week before E5 is due."""
    systems.on(date(2024, 8, 26))
    return systems


def notes(office: Systems, duty: Duty) -> list[str]:
    """What was noted with a duty and not taken back."""
    with office.store.look() as work:
        lines = work.history.lines()
    return [one.words for one in lines if one.duty_id == duty.id and one.kind == "note" and not one.undone]


def with_one_duty(office: Systems) -> Duty:
    """Ari's school owes SC1 and nothing else."""
    return office.duty("SC1", unit="โรงเรียนบ้านสวนตัวอย่าง")


def test_it_says_what_it_heard_and_offers_three_things_and_to_keep_the_words(office: Systems) -> None:
    assert f'ยังไม่เข้าใจ "{CHAT}"' in office.say(SRI, CHAT)
    assert list(office.buttons()) == ["งานของฉัน", "ปฏิทิน", "วิธีใช้", KEEP]


def test_a_duty_that_is_perhaps_named_comes_first_and_is_one_tap_away(office: Systems) -> None:
    answer = office.say(MALI, "แม่ครัวบ่นเรื่องโรงเรียนจัดอาหารกลางวันอีกแล้วเน้อ")
    first, data = next(iter(office.buttons().items()))
    assert "E10 โรงเรียนจัดอาหารกลางวัน" in answer
    assert (first[:4], data) == ("E10 ", f"duty:{office.duty('E10').id}")
    assert "ส่งเขตภายใน" in office.press(MALI, data)


def test_what_was_perhaps_asked_comes_next(office: Systems) -> None:
    office.say(SRI, "มีปติทืนมั้ยน้า")
    assert next(iter(office.buttons().items())) == ("ปฏิทิน", "calendar")
    assert "ประชุม" in office.press(SRI, "calendar")


def test_the_button_takes_back_what_was_said_last(office: Systems) -> None:
    office.say(SRI, "E5 60%")
    office.say(SRI, "แงงง ยกเริ่กก")
    assert office.buttons()["ยกเลิกเมื่อกี้"] == "take_back"
    assert office.press(SRI, "take_back").startswith("ยกเลิกรายการล่าสุดของ E5")


def test_words_that_wait_to_be_kept_do_not_stand_in_the_way_of_taking_back(office: Systems) -> None:
    office.say(SRI, "E5 60%")
    office.say(SRI, CHAT)
    assert "ยกเลิกรายการล่าสุดของ E5" in office.say(SRI, "ยกเลิก")


def test_with_one_open_duty_a_tap_keeps_the_words_there_and_another_takes_them_back(office: Systems) -> None:
    duty = with_one_duty(office)
    office.say(ARI, CHAT)
    keep = office.buttons()[KEEP]
    office.on(date(2024, 8, 26), hour=16)
    assert "จดไว้กับ SC1" in office.press(ARI, keep)
    assert notes(office, duty) == [CHAT]
    assert office.duty("SC1", unit=duty.unit_name).state == duty.state
    office.press(ARI, office.buttons()["ยกเลิกรายการนี้"])
    assert notes(office, duty) == []


def test_a_second_tap_keeps_nothing_twice(office: Systems) -> None:
    office.say(ARI, CHAT)
    keep = office.buttons()[KEEP]
    office.press(ARI, keep)
    assert "จดไปแล้ว" in office.press(ARI, keep)
    assert notes(office, with_one_duty(office)) == [CHAT]


@pytest.mark.parametrize("topic", ["งานของฉัน", "ใครค้างบ้าง", "SC1 50%", "ฝนจะตกไหมเนี่ยวันนี้"])
def test_a_new_topic_drops_what_waited_to_be_kept(office: Systems, topic: str) -> None:
    office.say(ARI, CHAT)
    keep = office.buttons()[KEEP]
    office.say(ARI, topic)
    assert "จดไว้ว่า" in office.press(ARI, keep)
    assert notes(office, with_one_duty(office)) == []


@pytest.mark.parametrize("way", ["button", "code"])
def test_with_several_duties_it_is_asked_which_and_the_words_are_kept_as_they_were(
    office: Systems, way: str
) -> None:
    office.say(SRI, "น้ำท่วมถนนหน้าโรงเรียน 40% หรือ 60% ไม่แน่ใจ")
    asked = office.press(SRI, office.buttons()[KEEP])
    assert "ไว้กับข้อไหนดี" in asked
    office.on(date(2024, 8, 27), hour=14)
    e5 = office.duty("E5")
    answer = office.press(SRI, f"which:{e5.id}") if way == "button" else office.say(SRI, "E5 ค่ะ")
    assert "จดไว้กับ E5" in answer
    assert notes(office, e5) == ["น้ำท่วมถนนหน้าโรงเรียน 40% หรือ 60% ไม่แน่ใจ"]
    assert office.duty("E5").percent is None


def test_whoever_owes_nothing_is_offered_no_note(office: Systems) -> None:
    office.say(ARI, "ส่ง SC1")
    office.say(ARI, CHAT)
    assert list(office.buttons()) == ["งานของฉัน", "ปฏิทิน", "วิธีใช้"]


def test_a_group_learns_nothing_of_anybodys_duties(office: Systems) -> None:
    answer = office.say_in_group(MALI, "แม่ครัวบ่นเรื่องโรงเรียนจัดอาหารกลางวันอีกแล้วเน้อ")
    assert "E10" not in answer and set(office.buttons().values()) == {"owes", "help"}
