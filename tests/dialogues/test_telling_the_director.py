"""แจ้ง ผอ.: the coordinator reads what the director will read, one tap sends it, once; else nobody hears."""

from datetime import date, datetime

import pytest
from changing import MALI, SRI, THEERA, WAN, all_done, second_coordinator
from systems import Systems

from domain.clocks import BANGKOK

DIRECTOR = "ประเสริฐ มั่นคง"
ALL = "แจ้ง ผอ. เรื่องงานที่เลยกำหนด"


@pytest.fixture
def late(systems: Systems) -> Systems:
    """All of e-MES fell due the day before, and the director has an account."""
    systems.on(date(2024, 9, 3), 10)
    systems.enrol(DIRECTOR, SRI)
    return systems


def test_the_preview_is_what_the_director_reads_and_nothing_goes_before_the_tap(late: Systems) -> None:
    preview = late.say(WAN, "แจ้ง ผอ. E5")
    assert "ผอ.ประเสริฐ" not in preview and DIRECTOR in preview
    assert late.told(DIRECTOR) == []
    answer = late.press(WAN, late.buttons()["ส่งถึง ผอ."])
    assert "ส่งถึงผอ.ประเสริฐแล้วค่ะ 1 รายการ" in answer
    (letter,) = late.told(DIRECTOR)
    assert letter in preview
    for part in ("พี่วรรณ ขอแจ้งงานที่เลยกำหนดส่งเขต 1 รายการ", "E5 การอ่านออก", "(e-MES ปี 2567)", "พี่ศรี"):
        assert part in letter
    assert late.now in late.pushed_at()


@pytest.mark.parametrize("yes", ["ส่งเลย", "ส่งเลยค่ะ", "ส่งถึง ผอ.", "ยืนยัน"])
def test_a_typed_yes_sends_the_letter_and_hands_in_nothing(late: Systems, yes: str) -> None:
    late.say(WAN, "แจ้ง ผอ. E5")
    assert "ส่งถึงผอ.ประเสริฐแล้วค่ะ" in late.say(WAN, yes)
    assert len(late.told(DIRECTOR)) == 1


def test_a_change_is_not_confirmed_by_what_sends_a_letter(late: Systems) -> None:
    late.say(WAN, "ยกเลิก E5 เพราะซ้ำกับปีก่อน")
    late.say(WAN, "ส่งเลย")
    assert late.duty("E5").is_open


def test_two_taps_of_two_coordinators_tell_it_once(late: Systems) -> None:
    second_coordinator(late)
    late.say(WAN, "แจ้ง ผอ. E5")
    tap = late.buttons()["ส่งถึง ผอ."]
    late.press(THEERA, tap)
    assert "ยืนยันเรื่องนี้ไปแล้ว" in late.press(WAN, tap)
    assert len(late.told(DIRECTOR)) == 1


def test_whoever_says_no_sends_nothing(late: Systems) -> None:
    late.say(WAN, ALL)
    late.press(WAN, late.buttons()["ไม่ส่ง"])
    assert late.told(DIRECTOR) == []


def test_everything_that_is_late_is_told_where_no_duty_is_named(late: Systems) -> None:
    preview = late.say(WAN, ALL)
    with late.store.look() as work:
        count = len(work.standings.late(late.now.date()))
    assert count > 8 and f"ส่งเขต {count} รายการ" in preview
    late.press(WAN, "director")
    assert f"ส่งเขต {count} รายการ" in late.said[0]["text"]


def test_what_changed_since_is_shown_anew(late: Systems) -> None:
    late.say(WAN, "แจ้ง ผอ. E5, E7")
    late.say(SRI, "ส่ง E5")
    again = late.press(WAN, "yes:1")
    assert "ข้อมูลเปลี่ยนไป" in again and "E7" in again and "E5" not in again
    assert late.told(DIRECTOR) == []
    late.press(WAN, late.buttons()["ส่งถึง ผอ."])
    assert len(late.told(DIRECTOR)) == 1


def test_what_is_handed_in_before_the_director_reads_is_not_mentioned(late: Systems) -> None:
    late.on(date(2024, 9, 3), 20)
    late.say(WAN, "แจ้ง ผอ. E5")
    assert "08.30 น. วันทำการถัดไป" in late.press(WAN, late.buttons()["ส่งถึง ผอ."])
    assert datetime(2024, 9, 4, 8, 30, tzinfo=BANGKOK) in late.pushed_at()
    late.say(SRI, "ส่ง E5")
    assert late.told(DIRECTOR) == []


@pytest.mark.parametrize("words", ["แจ้ง ผอ. E5", ALL])
def test_nothing_late_is_nothing_to_tell(late: Systems, words: str) -> None:
    all_done(late)
    assert "จึงไม่มีอะไรต้องแจ้ง ผอ." in late.say(WAN, words)
    assert late.buttons() == {}


def test_without_a_director_it_is_text_to_paste(systems: Systems) -> None:
    systems.on(date(2024, 9, 3))
    answer = systems.say(WAN, "แจ้ง ผอ. E5")
    assert "คัดลอกข้อความนี้" in answer and "เรียน ท่านผู้อำนวยการ" in answer
    assert systems.buttons() == {}


@pytest.mark.parametrize("who", [SRI, DIRECTOR])
def test_only_coordinators_tell_the_director(late: Systems, who: str) -> None:
    assert "เฉพาะผู้ประสานงาน" in late.say(who, "แจ้ง ผอ. E5")
    assert "เฉพาะผู้ประสานงาน" in late.press(who, "director")


@pytest.mark.parametrize(
    "words", ["แจ้ง ผอ. แล้วค่ะ E5 ได้ 60%", "รอบ EMES-67 สรุปแจ้ง ผอ.และบุคลากร แล้ว", "E5 ส่งแล้ว แจ้ง ผอ. ด้วย"]
)
def test_what_only_speaks_of_the_director_is_something_else(late: Systems, words: str) -> None:
    assert "จะได้อ่านดังนี้" not in late.say(WAN, words)


def test_a_group_reads_nothing_of_it(late: Systems) -> None:
    assert "1:1" in late.say_in_group(WAN, "แจ้ง ผอ. E5")


def test_words_that_are_unsent_tell_nobody(late: Systems) -> None:
    late.say(MALI, "สวัสดีค่ะ")
    late.say(WAN, "แจ้ง ผอ. E5")
    late.say(WAN, "ไม่เป็นไร")
    assert late.told(DIRECTOR) == []
