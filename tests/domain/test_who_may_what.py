"""Every command for every role and relation to the duty, against a table that people can read."""

from dataclasses import fields, replace
from pathlib import Path

import pytest
from made_up_duties import E5, actor, person
from systems import WRITER
from test_permission import FILLED

from domain import broadcast_commands as b
from domain import change_commands as ch
from domain import commands as c
from domain import coordinator_commands as k
from domain import desk_commands as d
from domain import enrol_commands as e
from domain import group_commands as g
from domain import personal_commands as p
from domain import step_commands as s
from domain.duties import State
from domain.notices import Kind, Notice
from domain.office import Step, StepKind
from domain.people import Actor, Role
from domain.permission import Verdict, may
from domain.several import Several
from domain.telling import duty_facts

TABLE = Path(__file__).with_name("who_may_what.txt")
STEPS = (
    Step(StepKind.CHECK, "กลั่นกรอง", Role.REVIEWER),
    Step(StepKind.RECORD, "บันทึก e-MES", Role.COORDINATOR),
    Step(StepKind.DO, "ติดตามข้อเสนอแนะ", Role.UNIT_HEAD),
)
DUTY = replace(E5, steps=STEPS, state=State.SUBMITTED)  # held by 1 and 2, owed by unit 1
OTHER = 7  # a person, and a unit
ROLES = {
    "reviewer": replace(person(OTHER, Role.REVIEWER), reviews_only=frozenset({"EMES"}), unit_id=OTHER),
    "other_reviewer": replace(person(OTHER, Role.REVIEWER), reviews_only=frozenset({"S4"}), unit_id=OTHER),
}
WHO: dict[str, Actor] = {
    "stranger": actor(None),
    "lead": actor(person(1, Role.OWNER)),
    "co_owner": actor(person(2, Role.OWNER)),
    "deputy": replace(actor(replace(person(OTHER, Role.OWNER), unit_id=OTHER)), stands_for=frozenset({1})),
    "colleague": actor(person(OTHER, Role.OWNER)),
    "head": actor(person(OTHER, Role.UNIT_HEAD)),
    "other_head": actor(replace(person(OTHER, Role.UNIT_HEAD), unit_id=OTHER)),
    "reviewer": actor(ROLES["reviewer"]),
    "other_reviewer": actor(ROLES["other_reviewer"]),
    "holding_reviewer": actor(replace(ROLES["reviewer"], id=1)),
    "deputy_reviewer": replace(actor(ROLES["reviewer"]), stands_for=frozenset({1})),
    "coordinator": actor(replace(person(OTHER, Role.COORDINATOR), unit_id=OTHER)),
    "holding_coordinator": actor(person(1, Role.COORDINATOR)),
    "director": actor(replace(person(OTHER, Role.DIRECTOR), unit_id=OTHER)),
    "planner": actor(replace(person(OTHER, Role.PLANNER), unit_id=OTHER)),
}
KINDS = {
    one.__name__: one
    for room in (c, b, s, p, k, e, ch, d, g)
    for one in vars(room).values()
    if isinstance(one, type) and issubclass(one, c.Command) and hasattr(one, "name") and one is not Several
}
MARKS = {
    "+": Verdict.MAY,
    "E": Verdict.ENROL_FIRST,
    "N": Verdict.NOT_YOURS,
    "C": Verdict.COORDINATORS_ONLY,
    "S": Verdict.STEP_OF_OTHERS,
    "O": Verdict.OWN_WORK,
}


def read_table() -> tuple[dict[str, list[str]], dict[str, str]]:
    """(a row of marks for each command, what is said for each mark); lines of # explain."""
    rows: dict[str, list[str]] = {}
    says: dict[str, str] = {}
    for line in TABLE.read_text("utf-8").splitlines():
        if " = " in line:
            mark, words = line.split(" = ")
            says[mark.strip()] = words.strip()
        elif line.strip() and not line.startswith("#"):
            name, *marks = line.split()
            rows[name] = marks
    return rows, says


ROWS, SAYS = read_table()
COLUMNS = ROWS.pop("command")


def made(kind: type[c.Command]) -> c.Command:
    """One of them, about the duty."""
    return kind(**{field.name: FILLED[field.name] for field in fields(kind) if field.name in FILLED})


def test_the_table_names_everybody_and_every_command() -> None:
    assert list(WHO) == COLUMNS
    assert set(ROWS) == set(KINDS), "a new command needs a line that says who may ask for it"
    assert set(SAYS) | {"+"} == set(MARKS)


@pytest.mark.parametrize("name", ROWS)
def test_who_may_and_who_may_not(name: str) -> None:
    command = made(KINDS[name])
    about = DUTY if command.duty_ids else None
    found = [may(who, command, about).value for who in WHO.values()]
    assert dict(zip(WHO, found, strict=True)) == {
        who: MARKS[mark].value for who, mark in zip(COLUMNS, ROWS[name], strict=True)
    }


@pytest.mark.parametrize("mark", SAYS)
def test_what_is_said_to_who_may_not(mark: str) -> None:
    facts = {"why": MARKS[mark].value, "duty": duty_facts(DUTY, E5.office_on), "looks": False, "left": ""}
    notice = Notice(1, "k", Kind.ANSWER, "refused", facts, (), False, 1, 1, 1, None)
    assert SAYS[mark] in WRITER.write(notice, facts)[0]["text"]
