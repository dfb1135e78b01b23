"""LINE groups: how the bot comes in, whose a group is, and what strangers in it are told."""

from datetime import datetime

from domain import group_commands as g
from domain.notices import Answer, Owed
from domain.people import Actor, Chat, Role
from domain.ports import Work
from domain.words.group_requests import means_office, whose
from domain.words.said_units import Unit, units_near, units_said

CHOICES = 12


def introduce(_command: g.Introduce, actor: Actor, _work: Work, _now: datetime) -> list[Owed]:
    """Three lines for a group that the bot was invited into."""
    return [Answer("introduce", _facts(actor.chat))] if actor.chat else []


def meet_stranger(command: g.StrangerSpeaks, actor: Actor, work: Work, now: datetime) -> list[Owed]:
    """How to enrol, or where to ask, once a day; in a group that is nobody's, who the bot is."""
    if actor.chat is None or not work.questions.first_on(actor.conversation, now.date()):
        return []
    if not actor.chat.tied:
        return introduce(g.Introduce(), actor, work, now)
    return [Answer("stranger_in_group" if command.known else "nameless_in_group")]


def file_in_group(_command: g.GroupFile, _actor: Actor, _work: Work, _now: datetime) -> list[Owed]:
    """Files are fetched in 1:1 only."""
    return [Answer("file_in_private")]


def tie_group(command: g.TieGroup, actor: Actor, work: Work, _now: datetime) -> list[Owed]:
    """The group becomes a unit's or the office's; which one is asked where the words do not tell."""
    if actor.chat is None or actor.in_private:
        return [Answer("tie_there", {"groups": _all(work)})]
    units = work.groups.units()
    said = whose(command.words)
    meant = [unit for unit in units if unit[0] == command.unit] or units_said(said, units)
    if command.office or (not meant and means_office(said)):
        return _tie(actor.chat, None, work)
    if len(meant) == 1:
        return _tie(actor.chat, meant[0], work)
    choices = meant or units_near(said, units) or units
    return [
        Answer("tie_to_whom", {"choices": [{"id": id_, "name": name} for id_, name in choices[:CHOICES]]})
    ]


def _tie(chat: Chat, unit: Unit | None, work: Work) -> list[Owed]:
    work.groups.tie(chat.id, unit[0] if unit else None)
    before = _facts(chat)
    return [Answer("group_tied", {"unit": unit[1] if unit else "", "before": before})]


def untie_group(_command: g.UntieGroup, actor: Actor, work: Work, _now: datetime) -> list[Owed]:
    """Nothing of the office is said here any more."""
    if actor.chat is None or actor.in_private:
        return [Answer("tie_there", {"groups": _all(work)})]
    work.groups.untie(actor.chat.id)
    return [Answer("group_untied", _facts(actor.chat))]


def show_group(_command: g.ShowGroup, actor: Actor, work: Work, _now: datetime) -> list[Owed]:
    """What the bot knows this group as, and how to tie it; in 1:1 a coordinator sees all of them."""
    if actor.chat and not actor.in_private:
        return [Answer("group", _facts(actor.chat))]
    sees_all = actor.person is not None and actor.person.has(Role.COORDINATOR)
    return [Answer("tie_there", {"groups": _all(work) if sees_all else []})]


def _all(work: Work) -> list[dict[str, object]]:
    return [_facts(chat) for chat in work.groups.all()]


def _facts(chat: Chat) -> dict[str, object]:
    return {
        "number": chat.id,
        "name": chat.name,
        "members": chat.members or 0,
        "tied": chat.tied,
        "unit": chat.unit,
    }
