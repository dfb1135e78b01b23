"""Changes that wait: to JSON and back, refused where we never wrote them; and when a preview is another."""

import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain import change_commands as ch
from domain import step_commands as s
from domain.assignments import Assigned, handed_over
from domain.commands import Command
from domain.proposals import KINDS, Effect, Line, digest, from_json, to_json

ids = st.lists(st.integers(1, 10**9), max_size=5).map(tuple)
number = st.integers(0, 10**9)
texts = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=40)
days = st.dates(date(2000, 1, 1), date(2200, 12, 31))
MADE: dict[type[Command], st.SearchStrategy[Command]] = {
    s.MoveDate: st.builds(s.MoveDate, ids, texts, texts),
    s.CancelDuty: st.builds(s.CancelDuty, ids, texts),
    s.Reopen: st.builds(s.Reopen, ids),
    ch.HandOver: st.builds(ch.HandOver, ids, number, number),
    ch.AddItem: st.builds(ch.AddItem, texts, texts, days, st.lists(texts, max_size=4).map(tuple)),
    ch.DateRound: st.builds(ch.DateRound, texts, days, texts),
    ch.SetDayOff: st.builds(ch.SetDayOff, days, texts, st.booleans()),
    ch.SetPolicy: st.builds(ch.SetPolicy, texts, texts, texts),
    ch.TellDirector: st.builds(ch.TellDirector, ids),
}
changes = st.lists(st.one_of(*MADE.values()), max_size=4).map(tuple)


def test_every_kind_of_change_is_tried() -> None:
    assert set(MADE) == set(KINDS.values())


@given(changes)
def test_a_change_is_the_same_after_json(commands: tuple[Command, ...]) -> None:
    assert from_json(json.loads(json.dumps(to_json(commands), ensure_ascii=False))) == commands


anything: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | texts,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["kind", "duties"]) | texts, inner)
    ),
    max_leaves=8,
)


@given(anything)
def test_what_we_never_wrote_is_refused(kept: Any) -> None:
    try:
        commands = from_json(kept)
    except ValueError:
        return
    assert to_json(commands) == kept


@pytest.mark.parametrize(
    "wrong",
    [
        {"kind": "cancel", "duties": [5]},
        {"kind": "cancel", "duties": ["5"], "reason": ""},
        {"kind": "cancel", "duties": [True], "reason": ""},
        {"kind": "cancel", "duties": [5], "reason": "", "by": 1},
        {"kind": "broadcast", "text": "ประกาศ"},
        {"kind": "set_day_off", "day": "22 ก.ค. 2567", "title": "", "is_holiday": True},
        {"kind": ["cancel"], "duties": [5], "reason": ""},
    ],
)
def test_a_change_with_something_wrong_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"no |Invalid"):
        from_json([wrong])


EFFECT = Effect("cancel", [], (Line("E5", "ยังไม่เริ่ม", "ยกเลิก", ("สมศรี ใจดี",)),), reason="ซ้ำ")


@pytest.mark.parametrize(
    "other",
    [
        replace(EFFECT, reason="ยุบ"),
        replace(EFFECT, lines=(replace(EFFECT.lines[0], before="กำลังดำเนินการ"),)),
        replace(EFFECT, lines=(replace(EFFECT.lines[0], who=()),)),
        replace(EFFECT, notes=(("warning", "อยู่หลังกำหนดส่วนกลาง"),)),
        replace(EFFECT, kind="reopen"),
    ],
)
def test_a_preview_is_another_when_a_reader_would_see_a_difference(other: Effect) -> None:
    assert digest([EFFECT]) != digest([other])
    assert digest([EFFECT]) == digest([replace(EFFECT, duties=(5,))])


@pytest.mark.parametrize(
    ("people", "led", "giver", "taker", "after", "leads"),
    [
        ((1,), True, 0, 9, (9,), True),
        ((1, 2), True, 0, 9, (9, 2), True),
        ((1, 2), True, 1, 9, (9, 2), True),
        ((1, 2), True, 2, 9, (1, 9), True),
        ((1, 2), True, 0, 2, (2,), True),
        ((1, 2), True, 2, 1, (1,), True),
        ((), False, 0, 9, (9,), True),
        ((2,), False, 2, 9, (9,), False),
        ((2, 9), False, 0, 9, (9, 2), True),
    ],
)
def test_who_stands_where_after_a_handover(
    people: tuple[int, ...], led: bool, giver: int, taker: int, after: tuple[int, ...], leads: bool
) -> None:
    assert handed_over(Assigned(people, led), giver, taker) == Assigned(after, leads)
