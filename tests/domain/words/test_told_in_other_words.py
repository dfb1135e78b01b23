"""How far it is, that it is handed in and what is in the way, in the many words that staff have for it."""

from datetime import date

import pytest
from made_up_duties import duty, setting

from domain import commands as c
from domain import personal_commands as p
from domain.several import Several
from domain.understanding import understand

E5 = duty(5, "E5", aliases=("อ่านออกเขียนได้",))
E4 = duty(4, "E4", name="การจัดการเรียนรู้เชิงรุก", aliases=("เชิงรุก",))
E13 = duty(13, "E13", name="ผลการเบิกจ่ายงบประมาณภาพรวม", aliases=("เบิกจ่าย",))
WHO = setting([E5, E4, E13])
ONE = setting([E5])


@pytest.mark.parametrize(
    ("text", "percent"),
    [
        ("E5 ทั้งหมด 20 ข้อ ทำแล้ว 9 ข้อ", 45.0),
        ("E5 คัดกรองแล้ว 30 คน จากเด็ก ป.1 ทุกห้องรวม 40 คน", 75.0),
        ("E5 ขาดอีก 5 โรง จากทั้งหมด 100 โรง", 95.0),
        ("E5 ได้ 8 ส่วน 10", 80.0),
        ("E5 ทำไปหนึ่งในสี่แล้ว", 25.0),
        ("E5 กำลังรวบรวมแบบคัดกรองอยู่", None),
        ("E5 อยู่ระหว่างตรวจทานรูปเล่ม", None),
        ("E5 ยังมิได้ดำเนินการ", 0.0),
    ],
)
def test_how_far_it_is(text: str, percent: float | None) -> None:
    said = understand(text, WHO)
    assert isinstance(said, c.ReportProgress) and said.duties == (5,)
    assert (said.percent, said.value) == (percent, None)


@pytest.mark.parametrize(
    ("text", "value", "links"),
    [
        ("เบิกจ่ายถึงเมื่อวานร้อยละ 68.9", 68.9, ()),
        ("เบิกจ่าย 68.9 คะแนน", 68.9, ()),
        ("เบิกจ่าย ณ 30 มิ.ย. 2567 ส่งแล้ว", None, ()),
        ("เบิกจ่าย จำนวน 2 ไฟล์ https://drive.google.com/a", None, ("https://drive.google.com/a",)),
    ],
)
def test_what_it_came_to(text: str, value: float | None, links: tuple[str, ...]) -> None:
    said = understand(text, WHO)
    assert isinstance(said, c.ReportProgress | c.Submit | c.Attach)
    assert (getattr(said, "value", None), said.links) == (value, links)


@pytest.mark.parametrize(
    "text",
    [
        "E5 ส่งใหม่เรียบร้อยครับ",
        "E5 เลยส่งไปตั้งแต่เมื่อวานแล้วจ้า",
        "E5 ส่งเข้าระบบไปเมื่อเก้าโมง",
        "E5 ฉบับแก้ไขส่งกลับให้แล้วนะครับ",
        "E5 ส่งแล้วเน้อเจ้า",
        "เรื่อง ส่งรายงานการอ่านออกเขียนได้ของนักเรียนชั้น ป.1 (E5) จึงเรียนมาเพื่อโปรดทราบ",
        "โต๊ะรกจนทำอะไรไม่ทัน แต่ E5 ส่งแล้วนะคะ",
        "E5 ส่งแล้วค่ะ ไม่ต้องทวงแล้วนะ",
    ],
)
def test_it_is_handed_in(text: str) -> None:
    assert understand(text, WHO) == c.Submit((5,))


@pytest.mark.parametrize(
    ("text", "until"),
    [
        ("E5 ขอส่งวันที่ 19 ก.ย. ได้มั้ยพี่", date(2024, 9, 19)),
        ("งานพิธีวันที่ 28 ก.ย. วุ่นมาก E5 ขอเลื่อนเป็นวันที่ 24 ก.ย. ค่ะ", date(2024, 9, 24)),
        ("E5 ยังติดอยู่เหมือนเดิม", None),
        ("E5 นี่สิติดอยู่", None),
    ],
)
def test_what_is_in_the_way(text: str, until: date | None) -> None:
    said = understand(text, WHO)
    assert isinstance(said, c.ReportProblem)
    assert (said.duties, said.until) == ((5,), until)


