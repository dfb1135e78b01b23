"""How many calls a minute an outside service may get from us: a value, so that time is an argument."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

A_MINUTE = timedelta(minutes=1)


@dataclass(frozen=True)
class CallBudget:
    """At most so many calls in any minute.

    Google allows a user 60 reads and 60 writes a minute (developers.google.com/workspace/sheets/api/limits).
    """

    most: int = 60
    calls: tuple[datetime, ...] = ()

    def wait(self, now: datetime) -> float:
        """Seconds until the next call is free; 0 when it is."""
        recent = self._recent(now)
        return (recent[-self.most] + A_MINUTE - now).total_seconds() if len(recent) >= self.most else 0.0

    def spent(self, now: datetime) -> "CallBudget":
        """The budget after a call at this moment."""
        return replace(self, calls=(*self._recent(now), now))

    def _recent(self, now: datetime) -> tuple[datetime, ...]:
        return tuple(call for call in self.calls if now - call < A_MINUTE)
