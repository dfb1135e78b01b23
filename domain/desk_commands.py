"""What a coordinator asks to run the office from a phone: files, who is missing, how things stand."""

from dataclasses import dataclass

from domain.commands import Command


@dataclass(frozen=True)
class AskTemplate(Command):
    """ขอแม่แบบ: the empty workbook."""

    name = "ask_template"
    only_looks = True


@dataclass(frozen=True)
class AskExport(Command):
    """ส่งออก: the office as a workbook that imports back."""

    name = "ask_export"
    only_looks = True


@dataclass(frozen=True)
class WhoNotEnrolled(Command):
    """ใครยังไม่ลงทะเบียน: a text and a picture for the group."""

    name = "who_not_enrolled"
    only_looks = True


@dataclass(frozen=True)
class ShowStatus(Command):
    """สถานะ: what waits, what is stuck, what is left of the quota."""

    name = "show_status"
    only_looks = True


@dataclass(frozen=True)
class ShowStuck(Command):
    """Which notices did not reach anybody, and why?"""

    name = "show_stuck"
    only_looks = True


@dataclass(frozen=True)
class TryAgain(Command):
    """Send a notice again that was parked or did not reach its reader."""

    name = "try_again"
    notice: int
