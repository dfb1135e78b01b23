"""โควตา: what a coordinator asks, is warned of, and does with what could not be sent."""

from datetime import timedelta

import pytest
from office import Office

from domain.notices import Kind, ToTell
from scheduler.refresh_quota import FRESH

SRI, MALI, WAN = "สมศรี ใจดี", "มาลี รุ่งเรือง", "วรรณา แสงทอง"
TEAM = "ทีม e-MES สพป.ตัวอย่าง"


def limit(office: Office, value: int | None, used_by_others: int = 0) -> None:
    """What LINE says of the month, and the app has asked."""
    office.playground.change_settings(limit=value)
    if used_by_others:
        office.playground.quota.spend(used_by_others, office.playground.clock.now())
    ask_line(office)


def ask_line(office: Office) -> None:
    """Five minutes are over."""
    with office.house.store.work() as work:
        work.facts.keep("quota_asked", {"day": ""}, office.house.clocks.machine() - FRESH)
    office.settle()


def tell(office: Office, *to: str, key: str = "news") -> None:
    """Something that they should hear today, from this moment."""
    now = office.house.clocks.office()
    with office.house.store.work() as work:
        ids = [work.people.named(name)[0].id for name in to]
        facts = {"name": "พี่"}
        told = [
            ToTell(f"{key}:{id_}", Kind.IMMEDIATE, id_, "thanks", facts, now, ride_from=now) for id_ in ids
        ]
        work.notices.tell(told, now)
    office.settle()


def test_the_month_is_told_in_plain_words(office: Office) -> None:
    office.enrol(WAN, SRI)
    limit(office, 300, used_by_others=40)
    tell(office, SRI)
    (said,) = office.say(WAN, "โควตาเหลือเท่าไร")
    assert "เหลือประมาณ 259 จาก 300 ข้อความ" in said
    assert "ใช้ไปแล้ว 41: บอทส่ง 1 ส่งจากที่อื่นของบัญชีนี้ (เช่น หน้า LINE OA) 40" in said
    assert "เก็บไว้" in said and "โควตาเริ่มนับใหม่ 1 ก.ย. 2567" in said


def test_a_plan_without_a_limit_is_said_to_have_none(office: Office) -> None:
    office.enrol(WAN)
    limit(office, None)
    (said,) = office.say(WAN, "เดือนนี้ส่งไปกี่ข้อความแล้ว")
    assert "ไม่จำกัดจำนวนข้อความ" in said and "เก็บไว้" not in said


def test_before_line_has_told_that_is_said(office: Office) -> None:
    office.enrol(WAN)
    office.playground.faults.set(
        [{"match": "/v2/bot/message/quota", "kind": "status", "times": None, "status": 500, "body": {}}]
    )
    (said,) = office.say(WAN, "โควตา")
    assert "LINE ยังไม่ตอบ" in said and "แผนฟรีให้ (300 ข้อความ)" in said


def test_others_than_coordinators_and_readers_of_the_whole_office_are_not_told(office: Office) -> None:
    office.enrol(SRI)
    (said,) = office.say(SRI, "โควตา")
    assert "ผู้ประสานงาน" in said and "300" not in said


def test_what_could_not_be_sent_is_listed_by_unit_with_a_text_to_paste(office: Office) -> None:
    office.enrol(WAN, SRI, MALI)
    limit(office, 0)
    tell(office, SRI, MALI)
    office.say(WAN, "งานของฉัน")  # the warning rides
    (status,) = office.say(WAN, "สถานะ")
    assert "พักไว้เพราะโควตา 2 เรื่อง" in status
    (summary,) = office.say(WAN, "สรุปวันนี้")
    assert "ข้อความที่พักไว้เพราะโควตา 2 เรื่อง" in summary
    (held,) = office.press(WAN, "held")
    assert "กลุ่มส่งเสริมการจัดการศึกษา: 1 เรื่อง" in held and "กลุ่มนิเทศ" in held
    units = pasted(office, WAN)
    texts = [text for unit in units for text in office.press(WAN, unit)]
    assert sorted(text.split()[0] for text in texts) == ["พี่มาลี", "พี่ศรี"]


def pasted(office: Office, who: str) -> list[str]:
    """The buttons of the last message that show what was kept back."""
    last = office.playground.log.messages_to(office.person(who))[-1]
    actions = [one["action"] for one in last["quickReply"]["items"]]
    return [one["data"] for one in actions if one["data"].startswith("held:")]


