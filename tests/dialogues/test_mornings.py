"""The morning's reminder, as it is read on a phone."""

from typing import Any

from office import Office

MALI, WAN = "มาลี รุ่งเรือง", "วรรณา แสงทอง"
NONE: dict[str, Any] = {"type": "box"}
RUEANG, JIN = "บุญเรือง ตั้งใจ", "จินตนา สุขสวัสดิ์"


def test_a_worker_that_delivers_before_it_plans_reminds_nobody_twice(office: Office) -> None:
    office.enrol(WAN, MALI)
    office.say(WAN, "เลื่อน E7 เป็น 10 ก.ย. เพราะรอโรงเรียน")
    office.say(WAN, "ยืนยัน")
    office.messages(MALI)
    office.playground.clock.move_by("next_morning")
    while office.house.deliver("talk"):
        pass
    assert len(office.messages(MALI)) == 1, "that the date was moved"
    reminders = [words for words in office.heard(MALI) if "ที่ใกล้หรือเลยกำหนดส่งเขต" in words]
    assert len(reminders) == 1


def cards(message: dict[str, Any]) -> dict[str, tuple[str, list[str]]]:
    """The words and the buttons of each duty's card, by its code."""
    _, *bubbles = message["contents"]["contents"]
    found = {}
    for bubble in bubbles:
        words = " ".join(_each(bubble["body"], "text", "text"))
        labels = [one["label"] for one in _each(bubble.get("footer", NONE), "button", "action")]
        found[words.split()[0]] = words, labels
    return found


def _each(part: dict[str, Any], kind: str, field: str) -> list[Any]:
    inner = [one for each in part.get("contents", []) for one in _each(each, kind, field)]
    return [part[field], *inner] if part["type"] == kind else inner


def test_a_deputy_whose_colleague_is_there_gets_no_button_that_would_be_refused(office: Office) -> None:
    office.enrol(RUEANG, JIN)
    office.messages(JIN)
    office.move("next_morning")
    (message,) = office.messages(JIN)
    words, labels = cards(message)["PM05"]
    assert "งานของพี่เรือง" in words and labels == []
    assert "งานของพี่เรือง" in message["altText"] and "แทนพี่เรือง" not in message["altText"]
    assert cards(message)["PM06"][1] == ["อัปเดต", "ส่งแล้ว", "ติดปัญหา", "เตือนพรุ่งนี้"]


def test_while_the_colleague_is_away_the_deputy_reports_in_their_place(office: Office) -> None:
    office.enrol(RUEANG, JIN)
    office.say(RUEANG, "พรุ่งนี้ลา")
    office.messages(JIN)
    office.move("next_morning")
    words, labels = cards(office.messages(JIN)[-1])["PM05"]
    assert "ปฏิบัติแทนพี่เรือง" in words and "อัปเดต" in labels


def test_a_round_that_is_open_is_told_with_its_order_and_the_evidence_it_needs(office: Office) -> None:
    office.say(MALI, office.code_of(MALI))
    office.move("next_morning")
    opened = [one for one in office.heard(MALI) if "เริ่มส่งงานต่อไปนี้ได้แล้ว" in one]
    assert len(opened) == 1 and "E7" in opened[0] and "e-MES ปี 2567" in opened[0]
    assert "ตามคำสั่งที่ 229/2567" in opened[0] and "หลักฐานที่ต้องแนบ: " in opened[0]
    office.move("next_morning")
    assert not any("เริ่มส่งงานต่อไปนี้" in one for one in office.heard(MALI))
