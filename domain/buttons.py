"""What a button carries: a command in a few characters, read back strictly."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from domain import commands as c

DATA = re.compile(r"([a-z_]{1,20})(?::([0-9]{1,12})(?:,([0-9]{1,12}))?)?")


@dataclass(frozen=True)
class Retell(c.Command):
    """A quick reply to "which one?": say the kept words again, of this duty."""

    name = "retell"
    duty: int


Maker = Callable[[int, int], c.Command]

MAKERS: dict[str, Maker] = {
    "list": lambda _a, _b: c.ListDuties(),
    "help": lambda _a, _b: c.Help(),
    "owes": lambda _a, _b: c.WhoOwes(),
    "duty": lambda duty, _: c.ShowDuty((duty,)),
    "update": lambda duty, _: c.AskUpdate((duty,)),
    "percent": lambda duty, percent: c.ReportProgress((duty,), percent=float(percent)),
    "submit": lambda duty, _: c.Submit((duty,)),
    "problem": lambda duty, _: c.AskProblem((duty,)),
    "which": lambda duty, _: Retell(duty),
    "attach": lambda duty, evidence: c.Attach((duty,), evidence=evidence),
    "undo": lambda update, _: c.Undo(update),
    "send": lambda broadcast, _: c.ConfirmBroadcast(broadcast),
    "drop": lambda broadcast, _: c.CancelBroadcast(broadcast),
    "read": lambda broadcast, _: c.ShowBroadcast(broadcast),
    "ack": lambda broadcast, _: c.Acknowledge(broadcast),
}


def read_button(data: str) -> c.Command | None:
    """The command behind a pressed button, or None for anything that no button of ours carries."""
    found = DATA.fullmatch(data)
    if not found or found[1] not in MAKERS:
        return None
    return MAKERS[found[1]](int(found[2] or 0), int(found[3] or 0))
