"""One clock for the office and the machines alike, which only the test turns."""

from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass
class TurnedClock:
    """Stands still until it is turned; leases, tokens and backoff live by it as office days do."""

    at: datetime

    def now(self) -> datetime:
        """As the app asks for it."""
        return self.at

    def seconds(self) -> float:
        """As the emulator asks for it."""
        return self.at.timestamp()

    def turn(self, to: datetime) -> None:
        """Forward to this moment; where it has passed already, nothing happens."""
        self.at = max(self.at, to)

    def passes(self, **time: float) -> None:
        """So much time passes."""
        self.at += timedelta(**time)
