"""Who is who: people, their roles, and the LINE chats they are met in."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What a person does here; the words of the workbook stand in `ROLE_WORDS`."""

    OWNER = "owner"
    UNIT_HEAD = "unit_head"
    COORDINATOR = "coordinator"
    REVIEWER = "reviewer"
    DIRECTOR = "director"
    PLANNER = "planner"


ROLE_WORDS = {
    Role.OWNER: "ผู้รับผิดชอบ",
    Role.UNIT_HEAD: "หัวหน้ากลุ่ม",
    Role.COORDINATOR: "ผู้ประสานงาน",
    Role.REVIEWER: "กรรมการกลั่นกรอง",
    Role.DIRECTOR: "ผู้อำนวยการ",
    Role.PLANNER: "นักวิเคราะห์นโยบายและแผน",
}


CALLED = re.compile("^(?:พี่|น้อง|คุณ|ครู|ผอ[.]?|อาจารย์|หัวหน้า)")
SHORTEST = 3  # letters of a name that is looked for


@dataclass(frozen=True)
class Person:
    """One of the office's people; `reviews_only` names the systems that a reviewer is limited to."""

    id: int
    name: str
    call_name: str
    unit_id: int
    unit_name: str
    roles: frozenset[Role] = frozenset()
    reviews_only: frozenset[str] = frozenset()

    @property
    def address(self) -> str:
        """How the bot speaks to them: ชื่อที่เรียก, or คุณ and the first name."""
        return self.call_name or f"คุณ{self.name.split()[0]}"

    def is_named_in(self, words: str) -> bool:
        """Whether plain words hold the first name or what they are called, พี่มาลี or น้องนงค์."""
        first, called = self.name.split()[0], CALLED.sub("", self.call_name)
        return (len(first) >= SHORTEST and first in words) or (len(called) >= SHORTEST and called in words)

    def has(self, role: Role) -> bool:
        """Whether this is one of the person's roles."""
        return role in self.roles

    def reviews(self, system_code: str) -> bool:
        """Whether they sit in the committee that screens this system."""
        return self.has(Role.REVIEWER) and (not self.reviews_only or system_code in self.reviews_only)


@dataclass(frozen=True)
class Chat:
    """A LINE chat; `kind` is user (1:1), group or room, and `line_id` is what LINE calls it.

    A group that is `tied` belongs to the `unit` of this name, or without one to the whole office. `name` and
    `members` (without the bot) are as LINE told them last.
    """

    id: int
    kind: str
    line_id: str
    person_id: int | None = None
    tied: bool = False
    unit: str = ""
    name: str = ""
    members: int | None = None

    @property
    def is_private(self) -> bool:
        """Whether only one person reads here."""
        return self.kind == "user"


@dataclass(frozen=True)
class Message:
    """The event that somebody spoke with; `words` are theirs, the bot's own mention cut out.

    `said_in` is the event that said the words, where the bot kept them until it knew what they meant.
    """

    inbox_id: int | None
    words: str
    about: tuple[int, ...] = ()
    said_in: int | None = None
    conversation: str = ""


@dataclass(frozen=True)
class Actor:
    """Who asks, by which way (chat, console, sheet, command line), and with which message.

    `stands_for` are the people who are away and whose deputy in charge this is.
    """

    person: Person | None
    via: str
    chat: Chat | None = None
    message: Message | None = None
    stands_for: frozenset[int] = frozenset()

    @property
    def words(self) -> str:
        """What was said, or nothing."""
        return self.message.words if self.message else ""

    @property
    def said_in(self) -> int | None:
        """The event that said the words."""
        return (self.message.said_in or self.message.inbox_id) if self.message else None

    @property
    def conversation(self) -> str:
        """Where they speak and nobody else's words count: this person in this chat."""
        return self.message.conversation if self.message else ""

    def holds(self, holders: Iterable[int]) -> bool:
        """Whether one of these is this person, or somebody they stand for."""
        return self.person is not None and bool({self.person.id, *self.stands_for} & set(holders))

    def instead_of(self, holders: Iterable[int]) -> tuple[int, ...]:
        """Whose place this person takes in what these hold; nobody's in their own."""
        holders = tuple(holders)
        own = self.person is None or self.person.id in holders
        return () if own else tuple(one for one in holders if one in self.stands_for)

    @property
    def in_private(self) -> bool:
        """Whether nobody else reads the answer."""
        return self.chat is None or self.chat.is_private
