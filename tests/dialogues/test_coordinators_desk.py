"""What runs an office from a phone: links, who is missing, how things stand, and what did not arrive."""

import re
from dataclasses import replace
from datetime import timedelta
from typing import Any
from urllib.parse import quote, urlsplit

import pytest
from due_letters import tell
from importing import ITEM, put
from office import Office
from sent_workbooks import edited, send
from sqlalchemy import update

from app import serve_house
from storage.engine import writing
from storage.history_tables import MirrorRow
from storage.talk_tables import ConversationRow, InboxRow, NoticeRow

WAN, SRI, MALI, DIRECTOR = "วรรณา แสงทอง", "สมศรี ใจดี", "มาลี รุ่งเรือง", "ประเสริฐ มั่นคง"
TEAM = "ทีม e-MES สพป.ตัวอย่าง"
LINK = re.compile(r"http\S+")


def opened(office: Office, words: str) -> Any:
    """What is behind the link in a message."""
    parts = urlsplit(LINK.findall(words)[0])
    return serve_house(office.house, lambda: None).test_client().get(f"{parts.path}?{parts.query}")


@pytest.mark.parametrize("words", ["ขอแม่แบบ", "ขอเทมเพลต excel หน่อยค่ะ"])
def test_the_template_is_a_link_that_opens_it(office: Office, words: str) -> None:
    office.enrol(WAN)
    (said,) = office.say(WAN, words)
    assert "แม่แบบสมุดงานเปล่า" in said and "ใช้ได้ 1 ชั่วโมง" in said
    assert opened(office, said).status_code == 200


def test_the_export_is_a_link_for_whoever_reads_the_whole_office(office: Office) -> None:
    office.enrol(WAN, DIRECTOR, SRI)
    for who in (WAN, DIRECTOR):
        (said,) = office.say(who, "ส่งออก")
        assert "Excel ค่ะ" in said
        assert opened(office, said).status_code == 200
    for words in ("ส่งออก", "ขอแม่แบบ", "สถานะระบบ", "ใครยังไม่ลงทะเบียน", "มีอะไรส่งไม่ถึงบ้าง"):
        (said,) = office.say(SRI, words)
        assert "เรื่องนี้ทำได้เฉพาะผู้ประสานงาน" in said


def test_what_a_phone_has_no_room_for_is_a_page_of_its_own(office: Office) -> None:
    office.enrol(WAN)
    unknown = [put(ITEM, f"E{n}", "ผู้รับผิดชอบ", f"<script>ใคร{n}") for n in range(1, 12)]
    (said,) = send(office, WAN, edited(*unknown))
    page = opened(office, said)
    assert (page.status_code, page.mimetype) == (200, "text/html")
    assert "&lt;script&gt;ใคร11" in page.text and "<script" not in page.text
    office.press(WAN, "evidence:1")
    assert opened(office, said).status_code == 410


def test_a_group_reads_nothing_of_it(office: Office) -> None:
    office.enrol(WAN)
    office.tie(TEAM)
    for words in ("ขอแม่แบบ", "ส่งออก", "สถานะ", "ใครยังไม่ลงทะเบียน"):
        (said,) = office.say(WAN, f"@บอท {words}", TEAM)
        assert "1:1" in said and "http" not in said


def test_who_is_missing_is_a_text_for_the_group_and_a_picture(office: Office) -> None:
    public = office.house.settings.model_copy(update={"public_url": "https://bot.example.go.th"})
    office.house = replace(office.house, settings=public)
    office.enrol(WAN, MALI)
    office.settle()
    count, text, _ = office.say(WAN, "ใครยังไม่ลงทะเบียนบ้างคะ")
    assert "ยังไม่ลงทะเบียน 10 จาก 12 คน" in count
    link = f"https://line.me/R/oaMessage/{quote(office.playground.basic_id)}/?{quote('ลงทะเบียน ')}"
    assert link in text and "กลุ่มอำนวยการ: " in text and SRI in text
    assert WAN not in text and MALI not in text
    image = office.playground.log.messages_to(office.person(WAN))[-1]
    assert image["type"] == "image" and image["originalContentUrl"] == image["previewImageUrl"]
    assert opened(office, image["previewImageUrl"]).data.startswith(b"\x89PNG")


