"""What is asked of a group itself, which unit is named, and what may be asked where others read."""

from datetime import date

import pytest

from domain import broadcast_commands as b
from domain import commands as c
from domain import coordinator_commands as k
from domain import group_commands as g
from domain import personal_commands as p
from domain.group_rules import Place, place_of
from domain.links_to_chat import link_to_chat
from domain.people import Chat, Role
from domain.setting import Setting
from domain.understanding import understand
from domain.words.group_requests import means_office, whose
from domain.words.said_units import units_near, units_said

UNITS = [
    (1, "กลุ่มอำนวยการ"),
    (2, "กลุ่มนโยบายและแผน"),
    (3, "กลุ่มบริหารงานการเงินและสินทรัพย์"),
    (4, "กลุ่มบริหารงานบุคคล"),
    (5, "หน่วยตรวจสอบภายใน"),
    (6, "โรงเรียนชุมชนตัวอย่าง"),
]


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("/groupid", g.ShowGroup),
        ("รหัสกลุ่ม", g.ShowGroup),
        ("ขอรหัสกลุ่มนี้หน่อยค่ะ", g.ShowGroup),
        ("กลุ่มนี้ผูกกับหน่วยงานไหนคะ", g.ShowGroup),
        ("กลุ่มนี้เป็นของใคร", g.ShowGroup),
        ("ผูกกลุ่มนี้กับ กลุ่มนโยบายและแผน", g.TieGroup),
        ("ผูกกลุ่มกับสำนักงาน", g.TieGroup),
        ("ผูกกับกลุ่มการเงินนะคะ", g.TieGroup),
        ("ช่วยเชื่อมกลุ่มไลน์นี้กับกลุ่มบริหารงานบุคคลด้วยค่ะ", g.TieGroup),
        ("เลิกผูกกลุ่มนี้ค่ะ", g.UntieGroup),
        ("ยกเลิกการผูกกลุ่มนี้กับกลุ่มนโยบายและแผน", g.UntieGroup),
        ("ปลดกลุ่มนี้ครับ", g.UntieGroup),
        ("ใครค้างบ้าง", c.WhoOwes),
        ("ยกเลิก", c.Undo),
    ],
)
def test_what_is_asked_in_a_group(said: str, kind: type[c.Command]) -> None:
    coordinator = frozenset({Role.COORDINATOR})
    setting = Setting(enrolled=True, today=date(2024, 8, 29), private=False, roles=coordinator)
    assert type(understand(said, setting)) is kind


@pytest.mark.parametrize(
    ("said", "ids"),
    [
        ("ผูกกลุ่มนี้กับ กลุ่มนโยบายและแผน", [2]),
        ("ผูกกลุ่มนี้กับกลุ่มแผน", [2]),
        ("ผูกกลุ่มไลน์นี้เข้ากับกลุ่มการเงินค่ะ", [3]),
        ("ผูกกลุ่มนี้กับกลุ่มบริหารงาน", [3, 4]),
        ("ผูกกลุ่มนี้กะหน่วยตรวจสอบภายในนะ", [5]),
        ("ผูกกลุ่มนี้กับโรงเรียนชุมชนตัวอย่าง", [6]),
        ("ผูกกลุ่มนี้ให้หน่อย", []),
        ("กลุ่มนี้คือกลุ่มนโยบายและแผนใช่ไหม", []),
    ],
)
def test_the_units_that_are_named(said: str, ids: list[int]) -> None:
    assert [id_ for id_, _ in units_said(whose(said), UNITS)] == ids


def test_a_name_that_only_looks_like_one_is_for_asking() -> None:
    said = whose("ผูกกลุ่มนี้กับฝ่ายตรวจสอบ")
    assert units_said(said, UNITS) == [] and units_near(said, UNITS)[0] == (5, "หน่วยตรวจสอบภายใน")
    assert units_near("xyz", UNITS) == []


@pytest.mark.parametrize("said", ["ผูกกลุ่มกับสำนักงาน", "ผูกกลุ่มนี้กับทั้งเขตเลยค่ะ", "ผูกกลุ่มนี้กับเขต"])
def test_the_whole_office_is_named(said: str) -> None:
    assert units_said(whose(said), UNITS) == [] and means_office(whose(said))


FITS, TIE, PRIVATE = Place.FITS, Place.TIE_FIRST, Place.ASK_IN_PRIVATE


@pytest.mark.parametrize(
    ("command", "in_any", "in_tied"),
    [
        (g.Introduce(), FITS, FITS),
        (g.StrangerSpeaks(), FITS, FITS),
        (g.TieGroup(), FITS, FITS),
        (g.UntieGroup(), FITS, FITS),
        (g.ShowGroup(), FITS, FITS),
        (c.Help(), TIE, FITS),
        (c.WhoOwes(), TIE, FITS),
        (c.ShowDuty((5,)), TIE, FITS),
        (c.ReportProgress((5,)), TIE, FITS),
        (p.Calendar(), TIE, FITS),
        (k.NudgeAll(), TIE, FITS),
        (c.ListDuties(), TIE, PRIVATE),
        (c.WhoAmI(), TIE, PRIVATE),
        (p.EraseMe(), TIE, PRIVATE),
        (p.Away(), TIE, PRIVATE),
        (b.PrepareBroadcast("x"), TIE, PRIVATE),
        (b.ShowBroadcast(1), TIE, PRIVATE),
        (b.KeepLetter("1/2567"), TIE, PRIVATE),
    ],
)
def test_what_may_be_asked_where_others_read(command: c.Command, in_any: Place, in_tied: Place) -> None:
    for kind in ("group", "room"):
        assert place_of(command, Chat(1, kind, "C1")) is in_any
        assert place_of(command, Chat(1, kind, "C1", tied=True)) is in_tied
    assert place_of(command, Chat(1, "user", "U1")) is FITS


def test_what_nobody_thought_of_is_for_1_to_1() -> None:
    class Tomorrows(c.Command):
        name = "tomorrows"

    assert place_of(Tomorrows(), Chat(1, "group", "C1", tied=True)) is PRIVATE


def test_a_link_has_only_letters_that_a_button_may_open() -> None:
    link = link_to_chat("@konkamnot", 'E5 ได้ 60% & "ครบ"/#?')
    assert link.startswith("https://line.me/R/oaMessage/%40konkamnot/?E5%20")
    assert link.isascii() and not set(link.partition("/?")[2]) & set(' "&#?/')
