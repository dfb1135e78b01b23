"""What a coordinator asks to run the office from a phone: files, who is missing, how things stand."""

from dataclasses import dataclass

from domain.commands import Command, OfDuties


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
class ShowPolicy(Command):
    """เตือนยังไง: when the bot reminds."""

    name = "show_policy"
    only_looks = True


@dataclass(frozen=True)
class ImportFile(Command):
    """Bring in the workbook that was sent and tried out; `file` is its number among the sent files."""

    name = "import_file"
    file: int


@dataclass(frozen=True)
class KeepAsEvidence(Command):
    """The file that was sent is no workbook to bring in, but shows a duty's work."""

    name = "keep_as_evidence"
    file: int


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
class ShowSummary(Command):
    """สรุปวันนี้: what became late, is stuck or silent, and what did not arrive."""

    name = "show_summary"
    only_looks = True


@dataclass(frozen=True)
class ShowWeek(Command):
    """สรุปสัปดาห์: what was expected, handed in, on time, and missed."""

    name = "show_week"
    only_looks = True


@dataclass(frozen=True)
class ShowQuota(Command):
    """โควตา: what is left of the month's messages, for what it is kept, and how far it will reach."""

    name = "show_quota"
    only_looks = True


@dataclass(frozen=True)
class ShowHeld(Command):
    """What quota keeps back, as text to paste by hand: by unit, of one unit, or of one group's chat."""

    name = "show_held"
    only_looks = True
    unit: int | None = None
    chat: int | None = None


@dataclass(frozen=True)
class ToldByHand(Command):
    """What was kept back of this unit, or group, up to the notice `last` has been pasted by hand."""

    name = "told_by_hand"
    last: int
    unit: int | None = None
    chat: int | None = None


@dataclass(frozen=True)
class TryAgain(Command):
    """Send a notice again that was parked or did not reach its reader."""

    name = "try_again"
    notice: int


@dataclass(frozen=True)
class RevokeFile(OfDuties):
    """ยกเลิกลิงก์ไฟล์: a file of the duty has no address any more; without one it is asked which."""

    name = "revoke_file"
    file: int = 0


@dataclass(frozen=True)
class ShowSuggestions(Command):
    """ข้อเสนอจากชีต: the next change that planners typed in the sheet, after the one with this number."""

    name = "show_suggestions"
    only_looks = True
    after: int = 0
