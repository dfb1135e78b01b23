"""What stands before and behind a number: a reason, talk, the next thing's own number."""

import pytest
from made_up_duties import HELD, duty, setting

from domain import commands as c
from domain import personal_commands as p
from domain.several import Several
from domain.understanding import understand

ENGLISH = duty(3, "E3", name="การยกระดับทักษะภาษาอังกฤษ", aliases=("อังกฤษ",))
JOINED = duty(7, "E7", name="การจัดการศึกษาเรียนรวม", aliases=("เรียนรวม", "IEP"))
LUNCH = duty(10, "E10", name="อาหารกลางวันตามเกณฑ์โภชนาการ", aliases=("อาหารกลางวัน",))
FORM = duty(43, "FM1", name="แบบติดตามโครงการ", aliases=("แบบติดตาม",))
WHO = setting([*HELD, ENGLISH, JOINED, LUNCH, FORM])


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("E5 ทำได้แค่ 40 เปอร์เซ็นต์ เพราะเครื่องคอมเปียกน้ำเสียไปสองตัว", "เครื่องคอมเปียกน้ำเสียไปสองตัว"),
        ("E5 ดำเนินการแล้วร้อยละ 30 อุปสรรค คือ โรงเรียนตอบแบบสำรวจน้อย", "โรงเรียนตอบแบบสำรวจน้อย"),
        ("E5 ครึ่งเดียว เพราะครูยังออกไม่ครบ", "ครูยังออกไม่ครบ"),
        ("เพราะฝนตกทั้งวัน E5 ได้ 60% รายชื่อไม่ครบ", "ไม่ครบ"),
        ("ปกติผมไม่ค่อยพูดเยอะครับ แต่วันนี้อยากอวด E5 พุ่งไปถึง 70% ในคืนเดียว", None),
        ("เช้ารถติดเกือบมาไม่ทัน มาถึงก็รีบทำ E5 ได้ 60% ใจฟูมากค่ะ", None),
    ],
)
def test_a_reason_behind_the_number_is_kept_and_talk_before_it_is_not(text: str, problem: str | None) -> None:
    said = understand(text, WHO)
    assert isinstance(said, c.ReportProgress) and said.problem == problem


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("อังกฤษ 15, เรียนรวม 0", {3: 15, 7: 0}),
        ("E5 ของเราได้แปดสิบแล้วนะ ส่วน E6 ได้ครึ่งทางพอดี", {5: 80, 6: 50}),
        ("เรียนรวม (IEP) ดำเนินการแล้วร้อยละ 70 ส่วนอาหารกลางวันร้อยละ 85", {7: 70, 10: 85}),
        ("E5 60% ค่ะ ส่วนอิ้ง 35% ยังเตาะแตะ", {5: 60, 3: 35}),
    ],
)
def test_each_thing_has_a_number_of_its_own(text: str, told: dict[int, float]) -> None:
    said = understand(text, WHO)
    assert isinstance(said, Several)
    assert {one.duty_ids[0]: getattr(one, "percent", None) for one in said.commands} == told


@pytest.mark.parametrize("text", ["E5 60% ส่วน E6 มี 12 โรงเรียนที่ยังไม่ตอบ", "E5 60% ส่วน E6 ประชุมวันที่ 12"])
def test_a_number_of_other_things_is_not_how_far_the_next_one_is(text: str) -> None:
    said = understand(text, WHO)
    assert isinstance(said, Several) and said.commands[0] == c.ReportProgress((5,), percent=60)
    assert not any(getattr(one, "percent", None) == 12 for one in said.commands)


def test_what_is_handed_in_behind_a_report_counts_too() -> None:
    said = understand("ขอรายงาน E5 ร้อยละ 80 และได้จัดส่งแบบติดตามโครงการเรียบร้อยแล้ว", WHO)
    assert said == Several((c.ReportProgress((5,), percent=80), c.Submit((43,))))


@pytest.mark.parametrize(
    "text",
    [
        "นึกว่าจะไม่รอดเพราะเน็ตล่ม แต่ตอนนี้ E5 เสร็จเรียบร้อยค่ะ",
        "แบบติดตามส่งแล้วนะคะ เมื่อวานไฟดับไปรอบหนึ่งเกือบร้องไห้",
        "ส่ง E5 แล้วค่ะ ไม่ต้องตามนะ",
        "E5 จบจ้ะ",
        "เมื่อเช้าเซ็นและส่งรายงาน E5 ให้แล้ว ไม่ต้องตามนะ",
    ],
)
def test_it_is_handed_in_whatever_was_in_the_way_before(text: str) -> None:
    said = understand(text, WHO)
    assert isinstance(said, c.Submit) and len(said.duties) == 1


