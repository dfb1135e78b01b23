"""The office that the corpus of messages is about, and how a label is compared with what was understood."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, select, update
from sqlalchemy.orm import Session

from domain.clocks import BANGKOK
from domain.people import Person
from domain.ports import Work
from handlers.explaining import explain
from storage.engine import writing
from storage.import_office import import_office
from storage.office_tables import DutyRow, ItemRow, RoundRow
from storage.store import Store

HERE = Path(__file__).parent
SAMPLE = HERE.parent / "samples" / "office-nine-systems.xlsx"
NOW = datetime(2024, 7, 10, 9, 0, tzinfo=BANGKOK)
Label = dict[str, Any]
STATES: dict[str, dict[str, Any]] = {
    "LT1": {"state": "done", "percent": 100.0},
    "E6": {"state": "submitted", "percent": 100.0, "step": 0},
    "E14": {"state": "submitted", "percent": 100.0, "step": 1},
    "E9": {"state": "returned", "return_on": date(2024, 7, 15), "reason": "ขาดรายชื่อรายโรงเรียน"},
    "E18": {"state": "cancelled", "reason": "รวมกับตัวชี้วัดอื่น"},
    "E1": {"state": "blocked", "percent": 40.0, "problem": "รอผลสอบจาก สทศ."},
    "E5": {"state": "in_progress", "percent": 50.0},
}


def fill_for_corpus(engine: Engine) -> None:
    """The nine systems on 10 July 2567, as `corpus/README.md` tells."""
    assert import_office(engine, SAMPLE, today=date(2024, 1, 8)).ok
    with writing(engine) as session:
        over = select(RoundRow.id).where(RoundRow.office_on < date(2024, 7, 1))
        _set(session, DutyRow.round_id.in_(over), state="done", percent=100.0)
        for code, values in STATES.items():
            item = select(ItemRow.id).where(ItemRow.code == code).scalar_subquery()
            _set(session, DutyRow.item_id == item, **values)


def _set(session: Session, where: Any, **values: Any) -> None:
    session.execute(update(DutyRow).where(where).values(**values))


def read_corpus(name: str) -> list[Label]:
    """The labelled messages of a file."""
    return [json.loads(line) for line in (HERE / "corpus" / name).read_text("utf-8").splitlines()]


@dataclass(frozen=True)
class Scored:
    """A message, what was understood, and the verdict: right, asked, or wrong."""

    label: Label
    got: list[dict[str, Any]]
    verdict: str
    writes_wrongly: bool


WRITES = {
    "report_progress",
    "submit",
    "report_problem",
    "attach",
    "review",
    "record_entry",
    "move_date",
    "reassign",
} | {*("reopen", "cancel_duty", "note", "correct", "undo", "nudge", "answer_problem", "mute", "away")}


def score(store: Store, labels: Iterable[Label]) -> list[Scored]:
    """Each message said by its sender to a fresh chat."""
    found = []
    with store.look() as work:
        _remember(work)
        people = {person.name: person for person in work.people.working()}
        owed = {name: _owed(person, work) for name, person in people.items()}
        for label in labels:
            name = label["as"]
            got = explain(label["text"], people[name], work, NOW)
            each = got if isinstance(got, list) else [got]
            found.append(_scored(label, [one | {"owed": owed[name]} for one in each]))
    return found


def _remember(work: Work) -> None:
    """Let this transaction read once what messages that are only explained cannot change."""
    for read in ("held_by", "catalogue", "systems"):
        setattr(work.duties, read, cache(getattr(work.duties, read)))


def _owed(person: Person, work: Work) -> list[dict[str, str]]:
    """Everything that is listed to somebody who asks for it; saying something changes nothing of it."""
    listed = explain("งานของฉัน", person, work, NOW)
    assert isinstance(listed, dict)
    duties: list[dict[str, str]] = listed["duties"]
    return duties


def _scored(label: Label, got: list[dict[str, Any]]) -> Scored:
    answers = [label, *label.get("also", [])]
    right = any(_fits(_each(one), got) for one in answers)
    asked = not right and all(not one["certain"] for one in got)
    return Scored(
        label, got, "right" if right else "asked" if asked else "wrong", not right and _harms(answers, got)
    )


def _each(label: Label) -> list[Label]:
    return label["each"] if label.get("several") else [label]


def _fits(wanted: list[Label], got: list[dict[str, Any]]) -> bool:
    return len(wanted) == len(got) and all(_same(one, other) for one, other in zip(wanted, got, strict=True))


def _same(wanted: Label, got: dict[str, Any]) -> bool:
    certain = wanted.get("certain", True)
    if got["command"] != wanted["command"] or got["certain"] is not certain:
        return False
    if got["allowed"] is not wanted.get("allowed", True):
        return False
    if not certain:
        return _may_mean(wanted, got)
    numbers = all(_equal(wanted.get(what), got[what]) for what in ("percent", "value"))
    told = bool(got["problem"]) is bool(wanted.get("problem"))
    days = all(wanted.get(what) in (None, got[what]) for what in ("date", "until"))
    return numbers and told and days and got["links"] == wanted.get("links", []) and _same_duties(wanted, got)


def _may_mean(wanted: Label, got: dict[str, Any]) -> bool:
    """An honest question offers what was meant."""
    codes = {one["item"] for one in got["candidates"]}
    return (
        not wanted.get("candidates")
        or bool(codes & set(wanted["candidates"]))
        or got["command"] in ("correct", "note")
    )


def _equal(wanted: float | None, got: float | None) -> bool:
    return wanted == got or (wanted is not None and got is not None and abs(wanted - got) < 0.01)


def _same_duties(wanted: Label, got: dict[str, Any]) -> bool:
    if wanted["command"] == "list_duties":
        return _listed(wanted["shows"], got["duties"], got["owed"])
    if wanted["command"] in ("mute", "note", "who_owes") and not wanted.get("duties"):
        return True
    if wanted["command"] in OF_ALL_UNITS and len(wanted.get("duties", [])) == 1 < len(got["duties"]):
        return all(_as_named(wanted["duties"][0], duty) for duty in got["duties"])
    said = [_as_named(name, one) for name, one in zip(wanted.get("duties", []), got["duties"], strict=False)]
    return len(wanted.get("duties", [])) == len(got["duties"]) and all(said)


OF_ALL_UNITS = ("nudge", "move_date")  # a code without a unit may name all that the office has of it


def _as_named(name: str, duty: dict[str, str]) -> bool:
    item, _, unit = name.partition("/")
    item, _, round_code = item.partition("@")
    return duty["item"] == item and round_code in ("", duty["round"]) and unit in ("", duty["for"])


DUE = {
    **{"FM1": 5, "SP1": 5, "SP2": 5, "IN1": 12, "IN2": 12, "E9": 15},
    **{"PJ01": 23, "PJ02": 23, "PJ03": 23},
}  # days of July; everything else is due later
SHOWN = {"late": 9, "week": 14, "month": 31, "all": 99}
ROUNDS: dict[str, tuple[str, ...]] = {
    "EMES": ("EMES",),
    "PMS": ("PM",),
    "EMENSCR": ("M6",),
    "PLAN": ("FORM", "SPEND", "SUM"),
    "INSPECT": ("INS",),
    "RESOLVE": ("RES",),
}


def _listed(shows: str, duties: list[dict[str, str]], owed: list[dict[str, str]]) -> bool:
    """Whether the list is what of everything owed was asked for."""
    if shows.startswith("open:"):
        of = shows.removeprefix("open:")
        wanted = [one for one in owed if one["round"].startswith(ROUNDS.get(of, (of,)))]
    elif shows == "returned":
        wanted = [one for one in owed if one["item"] == "E9"]
    else:
        wanted = [one for one in owed if DUE.get(one["item"], 99) <= SHOWN[shows]]
    return sorted(map(str, wanted)) == sorted(map(str, duties))


def _harms(answers: list[Label], got: list[dict[str, Any]]) -> bool:
    """Whether a duty would be written to that was not meant."""
    meant = {
        name
        for one in answers
        for part in _each(one)
        for name in (*part.get("duties", []), *_candidates(part))
    }
    items = {name.split("@")[0].split("/")[0] for name in meant}
    if all(_mixed(_each(one), got) for one in answers):
        return True
    for one in got:
        writes = one["certain"] and one["allowed"] and one["command"] in WRITES
        if writes and any(duty["item"] not in items for duty in one["duties"]):
            return True
    return False


def _mixed(wanted: list[Label], got: list[dict[str, Any]]) -> bool:
    """Whether a duty would get the number that was told of another duty of the message."""
    told = {
        duty: (one["percent"], one["value"], one["date"])
        for one in got
        if one["certain"] and one["allowed"]
        for duty in (named["item"] for named in one["duties"])
    }
    right = {
        name.split("@")[0].split("/")[0]: tuple(one.get(what) for what in ("percent", "value", "date"))
        for one in wanted
        for name in one.get("duties", [])
    }
    return any(
        number is not None
        and number != right[duty][n]
        and any(number == other[n] for other in right.values())
        for duty, numbers in told.items()
        if duty in right
        for n, number in enumerate(numbers)
    )


def _candidates(label: Label) -> list[str]:
    return [] if label.get("negative") or not label.get("certain", True) else label.get("candidates", [])
