"""One message with several things in clauses, and messages that only have several clauses."""

from datetime import date

import pytest
from made_up_duties import setting

from domain import commands as c
from domain import personal_commands as p
from domain.several import Several
from domain.understanding import understand
from domain.words.beside_a_report import report_and_own
from domain.words.circle import Meant
from domain.words.facets import Facet
from domain.words.joined import begins_a_clause, spans
from domain.words.several_said import each_said

AWAY = p.Away(date(2024, 7, 12), date(2024, 7, 12))
E5_60, E3_DONE = c.ReportProgress((5,), percent=60.0), c.Submit((3,))
KNOWN: dict[str, c.Command] = {
    "E5 60%": E5_60,
    "E5 60% ค่ะ": E5_60,
    "E3 เสร็จแล้ว": E3_DONE,
    "E3 60%": c.ReportProgress((3,), percent=60.0),
    "E5 ยังติดอยู่": c.ReportProblem((5,), "ยังติดอยู่"),
    "ศุกร์นี้ลากิจ": AWAY,
    "ขอบคุณนะคะ": c.Thanks(),
    "เสร็จแล้ว": c.AskWhich((5, 3)),
    "มีประชุมไหม": p.Calendar(),
}
KNOWN |= {
    "รูปเล่ม 10%": c.ReportProgress((7,), percent=10.0),
    "รูปเล่ม 10": c.ReportProgress((7,), percent=10.0),
    "สนามกีฬา 40": c.ReportProgress((8,), percent=40.0),
    "E5 ติดรอข้อมูล": c.ReportProblem((5,), "ติดรอข้อมูล"),
    "รอข้อมูลจาก E6": c.ReportProblem((6,), "รอข้อมูลจาก E6"),
    "ต้องส่งวันไหน": c.ShowDuty((5,)),
    "อย่าเพิ่งเตือนนะคะ": p.Mute(()),
}
WHOLE = c.ReportProgress((5, 3), percent=60.0)


def said(text: str) -> c.Command:
    """What is made of it, where each clause is understood as in the table."""
    return each_said(text, WHOLE, lambda clause: KNOWN.get(clause, c.NotUnderstood()))


@pytest.mark.parametrize(
    ("text", "each"),
    [
        ("E5 60% ส่วน E3 เสร็จแล้ว", (E5_60, E3_DONE)),
        ("E5 60% แล้วก็ ศุกร์นี้ลากิจ", (E5_60, AWAY)),
        ("E5 60%\nE3 เสร็จแล้ว", (E5_60, E3_DONE)),
        ("E5 60% / E3 เสร็จแล้ว", (E5_60, E3_DONE)),
        ("E5 60% รูปเล่ม 10%", (E5_60, KNOWN["รูปเล่ม 10%"])),
        ("สนามกีฬา 40 รูปเล่ม 10", (KNOWN["สนามกีฬา 40"], KNOWN["รูปเล่ม 10"])),
        ("E5 ติดรอข้อมูล E3 60%", (KNOWN["E5 ติดรอข้อมูล"], KNOWN["E3 60%"])),
        ("เรียน ผู้ประสานงาน\nE5 60%\nE3 เสร็จแล้ว\nจึงเรียนมาเพื่อทราบ", (E5_60, E3_DONE)),
    ],
)
def test_each_clause_says_its_own(text: str, each: tuple[c.Command, ...]) -> None:
    assert said(text) == Several(each)


@pytest.mark.parametrize(
    "text",
    [
        "E5 60%",
        "E5 60% แล้วก็ ขอบคุณนะคะ",
        "E5 60% ส่วน เสร็จแล้ว",  # of which duty?
        "E5 60% ส่วน E5 ยังติดอยู่",  # the same duty twice
        "E5 60% ส่วน E3 60%",  # the same of both: the whole says it
        "มีประชุมไหม แล้วก็ มีประชุมไหม",
        "E5 60% รอข้อมูลจาก E6",  # what is waited for is no report of its own
        "E5 60% เสร็จแล้ว",
        "E5 60% ต้องส่งวันไหน",
        "ศุกร์นี้ลากิจ\nขอบคุณนะคะ",  # lines of talk
    ],
)
def test_else_the_whole_stays_as_it_is(text: str) -> None:
    assert said(text) == WHOLE


@pytest.mark.parametrize(
    ("text", "each"),
    [
        ("E5 60% ต้องส่งวันไหน", (E5_60, c.ShowDuty((5,)))),
        ("E5 60% ค่ะ อย่าเพิ่งเตือนนะคะ", (E5_60, p.Mute(()))),
    ],
)
def test_who_owes_one_thing_may_report_and_ask_of_it_in_one_breath(
    text: str, each: tuple[c.Command, ...]
) -> None:
    found = each_said(text, E5_60, lambda clause: KNOWN.get(clause, c.NotUnderstood()), of_one=True)
    assert found == Several(each)


@pytest.mark.parametrize("whole", [p.Note((5,), "ว่า E5 60% ส่วน E3 เสร็จแล้ว"), c.Undo(), p.Correct((5,))])
def test_what_takes_the_whole_message_is_not_taken_apart(whole: c.Command) -> None:
    text = "E5 60% ส่วน E3 เสร็จแล้ว"
    assert each_said(text, whole, lambda clause: KNOWN.get(clause, c.NotUnderstood())) == whole


TOMORROW, MONDAY, FRIDAY = date(2024, 8, 30), date(2024, 9, 2), date(2024, 8, 30)
SEVENTY, SENT = c.ReportProgress((5,), percent=70.0), c.Submit((5,))


