"""A button carries a command; nothing else that looks like one is obeyed."""

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain import broadcast_commands as b
from domain import change_commands as ch
from domain import commands as c
from domain import coordinator_commands as k
from domain import desk_commands as d
from domain import personal_commands as p
from domain.buttons import Retell, read_button

TEMPLATES = Path(__file__).parents[2] / "templates" / "line"
CARRIED = {
    "list": c.ListDuties(),
    "help": c.Help(),
    "help_files": c.Help("files"),
    "owes": c.WhoOwes(),
    "calendar": p.Calendar(),
    "take_back": c.Undo(),
    "me": c.WhoAmI(),
    "erase": p.ConfirmErase(),
    "keep": c.NeverMind(),
    "note:9": p.KeepNote(9),
    "quota": d.ShowQuota(),
    "held": d.ShowHeld(),
    "held:5": d.ShowHeld(unit=5),
    "held_in:5": d.ShowHeld(chat=5),
    "told:5,70": d.ToldByHand(70, unit=5),
    "told_in:5,70": d.ToldByHand(70, chat=5),
    "duty:5": c.ShowDuty((5,)),
    "update:5": c.AskUpdate((5,)),
    "percent:5,0": c.ReportProgress((5,), percent=0.0),
    "percent:5,75": c.ReportProgress((5,), percent=75.0),
    "submit:5": c.Submit((5,)),
    "problem:5": c.AskProblem((5,)),
    "which:5": Retell(5),
    "attach:5,7": c.Attach((5,), evidence=7),
    "undo:9": c.Undo(9),
    "send:3": b.ConfirmBroadcast(3),
    "send_now:3": b.ConfirmBroadcast(3, urgent=True),
    "drop:3": b.CancelBroadcast(3),
    "read:3": b.ShowBroadcast(3),
    "ack:3": b.Acknowledge(3),
    "summary": d.ShowSummary(),
    "week": d.ShowWeek(),
    "director": ch.TellDirector(),
    "nudge:5": k.Nudge((5,)),
}


@pytest.mark.parametrize(("data", "command"), CARRIED.items())
def test_a_button_carries_a_command(data: str, command: c.Command) -> None:
    assert read_button(data) == command


@pytest.mark.parametrize(
    "data",
    [
        *("", "explode", "explode:1", "name:1", "__init__", "SUBMIT:5", "submit: 5", "submit:5" * 100),
        *("list:5", "duty", "duty:", "duty:0", "duty:05", "duty:-1", "duty:5,6", "duty:x", "duty:๕"),
        *("percent:5", "percent:5,", "percent:5,6,7", "attach:5", "undo", "undo:0", "ack", "ack:0"),
        *("send:1 ", "send:1\n", "submit:" + "9" * 13),
    ],
)
def test_what_no_button_of_ours_carries_is_nothing(data: str) -> None:
    assert read_button(data) is None


@given(st.text())
def test_nothing_in_a_button_is_an_error(data: str) -> None:
    assert read_button(data) is None or data in CARRIED or ":" in data


def test_every_button_of_the_templates_is_understood() -> None:
    carried = set()
    for file in TEMPLATES.glob("*.json"):
        carried |= set(re.findall(r'"data": ("[^"]+")', file.read_text("utf-8")))
    assert len(carried) > 10
    for data in carried:
        assert read_button(re.sub(r"\{\{.*?\}\}", "1", json.loads(data))) is not None, data
