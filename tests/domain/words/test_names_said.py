"""Names as they sound, units in short, and colleagues whom a coordinator names."""

import pytest
from made_up_duties import duty, setting

from domain import commands as c
from domain import coordinator_commands as k
from domain.duties import Duty
from domain.people import Person, Role
from domain.understanding import understand
from domain.words.narrowing import unit_said
from domain.words.sounds import find_sound
from domain.words.spelling import respell

BUDGET = duty(1, "E1", unit_name="กลุ่มบริหารงานการเงินและสินทรัพย์")
SCHOOL = duty(2, "E2", unit_name="โรงเรียนบ้านโคกตัวอย่าง")


@pytest.mark.parametrize(
    ("words", "name", "found"),
    [
        ("ครุพันเสร็จแล้ว", "ครุภัณฑ์", "ครุพัน"),
        ("ระบบควบคุมภายไนเสร็จ", "ระบบควบคุมภายใน", "ระบบควบคุมภายไน"),
        ("เรื่องสมัดถะนะครูค่ะ", "สมรรถนะครู", None),
        ("พะสะดุครุพัน", "สนามกีฬา", None),
    ],
)
def test_a_name_is_known_by_its_sound(words: str, name: str, found: str | None) -> None:
    place = find_sound(words, name)
    assert (words[place[0] : place[1]] if place else None) == found


@pytest.mark.parametrize(
    ("typed", "spelt"),
    [
        ("เสร้จแล่ว", "เสร็จแล้ว"),
        ("เรียบรอ้ย", "เรียบร้อย"),
        ("ยกเลิ้ก", "ยกเลิก"),
        ("เลขอ้างอิง", "เลขอ้างอิง"),
        ("ระบบ", "ระบบ"),
    ],
)
def test_marks_are_put_right(typed: str, spelt: str) -> None:
    assert respell(typed) == spelt


@pytest.mark.parametrize(
    ("words", "unit", "letters"),
    [
        ("ทวง fm1 กลุ่มการเงินหน่อย", BUDGET, 7),
        ("กลุ่มแผนส่งแล้ว", BUDGET, 0),
        ("sc1 บ้านโคกถึงไหน", SCHOOL, 7),
        ("sc1 บ้านสวนถึงไหน", SCHOOL, 0),
    ],
)
def test_a_unit_may_be_named_in_short(words: str, unit: Duty, letters: int) -> None:
    assert unit_said(unit, words) == letters


@pytest.mark.parametrize(
    ("words", "named"), [("เตือนพี่มาลีที", True), ("ทวงมาลี", True), ("มะลิ", False), ("พี่ที", False)]
)
def test_colleagues_are_named_by_first_name_or_as_they_are_called(words: str, named: bool) -> None:
    who = Person(1, "มาลี รุ่งเรือง", "พี่มาลี", 1, "กลุ่มนิเทศ")
    assert who.is_named_in(words) is named


MINE = duty(11, "SP1", unit_name="กลุ่มนโยบายและแผน")
HERS = duty(12, "SP1", unit_name="กลุ่มส่งเสริมการจัดการศึกษา", holders=(7,))
OTHER = duty(13, "SP1", unit_name="กลุ่มอำนวยการ", holders=(8,))
ONLY_MINE = duty(24, "E24")
WANNA = setting(
    [MINE, ONLY_MINE],
    office=(HERS, OTHER),
    roles=frozenset({Role.COORDINATOR}),
    called=frozenset({HERS.id}),
)


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("ทวง SP1 พี่มาลี", k.Nudge((HERS.id,))),
        ("E24 60% พี่มาลีช่วย", c.ReportProgress((ONLY_MINE.id,), percent=60.0)),
        ("SP1 60% พี่มาลีช่วยดูให้แล้ว", c.AskWhich((MINE.id, HERS.id))),
    ],
)
def test_a_coordinators_colleague_is_who_is_asked_of_but_never_instead_of_herself(
    text: str, command: c.Command
) -> None:
    assert understand(text, WANNA) == command
