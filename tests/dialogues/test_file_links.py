"""Evidence files have addresses that open without a key of their own, until something takes them back."""

import re
from collections.abc import Callable
from urllib.parse import quote, unquote

import pytest
from changed import TEAM
from office import Office
from werkzeug.test import Client, TestResponse

from app import serve_house

SRI, MALI, WAN, ANONG = "สมศรี ใจดี", "มาลี รุ่งเรือง", "วรรณา แสงทอง", "อนงค์ ศรีสุข"
PDF = b"%PDF-1.7 rai-ngan"
ADDRESS = re.compile(r"http://localhost(/files/\S+)")


def client(office: Office) -> Client:
    return serve_house(office.house, lambda: None).test_client()


def in_the_sheet(office: Office, code: str = "E5") -> str:
    """What the files column says of a duty, after a sync."""
    office.settle()
    assert office.house.mirror
    office.house.mirror.sync("test")
    header, *rows = office.sheets.grid("งานทั้งหมด")
    (row,) = [dict(zip(header, [*row, *[""] * len(header)], strict=False)) for row in rows if code in row]
    return str(row["ไฟล์"])


def sent(office: Office, name: str = "รายงาน ผล.pdf", body: bytes = PDF) -> str:
    """สมศรี, who owes E5 alone, sends a file; its path as the sheet tells it."""
    office.enrol(SRI, WAN)
    office.playground.file(SRI, body, name)
    assert "แนบ" in office.heard(SRI)[0]
    found = ADDRESS.search(in_the_sheet(office))
    assert found
    return found[1]


def opened(office: Office, path: str) -> TestResponse:
    return client(office).get(path)


def gone(response: TestResponse) -> bool:
    return response.status_code == 410 and "เปิดไม่ได้แล้ว" in response.text and PDF not in response.data


def test_the_sheet_and_the_card_give_one_address_that_stays(office: Office) -> None:
    path = sent(office)
    assert unquote(path).endswith("/รายงาน ผล.pdf") and len(path.split("/")[2]) == 32
    assert path in office.say(SRI, "E5")[0]
    office.say(SRI, "E5 60%")
    assert path in in_the_sheet(office)


def test_a_file_is_given_as_what_its_name_says_and_kept_by_nobody(office: Office) -> None:
    response = opened(office, sent(office))
    assert (response.status_code, response.data, response.mimetype) == (200, PDF, "application/pdf")
    assert response.headers["Content-Disposition"].startswith("attachment;")
    assert quote("รายงาน ผล.pdf") in response.headers["Content-Disposition"]
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Cache-Control"] == "no-store"
    assert "sandbox" in response.headers["Content-Security-Policy"]


@pytest.mark.parametrize(
    ("name", "kind", "inline"),
    [
        ("ภาพ.JPG", "image/jpeg", True),
        ("หน้าเว็บ.html", "application/octet-stream", False),
        ("ภาพ.svg", "application/octet-stream", False),
        ("งาน.docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", False),
        ('a"\r\nSet-Cookie: x=1\u202e/../../gpj.exe', "application/octet-stream", False),
        ("", "application/octet-stream", False),
    ],
)
def test_no_name_makes_a_browser_run_anything(office: Office, name: str, kind: str, inline: bool) -> None:
    response = opened(office, sent(office, name, b"<script>alert(1)</script>"))
    assert (response.status_code, response.mimetype) == (200, kind)
    assert response.headers["Content-Disposition"].startswith("inline" if inline else "attachment")
    assert "Set-Cookie" not in response.headers
    assert "\u202e" not in unquote(response.headers["Content-Disposition"])


def test_a_guess_is_not_found_and_says_nothing(office: Office) -> None:
    key = sent(office).split("/")[2]
    for guess in ("x", key[:-1], key + "A", key.swapcase(), "%00", "ก" * 500):
        response = opened(office, f"/files/{guess}/a.pdf")
        assert response.status_code == 404 and "ไม่พบไฟล์นี้" in response.text
    assert opened(office, f"/files/{key}/other-name.pdf").status_code == 200


def undo(office: Office, _path: str) -> None:
    assert "ยกเลิก" in office.say(SRI, "ยกเลิก")[0]


def erase(office: Office, _path: str) -> None:
    office.say(SRI, "ลบข้อมูลของฉัน")
    office.press(SRI, "erase")


def revoke(office: Office, path: str) -> None:
    told = "\n".join(office.say(WAN, "ยกเลิกลิงก์ไฟล์ E5 หน่อยค่ะ"))
    assert "ใครมีลิงก์เดิมจะเปิดไม่ได้อีก" in told and "รายงาน ผล.pdf" in told
    assert in_the_sheet(office) == "รายงาน ผล.pdf (ยกเลิกลิงก์แล้ว)"
    card = office.say(SRI, "E5")[0]
    assert "รายงาน ผล.pdf" in card and path not in card


@pytest.mark.parametrize("taken_back", [undo, erase, revoke])
def test_an_address_ends_with_what_it_shows(
    office: Office, taken_back: Callable[[Office, str], None]
) -> None:
    path = sent(office)
    taken_back(office, path)
    assert gone(opened(office, path))
    assert path not in in_the_sheet(office)


def test_an_unsent_file_opens_no_more(office: Office) -> None:
    office.enrol(SRI)
    message = office.playground.file(SRI, PDF, "ลับ.pdf")
    office.heard(SRI)
    found = ADDRESS.search(in_the_sheet(office))
    assert found
    office.playground.unsend(SRI, message)
    office.settle()
    assert gone(opened(office, found[1]))


def test_of_several_files_it_is_asked_which(office: Office) -> None:
    first = sent(office)
    office.playground.file(SRI, PDF, "ภาคผนวก.pdf")
    office.heard(SRI)
    office.playground.say(WAN, "ยกเลิกลิงก์ไฟล์ E5")
    office.settle()
    asked = office.messages(WAN)[-1]
    buttons = {one["action"]["label"]: one["action"]["data"] for one in asked["quickReply"]["items"]}
    assert "ไฟล์ไหน" in asked["text"] and [*buttons] == ["📎 รายงาน ผล.pdf", "📎 ภาคผนวก.pdf"]
    assert "ภาคผนวก.pdf" in office.press(WAN, buttons["📎 ภาคผนวก.pdf"])[0]
    assert opened(office, first).status_code == 200
    assert "ไม่มีไฟล์ที่เปิดด้วยลิงก์ได้แล้ว" in office.press(WAN, buttons["📎 ภาคผนวก.pdf"])[0]


def test_only_coordinators_revoke_and_a_group_reads_no_address(office: Office) -> None:
    path = sent(office)
    office.enrol(ANONG)
    assert "เฉพาะผู้ประสานงาน" in office.say(ANONG, "ยกเลิกลิงก์ไฟล์ E5")[0]
    office.tie(TEAM)
    (card,) = office.say(SRI, "@บอท ขอดู E5", TEAM)
    assert "รายงาน ผล.pdf" in card and "/files/" not in card
    assert opened(office, path).status_code == 200
