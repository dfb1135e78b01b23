"""What the whole of a message adds to a report: the bare number, and whether something is in the way."""

import pytest
from made_up_duties import E5, setting

from domain import commands as c
from domain.words.asked import Asked, ask
from domain.words.clauses import take_apart
from domain.words.filling import filled
from domain.words.heard import hear
from domain.words.leaning import Leaning
from domain.words.meant import find_meant

ALL = setting()
NO_NUMBER, SIXTY = c.ReportProgress((5,)), c.ReportProgress((5,), percent=60.0)


def asked(text: str) -> Asked:
    """The message on its way."""
    heard = hear(text)
    meant, _ = find_meant(heard.words, ALL.circle)
    whole, parts = take_apart(heard, meant)
    return ask(heard, ALL, whole, several=bool(parts))


def after(command: c.Command, text: str, hindered: float = -1.0, lead: float = 1.0) -> c.Command:
    """What is made of the command, where the words lean to progress, and so much to a problem."""
    return filled(command, asked(text), Leaning({"report_progress": lead, "help": 0.0}, hindered))


@pytest.mark.parametrize(
    ("text", "percent"),
    [
        ("E5 เดินไป 80 แล้วครับ", 80.0),
        ("E5 95 เหลือโรงเดียว", 95.0),
        ("E5 ไตรมาส 3 ได้ 45 ค่ะ", 45.0),
        ("E5 ได้ 70 กว่าจะครบ 12 โรง", None),  # which of the numbers?
        ("E5 ได้ 3 โรงแล้วค่ะ", None),
        ("E5 ได้ 150 แล้วค่ะ", None),
        ("ประชุมมา 60 แล้วค่ะ", None),  # of no duty
    ],
)
def test_the_only_bare_number_beside_a_name_is_how_far_it_is(text: str, percent: float | None) -> None:
    assert after(NO_NUMBER, text) == c.ReportProgress((5,), percent=percent)


def test_a_number_is_left_alone_where_the_words_hardly_lean_to_progress() -> None:
    assert after(NO_NUMBER, "E5 เดินไป 80 แล้วครับ", lead=0.2) == NO_NUMBER


def test_a_problem_is_heard_in_words_that_no_table_has() -> None:
    told = after(SIXTY, "E5 ได้ 60% แต่คุณครูย้ายกันหมด", hindered=0.4)
    assert told == c.ReportProgress((5,), percent=60.0, problem="แต่คุณครูย้ายกันหมด")


def test_without_a_leaning_there_is_none() -> None:
    assert after(SIXTY, "E5 ได้ 60% แต่คุณครูย้ายกันหมด", hindered=-0.1) == SIXTY


def test_what_is_only_heard_in_passing_is_no_problem() -> None:
    said = c.ReportProgress((5,), percent=60.0, problem="หายไปข้างนึง")
    assert after(said, "รองเท้าหายไปข้างนึง E5 60%", hindered=-0.9) == SIXTY


def test_what_surely_is_one_stays_one() -> None:
    said = c.ReportProgress((5,), percent=60.0, problem="ระบบล่ม")
    assert after(said, "E5 60% ระบบล่ม", hindered=-0.9) == said


def test_the_question_which_keeps_what_was_told() -> None:
    told = after(c.AskWhich((5, 6), meant=c.ReportProgress((), percent=60.0)), "60% แต่ครูย้าย", hindered=0.4)
    assert isinstance(told, c.AskWhich) and isinstance(told.meant, c.ReportProgress)
    assert told.meant.problem == "แต่ครูย้าย"


def test_not_begun_is_no_problem_of_its_own() -> None:
    not_begun = c.ReportProgress((5,), percent=0.0)
    assert after(not_begun, "E5 ยังไม่ได้ลงมือ", hindered=0.9) == not_begun


def test_other_things_are_left_as_they_are() -> None:
    assert after(c.Submit((E5.id,)), "E5 เสร็จแล้ว 60 แต่ครูย้าย", hindered=2.0) == c.Submit((E5.id,))
