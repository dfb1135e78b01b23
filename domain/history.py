"""What somebody said of a duty, word for word."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Said:
    """One update: percent is progress (0-100), value is an indicator's result; words stay verbatim."""

    kind: str
    words: str
    person_id: int | None
    inbox_id: int | None
    percent: float | None = None
    value: float | None = None
    problem: str | None = None
    links: tuple[str, ...] = ()


@dataclass(frozen=True)
class Line:
    """One line of the log (บันทึกความก้าวหน้า)."""

    id: int
    duty_id: int
    person_id: int | None
    kind: str
    words: str
    percent: float | None
    problem: str | None
    at: datetime
    undone: bool
