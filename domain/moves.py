"""What each step makes of a duty: its state, its dates, its progress and its value, which stay apart."""

from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from domain.calendar import WorkingDays
from domain.duties import Change, Duty, Refused, State

WHOLE = 100.0
RETURN_WITHIN = 3  # working days, where nothing is said (DOMAIN §2)


class Need(StrEnum):
    """What has to be said with a step; the value names the sentence that asks for it."""

    REASON = "needs_reason"
    REFERENCE = "needs_reference"
    DATE = "needs_date"


@dataclass(frozen=True)
class Given:
    """What is said with a step, and its calendar; `day` is the new date, or when it was sent."""

    today: date
    days: WorkingDays = field(default_factory=WorkingDays)
    percent: float | None = None
    value: float | None = None
    problem: str | None = None
    reason: str = ""
    reference: str = ""
    day: date | None = None

    def lacks(self, need: Need) -> bool:
        """Whether this was not said."""
        said = {Need.REASON: self.reason, Need.REFERENCE: self.reference, Need.DATE: self.day}
        return not said[need]


def is_percent(percent: float | None) -> bool:
    """Whether it can be the share of a duty that is done; nothing said is fine."""
    return percent is None or 0 <= percent <= WHOLE


def unchanged(duty: Duty) -> Change:
    """The duty as it is."""
    return Change(
        duty.state,
        duty.step,
        duty.percent,
        duty.value,
        duty.problem,
        duty.own_office_on,
        duty.return_on,
        duty.reason,
    )


def report(duty: Duty, given: Given) -> Change:
    """How far it is; a problem that is told blocks it, one that is not told is over."""
    if not is_percent(given.percent):
        raise Refused("percent_out_of_range")
    return replace(
        unchanged(duty),
        state=State.BLOCKED if given.problem else State.IN_PROGRESS,
        step=0,
        percent=duty.percent if given.percent is None else given.percent,
        value=duty.value if given.value is None else given.value,
        problem=given.problem,
    )


def as_it_is(duty: Duty, _given: Given) -> Change:
    """Evidence changes nothing else."""
    return unchanged(duty)


def hand_in(duty: Duty, given: Given) -> Change:
    """Without steps after submission that is the end; a value that is told with it is kept."""
    state = State.SUBMITTED if duty.steps else State.DONE
    value = duty.value if given.value is None else given.value
    return replace(unchanged(duty), state=state, step=0, percent=WHOLE, value=value, problem=None, reason="")


def onward(duty: Duty, _given: Given) -> Change:
    """On to the next step, or the end."""
    after = duty.step + 1
    state = State.SUBMITTED if after < len(duty.steps) else State.DONE
    return replace(unchanged(duty), state=state, step=after)


def back(duty: Duty, given: Given) -> Change:
    """To its owner again, with a date and a reason."""
    day = _wanted_day(duty, given) if given.day else return_date(duty, given)
    return replace(unchanged(duty), state=State.RETURNED, step=0, return_on=day, reason=given.reason)


def extend(duty: Duty, given: Given) -> Change:
    """What was returned runs on the date of its return; anything else on its own date."""
    day = _wanted_day(duty, given)
    if duty.return_on:
        return replace(unchanged(duty), return_on=day)
    return replace(unchanged(duty), own_office_on=day)


def cancel(duty: Duty, given: Given) -> Change:
    """Not owed any more."""
    return replace(unchanged(duty), state=State.CANCELLED, reason=given.reason)


def reopen(duty: Duty, _given: Given) -> Change:
    """Where its owner left it; what had been decided since is void, the date of a return too."""
    started = State.IN_PROGRESS if duty.percent is not None else State.NOT_STARTED
    state = State.BLOCKED if duty.problem else started
    return replace(unchanged(duty), state=state, step=0, return_on=None, reason="")


def _wanted_day(duty: Duty, given: Given) -> date:
    """The date that was asked for, on a working day and never before today; raises `Refused`.

    From a day off it moves to the working day before, or to the one after where that is already over.
    """
    if given.day is None:
        raise Refused(Need.DATE.value)
    if given.day < given.today:
        raise Refused("date_past")
    if duty.national_on and given.day > duty.national_on and _still_binds(duty.national_on, given):
        raise Refused("after_national")
    return max(given.days.on_or_before(given.day), given.days.on_or_after(given.today))


def return_date(duty: Duty, given: Given) -> date:
    """Three working days on; before the national date while that binds, or on it where today is the last."""
    day = given.days.after(given.today, RETURN_WITHIN)
    if duty.national_on is None or not _still_binds(duty.national_on, given):
        return day
    return min(day, max(given.days.before(duty.national_on, 1), given.days.on_or_after(given.today)))


def _still_binds(national: date, given: Given) -> bool:
    """Whether a working day is left until the national date, both days counted; else it caps no date.

    What is returned after it (an approval from outside may take a month) needs a date that can be kept, and
    so does what is returned on Saturday the 14th where it is Sunday the 15th. The answers say that it is
    later than the national date.
    """
    return given.days.on_or_before(national) >= given.today
