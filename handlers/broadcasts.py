"""Announcements: a coordinator prepares, looks, confirms; everybody reads and says so."""

from datetime import datetime, timedelta
from typing import Any

from domain import broadcast_commands as b
from domain.broadcasts import Broadcast
from domain.hours import next_quiet_end
from domain.notices import Answer, Ask, Kind, Owed, ToTell
from domain.people import Actor, Person
from domain.ports import Work
from domain.thai import plain

LONGEST = 1_000
BY_HAND_LIVES = timedelta(days=7)


def prepare(command: b.PrepareBroadcast, actor: Actor, work: Work, now: datetime) -> list[Owed]:
    """Show who will get the announcement and what it costs, before anything goes out."""
    words = command.text.strip()
    if not actor.in_private:
        return [Answer("ask_in_private")]
    if not words or len(words) > LONGEST or actor.person is None:
        return [Ask({"ask": "announce"}), Answer("broadcast_empty", {"longest": LONGEST})]
    people, system = audience(words, actor.person, work, now)
    reachable = work.people.chats()
    to = [person for person in people if person.id in reachable]
    if not to:
        return [Answer("broadcast_nobody", {"system": system})]
    draft = work.broadcasts.draft(actor.person.id, words, [person.id for person in to], now, actor.said_in)
    facts = {
        "broadcast": draft.id,
        "words": words,
        "to": len(to),
        "system": system,
        "names": [person.address for person in to[:8]],
        "more": max(0, len(to) - 8),
        "unreachable": len(people) - len(to),
        "at_once": next_quiet_end(now, work.days_off()) == now,
    }
    facts |= _price(len(to), work, now)
    return [Ask({"ask": "broadcast", "broadcast": draft.id}), Answer("broadcast_preview", facts)]


def confirm(command: b.ConfirmBroadcast, _actor: Actor, work: Work, now: datetime) -> list[Owed]:
    """Send what was previewed, once; outside office hours it waits for the morning."""
    broadcast = work.broadcasts.get(command.broadcast)
    if broadcast is None or not work.broadcasts.settle(broadcast.id, "sent", now):
        return [Answer("broadcast_settled", {"sent": bool(broadcast and broadcast.state == "sent")})]
    if not _price(len(broadcast.to), work, now)["fits"]:
        return _by_hand(broadcast, work, now)
    at = now if command.urgent else next_quiet_end(now, work.days_off())
    facts = {
        "broadcast": broadcast.id,
        "to": len(broadcast.to),
        "at_once": at == now,
        "at": at.strftime("%H.%M"),
    }
    letters = _letters(broadcast, work, push_at=at, ride_from=now, urgent=command.urgent)
    return [Answer("broadcast_sent", facts, matters=True), *letters]


def _by_hand(broadcast: Broadcast, work: Work, now: datetime) -> list[Owed]:
    """A text to paste; whoever talks to the bot, or is pushed something, reads it as well and may say so."""
    text = {"words": broadcast.words, **_sender(broadcast, work)}
    facts = {"broadcast": broadcast.id, "to": len(broadcast.to)}
    owed: list[Owed] = [Answer("broadcast_by_hand", facts, matters=True), Answer("broadcast_paste", text)]
    letters = _letters(broadcast, work, ride_from=now, join_from=now, expires_at=now + BY_HAND_LIVES)
    return [*owed, *letters]


def cancel(command: b.CancelBroadcast, _actor: Actor, work: Work, now: datetime) -> list[Owed]:
    """Nothing goes out."""
    work.broadcasts.settle(command.broadcast, "dropped", now)
    broadcast = work.broadcasts.get(command.broadcast)
    if broadcast and broadcast.state == "sent":
        return [Answer("broadcast_settled", {"sent": True})]
    return [Answer("broadcast_dropped")]


def show(command: b.ShowBroadcast, _actor: Actor, work: Work, _now: datetime) -> list[Owed]:
    """Who has read it, for the coordinator alone."""
    broadcast = work.broadcasts.get(command.broadcast)
    if broadcast is None:
        return [Answer("nothing_to_acknowledge")]
    waiting = [person.address for person in work.people.get(set(broadcast.to) - set(broadcast.read))]
    facts = {
        "read": len(broadcast.read),
        "to": len(broadcast.to),
        "waiting": waiting[:20],
        "broadcast": broadcast.id,
        "letter": broadcast.letter,
    }
    return [Answer("broadcast_readers", facts)]


def acknowledge(command: b.Acknowledge, actor: Actor, work: Work, now: datetime) -> list[Owed]:
    """รับทราบ is counted once."""
    if actor.person is None or (command.broadcast is None and not actor.in_private):
        return []
    number = command.broadcast or work.broadcasts.newest_for(actor.person.id)
    broadcast = work.broadcasts.get(number) if number else None
    if broadcast is None or actor.person.id not in broadcast.to or broadcast.state != "sent":
        return [Answer("nothing_to_acknowledge")] if actor.in_private else []
    first = work.broadcasts.acknowledge(broadcast.id, actor.person.id, now)
    return [Answer("acknowledged", {"name": actor.person.address, "first": first}, matters=first)]


def audience(words: str, by: Person, work: Work, now: datetime) -> tuple[list[Person], str]:
    """Whom an announcement is for: who still owes the system it names, or everybody; never its sender."""
    named = {code: name for code, name in work.duties.systems() if names_system(words, code, name)}
    if named:
        owing = work.duties.holders_owing(named, now.date())
        return work.people.get(owing - {by.id}), ", ".join(named.values())
    return [person for person in work.people.working() if person.id != by.id], ""


def names_system(words: str, code: str, name: str) -> bool:
    """Whether the words name this system, however it is spaced."""
    said = _bare(words)
    return _bare(name) in said or _bare(code) in said


def _bare(text: str) -> str:
    return plain(text).replace("-", "").replace(" ", "")


def _price(cost: int, work: Work, now: datetime) -> dict[str, Any]:
    """What pushing it to so many costs, and what it leaves beside what is kept for last rungs."""
    quota = work.quota.now(now)
    fits = quota.holds_back(cost, goes_anyway=False) is None
    after = None if quota.left is None else max(0, quota.left - cost)
    return {"quota": quota.left, "kept": quota.kept, "after": after, "fits": fits}


def _sender(broadcast: Broadcast, work: Work) -> dict[str, str]:
    by = work.people.get([broadcast.by])[0]
    return {"by": by.address, "unit": by.unit_name}


def _letters(
    broadcast: Broadcast, work: Work, *, urgent: bool = False, push_at: datetime | None = None, **times: Any
) -> list[ToTell]:
    facts = {"broadcast": broadcast.id, "words": broadcast.words, **_sender(broadcast, work)}
    if urgent:
        facts["urgent"] = True
    return [
        ToTell(
            f"broadcast:{broadcast.id}:{id_}",
            Kind.BROADCAST,
            id_,
            "broadcast",
            facts,
            push_at,
            **times,
        )
        for id_ in broadcast.to
    ]
