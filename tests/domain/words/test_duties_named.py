"""Which duty is meant: by code, number, name or alias, in whatever shape; never one that was not meant."""

from datetime import date
from typing import Any

import pytest
from made_up_duties import E5, E6, duty, setting

from domain import commands as c
from domain.duties import State
from domain.understanding import understand
from domain.words.heard import hear
from domain.words.meant import find_meant

ALL = setting()


def progress(*duties: int, **more: Any) -> c.ReportProgress:
    return c.ReportProgress(duties, **more)


@pytest.mark.parametrize(
    "text",
    [
        "e5",
        "E5",
        "E 5",
        "E 5?",
        "E-5",
        "E.5",
        "ข้อ E5",
        "ข้อE5ค่ะ",
        "E5:",
        "(E5)",
        "E๕",
        "ขอดูE5หน่อย",
        "E\u200b5",
    ],
)
def test_a_code_is_seen_in_every_shape(text: str) -> None:
    assert understand(text, ALL) == c.ShowDuty((5,))


@pytest.mark.parametrize("text", ["pm03", "PM 03", "PM-03", "ปักหมุด PM03", "pm๐๓"])
def test_so_is_a_code_of_two_letters(text: str) -> None:
    assert understand(text, ALL) == c.ShowDuty((103,))


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("E15", ["E15"]),
        ("E5 กับ E15", ["E5", "E15"]),
        ("E15 E5", ["E15", "E5"]),
        ("E51 XE5 E5a", []),
        ("E5.1 60%", ["E5.1"]),
        ("E5.2", []),
        ("E5-E7", []),
        ("E5 - E7 60%", []),
        ("E5 ถึง E7", []),
        ("E5-60%", ["E5"]),
        ("ข้อ 12 ได้ 40%", ["12"]),
        ("ตัวชี้วัดที่ 12", ["12"]),
        ("ประชุมวันที่ 12 เวลา 12.00", []),
        ("12%", []),
        ("กผ.1 ส่งแล้ว", ["กผ.1"]),
        ("อีห้ากับอีสิบห้า", ["E5", "E15"]),
        ("อี5 โรงเรียนยังไม่ส่งข้อมูล", ["E5"]),
        ("พี่อี 5 คน", []),
        ("พี่อี 5 โรง", []),
    ],
)
def test_only_whole_codes_count_and_a_broken_range_names_none(text: str, codes: list[str]) -> None:
    known = ("E5", "E15", "E5.1", "12", "E7", "กผ.1")
    held = tuple(duty(n, code, name=f"งานที่ {code}") for n, code in enumerate(known, start=1))
    meant, _ = find_meant(hear(text).words, setting(held, office=()).circle)
    assert [known[id_ - 1] for one in meant for id_ in one.ids] == codes


@pytest.mark.parametrize("text", ["E5-E6 60%", "e5 ถึง e6 60%", "ข้อ 5-6 ได้ 60%", "ข้อ 5 และ 6 ได้ 60%"])
def test_a_range_that_is_whole_means_all_of_it(text: str) -> None:
    assert understand(text, setting([E5, E6])) == progress(5, 6, percent=60.0)


ROUNDS = (
    duty(41, "PJ01", round_name="M6 ผลไตรมาส 3", round_code="M6-67-Q3"),
    duty(42, "PJ01", round_name="M6 ผลไตรมาส 4", round_code="M6-67-Q4"),
    duty(43, "PJ01", round_name="M6 ผลไตรมาส 1 ปี 2568", round_code="M6-68-Q1", opens_on=date(2025, 1, 1)),
    duty(44, "PJ01", round_name="M6 ผลไตรมาส 2", round_code="M6-67-Q2", state=State.DONE),
)


@pytest.mark.parametrize(
    ("text", "duties"),
    [
        ("PJ01 ไตรมาส 3 ได้ 60%", (41,)),
        ("PJ01 M6 ไตรมาสที่ ๔ 60%", (42,)),
        ("PJ01 q4 60%", (42,)),
        ("PJ01 M6-67-Q3 60%", (41,)),
    ],
)
def test_one_code_in_several_rounds_is_told_apart_by_the_round(text: str, duties: tuple[int, ...]) -> None:
    assert understand(text, setting(ROUNDS)) == progress(*duties, percent=60.0)


def test_of_several_rounds_that_are_open_the_bot_asks_and_never_writes_to_all() -> None:
    assert understand("PJ01 60%", setting(ROUNDS)) == c.AskWhich((41, 42))
    assert understand("ส่ง PJ01", setting(ROUNDS)) == c.AskWhich((41, 42))
    assert understand("PJ01 60%", setting(ROUNDS[1:])) == progress(42, percent=60.0)


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("5 เสร็จ", c.Submit((5,))),
        ("ข้อ 6 ได้ 70%", progress(6, percent=70.0)),
        ("6=70", progress(6, percent=70.0)),
        ("ส่ง 5 กับ 6 แล้ว", c.Submit((5, 6))),
        ("ข้อ 99 เสร็จแล้ว", c.AskWhich((5, 6, 15, 103))),
        ("15 ส่งแล้ว", c.Submit((15,))),
        ("3 60%", progress(103, percent=60.0)),
    ],
)
def test_a_number_means_the_senders_duty_of_that_number(text: str, command: c.Command) -> None:
    assert understand(text, ALL) == command


def test_a_number_that_fits_two_duties_is_asked_about() -> None:
    two = setting([E5, duty(205, "PJ05", name="โครงการ")])
    assert understand("5 60%", two) == c.AskWhich((5, 205))


NAMED = (
    duty(7, "E7", name="เด็กที่มีความต้องการจำเป็นพิเศษได้รับแผนการศึกษารายบุคคล", aliases=("เรียนรวม", "IEP")),
    duty(12, "E12", name="ระบบดูแลช่วยเหลือนักเรียนและการเยี่ยมบ้าน", aliases=("เยี่ยมบ้าน",)),
    duty(302, "PJ02", name="โครงการเยี่ยมบ้านนักเรียน", aliases=("โครงการเยี่ยมบ้าน",)),
)


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("เรียนรวม 55%", progress(7, percent=55.0)),
        ("IEP 55", progress(7, percent=55.0)),
        ("ไออีพีได้ห้าสิบห้าเปอร์เซ็นต์ค่ะ", progress(7, percent=55.0)),
        ("โครงการเยี่ยมบ้านเสร็จแล้ว", c.Submit((302,))),
        ("เยี่ยมบ้าน 50%", progress(12, percent=50.0)),  # just the alias, though the project is called so too
        ("เรียนรวมม 55%", progress(7, percent=55.0)),
        ("พรุ่งนี้ไปทานข้าวกันที่ร้านเรียนรวมใจตรงข้ามเขตนะคะ", c.NotUnderstood()),
    ],
)
def test_a_duty_is_meant_by_its_name_or_an_alias(text: str, command: c.Command) -> None:
    assert understand(text, setting(NAMED)) == command


def test_anothers_duty_is_named_so_that_it_can_be_refused() -> None:
    other = (duty(9, "E9", name="การติดตามเด็กตกหล่น", aliases=("พาน้องกลับมาเรียน",), holders=(7,)),)
    assert understand("พาน้องกลับมาเรียน 60%", setting(office=other)) == progress(9, percent=60.0)