def test_where_line_takes_no_picture_of_ours_the_link_is_said(office: Office) -> None:
    office.enrol(WAN)
    office.settle()
    *_, last = office.say(WAN, "ใครยังไม่ลงทะเบียน")
    assert "https://line.me/R/oaMessage/" in last


def test_when_nobody_is_missing_that_is_said(office: Office) -> None:
    with office.house.store.look() as work:
        names = [one.name for one in work.people.working()]
    office.enrol(*names)
    (said,) = office.say(WAN, "ใครยังไม่ลงทะเบียน")
    assert "ลงทะเบียนครบทั้ง 12 คนแล้ว" in said


@pytest.mark.planners
def test_a_calm_house_says_so_with_the_quota_in_numbers(office: Office) -> None:
    office.enrol(WAN)
    office.settle()
    (said,) = office.say(WAN, "สถานะ")
    for line in ("อ่านครบแล้ว", "ไม่มีอะไรติดค้าง", "300 ข้อความ ใช้ไปประมาณ 0 เหลือ 300", "ชีต: ตรงกับฐานข้อมูล"):
        assert line in said
    assert "ลงทะเบียนแล้ว 1 จาก 12 คน" in said


@pytest.mark.planners
@pytest.mark.parametrize(
    ("trouble", "told"),
    [
        ("", ": ตรงกับฐานข้อมูล"),
        ("report.xlsx: No space left on device", ": เขียนไม่สำเร็จ แจ้งผู้ดูแลระบบให้ตรวจพื้นที่ดิสก์"),
    ],
)
def test_where_a_file_stands_for_the_sheet_that_is_told_of_the_file(
    office: Office, trouble: str, told: str
) -> None:
    office.enrol(WAN)
    office.settle()
    with writing(office.house.store.engine) as session:
        session.execute(update(MirrorRow).values(file="report.xlsx", trouble=trouble))
    (said,) = office.say(WAN, "สถานะ")
    assert f"ไฟล์รายงานของนักวิเคราะห์{told}" in said
    assert "ชีต" not in said


def test_a_troubled_house_says_what_to_do(office: Office) -> None:
    office.enrol(WAN)
    now = office.house.clocks.office()
    with writing(office.house.store.engine) as session:
        for number, state in enumerate(("waiting", "waiting", "parked")):
            at = now + timedelta(days=1)
            row = InboxRow(
                event_key=f"x{number}", conversation="|Ux", body="{}", happened_at=at, received_at=at
            )
            row.next_try_at, row.state = at, state
            session.add(row)
        session.add(ConversationRow(key="|Ux", lease_by="other", lease_until=now + timedelta(days=4000)))
        behind = {"wanted": 99, "changed_at": now - timedelta(hours=3), "trouble": "Google answered 403"}
        session.execute(update(MirrorRow).values(**behind))
    tell(office, "a", SRI)
    with writing(office.house.store.engine) as session:
        session.execute(update(NoticeRow).where(NoticeRow.key == "a").values(state="held", push_at=None))
    (said,) = office.say(WAN, "สถานะ")
    assert "รออ่าน 2 ข้อความ ถ้าเกิน 2 นาที" in said
    assert "อ่านไม่สำเร็จและเก็บไว้ 1 ข้อความ" in said
    assert "พักไว้เพราะโควตา 1 เรื่อง" in said


def test_an_owner_who_says_only_status_asks_of_their_own_work(office: Office) -> None:
    office.enrol(SRI)
    said = office.say(SRI, "สถานะ")
    assert "เฉพาะผู้ประสานงาน" not in "".join(said)
