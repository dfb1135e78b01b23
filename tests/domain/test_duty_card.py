"""What the card of one duty says, from its log and its verdicts."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from made_up_duties import E5, TODAY

from domain.decisions import Decision
from domain.duties import State
from domain.duty_card import card_facts, steps_told, who_spoke
from domain.evidence import Proof
from domain.history import Line
from domain.telling import plain_problem
from domain.transitions import Move

NAMES = {1: "พี่ศรี", 2: "น้องนงค์", 4: "พี่วรรณ"}
AT = datetime(2024, 8, 20, 2, 0, tzinfo=UTC)


def line(number: int, kind: str, words: str = "", by: int | None = 1, **more: Any) -> Line:
    """An update on the 20th and the days after it."""
    values: dict[str, Any] = {"percent": None, "problem": None} | more
    at = AT + timedelta(days=number - 1)
    return Line(number, 5, by, kind, words, at=at, undone=False, **values)


def decision(verdict: str, update: int, **more: Any) -> Decision:
    """What was decided with that update."""
    return Decision(5, verdict, 4, update, at=AT, **more)


@pytest.mark.parametrize(
    ("problem", "said"),
    [
        (None, ""),
        ("ติดปัญหา", ""),
        ("ติดปัญหา รอข้อมูลจากโรงเรียน", "รอข้อมูลจากโรงเรียน"),
        ("มีปัญหาเรื่องงบ", "งบ"),
        ("ติดปัญหา: งบยังไม่มา", "งบยังไม่มา"),
        ("ปัญหาสายตาของนักเรียน", "ปัญหาสายตาของนักเรียน"),
        ("ติดปัญหาที่โรงเรียน", "ติดปัญหาที่โรงเรียน"),
        ("รอข้อมูล", "รอข้อมูล"),
    ],
)
def test_the_word_for_a_problem_is_said_once(problem: str | None, said: str) -> None:
    assert plain_problem(problem) == said


@pytest.mark.parametrize(
    ("kind", "more", "decided", "what"),
    [
        (Move.PROGRESS, {"percent": 60.0}, {}, "60%"),
        (Move.PROGRESS, {"percent": 60.0, "problem": "รอโรงเรียน"}, {}, "60% · ติดปัญหา รอโรงเรียน"),
        (Move.PROGRESS, {"value": 82.5}, {}, "ผลที่รายงาน 82.5"),
        (Move.PROGRESS, {"words": "ทำไปเยอะแล้ว"}, {}, "ทำไปเยอะแล้ว"),
        (Move.PROBLEM, {"problem": "ติดปัญหา"}, {}, "ติดปัญหา"),
        (Move.SUBMIT, {"percent": 100.0}, {}, "ส่งงาน"),
        (Move.SUBMIT, {"value": 82.5}, {}, "ส่งงาน ผลที่รายงาน 82.5"),
        (Move.ATTACH, {}, {}, "แนบหลักฐาน"),
        (Move.NOTE, {"words": "จดไว้ว่ารอหนังสือ"}, {}, "จดไว้ว่ารอหนังสือ"),
        (Move.ANSWER, {"words": "ตอบ E5 ว่า ผลออกวันจันทร์"}, {}, "ตอบ: ผลออกวันจันทร์"),
        (Move.ACCEPT, {}, {"step_name": "กลั่นกรอง"}, "ผ่านกลั่นกรอง"),
        (Move.RETURN, {}, {"reason": "ไม่ครบ"}, "ส่งกลับแก้ไข: ไม่ครบ"),
        (Move.RECORD, {}, {"step_name": "บันทึก e-MES", "reference": "7/2567"}, "บันทึก e-MES เลขที่ 7/2567"),
        (Move.TICK, {}, {"step_name": "ติดตาม"}, "ติดตามแล้ว"),
        (Move.EXTEND, {}, {"day": date(2024, 9, 9), "reason": "ฝนตก"}, "เลื่อนกำหนดเป็น 9 ก.ย.: ฝนตก"),
        (Move.CANCEL, {}, {"reason": "ซ้ำ"}, "ยกเลิก: ซ้ำ"),
        (Move.REOPEN, {}, {}, "เปิดใหม่"),
        ("reassign", {}, {}, "เปลี่ยนผู้รับผิดชอบ"),
    ],
)
def test_a_step_is_told_in_a_few_words(
    kind: str, more: dict[str, Any], decided: dict[str, Any], what: str
) -> None:
    (step,) = steps_told([line(1, kind, **more)], [decision(kind, 1, **decided)], NAMES, TODAY, 3)
    assert step == {"on": "20 ส.ค.", "who": "พี่ศรี", "what": what}


def test_the_newest_steps_come_first_and_another_year_is_named() -> None:
    lines = [line(n, Move.PROGRESS, percent=float(n), by=None) for n in range(1, 6)]
    steps = steps_told(lines, [], NAMES, date(2025, 1, 2), 3)
    assert [step["what"] for step in steps] == ["5%", "4%", "3%"]
    assert steps[0]["on"] == "24 ส.ค. 2567" and steps[0]["who"] == ""


def card(lines: list[Line], decisions: list[Decision], links: tuple[str, ...] = (), **duty: Any) -> Any:
    proofs = [Proof(link, "", "") for link in links]
    return card_facts(replace(E5, **duty), lines, decisions, proofs, NAMES)


def test_only_an_answer_to_the_newest_problem_is_told() -> None:
    blocked: dict[str, Any] = {"state": State.BLOCKED, "problem": "รอผลสอบ"}
    lines = [
        line(1, Move.PROBLEM, problem="งบ"),
        line(2, Move.ANSWER, "ตอบ E5 งบมาแล้ว", by=4),
        line(3, Move.PROBLEM, problem="รอผลสอบ"),
    ]
    assert card(lines, [], **blocked)["reply"] is None
    lines.append(line(4, Move.ANSWER, "ตอบ E5 ผลออกวันจันทร์", by=4))
    assert card(lines, [], **blocked)["reply"] == {"by": "พี่วรรณ", "words": "ผลออกวันจันทร์"}
    assert card(lines, [])["reply"] is None


def test_the_newest_verdict_counts_until_the_duty_is_opened_again() -> None:
    returned = decision(Move.RETURN, 1, reason="ไม่ครบ", step_name="กลั่นกรอง", day=date(2024, 9, 5))
    told = card([], [returned], state=State.RETURNED)["verdict"]
    assert told == {
        "what": "return",
        "now": True,
        "step": "กลั่นกรอง",
        "by": "พี่วรรณ",
        "on": "20 ส.ค. 2567",
        "reason": "ไม่ครบ",
        "until": "5 ก.ย. 2567 (พฤ.)",
    }
    assert card([], [returned], state=State.SUBMITTED)["verdict"]["now"] is False
    extended = decision(Move.EXTEND, 2, day=date(2024, 9, 9))
    assert card([], [returned, extended], state=State.RETURNED)["verdict"]["what"] == "return"
    assert card([], [returned, decision(Move.REOPEN, 2)])["verdict"] is None


@pytest.mark.parametrize(
    ("state", "percent", "words"),
    [
        (State.NOT_STARTED, None, "ยังไม่เริ่ม"),
        (State.IN_PROGRESS, 60.0, "กำลังดำเนินการ 60%"),
        (State.BLOCKED, 60.0, "ติดปัญหา (ทำไปแล้ว 60%)"),
        (State.BLOCKED, None, "ติดปัญหา"),
        (State.SUBMITTED, 100.0, "รอกลั่นกรอง"),
        (State.RETURNED, 100.0, "ส่งกลับแก้ไข"),
    ],
)
def test_it_stands_where_it_is_and_how_far(state: State, percent: float | None, words: str) -> None:
    assert card([], [], state=state, percent=percent)["stands"] == words


@pytest.mark.parametrize(
    ("measure", "value", "target"),
    [("ร้อยละ", "ร้อยละ 82.5", "ร้อยละ 90"), ("โรงเรียน", "82.5 โรงเรียน", "90 โรงเรียน"), ("", "82.5", "90")],
)
def test_a_value_stands_beside_its_target_in_its_unit(measure: str, value: str, target: str) -> None:
    told = card([], [], value=82.5, target="90", measure=measure)
    assert (told["value"], told["target"]) == (value, target)


def test_the_lead_comes_first_and_whoever_spoke_is_known_by_name() -> None:
    told = card([], [], tuple(f"https://example.com/{n}" for n in range(5)))
    assert (told["people"], told["alone"]) == ("พี่ศรี, น้องนงค์", False)
    assert (len(told["links"]), told["more_links"]) == (3, 2)
    assert who_spoke(E5, [line(1, Move.NOTE, by=9)], [decision(Move.ACCEPT, 1)]) == {1, 2, 4, 9}
