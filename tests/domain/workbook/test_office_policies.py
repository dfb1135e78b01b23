"""The lines of นโยบายเตือน: which are known, what they take, and what is only worth a warning."""

import pytest
from office_rows import Lines, read, told

from domain.workbook.policies import POLICY_RULES


@pytest.mark.parametrize(
    ("key", "value", "kept"),
    [
        ("แบบการเตือน", "ครบถ้วน", "ครบถ้วน"),
        ("แบบ การเตือน", "ประหยัด ", "ประหยัด"),
        ("เตือนล่วงหน้า", "๑๔,7 ,0", "14, 7, 0"),
        ("เตือนเมื่อเลยกำหนด", "1, 5, 10", "1, 5, 10"),
        ("เตือนซ้ำทุก", "5", "5"),
        ("แจ้งหัวหน้ากลุ่มเมื่อเลย", "1", "1"),
        ("เตือนนัดหมาย", "ไม่ใช่", "ไม่ใช่"),
        ("ส่งสรุปเข้ากลุ่ม", "ใช่", "ใช่"),
        ("ชื่อ ในกลุ่ม", "ไม่ใช่", "ไม่ใช่"),
        *(
            ("เวลาเตือน", text, "08.30")
            for text in ("8:30 น.", "08.30", "8.3", "08:30:00", "0.354166666666667")
        ),
        *(("เวลาเตือน", text, "09.00") for text in ("9", "9.0", "9.00", "๐๙.๐๐ น.", "0.375")),
        *(("เวลาเตือน", text, "08.05") for text in ("8.05", "08:05:00", "0.336805555555556")),
        *(("เวลาเตือน", text, "12.00") for text in ("12", "12.00", "0.5")),
        *(("เวลาเตือน", text, "17.30") for text in ("17.3", "0.729166666666667")),
    ],
)
def test_a_known_line_is_kept_as_it_should_be_written(key: str, value: str, kept: str) -> None:
    file = read(policies=[(key, value)])
    (line,) = file.after.policies.values()
    assert (file.problems, line.value, line.key in POLICY_RULES) == ((), kept, True)
    again = read(file.after, policies=[(line.key, line.value)])
    assert again.after == file.after


@pytest.mark.parametrize(
    ("line", "says"),
    [
        (("แบบการเตือน", "เยอะ ๆ"), "นโยบายเตือน แถว 2 ค่า: 'เยอะ ๆ' ใช้กับข้อนี้ไม่ได้ ประหยัด หรือ ครบถ้วน"),
        (("เตือนล่วงหน้า", "สัปดาห์ละครั้ง"), "'สัปดาห์ละครั้ง' ใช้กับข้อนี้ไม่ได้ เช่น 7, 1, 0"),
        *((("เวลาเตือน", text), "ไม่ได้ เวลา 07.00-17.30 เช่น 08.30") for text in ("06.00", "18.00", "22.15")),
        (("เตือนล่วงหน้า", "0, 1, 7"), "ไม่แน่ใจว่าหมายถึงอะไร เรียงจากมากไปน้อย 7, 1, 0"),
        (("เตือนล่วงหน้า", "7, 7, 1"), "ไม่แน่ใจว่าหมายถึงอะไร มีเลขซ้ำ ใส่ 7, 1"),
        (("เตือนล่วงหน้า", "-"), "'-' ใช้กับข้อนี้ไม่ได้ เช่น 7, 1, 0"),
        (("เตือนเมื่อเลยกำหนด", "5, 1"), "ไม่แน่ใจว่าหมายถึงอะไร เรียงจากน้อยไปมาก 1, 5"),
        (("เตือนเมื่อเลยกำหนด", "0, 1"), "0 คือวันครบกำหนด ยังไม่เลย เริ่มที่ 1"),
        *((("เวลาเตือน", text), "ใช้กับข้อนี้ไม่ได้") for text in ("8:3", "8.6", "0.2", "0.76", "45537", "เช้า")),
        (("เวลาเตือน", "08.30", "EMES"), "'เวลาเตือน' ตั้งแยกตามระบบไม่ได้"),
        (("ชื่อในกลุ่ม", "ใช่", "EMES"), "'ชื่อในกลุ่ม' ตั้งแยกตามระบบไม่ได้"),
        (("ส่งสรุปเข้ากลุ่ม", "บางวัน"), "'บางวัน' ใช้กับข้อนี้ไม่ได้ ใช่ หรือ ไม่ใช่"),
        (("เตือนซ้ำทุก", "0"), "'0' ใช้กับข้อนี้ไม่ได้"),
    ],
)
def test_a_wrong_value_is_told_with_what_would_be_right(line: tuple[str, ...], says: str) -> None:
    (problem,) = told(read(policies=[line]))
    assert says in problem


def test_a_line_that_stands_twice_is_a_problem() -> None:
    lines: Lines = [("เตือนซ้ำทุก", "5"), ("เตือนซ้ำทุก", "5", "EMES"), ("เตือนซ้ำ ทุก", "3")]
    (problem,) = told(read(systems=[("EMES", "e-MES")], policies=lines))
    assert "นโยบายเตือน แถว 4 ข้อ: ซ้ำกับแถว 2 ให้เหลือแถวเดียว" in problem


def test_a_line_that_nobody_knows_is_kept_with_a_warning() -> None:
    file = read(policies=[("แบบเตือน", "ครบถ้วน")])
    assert file.problems == ()
    assert "ไม่รู้จักข้อ 'แบบเตือน' จึงยังไม่มีผล ใกล้เคียงที่สุด 'แบบการเตือน'" in file.warnings[0]


def test_one_line_for_the_office_and_one_for_a_system_stand_side_by_side() -> None:
    lines: Lines = [("แบบการเตือน", "ประหยัด"), ("แบบการเตือน", "ครบถ้วน", "EMES")]
    assert set(read(policies=lines).after.policies) == {("แบบการเตือน", None), ("แบบการเตือน", "EMES")}
    twice = told(read(policies=[*lines, ("แบบการเตือน", "ครบถ้วน")]))
    assert twice == ["นโยบายเตือน แถว 4 ข้อ: ซ้ำกับแถว 2 ให้เหลือแถวเดียว"]