def test_a_problem_told_of_a_duty_again_belongs_to_its_number() -> None:
    said = understand("E4 81% E5 72% โดย E4 ยังขาดข้อมูลจากโรงเรียน", WHO)
    assert isinstance(said, Several)
    told = {one.duty_ids: one for one in said.commands if isinstance(one, c.ReportProgress)}
    assert len(said.commands) == 2
    assert told[(4,)].problem and told[(4,)].percent == 81.0 and not told[(5,)].problem


@pytest.mark.parametrize(
    "text",
    ["เชิงรูด 95% แต่อ่านออกเขียนได้ ติดนะ ครูยังไม่ส่งแบบ", "อ่านออกเขียนได้ คะแนน 56.08 เชิงรบ ได้ 30%"],
)
def test_a_number_of_something_unknown_is_not_written_to_what_is_known(text: str) -> None:
    assert not isinstance(understand(text, WHO), c.ReportProgress)


def test_what_stands_before_the_names_is_theirs_only_where_nothing_follows_the_last() -> None:
    said = understand("นึกว่างานหาย ดีนะเซฟไว้ E5 ได้ 65% แล้วค่ะ ส่วน E4 นี่โรงเรียนตอบแบบน้อย", WHO)
    assert not isinstance(said, Several) or all(
        one != c.ReportProgress((4,), percent=65.0) for one in said.commands
    )


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("75%", c.ReportProgress((5,), percent=75.0)),
        ("เจ็ดสิบห้าเปอร์", c.ReportProgress((5,), percent=75.0)),
    ],
)
def test_a_bare_percent_is_of_the_one_thing_that_is_owed(text: str, command: c.Command) -> None:
    assert understand(text, ONE) == command


@pytest.mark.parametrize(
    ("text", "duties", "words"),
    [
        ("ฝากจดหน่อยค่ะ E5 ใช้แบบคัดกรองชุดใหม่", (5,), "e5 ใช้แบบคัดกรองชุดใหม่"),
        ("จดไว้ที่ E5 ว่ารอแบบชุดใหม่", (5,), "รอแบบชุดใหม่"),
        ("บันทึกช่วยจำ: โทรหาโรงเรียน", (), "โทรหาโรงเรียน"),
        ("จดใน E5 ที: โทรหาโรงเรียน", (5,), "โทรหาโรงเรียน"),
    ],
)
def test_a_note_is_kept_with_the_duty_that_it_names(text: str, duties: tuple[int, ...], words: str) -> None:
    assert understand(text, WHO) == p.Note(duties, words=words)


@pytest.mark.parametrize(
    "text",
    [
        "เก็บเล่มได้ 52% แล้ว แต่ E5 ยังค้างอยู่เพราะโหลดไม่ได้",
        "E5 ดำเนินการแล้วร้อยละ 80 และขอเลื่อนส่งสรุปผลโครงการ เป็นวันที่ 18 ก.ย.",
        "อ่านออกเขียนได้ ร้อยละ 80 และขอเลื่อนส่งสรุปผลโครงการ เป็นวันที่ 18 ก.ย.",
        "ขออภัยที่แจ้ง E5 ไปว่า 96% อ่านกลับกัน แล้วมัน 69% ค่ะ",
    ],
)
def test_what_may_be_of_something_else_is_asked_or_told_of_no_other(text: str) -> None:
    said = understand(text, WHO)
    both = isinstance(said, c.ReportProgress) and said.percent is not None and bool(said.problem)
    assert not both and said not in (
        c.ReportProgress((5,), percent=52.0),
        c.ReportProgress((5,), percent=96.0),
    )


@pytest.mark.parametrize("text", ["E5 เอ๊ย E4 ส่งแล้วค่ะ", "E4 เอ้ย E5 60%"])
def test_a_slip_of_the_tongue_is_asked_back(text: str) -> None:
    said = understand(text, WHO)
    assert isinstance(said, c.AskWhich) and set(said.candidates) == {4, 5}


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("https://drive.google.com/drive/folders/a", True),
        ("หลักฐานอยู่นี่ค่ะ https://my-school.example/a", True),
        ("ดูบอลคืนนี้ https://ball.example/live", False),
    ],
)
def test_links_alone_are_evidence_only_where_files_are_kept_or_evidence_is_said(
    text: str, written: bool
) -> None:
    assert isinstance(understand(text, ONE), c.Attach) is written


def test_what_is_in_hand_beside_a_code_that_nobody_knows_is_asked() -> None:
    said = understand("E5 กับ E99 กำลังรวบรวมแบบคัดกรองอยู่", WHO)
    assert not isinstance(said, c.ReportProgress)