@pytest.mark.parametrize(
    ("text", "each"),
    [
        ("E5 ได้ 70% แล้วพรุ่งนี้ลานะคะ", (SEVENTY, p.Away(TOMORROW, TOMORROW))),
        ("E5 ได้ 70% พรุ่งนี้ลาค่ะ", (SEVENTY, p.Away(TOMORROW, TOMORROW))),
        ("E5 70% แล้ว วันจันทร์ลาป่วยค่ะ", (SEVENTY, p.Away(MONDAY, MONDAY))),
        ("ส่ง E5 แล้ว พรุ่งนี้ลาค่ะ", (SENT, p.Away(TOMORROW, TOMORROW))),
        ("ส่งE5แล้วพรุ่งนี้ลาค่ะ", (SENT, p.Away(TOMORROW, TOMORROW))),
        ("ส่ง E5 แล้วครับ แต่วันศุกร์ไม่อยู่นะครับ", (SENT, p.Away(FRIDAY, FRIDAY))),
        ("พรุ่งนี้ลาค่ะ E5 ส่งแล้วนะคะ", (p.Away(TOMORROW, TOMORROW), SENT)),
        (
            "E5 ติดปัญหา รอข้อมูล พรุ่งนี้ไปราชการค่ะ",
            (c.ReportProblem((5,), "ติดปัญหา รอข้อมูล"), p.Away(TOMORROW, TOMORROW)),
        ),
        ("ส่ง E5 แล้ว พักเตือนถึงวันศุกร์นะคะ", (SENT, p.Mute((), FRIDAY))),
        ("ส่ง E5 แล้ว พักเตือนสามวันนะคะ", (SENT, p.Mute((), date(2024, 9, 1)))),
        ("ส่ง E5 แล้ว ใครค้างบ้างคะ", (SENT, c.WhoOwes())),
        ("ส่ง E5 แล้วค่ะ ประชุมวันไหนคะ", (SENT, p.Calendar())),
        ("E5 ได้ 70% แล้ว เหลืองานอะไรบ้างคะ", (SEVENTY, c.ListDuties())),
        ("ส่ง E5 แล้วค่ะ มีอะไรค้างอีกไหม", (SENT, c.ListDuties())),
        ("การจัดวางระบบควบคุมภายใน ส่งแล้วค่ะ พรุ่งนี้ลาค่ะ", (c.Submit((15,)), p.Away(TOMORROW, TOMORROW))),
        ("E5 ได้ 70% แล้วค่ะ แล้ว E6 ต้องส่งวันไหนคะ", (SEVENTY, c.ShowDuty((6,), (Facet.DEADLINE,)))),
        ("งานค้างผมมีอะไรบ้างแล้ว E6 ต้องส่งวันใหนคะ", (c.ListDuties(), c.ShowDuty((6,), (Facet.DEADLINE,)))),
    ],
)
def test_a_report_and_what_somebody_wants_for_themselves_are_both_heard(
    text: str, each: tuple[c.Command, ...]
) -> None:
    assert understand(text, setting()) == Several(each)


@pytest.mark.parametrize(
    "text",
    [
        "E5 ได้ 70% แล้ว ผอ.ไม่อยู่พรุ่งนี้ค่ะ",
        "E5 ได้ 70% แล้ว ครูที่รับผิดชอบลาคลอดค่ะ",
        "E5 ได้ 70% แล้ว พรุ่งนี้จะส่งค่ะ",
        "E5 ได้ 70% แล้วค่ะ ที่เหลือรอตรวจรับงานปลายเดือน",
        "E5 ได้ 70% แล้วค่ะ ไหนจะต้องเตรียมของทำบุญค้างไว้อีก",
    ],
)
def test_what_is_said_of_others_and_of_the_work_is_no_leave_and_no_question(text: str) -> None:
    command = understand(text, setting())
    assert isinstance(command, c.ReportProgress) and command.percent == 70


def test_who_is_only_at_it_reports_nothing_beside_what_they_ask() -> None:
    known: dict[str, c.Command] = {"งานปนกัน 70% ครับ": c.ReportProgress((5,)), "ค้างอะไรบ้าง": c.ListDuties()}
    assert report_and_own("งานปนกัน 70% ครับ ค้างอะไรบ้าง", known.__getitem__) is None
    known["งานปนกัน 70% ครับ"] = SEVENTY
    assert report_and_own("งานปนกัน 70% ครับ ค้างอะไรบ้าง", known.__getitem__) == Several(
        (SEVENTY, c.ListDuties())
    )


@pytest.mark.parametrize(
    ("words", "parts"),
    [
        ("e5 60% ส่วน e3 70%", ["e5 60% ", "ส่วน e3 70%"]),
        ("60% e5, 70% e3", ["60% e5", ", 70% e3"]),
        ("e5 60% e3 70%", []),
        ("e5 1,215 e3 70%", []),
        ("e5 มีส่วนร่วม e3", []),
    ],
)
def test_clauses_are_cut_where_a_word_joins_them(words: str, parts: list[str]) -> None:
    places = [(Meant(at, at + 2, (1,)),) for at in (words.index("e5"), words.index("e3"))]
    assert [words[start:end] for start, end in spans(words, places)] == parts


@pytest.mark.parametrize(
    ("before", "begins"), [("", True), ("e5 60% ส่วน", True), ("e5 60% แต่เรื่อง", True), ("e5 รอ", False)]
)
def test_what_a_clause_is_about_stands_first_in_it(before: str, begins: bool) -> None:
    assert begins_a_clause(f"{before}สนามกีฬา", len(before)) is begins
