"""ยกเลิก: what one message did is taken back together, while nothing newer was said."""

from datetime import date, timedelta

from systems import Systems

from domain.duties import State

SRI, MALI, WAN, NIPHON = "สมศรี ใจดี", "มาลี รุ่งเรือง", "วรรณา แสงทอง", "นิพนธ์ ขยันยิ่ง"
SURACHAI = "สุรชัย ทองดี"


def test_what_one_message_did_to_several_duties_is_taken_back_together(systems: Systems) -> None:
    systems.on(date(2024, 8, 29))
    systems.say(WAN, "เลื่อน E5, E7 เป็น 10 ก.ย. เพราะรอโรงเรียน")
    assert [systems.duty(code).office_on.day for code in ("E5", "E7")] == [10, 10]
    undone = systems.say(WAN, "ยกเลิก")
    assert "ล่าสุดของ E5" in undone and "ล่าสุดของ E7" in undone
    assert [systems.duty(code).office_on.day for code in ("E5", "E7")] == [2, 2]
    assert "ไม่มีรายการล่าสุด" in systems.say(WAN, "ยกเลิก")


def test_an_owner_who_hands_in_two_takes_both_back_by_words_or_by_the_button(systems: Systems) -> None:
    systems.on(date(2024, 8, 29))
    for way in ("words", "button"):
        systems.say(MALI, "ส่ง E7 E8")
        with systems.store.look() as work:
            newest = work.history.lines()[-1].id
        undone = systems.say(MALI, "ยกเลิก") if way == "words" else systems.press(MALI, f"undo:{newest}")
        assert undone.index("E7") < undone.index("E8"), way
        assert {systems.duty(code).state for code in ("E7", "E8")} == {State.NOT_STARTED}, way


def test_what_has_a_newer_word_stays_and_is_named(systems: Systems) -> None:
    systems.on(date(2024, 8, 29))
    systems.say(MALI, "ส่ง E7 E8")
    systems.say(NIPHON, "ผ่าน E7")
    undone = systems.say(MALI, "ยกเลิก")
    assert "ล่าสุดของ E8" in undone and "ล่าสุดของ E7" not in undone
    assert "E7 (e-MES ปี 2567) มีรายการใหม่กว่าแล้ว" in undone
    assert (systems.duty("E7").state, systems.duty("E8").state) == (State.SUBMITTED, State.NOT_STARTED)
    assert "ภายใน 10 นาที" in systems.say(MALI, "ยกเลิก")


def test_two_messages_are_taken_back_one_after_the_other_and_only_within_ten_minutes(
    systems: Systems,
) -> None:
    systems.on(date(2024, 8, 29))
    systems.say(MALI, "E7 30%")
    systems.now += timedelta(minutes=6)
    systems.say(MALI, "E8 40%")
    assert "E8" in systems.say(MALI, "ยกเลิก")
    systems.now += timedelta(minutes=4)
    assert "ภายใน 10 นาที" in systems.say(MALI, "ยกเลิก")
    assert systems.duty("E7").percent == 30
