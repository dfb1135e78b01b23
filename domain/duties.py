"""A duty's life: its states, which step follows which, and how it is told in words."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class State(StrEnum):
    """Where a duty stands (DOMAIN §4)."""

    NOT_STARTED = "not_started"
    IN_PROGRESS = "in_progress"
    BLOCKED = "blocked"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    DONE = "done"
    CANCELLED = "cancelled"


WHOLE = 100.0
OPEN = frozenset({State.NOT_STARTED, State.IN_PROGRESS, State.BLOCKED, State.RETURNED})

STATE_WORDS = {
    State.NOT_STARTED: "ยังไม่เริ่ม",
    State.IN_PROGRESS: "กำลังดำเนินการ",
    State.BLOCKED: "ติดปัญหา",
    State.SUBMITTED: "ส่งแล้ว",
    State.RETURNED: "ส่งกลับแก้ไข",
    State.DONE: "เสร็จสิ้น",
    State.CANCELLED: "ยกเลิก",
}


@dataclass(frozen=True)
class Duty:
    """One item in one round for one unit, with what a reader needs to know of each."""

    id: int
    code: str
    name: str
    round_name: str
    system_code: str
    system_name: str
    unit_id: int
    unit_name: str
    opens_on: date
    office_on: date
    national_on: date | None
    state: State
    step: int = 0
    steps: tuple[str, ...] = ()
    percent: float | None = None
    value: float | None = None
    problem: str | None = None
    evidence_wanted: str = ""
    aliases: tuple[str, ...] = ()
    first_submitted_at: datetime | None = None
    holders: tuple[int, ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether its owner still has something to do."""
        return self.state in OPEN

    @property
    def lead(self) -> int | None:
        """The person who answers for it first."""
        return self.holders[0] if self.holders else None

    def days_left(self, today: date) -> int:
        """Calendar days until the office date; negative when it has passed."""
        return (self.office_on - today).days

    @property
    def state_words(self) -> str:
        """The state as people say it; after submission by the name of the step it waits for."""
        if self.state is State.SUBMITTED and self.step < len(self.steps):
            return f"รอ{self.steps[self.step]}"
        return STATE_WORDS[self.state]


@dataclass(frozen=True)
class Change:
    """What an accepted step makes of a duty."""

    state: State
    step: int = 0
    percent: float | None = None
    value: float | None = None
    problem: str | None = None


class Refused(Exception):
    """This step is not possible from where the duty stands; `why` names the sentence that says so."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


WHY_CLOSED = {
    State.SUBMITTED: "already_submitted",
    State.DONE: "already_done",
    State.CANCELLED: "is_cancelled",
}


def _refuse_closed(duty: Duty) -> None:
    if duty.state in WHY_CLOSED:
        raise Refused(WHY_CLOSED[duty.state])


def progress(duty: Duty, percent: float | None, value: float | None, problem: str | None) -> Change:
    """The owner tells how far it is; a problem that is told blocks it, one that is not told is over.

    Raises `Refused` when the duty is no longer the owner's to change or the percent is not 0-100.
    """
    _refuse_closed(duty)
    if percent is not None and not 0 <= percent <= WHOLE:
        raise Refused("percent_out_of_range")
    return Change(
        State.BLOCKED if problem else State.IN_PROGRESS,
        percent=duty.percent if percent is None else percent,
        value=duty.value if value is None else value,
        problem=problem,
    )


def submit(duty: Duty) -> Change:
    """The owner hands it in; without steps after submission that is the end. Raises `Refused`."""
    _refuse_closed(duty)
    state = State.SUBMITTED if duty.steps else State.DONE
    return Change(state, percent=WHOLE, value=duty.value)


def code_order(code: str) -> tuple[str | int, ...]:
    """Codes as people count them: E2 before E10."""
    return tuple(int(part) if n % 2 else part for n, part in enumerate(re.split("([0-9]+)", code)))


def urgency(duty: Duty) -> tuple[date, tuple[str | int, ...], int]:
    """The order in which duties are told: nearest office date first, then by code."""
    return (duty.office_on, code_order(duty.code), duty.id)
