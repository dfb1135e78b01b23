"""What somebody may try on duties that are not theirs: words, quotes and forged buttons."""

import csv
import re

from hypothesis import strategies as st
from made_up_words import made_up, seen
from systems import NINE

from domain.buttons import OF_ONE, OF_TWO, WITHOUT_NUMBER

SHEETS = NINE.parent / NINE.stem


def sheet(name: str) -> list[dict[str, str]]:
    """The rows of a sheet of the office's workbook."""
    with (SHEETS / f"{name}.csv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


CODES = [row["รหัส*"] for row in sheet("items")]
NAMES = [row["ชื่อรายการ*"] for row in sheet("items")]
A_CODE = re.compile(r"(?<![A-Za-z])[A-Za-z]{1,2}\s?[0-9]{1,2}(?![0-9])")
REPORTS = (
    *("{0} 60%", "{0} ส่งแล้ว", "{0} ติดปัญหา รอข้อมูล", "{0} ขอเลื่อนถึง 31 ก.ค. เพราะรอข้อมูล", "{0} ได้ 75 คะแนน"),
    *(
        "{0} https://x.th/a",
        "จดไว้ที่ {0} ว่ารอผล",
        "{0} 60% {1} 70%",
        "{0} กับ {1} เสร็จแล้ว",
        "{0}-{1} เสร็จ",
        "{0}",
    ),
    *("ไม่ใช่ {0} แต่เป็น {1}", "ไม่ใช่ {0}", "แก้เป็น {0}", "{0} ไม่ใช่ของหนู แต่ 80% แล้ว", "ทำแทน {0} เสร็จแล้ว"),
)
STEPS = (
    *("ผ่าน {0}", "ส่งกลับ {0} เพราะขาดรายชื่อ ภายใน 15 ก.ค.", "{0} อนุมัติแล้ว", "{0} ติดตามข้อเสนอแนะแล้ว", "ทวง {0}"),
    *("บันทึก {0} เลขที่ ศธ 04099/12 ลว. 9 ก.ค. 2567", "เลื่อน {0} ถึง 15 ก.ค. เพราะรอ", "ยกเลิก {0} เพราะซ้ำ"),
    *("เปิด {0} ใหม่", "มอบ {0} ให้สมศรี ใจดี", "ตอบ {0} ว่าทำต่อได้", "EMES-67 เผยแพร่แล้ว"),
)
ANSWERS = (
    *("60%", "100", "เสร็จแล้ว", "ส่งแล้วค่ะ", "ยกเลิก", "รอข้อมูลจากโรงเรียน", "ศธ 04099/1 ลว. 9 ก.ค. 2567", "พรุ่งนี้"),
    *("จดไว้", "ใช่", "ทั้งหมดเสร็จแล้ว", "โรงเรียนบ้านสวนตัวอย่าง", "งานของฉัน", "5 เสร็จ", "ไม่ใช่ 60 เป็น 70"),
    *("ลาถึง 12 ก.ค.", "ลาวันนี้", "กลับมาแล้ว", "FM1 ของกลุ่มอำนวยการ ส่งแล้ว"),
)


def _of_another(text: str, code: str) -> str:
    """A message as somebody wrote it, about another item."""
    return A_CODE.sub(code, text)


_said = st.integers(0, len(seen()) - 1).map(lambda n: seen()[n])  # a list would be told as a whole
_named = st.sampled_from(CODES + NAMES)
words = st.one_of(
    st.builds(str.format, st.sampled_from(REPORTS + STEPS), _named, _named),
    st.sampled_from(ANSWERS),
    st.builds(_of_another, _said, st.sampled_from(CODES)),
    _said,
    st.integers(1, 10**9).map(made_up),
)
duties = st.integers(1, 155)  # the corpus's office has 152
_some = st.integers(1, 12) | duties
quotes = st.one_of(st.none(), duties.map("about_{}".format), st.sampled_from(["about_all", "unknown"]))
buttons = st.one_of(
    st.builds("{}:{}".format, st.sampled_from(sorted(OF_ONE)), _some),
    st.builds(
        "{}:{},{}".format, st.sampled_from(sorted(OF_TWO)), duties, st.integers(0, 100) | st.integers(1, 9)
    ),
    st.sampled_from([*WITHOUT_NUMBER, "submit", "submit:0", "submit:1,1", "percent:5,60,7", ""]),
)
