"""`enrol` on the command line: codes with a link and QR, and accounts let go, beside the talk in LINE."""

from pathlib import Path
from urllib.parse import unquote

from click.testing import Result
from office import Office

from app import serve_house
from bot.qr import draw_qr

SRI, MALI, WAN = "สมศรี ใจดี", "มาลี รุ่งเรือง", "วรรณา แสงทอง"
STAFF = 12


def run(office: Office, *words: str, answers: str = "") -> Result:
    return (
        serve_house(office.house, lambda: None)
        .test_cli_runner()
        .invoke(args=["enrol", *words], input=answers)
    )


def test_a_code_alone_is_printed_and_a_link_that_carries_it_is_drawn(office: Office, tmp_path: Path) -> None:
    alone = run(office, SRI)
    assert alone.exit_code == 0 and len(alone.output.strip()) == len("ABCD-EFGH")
    for kind, begins in (("png", b"\x89PNG"), ("svg", b"<?xml")):
        file = tmp_path / f"qr.{kind}"
        code, link = run(office, SRI, "--qr", str(file)).output.split()
        assert link.startswith("https://line.me/R/oaMessage/%40konkamnot/?")
        words = unquote(link.split("?")[1])
        assert words == f"ลงทะเบียน {code}"
        assert file.read_bytes().startswith(begins) and file.read_bytes() == draw_qr(link, kind)
    (welcome,) = office.say(SRI, words)
    assert "ลงทะเบียนเรียบร้อย" in welcome


def test_codes_for_all_who_have_no_account(office: Office) -> None:
    office.enrol(SRI)
    lines = [line.split("\t") for line in run(office, "--missing").output.splitlines()]
    assert len({code for code, _ in lines}) == len(lines) == STAFF - 1
    assert SRI not in {name for _, name in lines}


def test_one_account_is_let_go_and_all_after_a_question(office: Office) -> None:
    office.enrol(SRI, MALI, WAN)
    assert run(office, "--release", SRI).output == "ปล่อยบัญชีแล้ว 1 คน\n"
    assert "รหัสลงทะเบียน" in office.say(SRI, "งานของฉัน")[0]
    asked = run(office, "--release-all", answers="n\n")
    assert "2 คน" in asked.output and asked.exit_code == 1
    assert "E7" in office.say(MALI, "งานของฉัน")[0]
    assert "ปล่อยบัญชีแล้ว 2 คน" in run(office, "--release-all", "--yes").output
    assert "รหัสลงทะเบียน" in office.say(MALI, "งานของฉัน")[0]


def test_what_makes_no_sense_is_said_in_words(office: Office, tmp_path: Path) -> None:
    for words in ((), (SRI, MALI, "--qr", str(tmp_path / "a.png")), (SRI, "--qr", str(tmp_path / "a.jpg"))):
        assert run(office, *words).exit_code == 2
    assert "ไม่พบ" in run(office, "ไม่มี ใครเลย").output
    with office.house.store.work() as work:
        (person,) = work.people.named(SRI)
        work.enrolments.leave(person.id, office.house.clocks.office())
    assert "ออกจากสำนักงานแล้ว" in run(office, SRI).output


def test_a_new_phone_by_name_and_one_tap_over_line(office: Office) -> None:
    office.enrol(WAN)
    (asked,) = office.say(SRI, "ลงทะเบียน สมศรี ใจดี")
    assert "รับคำขอ" in asked
    office.say(WAN, "สวัสดีค่ะ")
    sent = office.playground.log.messages_to(office.person(WAN))
    (bubble,) = [one["contents"] for one in sent if one["type"] == "flex"]
    (approve, _) = [button["action"]["data"] for button in bubble["footer"]["contents"]]
    (approved,) = office.press(WAN, approve)
    assert "อนุมัติให้ สมศรี ใจดี" in approved
    welcome, *open_already = office.heard(SRI)
    assert "ยินดีที่ได้รู้จักพี่ศรี" in welcome and all("E5" in one for one in open_already)
    (code,) = office.say(WAN, "ออกรหัสใหม่ให้สมศรี")
    assert "https://line.me/R/oaMessage/%40konkamnot/" in code
