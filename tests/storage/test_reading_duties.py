"""Who holds what, read the same way whether few duties are asked for or many."""

from datetime import date
from typing import Any

import pytest
from office import fill_with_sample
from sqlalchemy import Engine, update

from storage.engine import reading, writing
from storage.office_tables import DutyRow
from storage.store import Work

TODAY = date(2024, 8, 29)


@pytest.fixture
def sample(engine: Engine) -> Engine:
    """The sample office."""
    fill_with_sample(engine)
    return engine


@pytest.mark.parametrize("many", [0, 500])
def test_planning_reads_of_every_open_duty_what_the_rules_see_of_it(
    sample: Engine, many: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("storage.holders.MANY", many)
    with writing(sample) as session:
        ids = Work(session).duties.with_codes(["E5", "E6", "E7", "E8"])
        changes: dict[str, dict[str, Any]] = {
            "E5": {"own_office_on": date(2024, 8, 22), "state": "blocked"},
            "E6": {"own_office_on": date(2024, 8, 1), "return_on": date(2024, 9, 9), "state": "returned"},
            "E7": {"state": "submitted"},
            "E8": {"state": "cancelled"},
        }
        for code, values in changes.items():
            session.execute(update(DutyRow).where(DutyRow.id.in_(ids[code])).values(**values))
    with reading(sample) as session:
        work = Work(session)
        every = [duty for duty in work.duties.everything() if duty.is_open]
        seen = {(d.id, d.system_code, d.round_code, d.opens_on, d.office_on, d.holders) for d in every}
        assert {*work.planning.owed(TODAY)} == {one for one in seen if one[3] <= TODAY}
        assert work.planning.owed(date(2023, 1, 1)) == []


def test_what_is_due_soon_is_told_nearest_first_and_no_more_than_asked(sample: Engine) -> None:
    first, last = date(2024, 8, 20), date(2024, 9, 30)
    with writing(sample) as session:
        ids = Work(session).duties.with_codes(["E5", "E6", "E7", "E8", "E9"])
        changes: dict[str, dict[str, Any]] = {
            "E5": {"own_office_on": date(2024, 8, 22)},
            "E6": {"own_office_on": date(2024, 8, 1), "return_on": date(2024, 9, 9), "state": "returned"},
            "E7": {"own_office_on": date(2024, 10, 9)},
            "E8": {"state": "submitted"},
            "E9": {"own_office_on": date(2024, 8, 23), "state": "cancelled"},
        }
        for code, values in changes.items():
            session.execute(update(DutyRow).where(DutyRow.id.in_(ids[code])).values(**values))
    with reading(sample) as session:
        duties = Work(session).duties
        all_of_them = duties.due_between(first, last, 100)
        shown = [(one.code, one.office_on) for one in all_of_them]
        expected = sorted(
            duty.office_on for duty in duties.everything() if duty.is_open and first <= duty.office_on <= last
        )
        assert [day for _, day in shown] == expected
        assert shown[0] == ("E5", date(2024, 8, 22)) and shown[-1] == ("E6", date(2024, 9, 9))
        assert not {"E7", "E8", "E9"} & {code for code, _ in shown}
        for most in (1, 5, 8, 20):
            assert duties.due_between(first, last, most) == all_of_them[:most]
        assert duties.due_between(date(2024, 8, 27), date(2024, 8, 27), 3) == all_of_them[1:4]


def test_what_is_owed_tells_opened_rounds_and_open_duties_only(sample: Engine) -> None:
    with reading(sample) as session:
        duties = Work(session).duties
        assert len(duties.owing(date(2024, 8, 29))) == 30
        assert {one.round_name for one in duties.owing(date(2024, 6, 30))} == {"ปักหมุด ระยะที่ 2"}
        assert duties.owing(date(2024, 4, 17)) == []