def test_a_promise_or_a_question_hands_nothing_in() -> None:
    assert understand("พรุ่งนี้ส่ง E5 ให้แล้วกันนะ", WHO) == p.AskNote((5,))
    assert isinstance(understand("E5 ส่งไปแล้วโดนตีกลับเพราะอะไร", WHO), c.ShowDuty)


SCHOOLS_OWN = duty(38, "SC1", name="รายงานผลการดำเนินงานของโรงเรียน", aliases=("รายงานโรงเรียน",))
DMC = duty(20, "E20", name="ความถูกต้องของข้อมูลนักเรียน", aliases=("DMC",), holders=(7,))
TEACHER = setting([SCHOOLS_OWN], office=(DMC,), private=True)


@pytest.mark.parametrize(
    "text",
    ["ช่วยบอกบอทว่า DMC ได้ 90% แล้วค่ะ", "ผมช่วยดู DMC ให้ด้วย ตอนนี้ได้ 90% แล้ว", "เพื่อนฝากบอกว่า DMC ส่งแล้วนะคะ ลงให้ด้วย"],
)
def test_what_is_told_of_others_work_is_never_written_to_the_only_one_that_is_owed(text: str) -> None:
    said = understand(text, TEACHER)
    assert isinstance(said, c.AskWhich) and said.candidates == (38,)


def test_a_code_of_others_takes_the_number_in_its_sentence_with_it() -> None:
    assert understand("E20 ตรวจแล้ว 95% ค่ะ", TEACHER) == c.ReportProgress((20,), percent=95)


def test_what_is_told_of_ones_own_counts_though_others_work_is_spoken_of() -> None:
    said = understand("รายงานโรงเรียนได้ 35% แล้วครับ เหลือหน้า DMC", TEACHER)
    assert said == c.ReportProgress((38,), percent=35)


def test_a_name_right_beside_a_code_tells_of_that_code() -> None:
    visit = duty(12, "E12", name="ระบบดูแลช่วยเหลือนักเรียน", aliases=("เยี่ยมบ้าน",))
    project = duty(61, "PJ2", name="โครงการเยี่ยมบ้านนักเรียน")
    said = understand("เยี่ยมบ้านนักเรียนอีสิบสองได้ห้าสิบเปอร์เซ็นต์ค่ะ", setting([visit, project]))
    assert said == c.ReportProgress((12,), percent=50)


def test_a_number_before_a_promise_of_the_next_thing_is_not_that_things() -> None:
    said = understand("อังกฤษ 95% ครับ ส่วน E5 พรุ่งนี้เช้าจะส่งให้ครับ", WHO)
    assert said == p.AskNote((5,))


def test_how_far_the_report_is_says_no_share() -> None:
    pair = (
        duty(41, "SP1", name="ผลการใช้จ่ายงบประมาณ (บาท)"),
        duty(42, "SP2", name="ผลการใช้จ่ายงบประมาณ (ร้อยละ)"),
    )
    said = understand("ใช้จ่ายงบประมาณ ทำไปได้ 50% แล้วจ้า", setting(pair))
    assert isinstance(said, c.AskWhich) and {*said.candidates} == {41, 42}


def test_a_number_before_what_is_handed_in_is_the_thing_befores() -> None:
    buying = duty(22, "E22", name="การจัดซื้อจัดจ้างตามแผน", aliases=("จัดซื้อจัดจ้าง",))
    things = duty(32, "PM04", name="ปักหมุด ครุภัณฑ์", aliases=("ครุภัณฑ์",))
    said = understand("จัดซื้อจัดจ้างปีนี้วุ่น แต่ก็ทำได้ 62% ครุภัณฑ์เสร็จแล้วส่งเลย", setting([*HELD, buying, things]))
    assert said == Several((c.ReportProgress((22,), percent=62), c.Submit((32,))))


def test_numbers_before_names_are_read_so_only_where_nothing_follows_the_last() -> None:
    assert understand("60% E5 70% E3", WHO) == Several(
        (c.ReportProgress((5,), percent=60), c.ReportProgress((3,), percent=70))
    )
    assert isinstance(understand("60% E5 70% E3 แต่ประชุมพรุ่งนี้ไม่เข้านะ", WHO), c.NotUnderstood)


def test_a_number_is_not_lost_because_something_is_asked_of_another() -> None:
    said = understand("E6 ได้ 40% แล้วลูก แล้ว E5 เขาให้ส่งภายในวันไหนนะ พี่ลืม", WHO)
    assert isinstance(said, Several) and said.commands[0] == c.ReportProgress((6,), percent=40)
