"""What somebody said of a duty, word for word."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from domain.duties import Duty
from domain.messages import GONE_WORDS, NOBODY, Gone


@dataclass(frozen=True)
class Said:
    """One update: percent is progress (0-100), value is an indicator's result; words stay verbatim.

    `instead_of` is the holder who is away and in whose place it was said.
    """

    kind: str
    words: str
    person_id: int | None
    inbox_id: int | None
    percent: float | None = None
    value: float | None = None
    problem: str | None = None
    links: tuple[str, ...] = ()
    instead_of: int | None = None


@dataclass(frozen=True)
class Line:
    """One line of the log (บันทึกความก้าวหน้า); `gone` says why its words are not here (domain/messages)."""

    id: int
    duty_id: int
    person_id: int | None
    kind: str
    words: str
    percent: float | None
    problem: str | None
    at: datetime
    undone: bool
    value: float | None = None
    gone: str = ""
    instead_of: int | None = None

    @property
    def told(self) -> str:
        """The words, or why they are not here."""
        return GONE_WORDS[Gone(self.gone)] if self.gone else self.words

    @property
    def nobody(self) -> str:
        """Who stands for somebody who had their data erased; nothing where nobody spoke."""
        return NOBODY if self.gone == Gone.ERASED else ""


@dataclass(frozen=True)
class Word:
    """An update as it can be taken back, by the person who said it."""

    id: int
    duty_id: int
    kind: str
    at: datetime
    person_id: int | None = None


class History(Protocol):
    """What was said of duties."""

    def log(self, duty: Duty, said: Said, now: datetime) -> int: ...
    def last_words(self, person_id: int, update_id: int | None = None, said_in: str = "") -> list[Word]: ...
    def of_events(self, inbox_ids: Iterable[int]) -> list[Word]: ...
    def said(self, update_id: int) -> Said: ...
    def stands(self, update_id: int) -> bool: ...
    def followed(self, update_id: int, kinds: Iterable[str]) -> bool: ...
    def is_newest(self, update_id: int, duty_id: int) -> bool: ...
    def undo(self, update_id: int, now: datetime) -> bool: ...
    def lines(self) -> list[Line]: ...
    def of_duty(self, duty_id: int, most: int) -> list[Line]: ...
    def audit(
        self,
        at: datetime,
        person_id: int | None,
        via: str,
        command: str,
        duty_id: int | None,
        detail: str = "",
    ) -> None: ...
