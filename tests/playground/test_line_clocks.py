"""The office clock: machine time and an offset in a file, forward only."""

from datetime import datetime
from pathlib import Path

import pytest

from playground.clocks import OfficeClock, next_morning


def machine() -> float:
    return datetime.fromisoformat("2026-11-20T10:00:00+07:00").timestamp()


def at(clock: OfficeClock) -> str:
    return clock.now().isoformat()


def test_without_a_file_the_office_lives_in_machine_time(tmp_path: Path) -> None:
    assert at(OfficeClock(tmp_path / "none", machine)) == "2026-11-20T10:00:00+07:00"


def test_the_file_is_read_each_time_and_may_lie_in_the_past(tmp_path: Path) -> None:
    file = tmp_path / "clock"
    clock = OfficeClock(file, machine)
    clock.now()
    file.write_text("-86400")
    assert at(clock) == "2026-11-19T10:00:00+07:00"
    file.write_text("-3600\n")
    assert at(clock) == "2026-11-20T09:00:00+07:00"


def test_a_file_that_goes_back_is_not_followed(tmp_path: Path) -> None:
    file = tmp_path / "clock"
    file.write_text("3600")
    clock = OfficeClock(file, machine)
    clock.now()
    file.write_text("0")
    assert at(clock) == "2026-11-20T11:00:00+07:00"


def test_moving_writes_the_file_for_the_other_processes(tmp_path: Path) -> None:
    file = tmp_path / "clock"
    file.write_text("-7200.0")
    OfficeClock(file, machine).move_by("1h")
    assert float(file.read_text()) == -3600
    assert [one.name for one in tmp_path.iterdir()] == ["clock"]
    assert at(OfficeClock(file, machine)) == "2026-11-20T09:00:00+07:00"


@pytest.mark.parametrize(
    ("step", "then"),
    [
        ("1h", "2026-11-20T11:00:00+07:00"),
        ("1d", "2026-11-21T10:00:00+07:00"),
        ("1w", "2026-11-27T10:00:00+07:00"),
        ("next_morning", "2026-11-23T08:30:00+07:00"),
        (90, "2026-11-20T10:01:30+07:00"),
    ],
)
def test_the_clock_moves_by(step: str | float, then: str) -> None:
    assert OfficeClock(machine=machine).move_by(step).isoformat() == then


@pytest.mark.parametrize("step", [-1, "-1h", "yesterday", "nan"])
def test_the_clock_does_not_move_by(step: str | float) -> None:
    with pytest.raises(ValueError, match=r"only moves forward|unknown step"):
        OfficeClock(machine=machine).move_by(step)


@pytest.mark.parametrize(
    ("now", "then"),
    [
        ("2026-11-19T08:29:59", "2026-11-19T08:30"),  # Thursday before work
        ("2026-11-19T08:30:00", "2026-11-20T08:30"),
        ("2026-11-20T17:00:00", "2026-11-23T08:30"),  # Friday
        ("2026-11-21T08:00:00", "2026-11-23T08:30"),  # Saturday
        ("2026-11-22T23:59:00", "2026-11-23T08:30"),  # Sunday
    ],
)
def test_the_next_morning_is_that_of_a_weekday(now: str, then: str) -> None:
    assert next_morning(datetime.fromisoformat(now + "+07:00")) == datetime.fromisoformat(then + ":00+07:00")
