"""A message that was unsent or edited: what it did is taken back while it can be, and its words go."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from domain import change_commands as ch
from domain.broadcasts import Broadcast
from domain.dates import show, show_days
from domain.history import Word
from domain.messages import Gone
from domain.notices import Answer, Kind, ToTell
from domain.people import Actor, Person
from domain.ports import Work
from domain.telling import duty_facts
from domain.workbook.taken import REASSIGN
from handlers.tell_holders import tell_withdrawn
from handlers.undo import can_take_back, soon_enough

TOLD_WITHIN = timedelta(days=7)
LASTING = (ch.HandOver, ch.AddItem, ch.DateRound, ch.SetDayOff, ch.SetPolicy)


@dataclass(frozen=True)
class Way:
    """What an edit finds: a `stop` where nothing can be changed any more, or what the words answer anew."""

    stop: Answer | None = None
    heard: bool = False
    question: Mapping[str, Any] | None = None
    asked_by: int | None = None


def withdraw(inbox_id: int, why: Gone, speaker: Person | None, work: Work, now: datetime) -> None:
    """The message is not for us any more; its sender reads what came of it with our next reply.

    LINE may leave out who the `speaker` is.
    """
    ids = work.messages.earlier(inbox_id)
    if not ids:
        return
    words, announced = _of(ids, work)
    imported = work.office_files.imported_from(ids)
    senders = [one.person_id for one in words] + [one.by for one in announced] + [imported]
    sender = speaker.id if speaker else next((one for one in senders if one), None)
    came_of_it = _undone(ids, words, sender, work, now) | {
        "announced": sum(_reached(one, work) for one in announced if one.state == "sent"),
        "imported": imported is not None,
        "changed": _lasts(ids, work),
    }
    if sender and any(came_of_it.values()):
        work.notices.tell([_news(inbox_id, sender, {"why": why.value, **came_of_it}, now)], now)
    work.messages.forget(ids, why, now)
    for duty_id in dict.fromkeys(word.duty_id for word in words) or (None,):
        work.history.audit(now, sender, "chat", why.value, duty_id)


def make_way(inbox_id: int, speaker: Person | None, work: Work, now: datetime) -> Way:
    """Take back what the earlier versions did, all of it or nothing, so that the new words can be heard."""
    ids = work.messages.earlier(inbox_id)
    if not ids:
        return Way()
    words, announced = _of(ids, work)
    step = work.decisions.round_step_of(ids)
    sender = speaker.id if speaker else None
    late = step is not None and not (step.newest and soon_enough(step.at, now))
    late = late or any(one.state == "sent" for one in announced) or _lasts(ids, work)
    if late or not _all_can_go(words, sender, work, now):
        return Way(stop=Answer("edit_too_late", {"duties": _duties(words, work, now)}, matters=True))
    heard, (question, asked_by) = work.messages.were_handled(ids), work.messages.question_of(ids)
    _take_back_step(ids, work, now)
    _take_back(words, sender, work, now)
    work.messages.forget(ids, Gone.EDITED, now)
    return Way(None, heard, question, asked_by)


def _of(ids: Sequence[int], work: Work) -> tuple[list[Word], list[Broadcast]]:
    """What these events did to duties, which nobody else changes from now on, and what they announced."""
    words = work.history.of_events(ids)
    work.duties.hold(word.duty_id for word in words)
    return words, work.broadcasts.of_events(ids)


def _lasts(ids: Sequence[int], work: Work) -> bool:
    """Whether a change was confirmed that nothing but another change takes back."""
    confirmed = [one for one in work.proposals.of_events(ids) if one.state == "confirmed"]
    return any(isinstance(command, LASTING) for one in confirmed for command in one.commands)


def _all_can_go(words: Sequence[Word], sender: int | None, work: Work, now: datetime) -> bool:
    """Whether undo's rules allow all of them; of a duty that was named twice the newest decides."""
    newest = {word.duty_id: word for word in reversed(words)}
    return all(_can_go(word, sender, work, now) for word in newest.values())


def _can_go(word: Word, sender: int | None, work: Work, now: datetime) -> bool:
    """Whether undo's rules allow it; what another coordinator confirmed is theirs."""
    if sender not in (None, word.person_id):
        return False
    people = work.people.get([word.person_id]) if word.person_id else []
    if not people or not soon_enough(word.at, now):
        return False
    stands_for = frozenset(work.absences.stood_for(people[0].id, now.date()))
    return can_take_back(word, Actor(people[0], "chat", stands_for=stands_for), work)


def _undone(
    ids: Sequence[int], words: Sequence[Word], sender: int | None, work: Work, now: datetime
) -> dict[str, Any]:
    """Take back what can go, and say what went and what stays."""
    step = _take_back_step(ids, work, now)
    leave, quiet = work.absences.take_back(ids), work.absences.end_quiet(ids, now.date())
    back = _take_back(words, sender, work, now)
    stays = [word for word in words if word not in back and word.kind != REASSIGN]
    return {
        "back": _duties(back, work, now),
        "stays": _duties(stays, work, now),
        "step": step,
        "leave": [show_days(first, last) for first, last in leave],
        "quiet": [show(until) for until in quiet],
    }


def _take_back(words: Sequence[Word], sender: int | None, work: Work, now: datetime) -> list[Word]:
    """What could be taken back, newest first; who had read of it is told."""
    back = [word for word in words if _can_go(word, sender, work, now) and work.history.undo(word.id, now)]
    for word in back:
        (duty,) = work.duties.get([word.duty_id])
        work.notices.tell(tell_withdrawn(word, duty, work, now), now)
    return back


def _take_back_step(ids: Sequence[int], work: Work, now: datetime) -> str:
    """The step of a whole round that is taken back, or nothing."""
    step = work.decisions.round_step_of(ids)
    if step is None or not step.newest or not soon_enough(step.at, now):
        return ""
    return step.name if work.decisions.take_back(step, now) else ""


def _duties(words: Sequence[Word], work: Work, now: datetime) -> list[dict[str, Any]]:
    return [duty_facts(duty, now.date()) for duty in work.duties.get({word.duty_id for word in words})]


def _reached(broadcast: Broadcast, work: Work) -> int:
    """To how many it has gone already."""
    return len(work.notices.gone(f"broadcast:{broadcast.id}:{person}" for person in broadcast.to))


def _news(inbox_id: int, person: int, facts: Mapping[str, Any], now: datetime) -> ToTell:
    key, until = f"withdrawn:{inbox_id}", now + TOLD_WITHIN
    return ToTell(key, Kind.IMMEDIATE, person, "message_withdrawn", facts, None, now, until)
