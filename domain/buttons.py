"""What a button carries: a command in a few characters, read back strictly."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from domain import broadcast_commands as b
from domain import change_commands as ch
from domain import commands as c
from domain import coordinator_commands as k
from domain import desk_commands as d
from domain import enrol_commands as e
from domain import group_commands as g
from domain import personal_commands as p
from domain import step_commands as s

DATA = re.compile(r"([a-z_]{1,20})(?::([1-9][0-9]{0,11})(?:,([0-9]{1,12}))?)?")


@dataclass(frozen=True)
class Retell(c.Command):
    """A quick reply to "which one?": say the kept words again, of this duty."""

    name = "retell"
    duty: int


WITHOUT_NUMBER: dict[str, c.Command] = {
    "list": c.ListDuties(),
    "help": c.Help(),
    **{f"help_{topic}": c.Help(topic) for topic in ("changes", "review", "people", "files")},
    "owes": c.WhoOwes(),
    "register": b.ShowRegister(),
    "calendar": p.Calendar(),
    "snooze": p.RemindTomorrow(()),
    "take_back": c.Undo(),
    "me": c.WhoAmI(),
    "erase": p.ConfirmErase(),
    "keep": c.NeverMind(),
    "requests": e.ShowRequests(),
    "tie_office": g.TieGroup(office=True),
    "template": d.AskTemplate(),
    "status": d.ShowStatus(),
    "stuck": d.ShowStuck(),
    "summary": d.ShowSummary(),
    "week": d.ShowWeek(),
    "director": ch.TellDirector(),
    "suggestions": d.ShowSuggestions(),
    "quota": d.ShowQuota(),
    "held": d.ShowHeld(),
}
OF_ONE: dict[str, Callable[[int], c.Command]] = {
    "duty": lambda duty: c.ShowDuty((duty,)),
    "update": lambda duty: c.AskUpdate((duty,)),
    "submit": lambda duty: c.Submit((duty,)),
    "problem": lambda duty: c.AskProblem((duty,)),
    "snooze": lambda duty: p.RemindTomorrow((duty,)),
    "pass": lambda duty: s.Review((duty,)),
    "return": lambda duty: s.Review((duty,), passes=False),
    "record": lambda duty: s.RecordEntry((duty,)),
    "tick": lambda duty: s.Tick((duty,)),
    "which": Retell,
    "undo": c.Undo,
    "undo_step": s.UndoRoundStep,
    "send": b.ConfirmBroadcast,
    "send_now": lambda broadcast: b.ConfirmBroadcast(broadcast, urgent=True),
    "drop": b.CancelBroadcast,
    "read": b.ShowBroadcast,
    "letter": b.ShowLetter,
    "ack": b.Acknowledge,
    "note": p.KeepNote,
    "enrol_no": e.RefuseEnrol,
    "code": lambda person: e.IssueCode(person=person),
    "left": e.ConfirmLeft,
    "release_all": e.ConfirmReleaseAll,
    "tie": lambda unit: g.TieGroup(unit=unit),
    "yes": ch.Confirm,
    "no": ch.Drop,
    "answer": lambda duty: k.AskAnswer((duty,)),
    "import": d.ImportFile,
    "evidence": d.KeepAsEvidence,
    "again": d.TryAgain,
    "nudge": lambda duty: k.Nudge((duty,)),
    "suggestions": d.ShowSuggestions,
    "held": lambda unit: d.ShowHeld(unit=unit),
    "held_in": lambda chat: d.ShowHeld(chat=chat),
}
OF_TWO: dict[str, Callable[[int, int], c.Command]] = {
    "percent": lambda duty, percent: c.ReportProgress((duty,), percent=float(percent)),
    "enrol_yes": e.ConfirmEnrol,
    "release": e.ConfirmRelease,
    "unlink": lambda duty, file: d.RevokeFile((duty,), file),
    "attach": lambda duty, evidence: c.Attach((duty,), evidence=evidence),
    "told": lambda unit, last: d.ToldByHand(last, unit=unit),
    "told_in": lambda chat, last: d.ToldByHand(last, chat=chat),
}


def read_button(data: str) -> c.Command | None:
    """The command behind a pressed button, or None for anything that no button of ours carries."""
    found = DATA.fullmatch(data)
    if not found:
        return None
    name, *numbers = (part for part in found.groups() if part is not None)
    match [int(number) for number in numbers]:
        case []:
            return WITHOUT_NUMBER.get(name)
        case [one]:
            return OF_ONE[name](one) if name in OF_ONE else None
        case [one, two]:
            return OF_TWO[name](one, two) if name in OF_TWO else None
    return None
