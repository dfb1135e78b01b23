"""What others would read along is not said in a group."""

from typing import Any

import pytest
from office import Office

SRI, WAN, TEAM = "สมศรี ใจดี", "วรรณา แสงทอง", "ทีม e-MES สพป.ตัวอย่าง"


def test_a_group_does_not_read_what_is_kept_of_a_person(office: Office) -> None:
    office.enrol(SRI)
    office.tie(TEAM)
    for words in ("ข้อมูลของฉัน", "ลบข้อมูลของฉัน"):
        (answer,) = office.say(SRI, f"@บอท {words}", TEAM)
        assert "1:1" in answer and "สมศรี" not in answer


def test_a_group_reads_neither_reports_nor_verdicts(office: Office) -> None:
    office.enrol(SRI)
    office.say(SRI, "E5 60% รอข้อมูลจากโรงเรียน")
    office.tie(TEAM)
    (card,) = office.say(SRI, "@บอท E5", TEAM)
    assert "ผู้รับผิดชอบ: พี่ศรี" in card
    assert "รอข้อมูลจากโรงเรียน" not in card and "ล่าสุด" not in card
    assert "1:1" in office.say(SRI, "@บอท ขอดูประวัติ E5", TEAM)[0]


def test_a_group_is_greeted_without_anything_that_somebody_owes(office: Office) -> None:
    office.enrol(SRI)
    office.tie(TEAM)
    (answer,) = office.say(SRI, "@บอท สวัสดีค่ะ", TEAM)
    assert "พี่ศรี" in answer and "รายการ" not in answer and "กำหนด" not in answer


def test_help_in_a_group_is_short_and_all_of_it_is_answered_there(office: Office) -> None:
    office.enrol(SRI)
    office.tie(TEAM)
    (answer,) = office.say(SRI, "@บอท ทำอะไรได้บ้าง", TEAM)
    lines = [line.removeprefix("• ").split(" – ")[0] for line in answer.splitlines() if "• " in line]
    spoken = [words.removeprefix("@บอท ") for line in lines for words in line.split(" · ")]
    assert len(spoken) == 5 and "งานของฉัน" not in answer
    for words in spoken:
        for said in office.say(SRI, f"@บอท {words.replace('[รหัสงาน]', 'E5')}", TEAM):
            assert "1:1" not in said and "ยังไม่เข้าใจ" not in said


def chips(office: Office, who: str, words: str) -> list[dict[str, Any]]:
    """The quick replies under what the group reads of it."""
    office.playground.say(who, f"@บอท {words}", TEAM)
    office.settle()
    (*_, message) = office.messages(who, TEAM)
    return [one["action"] for one in message.get("quickReply", {}).get("items", [])]


@pytest.mark.parametrize(
    ("words", "some"),
    [
        ("สวัสดีค่ะ", True),
        ("E5 ได้ 60%", True),
        ("E5 ติดปัญหา รอข้อมูลจากโรงเรียน", True),
        ("E5", True),
        ("ส่ง E5", True),
        ("อากาศดีจังเลยวันนี้", True),
        ("ใครค้างบ้าง", False),
    ],
)
def test_no_button_under_an_answer_in_a_group_only_leads_away(office: Office, words: str, some: bool) -> None:
    office.enrol(SRI, WAN)
    office.tie(TEAM)
    shown = chips(office, SRI, words)
    assert shown or not some
    for one in shown:
        if one["type"] == "postback":
            answers = office.press(SRI, one["data"], TEAM)
        else:
            answers = office.say(SRI, one["text"], TEAM)
        assert answers, f"nothing comes of {one['label']}"
        assert not any("เรื่องนี้คุยกันในแชต 1:1" in answer for answer in answers), one["label"]
