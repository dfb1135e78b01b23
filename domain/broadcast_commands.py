"""What can be asked of announcements: one frozen dataclass a command."""

from dataclasses import dataclass

from domain.commands import Command


@dataclass(frozen=True)
class PrepareBroadcast(Command):
    """An announcement to be looked at before it goes out."""

    name = "broadcast"
    text: str


@dataclass(frozen=True)
class ConfirmBroadcast(Command):
    """Send the announcement that was previewed; one that is `urgent` (ด่วน) at night and on days off too."""

    name = "confirm_broadcast"
    broadcast: int
    urgent: bool = False


@dataclass(frozen=True)
class CancelBroadcast(Command):
    """Do not send it."""

    name = "cancel_broadcast"
    broadcast: int


@dataclass(frozen=True)
class ShowBroadcast(Command):
    """Who has read it?"""

    name = "show_broadcast"
    broadcast: int


@dataclass(frozen=True)
class ShowLetter(Command):
    """The announcement as text for an official letter (My Office, e-Filing)."""

    name = "show_letter"
    broadcast: int


@dataclass(frozen=True)
class KeepLetter(Command):
    """The letter's number, as typed; without an announcement it is the newest of this person."""

    name = "record_letter"
    reference: str
    broadcast: int | None = None


@dataclass(frozen=True)
class ShowRegister(Command):
    """ทะเบียนคุมเอกสาร: which documents went out?"""

    name = "register"

    only_looks = True


@dataclass(frozen=True)
class Acknowledge(Command):
    """รับทราบ; without a number it is the newest announcement to this person."""

    name = "acknowledge"
    broadcast: int | None = None
