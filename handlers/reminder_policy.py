"""When the bot reminds: told in words, and changed as a line of the workbook's นโยบายเตือน."""

from datetime import datetime

from domain import change_commands as ch
from domain import desk_commands as d
from domain.notices import Answer, Owed
from domain.people import Actor, Role
from domain.policy_words import policy_words
from domain.ports import Work
from domain.proposals import Effect, Line
from domain.workbook.own_rows import policy_row
from handlers.calendar_changes import refused


def show_policy(_command: d.ShowPolicy, actor: Actor, work: Work, _now: datetime) -> list[Owed]:
    """What is told when, and to a coordinator how to change it."""
    changes = actor.person is not None and actor.person.has(Role.COORDINATOR)
    return [Answer("reminder_policy", {"lines": _words(work), "changes": changes})]


def _words(work: Work) -> list[str]:
    return policy_words(work.policies(), dict(work.duties.systems()))


def set_policy(command: ch.SetPolicy, actor: Actor, work: Work, now: datetime) -> Effect:
    """The line as a file would bring it, by the import's own rules; what it comes to is told in words."""
    system = command.system or None
    known = work.book.office().policies.get((command.key, system))
    row = policy_row(command.key, command.value, command.system)
    report = work.book.bring_in([row], now, actor.via)
    if not report.written:
        return refused(report)
    now_kept = work.book.office().policies[command.key, system]
    called = dict(work.duties.systems()).get(command.system, "")
    what = f"{command.key} ({called})" if called else command.key
    notes = tuple(("policy", line) for line in ("ปีนี้จะเตือน", *(f"- {line}" for line in _words(work))))
    return Effect("set_policy", [], (Line(what, known.value if known else "", now_kept.value),), notes)
