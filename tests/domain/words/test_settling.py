"""Where what was learned outweighs what the rules heard, and where it never may."""

import pytest
from made_up_duties import E5, HELD, setting

from domain import commands as c
from domain import personal_commands as p
from domain.setting import Last, Setting
from domain.understanding import understand
from domain.words.asked import Asked, ask
from domain.words.clauses import take_apart
from domain.words.heard import hear
from domain.words.leaning import Leaning
from domain.words.meant import find_meant
from domain.words.settling import settle

ALL, ONLY_E5 = setting(), setting([E5])
LONG = " แล้วก็คุยกับพี่ๆ ในกลุ่มอยู่พักใหญ่เลยนะคะวันนี้"


def asked(text: str, who: Setting) -> Asked:
    """The message on its way."""
    heard = hear(text)
    meant, _ = find_meant(heard.words, who.circle)
    whole, parts = take_apart(heard, meant)
    return ask(heard, who, whole, several=bool(parts))


def settled(command: c.Command, text: str, kind: str, lead: float, who: Setting = ALL) -> c.Command:
    """What becomes of the rules' command where the words lean to this kind by so much."""
    return settle(
        command, asked(text, who), Leaning({kind: lead, "calendar": 0.0, "help": -1.0}), stranger=False
    )


@pytest.mark.parametrize(
    ("command", "text", "kind", "lead", "becomes"),
    [
        (c.NotUnderstood(), f"ช่วยไล่ให้ฟังที{LONG}", "list_duties", 0.11, c.ListDuties()),
        (c.NotUnderstood(), f"ช่วยไล่ให้ฟังที{LONG}", "list_duties", 0.09, c.NotUnderstood()),
        (c.NotUnderstood(), "ไล่มาที", "list_duties", 0.3, c.NotUnderstood()),
        (c.NotUnderstood(), "ไล่มาที", "list_duties", 0.4, c.ListDuties()),
        (c.ShowDuty((5,)), f"E5 ทางโน้นเขาเงียบไปเลย{LONG}", "thanks", 0.14, c.ShowDuty((5,))),
        (c.ShowDuty((5,)), f"E5 ทางโน้นเขาเงียบไปเลย{LONG}", "thanks", 0.16, c.Thanks()),
        (c.WhoOwes(), f"ใครๆ ก็ว่าดี{LONG}", "thanks", 0.29, c.WhoOwes()),
        (c.WhoOwes(), f"ใครๆ ก็ว่าดี{LONG}", "thanks", 0.31, c.Thanks()),
    ],
)
def test_by_how_much_the_words_must_lean(
    command: c.Command, text: str, kind: str, lead: float, becomes: c.Command
) -> None:
    assert settled(command, text, kind, lead) == becomes


@pytest.mark.parametrize(
    "kind", ["submit", "report_problem", "attach", "thanks", "greeting", "not_understood"]
)
def test_a_report_beside_a_code_never_gives_way_to_another_report_or_to_talk(kind: str) -> None:
    said = c.ReportProgress((5,), percent=60.0)
    assert settled(said, f"E5 ได้ 60%{LONG}", kind, 5.0) == said


def test_what_is_told_outright_of_the_one_thing_owed_needs_little_leaning() -> None:
    said = c.ReportProgress((5,), percent=60.0)
    assert settled(said, f"ได้ 60%{LONG}", "report_progress", 0.1, ONLY_E5) == said


@pytest.mark.parametrize(("kind", "lead"), [("help", 5.0), ("not_understood", 5.0)])
def test_what_names_no_duty_is_not_written_unless_the_words_lean_there(kind: str, lead: float) -> None:
    text, said = f"ได้ 60%{LONG}", c.ReportProgress((5,), percent=60.0)
    found = settled(said, text, kind, lead, ONLY_E5)
    assert not isinstance(found, c.ReportProgress)


def test_what_only_leans_and_names_no_duty_is_asked() -> None:
    found = settled(c.NotUnderstood(), f"โรงเรียนเขาเงียบ{LONG}", "report_problem", 5.0, ONLY_E5)
    assert found == c.AskWhich((5,))


