"""What goes wrong in a year: hours without LINE, workers that stop and die; the same for one seed."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from habits import chance

from domain.clocks import BANGKOK

OFTEN = 0.16  # of all days
LOOKS = range(8, 24)  # while LINE is away the worker tries at these hours and a half


@dataclass(frozen=True)
class Trouble:
    """From `starts` until `ends` LINE is away, if ever; the worker restarts, or dies in a request."""

    starts: datetime
    ends: datetime
    hangs_up: bool = False
    restarts: bool = False
    dies_after: int | None = None
    before: bool = False


@dataclass(frozen=True)
class Troubles:
    """One day in six has one; a whole day without LINE is only where it is asked for."""

    seed: int = 2567
    whole_days: frozenset[date] = frozenset()
    calm: bool = False

    def of(self, day: date) -> Trouble | None:
        """The day's trouble."""
        dice = chance(self.seed, "trouble", day)
        starts = datetime.combine(day, time(8, 0), BANGKOK)
        if day in self.whole_days:
            return Trouble(starts, starts + timedelta(hours=15, minutes=30))
        if self.calm or dice.random() > OFTEN:
            return None
        match dice.randrange(4):
            case 0:
                return Trouble(
                    starts, starts + timedelta(hours=dice.randint(1, 5)), hangs_up=dice.random() < 0.5
                )
            case 1:
                return Trouble(starts, starts, restarts=True)
            case _:
                before = dice.random() < 0.5
                return Trouble(starts, starts, dies_after=dice.randrange(6), before=before)

    def hours(self, day: date) -> set[time]:
        """When the worker looks, beside its usual hours, on a day with trouble."""
        trouble = self.of(day)
        if trouble is None:
            return set()
        hours = {time(hour, 45) for hour in LOOKS if trouble.starts.hour <= hour <= trouble.ends.hour}
        return hours | {trouble.starts.time(), trouble.ends.time()}
