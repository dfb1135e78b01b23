"""A whole round gets another office date: which round the words mean, and what is missing."""

from datetime import datetime

from domain import change_commands as ch
from domain import coordinator_commands as k
from domain.adding import round_name
from domain.calendar import WorkingDays
from domain.dates import read_date
from domain.notices import Answer, Owed
from domain.office import Office, Round
from domain.people import Actor
from domain.ports import Work
from domain.words.systems_said import names_of
from domain.workbook.names import same
from handlers.proposing import propose

OPTIONS = 12


def move_round(command: k.MoveRound, actor: Actor, work: Work, now: datetime) -> list[Owed]:
    """The preview; a round that is not clear, or a missing reason, is asked for; raises `DateUnclear`."""
    day = read_date(command.until, now.date(), WorkingDays(work.days_off()))
    office = work.book.office()
    found = _meant(command.words, office, now)
    if len(found) != 1 or not command.reason:
        facts = {
            "rounds": [f"{one.code} {round_name(office, one)}" for one in found][:OPTIONS],
            "until": command.until,
            "reason": command.reason,
        }
        return [Answer("round_unclear", facts)]
    return propose(ch.DateRound(found[0].code, day, command.reason), actor, work, now)


def _meant(words: str, office: Office, now: datetime) -> list[Round]:
    """The rounds that are not over and are named: by code, by name, else by their system."""
    said = same(words)
    coming = [one for one in office.rounds.values() if one.office_on >= now.date()]
    coded = [one for one in coming if same(one.code) in said]
    if coded:
        return coded
    named = [one for one in coming if same(round_name(office, one)) in said or same(one.name) in said]
    if named:
        return named
    return [one for one in coming if _system_said(one, office, said)]


def _system_said(one: Round, office: Office, said: str) -> bool:
    system = office.systems[one.system]
    return any(same(name) in said for name in names_of(system.code, system.name))