@pytest.mark.parametrize("text", ["ข้อ E5", "E5 ค่ะ", "การอ่านออกเขียนได้ของนักเรียนชั้น ป.1"])
def test_a_name_alone_leans_nowhere(text: str) -> None:
    assert settled(c.ShowDuty((5,)), text, "submit", 5.0) == c.ShowDuty((5,))


@pytest.mark.parametrize(
    ("kind", "says", "only_sounds"),
    [
        ("undo", "เมื่อกี้พิมพ์พลาดไปจริงๆ", "เมื่อกี้คุยกับ ผอ. แล้ว"),
        ("erase_me", "ช่วยล้างข้อมูลของหนูด้วย", "ข้อมูลของหนูอยู่ที่โรงเรียน"),
        ("mute", "ช่วงนี้ขอไม่ทักก่อนนะ", "ช่วงนี้ยุ่งมากเลย"),
        ("away", "สองวันนี้ไม่อยู่นะ", "พรุ่งนี้ไปทานข้าวกัน"),
    ],
)
def test_nothing_of_ones_own_is_changed_by_what_only_sounds_like_it(
    kind: str, says: str, only_sounds: str
) -> None:
    assert settled(c.NotUnderstood(), says, kind, 5.0).name == kind
    assert settled(c.NotUnderstood(), only_sounds, kind, 5.0) == c.NotUnderstood()


@pytest.mark.parametrize("text", ["เมื่อกี้คุยกับ ผอ. แล้ว", "เมื่อกี้อะแบบ", "ลาก่อนนะ", "เมื่อกี้ไปกินข้าวมา"])
def test_talk_takes_nothing_back_and_sends_nobody_away(text: str) -> None:
    who = setting(HELD, last=Last(5, "E5", 60.0))
    assert not isinstance(understand(text, who), c.Undo | p.Away | p.EraseMe | p.Mute)


@pytest.mark.parametrize("asks", ["E5 ส่งได้ไหมคะ", "ถ้าส่ง E5 แล้วต้องทำอะไรต่อ", "E5 เก็บข้อมูลเสร็จแล้ว"])
def test_a_doubt_in_the_words_keeps_what_leans_from_being_handed_in(asks: str) -> None:
    assert not isinstance(settled(c.NotUnderstood(), f"{asks}{LONG}", "submit", 5.0), c.Submit)


def test_the_reports_own_words_are_kept_when_the_kind_is_learned() -> None:
    found = settled(c.ShowDuty((5,)), f"E5 โรงเรียนเงียบ{LONG}", "report_problem", 5.0)
    assert isinstance(found, c.ReportProblem) and "โรงเรียนเงียบ" in found.problem


@pytest.mark.parametrize(("lead", "becomes"), [(0.79, c.ReportProblem), (0.81, c.Submit)])
def test_a_report_of_a_code_gives_way_to_another_that_is_leant_to_clearly(
    lead: float, becomes: type[c.Command]
) -> None:
    text, said = f"E5 เมื่อวานติดปัญหา วันนี้กดสำเร็จ{LONG}", c.ReportProblem((5,), "ติดปัญหา")
    assert isinstance(settled(said, text, "submit", lead), becomes)


@pytest.mark.parametrize(
    ("text", "kind"),
    [("E5 จวนเสร็จ", "submit"), ("E5 ได้ 60%", "report_problem"), ("E5 60% แนบแล้ว", "attach")],
)
def test_where_a_number_is_told_whatever_is_reported_is_how_far_it_is(text: str, kind: str) -> None:
    said = understand(text, ALL)
    assert settled(said, f"{text}{LONG}", kind, 5.0).name == "report_progress"


@pytest.mark.parametrize(("lead", "becomes"), [(0.7, c.AskWhich), (0.9, c.ReportProblem)])
def test_the_one_thing_that_is_owed_needs_no_name_where_the_words_lean_clearly(
    lead: float, becomes: type[c.Command]
) -> None:
    text = f"ขอส่งวันศุกร์ได้ไหม คุณครูลาออก{LONG}"
    assert isinstance(settled(c.NotUnderstood(), text, "report_problem", lead, ONLY_E5), becomes)
