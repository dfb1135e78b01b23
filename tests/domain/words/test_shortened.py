"""Names that are said in part: as they begin, without a word inside, or with the office's short words."""

import pytest
from made_up_duties import HELD, codes_named, duty, setting

DEBT = duty(21, "E21", name="การแก้ไขปัญหาหนี้สินครูและบุคลากร", aliases=("หนี้สินครู",))
BURDEN = duty(17, "E17", name="การลดภาระงานครูที่ไม่ใช่งานสอน", aliases=("ลดภาระครู",))
BOOK = duty(31, "AR1", name="สรุปผลโครงการของกลุ่มพร้อมภาพกิจกรรม", aliases=("รูปเล่มโครงการ",))
NEWS = duty(36, "PM06", name="ปักหมุด ข่าวประชาสัมพันธ์")
OTHERS = (duty(71, "E30", name="หนี้สินสหกรณ์", aliases=("หนี้สินสหกรณ์",), holders=(7,)),)
LETTER = duty(37, "LT1", name="หนังสือแจ้งกำหนดรายงาน", aliases=("หนังสือแจ้ง e-MES",))
MINE = setting((*HELD, DEBT, BURDEN, BOOK, NEWS, LETTER), office=OTHERS)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("หนี้ครู 35% แล้วค่ะ", "E21"),
        ("มาตรการลดภาระงานครู 88 เปอร์", "E17"),
        ("รูปเล่มจัดหน้าไป 60%", "AR1"),
        ("ปชส. ครึ่งทางละ", "PM06"),
        ("ประชาสัมพัน 70", "PM06"),
        ("หนี้บัตรเครดิต 35%", ""),
        ("รูปหมู่ 60 ใบ", ""),
        ("ครูลา 2 คน", ""),
        ("เลขที่หนังสือ ศธ 04001/ว 568", ""),
    ],
)
def test_most_of_a_name_is_that_name(text: str, code: str) -> None:
    assert codes_named(text, MINE)[0] == [code] * bool(code)


def test_what_begins_two_of_ones_own_names_names_neither() -> None:
    twins = setting([duty(81, "A1", name="สำรวจพื้นที่ป่าชุมชน"), duty(82, "A2", name="สำรวจพื้นที่ชายฝั่ง")])
    assert codes_named("สำรวจพื้นที่ได้ 40%", twins)[0] == []
    assert codes_named("สำรวจพื้นที่ป่าได้ 40%", twins)[0] == ["A1"]


@pytest.mark.parametrize(
    ("text", "code"), [("เอสิบห้าต้องแนบอะไรบ้างคะ", "E15"), ("เอ 15 นาทีแล้วนะ", ""), ("เอ๊ะ 15 คน", "")]
)
def test_dictation_hears_an_a_for_e_where_no_code_has_one(text: str, code: str) -> None:
    assert codes_named(text, MINE)[0] == [code] * bool(code)


def test_an_office_with_such_a_code_means_it() -> None:
    assert codes_named("เอสิบห้า 60%", setting([*HELD, duty(91, "A15", name="แปลงผักโรงเรียน")]))[0] == ["A15"]
