"""Whether clauses of a message each say something of their own: then it is several things."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from domain import broadcast_commands as b
from domain import commands as c
from domain import personal_commands as p
from domain.commands import OfDuties
from domain.several import Several
from domain.words.beside_a_report import CODE, Understand
from domain.words.heard import hear
from domain.words.request_words import MAY_SHOW, SHOW

MORE, MOST, SHORTEST = 2, 6, 4  # things in one message, letters of one
# Talk around things, and what is no thing of its own: what is asked back, what takes the whole as its text.
TALK = (c.NotUnderstood, c.Greeting, c.Thanks, c.NeverMind, b.Acknowledge)
UNCLEAR = (c.AskWhich, c.AskUpdate, c.Help, p.AskNote, p.Correct, p.Note, p.EnrolByName, b.PrepareBroadcast)
# What is told where nothing but numbers, or the codes themselves, part one thing from the next.
NUMBERS = (c.ReportProgress, c.Submit)
WRITTEN = (*NUMBERS, c.ReportProblem, c.Attach)
ASKED = (c.ShowDuty, p.Away, p.Mute, p.Calendar)


@dataclass(frozen=True)
class Said:
    """What the whole message means, how a clause is understood, and whether it is about the one duty owed."""

    whole: c.Command
    understand: Understand
    of_one: bool = False


def each_of(split: list[str], said: Said, *, among_talk: bool = False) -> c.Command | None:
    """The clauses' commands, where every one says something else; `among_talk`: what names no code may be talk."""
    clauses = [clause for clause in map(str.strip, split) if len(clause) >= SHORTEST]
    by_code = sum(bool(CODE.search(clause)) for clause in clauses)
    if not 1 < len(clauses) <= MOST or (among_talk and by_code < MORE and not said.of_one):
        return None
    each = [_flat(said.understand(clause)) for clause in clauses]
    found = [one for commands in each for one in commands]
    telling = [one for one in found if not isinstance(one, TALK)]
    only_names = any(_only_names(one, clause) for one, clause in zip(found, clauses, strict=False))
    if _unclear(found, telling, by_code, said.of_one, among_talk) or (
        only_names and len(found) == len(clauses)
    ):
        return None
    by_codes = by_code >= len(telling) and all(one.duty_ids for one in telling)
    if among_talk and not by_codes and not (said.of_one and reports_and_asks(telling or found)):
        return None
    return Several(tuple(telling)) if len(telling) > len(_flat(said.whole)) and _differ(telling) else None


def _unclear(
    found: Sequence[c.Command], telling: Sequence[c.Command], by_code: int, of_one: bool, among_talk: bool
) -> bool:
    """Whether a clause would have to be asked back, or is no thing of its own."""
    if any(isinstance(one, UNCLEAR) or one == p.Away() for one in found):
        return True
    if len(telling) < len(found) and not among_talk:
        return True
    # Of what is only called by its name, nothing but a number, a problem or a link is a report beside others.
    if by_code < len(telling) and any(map(_tells_nothing, telling)):
        return True
    # What is handed in is not reminded of any more, and who owes more says of what to be quiet.
    handed_in = any(isinstance(one, c.Submit) for one in found)
    return p.Mute(()) in found and (handed_in or not of_one)


def _tells_nothing(command: c.Command) -> bool:
    """Whether it is a report without a number, a problem or a link."""
    if not isinstance(command, c.ReportProgress):
        return False
    return (command.percent, command.value, command.problem, command.links) == (None, None, None, ())


def _only_names(command: c.Command, clause: str) -> bool:
    """Whether a clause asks nothing, but shares what the next one tells: "ข้อ 7 แล้วก็ข้อ 8 เสร็จแล้ว"."""
    if not isinstance(command, c.ShowDuty):
        return False
    words = hear(clause).words
    return not (SHOW.search(words) or MAY_SHOW.search(words))


def _flat(command: c.Command) -> tuple[c.Command, ...]:
    return command.commands if isinstance(command, Several) else (command,)


def _differ(found: list[c.Command]) -> bool:
    """Whether nothing is told of a duty twice, and more than the same of several duties."""
    duties = [id_ for one in found if not isinstance(one, c.ShowDuty) for id_ in one.duty_ids]
    contents = {replace(one, duties=()) if isinstance(one, OfDuties) else one for one in found}
    looks = [one.name for one in found if not one.duty_ids]
    return len(duties) == len(set(duties)) and len(looks) == len(set(looks)) and len(contents) > 1


def reports_and_asks(found: Sequence[c.Command]) -> bool:
    """Whether how far it is is told once, and one other thing asked: "33% ค่ะ อย่าเพิ่งเตือนนะคะ"."""
    first, *more = found
    return isinstance(first, NUMBERS) and len(more) == 1 and isinstance(more[0], ASKED)
