"""The two clocks: office time says what is due, machine time rules leases, tokens and backoff."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone

BANGKOK = timezone(timedelta(hours=7), "Asia/Bangkok")


@dataclass(frozen=True)
class Clocks:
    """Both clocks, read when asked; office time is in Asia/Bangkok, machine time in UTC."""

    office: Callable[[], datetime]
    machine: Callable[[], datetime]
