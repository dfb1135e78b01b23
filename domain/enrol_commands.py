"""How coordinators let people in and go: one frozen dataclass a command."""

from dataclasses import dataclass

from domain.commands import Command


@dataclass(frozen=True)
class ShowRequests(Command):
    """Who asks to be enrolled?"""

    name = "approve_enrol"


@dataclass(frozen=True)
class ConfirmEnrol(Command):
    """The button อนุมัติ: this wish is this person's."""

    name = "approve_enrol"
    request: int
    person: int


@dataclass(frozen=True)
class RefuseEnrol(Command):
    """The button ไม่ใช่: this wish is nobody's of ours."""

    name = "refuse_enrol"
    request: int


@dataclass(frozen=True)
class IssueCode(Command):
    """A one-time code for somebody: `words` name them, or the button says who."""

    name = "issue_code"
    words: str = ""
    person: int = 0


@dataclass(frozen=True)
class ReleaseEnrol(Command):
    """Somebody's LINE account, or everybody's, is to be theirs no more: first it is shown what would be."""

    name = "release_enrol"
    words: str = ""
    everybody: bool = False


@dataclass(frozen=True)
class ConfirmRelease(Command):
    """The button ปล่อยบัญชี: this person's, as long as it is still this chat."""

    name = "release_enrol"
    person: int
    chat: int


@dataclass(frozen=True)
class ConfirmReleaseAll(Command):
    """The button under the preview: everybody's but the own, as long as they are still so many."""

    name = "release_enrol"
    count: int


@dataclass(frozen=True)
class ConfirmLeft(Command):
    """The button ออกจากสำนักงาน: this person works here no more."""

    name = "person_left"
    person: int
