"""What a group reads of its units: bars that never say more than is done, its own unit only, and no names."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.digest import AHEAD, LAST_DAYS, bar, digest
from domain.standing import Progress

TODAY = date(2024, 8, 29)


@pytest.mark.parametrize(
    ("done", "of", "shown"),
    [
        (3, 5, "▓▓▓░░ 3/5"),
        (0, 5, "░░░░░ 0/5"),
        (5, 5, "▓▓▓▓▓ 5/5"),
        (1, 24, "▓░░░░ 1/24"),
        (23, 24, "▓▓▓▓░ 23/24"),
        (0, 0, "░░░░░ 0/0"),
    ],
)
def test_progress_as_a_bar(done: int, of: int, shown: str) -> None:
    assert bar(done, of) == shown


@given(st.integers(1, 500).flatmap(lambda of: st.tuples(st.integers(0, of), st.just(of))))
def test_a_bar_is_full_only_when_all_is_done_and_empty_only_when_nothing_is(pair: tuple[int, int]) -> None:
    drawn = bar(*pair)
    assert ("░" not in drawn) is (pair[0] == pair[1])
    assert ("▓" not in drawn) is (pair[0] == 0)


def units(*done: tuple[str, int], code: str = "EMES-67", due: date = date(2024, 9, 1)) -> list[Progress]:
    return [Progress(unit, "e-MES", "e-MES ปี 2567", code, due, 5, handed_in) for unit, handed_in in done]


def told(progress: list[Progress], unit: str = "", ahead: timedelta = AHEAD) -> dict[str, Any]:
    found = digest(progress, unit, TODAY, ahead)
    assert found
    return found


def test_the_offices_group_reads_who_is_done_and_the_others_beginning_with_the_nearest() -> None:
    (round_,) = told(units(("กลุ่มก", 1), ("กลุ่มข", 5), ("กลุ่มค", 4), ("กลุ่มง", 0)))["rounds"]
    assert (round_["round"], round_["days"], round_["bar"]) == ("e-MES ปี 2567", "เหลือ 3 วัน", "▓▓░░░ 10/20")
    assert round_["complete"] == "กลุ่มข" and not round_["all"]
    assert [one["unit"] for one in round_["units"]] == ["กลุ่มค", "กลุ่มก", "กลุ่มง"]


def test_a_units_group_reads_of_its_unit_alone() -> None:
    (round_,) = told(units(("กลุ่มก", 5), ("กลุ่มข", 1)), unit="กลุ่มก")["rounds"]
    assert (round_["bar"], round_["all"], round_["units"]) == ("▓▓▓▓▓ 5/5", True, [])
    assert digest(units(("กลุ่มข", 1)), "กลุ่มก", TODAY, AHEAD) is None


@pytest.mark.parametrize(
    ("due", "week", "last"),
    [
        (date(2024, 8, 28), False, False),
        (date(2024, 8, 29), True, True),
        (date(2024, 9, 1), True, True),
        (date(2024, 9, 2), True, False),
        (date(2024, 9, 12), True, False),
        (date(2024, 9, 13), False, False),
    ],
)
def test_how_far_it_looks(due: date, week: bool, last: bool) -> None:
    progress = units(("กลุ่มก", 1), due=due)
    seen = [digest(progress, "", TODAY, ahead) is not None for ahead in (AHEAD, LAST_DAYS)]
    assert seen == [week, last]


def test_a_phone_reads_three_rounds_and_ten_units() -> None:
    many = [one for n in range(5) for one in units(*((f"กลุ่ม{m}", 1) for m in range(14)), code=f"R{n}")]
    rounds = told(many)["rounds"]
    assert [one["code"] for one in rounds] == ["R0", "R1", "R2"]
    assert (len(rounds[0]["units"]), rounds[0]["more"]) == (10, 4)