def test_of_one_unit_the_text_comes_at_once_and_once_pasted_it_is_not_sent_as_well(office: Office) -> None:
    office.enrol(WAN, SRI)
    limit(office, 0)
    tell(office, SRI)
    office.say(WAN, "งานของฉัน")
    held, text = office.say(WAN, "ข้อความที่พักไว้")
    assert "1 เรื่อง" in held and "พี่ศรี" in text
    last = office.playground.log.messages_to(office.person(WAN))[-1]
    told = next(
        one["action"]["data"] for one in last["quickReply"]["items"] if "told" in one["action"]["data"]
    )
    (answer,) = office.press(WAN, told)
    assert "1 เรื่องนี้บอทจะไม่ส่งซ้ำ" in answer
    (again,) = office.press(WAN, told)
    assert "ไม่ได้พักไว้แล้ว" in again
    limit(office, 300)
    assert office.heard(SRI) == []


def test_what_is_held_after_the_text_was_shown_is_not_taken_for_pasted(office: Office) -> None:
    office.enrol(WAN, SRI)
    limit(office, 0)
    tell(office, SRI)
    office.say(WAN, "ข้อความที่พักไว้")
    last = office.playground.log.messages_to(office.person(WAN))[-1]
    (told,) = [
        one["action"]["data"] for one in last["quickReply"]["items"] if "told" in one["action"]["data"]
    ]
    tell(office, SRI, key="later")
    (answer,) = office.press(WAN, told)
    assert "1 เรื่องนี้บอทจะไม่ส่งซ้ำ ยังพักไว้อีก 1 เรื่อง" in answer
    limit(office, 300)
    assert len(office.heard(SRI)) == 1


def test_what_is_pasted_is_as_things_stand_by_then(office: Office) -> None:
    office.enrol(WAN, SRI)
    limit(office, 0)
    now = office.house.clocks.office()
    with office.house.store.work() as work:
        (sri,) = work.people.named(SRI)
        plan = ToTell(f"plan:{sri.id}:x", Kind.PLANNED, sri.id, "reminder", {}, now)
        work.notices.tell([plan], now)
    office.settle()
    office.messages(WAN)
    *_, text = office.say(WAN, "ข้อความที่ส่งไม่ได้")
    assert "E5" in text
    office.say(SRI, "ส่ง E5")
    for code in ("E6", "E7", "E8"):
        office.say(SRI, f"ส่ง {code}")
    *_, text = office.say(WAN, "ข้อความที่ส่งไม่ได้")
    assert "E5" not in text


def test_coordinators_are_warned_once_when_the_rest_is_kept_for_last_rungs(office: Office) -> None:
    office.enrol(WAN, SRI)
    limit(office, 1)
    office.messages(WAN)
    (warning, _) = office.say(WAN, "งานของฉัน")
    assert "บอทเก็บไว้ให้การเตือนช่วงสุดท้าย" in warning
    ask_line(office)
    assert not any("เก็บไว้ให้การเตือน" in said for said in office.say(WAN, "งานของฉัน"))


def test_they_are_warned_while_there_is_room_that_the_month_will_not_do(office: Office) -> None:
    office.enrol(WAN, SRI)
    office.messages(WAN)
    limit(office, 300, used_by_others=285)
    (warning, _) = office.say(WAN, "งานของฉัน")
    assert "ถ้าเป็นไปอย่างนี้ ถึง 31 ส.ค. 2567" in warning and "แต่โควตามี 300" in warning
    (told,) = office.say(WAN, "โควตา")
    assert "คาดว่าถึงสิ้นเดือนจะใช้ราว" in told and "เกินโควตาราว" in told


def test_a_warning_that_nobody_came_for_is_pushed_in_the_morning(office: Office) -> None:
    office.enrol(WAN, SRI)
    limit(office, 3, used_by_others=1)
    office.messages(WAN)
    office.move(timedelta(days=1).total_seconds())
    assert any("โควตา" in said for said in office.heard(WAN))


def test_when_line_refuses_the_coordinator_reads_it_with_the_next_answer(office: Office) -> None:
    office.enrol(WAN, SRI)
    office.settle()
    office.playground.change_settings(reserved=300)
    tell(office, SRI)
    ask_line(office)
    (warning, *_) = office.say(WAN, "งานของฉัน")
    assert "LINE ไม่รับข้อความที่บอทส่งเองแล้ว" in warning


@pytest.mark.parametrize("words", ["โควตา", "ขอดูโควต้าเดือนนี้หน่อยค่ะ", "โควตาหมดหรือยัง"])
def test_in_a_group_nothing_of_it_is_said(office: Office, words: str) -> None:
    office.enrol(WAN)
    office.tie(TEAM)
    (said,) = office.say(WAN, f"@บอท {words}", TEAM)
    assert "300" not in said
