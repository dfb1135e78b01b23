"""Which step is which when the list of a system's steps changes."""

import pytest

from domain.office import Step, StepKind
from domain.people import Role
from domain.workbook.step_order import same_steps

KINDS = {"ต": StepKind.CHECK, "บ": StepKind.RECORD}


def steps(names: str) -> list[Step]:
    """ "ต:ก ต:ข" as steps of these kinds and names."""
    parts = (word.split(":") for word in names.split())
    return [Step(KINDS[kind], name, Role.COORDINATOR) for kind, name in parts]


@pytest.mark.parametrize(
    ("before", "after", "places"),
    [
        ("ต:ก ต:ข", "ต:ก ต:ข", (0, 1)),
        ("ต:ก ต:ข", "ต:ใหม่ ต:ก ต:ข", (None, 0, 1)),
        ("ต:ก ต:ข", "ต:ก ต:ใหม่ ต:ข", (0, None, 1)),
        ("ต:ก ต:ข", "ต:ข ต:ก", (1, 0)),
        ("ต:ก ต:ข", "ต:ก", (0,)),
        ("ต:ก ต:ข", "ต:ข", (1,)),
        ("ต:ก ต:ข", "ต:ก ต:ใหม่", (0, 1)),
        ("ต:ก ต:ข", "ต:ใหม่ ต:ข", (0, 1)),
        ("ต:ก ต:ข", "ต:ค ต:ง", (0, 1)),
        ("ต:ก ต:ข ต:ค", "ต:ก ต:ใหม่ ต:ค", (0, 1, 2)),
        ("ต:ก ต:ข", "ต:ใหม่ ต:อีก ต:ข", (None, None, 1)),
        ("ต:ก ต:ข ต:ค", "ต:ค ต:ใหม่ ต:ก", (2, None, 0)),
        ("ต:ก ต:ข", "ต:ก บ:ใหม่", (0, None)),
        ("ต:ก ต:ข", "บ:ก ต:ข", (0, 1)),
        ("ต:ก ต:ข ต:ก", "ต:ก ต:ก", (0, 2)),
        ("", "ต:ก", (None,)),
        ("ต:ก", "", ()),
    ],
)
def test_a_step_is_known_by_its_name_else_by_its_neighbours(
    before: str, after: str, places: tuple[int | None, ...]
) -> None:
    assert same_steps(steps(before), steps(after)) == places
