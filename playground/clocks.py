"""The office clock (machine time plus an offset kept in a file) and the ways a person may move it forward."""

import os
import tempfile
import time
from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from pathlib import Path

Machine = Callable[[], float]
"""Seconds since the epoch, which never jump: they rule reply tokens, retry keys and rate limits."""

BANGKOK = timezone(timedelta(hours=7))
MORNING = timedelta(hours=8, minutes=30)
SATURDAY = 5
STEPS = {"1h": timedelta(hours=1), "1d": timedelta(days=1), "1w": timedelta(weeks=1)}


class OfficeClock:
    """What day it is at the office; processes share it through a file that holds seconds of offset."""

    def __init__(self, file: Path | None = None, machine: Machine = time.time) -> None:
        self._file = file
        self._machine = machine
        self._offset: float | None = None

    def now(self) -> datetime:
        return datetime.fromtimestamp(self._machine() + self.offset(), BANGKOK)

    def offset(self) -> float:
        """Seconds to machine time, read afresh; it never goes back, whatever the file says."""
        written = self._read()
        if written is not None:
            self._offset = written if self._offset is None else max(self._offset, written)
        return self._offset or 0.0

    def move(self, seconds: float) -> datetime:
        """Move forward by `seconds`; ValueError for a step back."""
        if seconds < 0:
            raise ValueError("the office clock only moves forward")
        self._offset = self.offset() + seconds
        if self._file is not None:
            _write_atomically(self._file, f"{self._offset}\n")
        return self.now()

    def move_by(self, step: str | float) -> datetime:
        """Move by "1h", "1d", "1w", "next_morning" or a number of seconds; ValueError for anything else."""
        return self.move(self._seconds(step))

    def _seconds(self, step: str | float) -> float:
        if isinstance(step, str):
            now = self.now()
            if step == "next_morning":
                return (next_morning(now) - now).total_seconds()
            if step not in STEPS:
                raise ValueError(f"unknown step: {step}")
            return STEPS[step].total_seconds()
        return float(step)

    def _read(self) -> float | None:
        if self._file is None:
            return None
        try:
            return float(self._file.read_text())
        except FileNotFoundError:
            return None


def next_morning(now: datetime) -> datetime:
    """The next 08:30 of a weekday after `now`; holidays are not known here."""
    morning = now.replace(hour=0, minute=0, second=0, microsecond=0) + MORNING
    while morning <= now or morning.weekday() >= SATURDAY:
        morning += timedelta(days=1)
    return morning


def _write_atomically(file: Path, text: str) -> None:
    handle, name = tempfile.mkstemp(dir=file.parent, prefix=file.name)
    with os.fdopen(handle, "w") as temporary:
        temporary.write(text)
    Path(name).replace(file)
