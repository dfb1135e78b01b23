"""What coordinators ask for to run the office, in the words that they type, and what only sounds like it."""

from datetime import date

import pytest
from made_up_duties import NOT_MINE, setting

from domain import commands as c
from domain import desk_commands as d
from domain.missing import MOST_LETTERS, missing_by_unit
from domain.people import Person, Role
from domain.understanding import Setting, understand

TODAY = date(2024, 8, 29)


@pytest.mark.parametrize(
    ("words", "name"),
    [
        *[(words, "ask_template") for words in ("ขอแม่แบบ", "แม่แบบ", "ขอแม่แบบสมุดงานหน่อยค่ะ", "ขอเทมเพลตนำเข้า")],
        *[(words, "ask_export") for words in ("ส่งออก", "ส่งออกข้อมูลเขตให้หน่อยครับ", "export", "ขอไฟล์ข้อมูลเขต")],
        *[
            (words, "who_not_enrolled")
            for words in (
                *("ใครยังไม่ลงทะเบียน", "ใครยังไม่ได้ลงทะเบียนบ้างคะ", "รายชื่อผู้ที่ยังไม่ลงทะเบียน"),
                *("มีใครยังไม่ลงทะเบียนบ้าง", "ขอ QR ลงทะเบียน"),
            )
        ],
        *[(words, "show_status") for words in ("สถานะ", "ดูสถานะหน่อย", "สถานะระบบ", "ขอดูสถานะบอทค่ะ")],
        *[(words, "show_summary") for words in ("สรุปเช้า", "สรุปวันนี้", "ขอสรุปงานวันนี้หน่อยค่ะ", "ขอสรุปภาพรวมวันนี้")],
        *[
            (words, "show_week")
            for words in ("สรุปสัปดาห์", "สรุปสัปดาห์นี้ครับ", "ขอสรุปงานประจำสัปดาห์", "สรุปอาทิตย์ที่แล้ว")
        ],
        *[
            (words, "tell_director")
            for words in ("แจ้ง ผอ. เรื่องงานที่เลยกำหนด", "แจ้ง ผอ.", "รายงาน ผอ.เขต งานที่ล่าช้า", "ช่วยแจ้งผอ.หน่อยค่ะ")
        ],
        *[
            (words, "show_quota")
            for words in (
                *("โควตา", "โควตาเหลือเท่าไร", "โควต้าเหลือเท่าไหร่คะ", "ขอดูโควตาเดือนนี้หน่อย", "เหลือโควตากี่ข้อความ"),
                *("เดือนนี้ส่งไปกี่ข้อความแล้ว", "เดือนนี้ส่งไปกี่ข้อความ", "โควตาหมดหรือยัง", "เดือนนี้ใช้โควตาไปเท่าไรแล้ว"),
                *("เดือนนี้เหลือกี่ข้อความ", "โควตาไลน์เหลือเท่าไหร่ครับ", "quota", "เช็คโควตา", "โควตายังพอไหม"),
            )
        ],
        *[(words, "show_held") for words in ("ข้อความที่พักไว้", "มีอะไรพักไว้บ้าง", "ขอดูเรื่องที่พักไว้หน่อยค่ะ")],
        *[(words, "show_stuck") for words in ("มีอะไรส่งไม่ถึงบ้าง", "รายการที่ส่งไม่ถึง", "ข้อความที่ส่งไม่ได้")],
    ],
)
def test_it_is_understood(words: str, name: str) -> None:
    setting = Setting(enrolled=True, today=TODAY, roles=frozenset({Role.COORDINATOR}))
    assert understand(words, setting).name == name


@pytest.mark.parametrize(
    "words",
    ["ใครยังไม่ส่งบ้าง", "ส่งออกไปแล้วค่ะ", "E5 สถานะเป็นยังไง", "ลงทะเบียน สมศรี ใจดี", "ส่งไม่ทันค่ะ"],
)
def test_what_sounds_like_it_is_something_else(words: str) -> None:
    setting = Setting(enrolled=True, today=TODAY, roles=frozenset({Role.COORDINATOR}))
    names = {"ask_template", "ask_export", "who_not_enrolled", "show_status", "show_stuck", "show_quota"}
    assert understand(words, setting).name not in names


def test_status_alone_is_how_things_stand_only_to_a_coordinator() -> None:
    assert understand("สถานะ", Setting(enrolled=True, today=TODAY)).name != "show_status"


def test_a_text_names_as_many_as_fit_by_unit_and_counts_the_others() -> None:
    people = [
        Person(n, f"ครูคนที่ {n:04} นามสกุลยาวพอประมาณ", "", 1, f"โรงเรียนที่ {n % 40:02}") for n in range(400)
    ]
    units, more = missing_by_unit(people)
    named = [name for unit in units for name in unit["names"]]
    assert len(named) + more == 400 and more > 0 and named[0].endswith("0000 นามสกุลยาวพอประมาณ")
    assert sum(map(len, named)) <= MOST_LETTERS
    assert missing_by_unit(people[:2]) == (
        [{"unit": f"โรงเรียนที่ 0{n}", "names": [people[n].name]} for n in range(2)],
        0,
    )


@pytest.mark.parametrize(
    ("words", "command"),
    [
        ("ยกเลิกลิงก์ไฟล์ E9", d.RevokeFile((9,))),
        ("ช่วยปิดลิงค์ไฟล์ของ E9 หน่อยค่ะ", d.RevokeFile((9,))),
        ("ถอนการแชร์ลิงก์หลักฐาน e9", d.RevokeFile((9,))),
    ],
)
def test_a_files_address_is_taken_back_in_these_words(words: str, command: c.Command) -> None:
    coordinator = setting((), roles=frozenset({Role.COORDINATOR}), office=NOT_MINE)
    assert understand(words, coordinator) == command


@pytest.mark.parametrize("words", ["ยกเลิก E9 เพราะซ้ำ", "เปิดลิงก์ไฟล์ E9 ไม่ได้", "แนบลิงก์ไฟล์ E9 แล้ว"])
def test_other_words_about_links_revoke_nothing(words: str) -> None:
    coordinator = setting((), roles=frozenset({Role.COORDINATOR}), office=NOT_MINE)
    assert understand(words, coordinator).name != "revoke_file"
