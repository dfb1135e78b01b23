"""Asking to come in, and letting in and go, in the words that people use."""

import pytest
from made_up_duties import HELD, TODAY, setting

from domain import commands as c
from domain import coordinator_commands as k
from domain import enrol_commands as e
from domain import personal_commands as p
from domain.enrolment import enrol_link, exactly_named, meant_by, perhaps_named, says_a_name
from domain.people import Person, Role
from domain.setting import Setting
from domain.understanding import understand

COORDINATOR = setting(HELD, roles=frozenset({Role.COORDINATOR}))
OWNER = setting(HELD, roles=frozenset({Role.OWNER}))


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("ปล่อยบัญชี สมศรี", e.ReleaseEnrol),
        ("ปลดล็อก สมศรี", e.ReleaseEnrol),
        ("ปลดล็อคพี่ศรีให้ที", e.ReleaseEnrol),
        ("ยกเลิกการลงทะเบียนของสมศรี ใจดี", e.ReleaseEnrol),
        ("ถอนการผูกไลน์ของพี่ศรี", e.ReleaseEnrol),
        ("สมศรีเปลี่ยนเครื่องค่ะ", e.ReleaseEnrol),
        ("น้องพิมไลน์หายค่ะ", e.ReleaseEnrol),
        ("สมศรี ใจดี เกษียณแล้ว", e.ReleaseEnrol),
        ("ออกรหัส สมศรี", e.IssueCode),
        ("ขอรหัสลงทะเบียนของสมศรี", e.IssueCode),
        ("ออกรหัสใหม่ให้พี่ศรีหน่อย", e.IssueCode),
        ("มีคำขอลงทะเบียนไหม", e.ShowRequests),
        ("ใครขอลงทะเบียนบ้าง", e.ShowRequests),
        ("อนุมัติ สมศรี", k.ApproveEnrol),
        ("รับคำขอลงทะเบียนของกมล รักงาน ได้เลย", k.ApproveEnrol),
    ],
)
def test_what_a_coordinator_asks_of_accounts(words: str, kind: type[c.Command]) -> None:
    assert isinstance(understand(words, COORDINATOR), kind)


@pytest.mark.parametrize(("words", "everybody"), [("ปล่อยบัญชีทุกคน", True), ("ปล่อยบัญชีสมศรี", False)])
def test_everybody_is_meant_only_where_it_is_said(words: str, everybody: bool) -> None:
    command = understand(words, COORDINATOR)
    assert isinstance(command, e.ReleaseEnrol) and command.everybody is everybody


@pytest.mark.parametrize(
    "words",
    [
        "E5 รอ สพฐ. ปลดล็อกระบบให้ก่อน",
        "ยกเลิก E5 เพราะซ้ำ",
        "เปลี่ยนเครื่องพิมพ์แล้วค่ะ E5 60%",
        "ตอบ E5 ว่า สทศ. ปล่อยผลวันจันทร์",
    ],
)
def test_what_only_sounds_like_it_is_not(words: str) -> None:
    for who in (COORDINATOR, OWNER):
        assert not isinstance(understand(words, who), e.ReleaseEnrol | e.IssueCode | e.ShowRequests)


@pytest.mark.parametrize(
    ("words", "command"),
    [
        ("ลงทะเบียน สมศรี ใจดี", p.EnrolByName("ลงทะเบียน สมศรี ใจดี")),
        ("ขอลงทะเบียนครับ ชื่อสมพร นามสกุลเรียบง่าย", p.EnrolByName("ขอลงทะเบียนครับ ชื่อสมพร นามสกุลเรียบง่าย")),
        ("ลงทะเบียน ABCD-EFGH", c.Enrol("ABCDEFGH")),
        ("ลงทะเบียนยังไงคะ", c.Greeting()),
    ],
)
def test_how_a_stranger_asks_to_come_in(words: str, command: c.Command) -> None:
    assert understand(words, Setting(enrolled=False, today=TODAY)) == command


def somebody(id: int, name: str, called: str = "", unit: str = "กลุ่มนิเทศ") -> Person:
    return Person(id, name, called, 1, unit)


SRI, SRISUK = somebody(1, "สมศรี ใจดี", "พี่ศรี"), somebody(2, "สมศรี ใจดีมาก", "น้องสม")
TWIN = somebody(3, "สมศรี ใจดี", "พี่ศรี", "โรงเรียนบ้านหนอง")
PEOPLE = [SRI, SRISUK, somebody(4, "มาลี รุ่งเรือง", "พี่มาลี")]


@pytest.mark.parametrize(
    ("words", "exactly", "perhaps"),
    [
        ("ลงทะเบียน น.ส.สมศรี ใจดี", [1], [1]),
        ("ลงทะเบียนสมศรีใจดี", [1], [1]),
        ("ขอลงทะเบียน ชื่อสมศรี นามสกุลใจดี", [1], [1]),
        ("ลงทะเบียน สมศรี ใจดีมาก", [2], [2]),
        ("ลงทะเบียน มาลี รุ่งเรื่อง", [], [4]),
        ("ลงทะเบียน คนแปลกหน้า มาไกล", [], []),
        ("ลงทะเบียน", [], []),
    ],
)
def test_whom_a_wish_names(words: str, exactly: list[int], perhaps: list[int]) -> None:
    assert [one.id for one in exactly_named(words, PEOPLE)] == exactly
    assert [one.id for one in perhaps_named(words, PEOPLE)] == perhaps


def test_of_one_name_the_unit_decides_where_it_is_said() -> None:
    people = [SRI, TWIN]
    assert exactly_named("ลงทะเบียน สมศรี ใจดี", people) == people
    assert exactly_named("ลงทะเบียน สมศรี ใจดี โรงเรียนบ้านหนอง", people) == [TWIN]


def test_a_coordinator_may_say_the_first_name_or_what_they_are_called() -> None:
    assert meant_by("ปล่อยบัญชี สมศรี ใจดี", PEOPLE) == [SRI]
    assert meant_by("ปล่อยบัญชี พี่มาลี", PEOPLE) == [PEOPLE[2]]
    assert meant_by("ปล่อยบัญชี สมศรี", PEOPLE) == [SRI, SRISUK]
    assert meant_by("ปล่อยบัญชี", PEOPLE) == []


@pytest.mark.parametrize(
    ("words", "says"), [("ลงทะเบียน", False), ("ขอลงทะเบียนใหม่ค่ะ", False), ("ลงทะเบียน มานะ เพียรทำ", True)]
)
def test_a_wish_without_a_name_is_none(words: str, says: bool) -> None:
    assert says_a_name(words) is says


def test_the_link_opens_the_chat_with_the_words_typed_in() -> None:
    begins = "https://line.me/R/oaMessage/%40office/?%E0%B8%A5%E0%B8%87%E0%B8%97%E0%B8%B0"
    assert enrol_link("@office", "ABCDEFGH").startswith(begins)
    assert enrol_link("@office", "ABCDEFGH").endswith("%20ABCD-EFGH")
    assert enrol_link("@office").endswith("%20"), "a name is still to be written"
    assert enrol_link("") == ""
