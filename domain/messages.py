"""A message beyond its first words: what was said of it later, and how it is forgotten."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from enum import StrEnum
from typing import Any, Protocol

Question = Mapping[str, Any]


class Gone(StrEnum):
    """Why words are not here any more."""

    UNSENT = "unsent"
    EDITED = "edited"
    ERASED = "erased"


GONE_WORDS = {
    Gone.UNSENT: "(ยกเลิกการส่งข้อความแล้ว)",
    Gone.EDITED: "(แก้ไขข้อความแล้ว)",
    Gone.ERASED: "(ลบข้อมูลแล้ว)",
}
NOBODY = "ผู้ใช้ที่ลบข้อมูลแล้ว"


class Questions(Protocol):
    """What the bot asked last, and which event made it ask."""

    def of(self, conversation: str) -> Question | None: ...
    def asked_by(self, conversation: str) -> int | None: ...
    def ask(self, conversation: str, question: Question | None, by: int | None = None) -> None: ...
    def first_on(self, conversation: str, day: date) -> bool: ...


class Messages(Protocol):
    """The versions of a message, as events of the inbox."""

    def is_overtaken(self, message_id: str, inbox_id: int, conversation: str, *, edit: bool) -> bool: ...
    def earlier(self, inbox_id: int) -> list[int]: ...
    def were_handled(self, inbox_ids: Sequence[int]) -> bool: ...
    def heard_with(self, inbox_id: int, question: Question, asked_by: int | None) -> None: ...
    def question_of(self, inbox_ids: Sequence[int]) -> tuple[Question | None, int | None]: ...
    def pass_over(self, inbox_id: int) -> None: ...
    def forget_secret(self, inbox_id: int) -> None: ...
    def forget(self, inbox_ids: Sequence[int], why: Gone, now: datetime) -> None: ...
