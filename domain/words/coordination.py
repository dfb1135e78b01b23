"""What coordinators and reviewers ask in whole sentences: "คณะกรรมการให้ส่งกลับอีหกนะคะ เพราะว่าขาดภาพ"."""

from collections.abc import Sequence
from dataclasses import replace

from domain import commands as c
from domain import coordinator_commands as k
from domain import step_commands as s
from domain.commands import OfDuties
from domain.duties import urgency
from domain.office import StepKind
from domain.several import Several
from domain.words import coordinator_words as w
from domain.words import request_words as asks
from domain.words.asked import Asked, ask
from domain.words.circle import Meant
from domain.words.clauses import Part
from domain.words.giving_way import beside
from domain.words.joined import spans
from domain.words.nudging import nudge_all
from domain.words.reasons import reason_of
from domain.words.reports import Report
from domain.words.steps_asked import JUDGES, MAKERS, is_own, nudge, reassign
from domain.words.whole_office import at_once, of_the_whole

VERDICTS = frozenset({StepKind.CHECK, StepKind.APPROVE})


def read_coordination(asked: Asked) -> c.Command | None:
    """The command, or the question which duty; None for words that only sound like it."""
    words = asks.POLITE_ASK.sub(" ", asked.words)
    asked_for = at_once(asked, words, asks.QUESTION)
    if asked_for or asks.QUESTION.search(words) or asks.THANKS_FIRST.search(words):
        return asked_for
    whole = of_the_whole(asked, words, reason_of(asked)) or nudge_all(asked, words)
    if whole or not asked.part.meant:
        return whole or _of_people(asked)
    if asked.part.report.submits and not asked.setting.roles & JUDGES and is_own(asked):
        return None
    return _each(asked) or _of_duties(asked, words)


def found_right(asked: Asked) -> c.Command | None:
    """ "E6 ถูกต้องครบถ้วนแล้ว", by who judges and of others' work that waits for it: of one's own it hands in."""
    setting, ids = asked.setting, asked.named
    if not ids or not setting.roles & JUDGES or not w.FOUND_RIGHT.fullmatch(beside(asked)):
        return None
    held = {duty.id for duty in setting.held}
    steps = [duty.waits_for for duty in setting.duties(ids) if duty.id not in held]
    waiting = [step for step in steps if step and step.kind in VERDICTS]
    return s.Review(ids) if len(waiting) == len(ids) else None


def _of_people(asked: Asked) -> c.Command | None:
    """ "เตือนพี่มาลีให้ที": which of theirs?"""
    command = nudge(asked, ()) or reassign(asked, ())
    called = asked.setting.duties(tuple(asked.setting.called or ()))
    owed = tuple(duty.id for duty in sorted(called, key=urgency) if duty.opens_on <= asked.setting.today)
    if isinstance(command, k.Nudge) and len(owed) == 1:
        return k.Nudge(owed)
    return c.AskWhich(owed, meant=command) if command and owed else None


def _each(asked: Asked) -> c.Command | None:
    """Different steps of different duties in one message."""
    meant = asked.part.meant
    if len(meant) <= 1 or not asked.part.sure:
        return None
    commands: list[c.Command] = []
    for one, (start, end) in zip(meant, _clauses(asked.words, meant), strict=True):
        words = asked.words[start:end]
        heard = replace(asked.heard, said=words, words=words, links=())
        part = Part((replace(one, start=one.start - start, end=one.end - start),), Report())
        clause = ask(heard, asked.setting, part)
        command = _of_duties(clause, words) or _moved_too(clause, commands)
        if command is None:
            return None
        commands.append(command)
    contents = {(one.name, str(replace(one, duties=()))) for one in commands if isinstance(one, OfDuties)}
    return Several(tuple(commands)) if len(contents) > 1 else None


def _moved_too(clause: Asked, before: Sequence[c.Command]) -> c.Command | None:
    """ "เลื่อน E7 ไป 24 ก.ค. E8 ไป 31 ก.ค.": what was said once is not said again of the next."""
    if not clause.days or not before or not isinstance(before[-1], s.MoveDate):
        return None
    day = clause.days[0]
    return s.MoveDate(clause.named, clause.words[day.start : day.end].strip(), before[-1].reason)


def _clauses(words: str, meant: Sequence[Meant]) -> list[tuple[int, int]]:
    """Each duty's own words: where they are joined by a word, else up to the next duty."""
    ends = [*(one.start for one in meant[1:]), len(words)]
    return spans(words, [(one,) for one in meant]) or list(zip([0, *ends[:-1]], ends, strict=True))


def _of_duties(asked: Asked, words: str) -> c.Command | None:
    ids = asked.named
    for make in MAKERS:
        command = make(asked, ids)
        if command is None:
            continue
        if ids:
            return command
        return c.AskWhich(asked.part.candidates, meant=command) if asked.part.candidates else None
    return None
