"""A duty: where it stands, how it is told in words, and the order in which duties are told."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from functools import lru_cache

from domain.office import Step


class State(StrEnum):
    """Where a duty stands (DOMAIN §4)."""

    NOT_STARTED = "not_started"
    IN_PROGRESS = "in_progress"
    BLOCKED = "blocked"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    DONE = "done"
    CANCELLED = "cancelled"


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
    """One item in one round for one unit, with what a reader needs to know of each.

    `office_on` is what it runs on now: the date of a return, its own, or the round's. `promised_on` is what
    "on time" is judged by: its own or the round's, kept when it is first handed in, so that nothing later
    moves it; None where it is `office_on`. `target` is an indicator's goal as the office wrote it, `measure`
    its unit.
    """

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
    steps: tuple[Step, ...] = ()
    percent: float | None = None
    value: float | None = None
    problem: str | None = None
    evidence_wanted: str = ""
    first_submitted_at: datetime | None = None
    holders: tuple[int, ...] = ()
    round_code: str = ""
    own_office_on: date | None = None
    return_on: date | None = None
    promised_on: date | None = None
    reason: str = ""
    order_number: str = ""
    ordered_on: date | None = None
    target: str = ""
    measure: str = ""
    aliases: tuple[str, ...] = ()

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
    def waits_for(self) -> Step | None:
        """The step that comes next, once it is handed in."""
        waits = self.state is State.SUBMITTED and self.step < len(self.steps)
        return self.steps[self.step] if waits else None

    @property
    def state_words(self) -> str:
        """The state as people say it; after submission by the name of the step it waits for."""
        return f"รอ{self.waits_for.name}" if self.waits_for else STATE_WORDS[self.state]


@dataclass(frozen=True)
class Change:
    """What an accepted step makes of a duty; `reason` is why it was returned or cancelled."""

    state: State
    step: int = 0
    percent: float | None = None
    value: float | None = None
    problem: str | None = None
    own_office_on: date | None = None
    return_on: date | None = None
    reason: str = ""


class Refused(Exception):
    """This step is not possible from where the duty stands; `why` names the sentence that says so.

    `duty` is the one of several that stands in the way, where it is known.
    """

    def __init__(self, why: str, duty: int | None = None) -> None:
        super().__init__(why)
        self.why = why
        self.duty = duty


WHY_CLOSED = {
    State.SUBMITTED: "already_submitted",
    State.DONE: "already_done",
    State.CANCELLED: "is_cancelled",
}


@dataclass(frozen=True)
class Owing:
    """As little of an open duty as a list of who owes what needs."""

    unit_name: str
    system_name: str
    round_name: str
    code: str
    office_on: date


@lru_cache(maxsize=16384)
def code_order(code: str) -> tuple[str | int, ...]:
    """Codes as people count them: E2 before E10."""
    return tuple(int(part) if n % 2 else part for n, part in enumerate(re.split("([0-9]+)", code)))


def urgency(duty: Duty) -> tuple[date, tuple[str | int, ...], int]:
    """The order in which duties are told: nearest office date first, then by code."""
    return (duty.office_on, code_order(duty.code), duty.id)
