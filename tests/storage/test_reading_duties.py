"""Who holds what, read the same way whether few duties are asked for or many."""

from datetime import date

import pytest
from office import fill_with_sample
from sqlalchemy import Engine

from storage.engine import reading
from storage.store import Work

EMES_DATE, PM_DATE = date(2024, 9, 2), date(2024, 8, 27)


@pytest.fixture
def sample(engine: Engine) -> Engine:
    """The sample office."""
    fill_with_sample(engine)
    return engine


@pytest.mark.parametrize("many", [0, 500])
def test_the_holders_of_what_is_due_are_found(
    sample: Engine, many: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("storage.duties.MANY", many)
    with reading(sample) as session:
        work = Work(session)
        names = {person.id: person.name for person in work.people.working()}
        told = {names[one] for one in work.duties.holders_due([PM_DATE])}
        everybody = {person for duty in work.duties.everything() for person in duty.holders}
        assert work.duties.holders_due([PM_DATE, EMES_DATE]) == everybody
    assert "สมศรี ใจดี" not in told
    assert 0 < len(told) < len(everybody)


def test_what_is_owed_tells_opened_rounds_and_open_duties_only(sample: Engine) -> None:
    with reading(sample) as session:
        duties = Work(session).duties
        assert len(duties.owing(date(2024, 8, 29))) == 30
        assert {one.round_name for one in duties.owing(date(2024, 6, 30))} == {"ปักหมุด ระยะที่ 2"}
        assert duties.owing(date(2024, 4, 17)) == []
