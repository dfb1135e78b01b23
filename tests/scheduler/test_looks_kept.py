"""The tabs' looks: set up once, set up again when they are gone, and what is people's own stays."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from mirror_desk import DUTIES, Planners, open_planners
from sheet_hands import forget, looks, next_hour, plain, sheet_id

from playground.sheets_state import SheetsState


@pytest.fixture
def planners(database: str) -> Iterator[Planners]:
    with open_planners(database) as opened:
        opened.report("ของจริง")
        yield opened


@pytest.mark.parametrize(
    "harm",
    [forget("protections"), forget("views"), forget("conditional"), plain],
    ids=lambda one: one.__name__,
)
def test_looks_are_set_up_once_and_again_when_they_are_gone(
    planners: Planners, harm: Callable[[SheetsState], None]
) -> None:
    mirror = planners.mirror()
    mirror("A")
    good = looks(planners.sheets, DUTIES)
    assert all(good.values()), "the desk has a look to lose of each kind"
    harm(planners.sheets)
    assert looks_or_less(planners.sheets) != good
    next_hour(planners, mirror)
    assert looks(planners.sheets, DUTIES) == good
    planners.sheets.calls.clear()
    next_hour(planners, mirror)
    assert planners.writes() == 0


def looks_or_less(sheets: SheetsState) -> dict[str, Any] | None:
    try:
        return looks(sheets, DUTIES)
    except KeyError:
        return None


def test_a_view_and_a_colour_of_planners_own_stay(planners: Planners) -> None:
    mirror = planners.mirror()
    mirror("A")
    whole = {"sheetId": sheet_id(planners.sheets, DUTIES)}
    condition = {"type": "CUSTOM_FORMULA", "values": [{"userEnteredValue": "=$A2=1"}]}
    own = {"ranges": [whole], "booleanRule": {"condition": condition}}
    planners.sheets.batch_update(
        [
            {"addFilterView": {"filter": {"title": "ของฉัน", "range": whole}}},
            {"addConditionalFormatRule": {"rule": own, "index": 0}},
        ]
    )
    forget("protections")(planners.sheets)
    next_hour(planners, mirror)
    found = looks(planners.sheets, DUTIES)
    assert "ของฉัน" in found["views"]
    assert own in found["colours"]
