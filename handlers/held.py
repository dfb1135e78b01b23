"""What quota keeps back, as text that a coordinator pastes by hand: by unit, or for a group's chat."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from domain import desk_commands as d
from domain.notices import Answer, Notice, NoticeState, Owed
from domain.people import Actor
from domain.ports import Work

UNITS = 12  # a button each


def show_held(command: d.ShowHeld, _actor: Actor, work: Work, _now: datetime) -> list[Owed]:
    """Whose it is, with a button each; and the text itself where there is one place, or one was chosen."""
    places = _places(work)
    if command.unit or command.chat:
        chosen = [one for one in places if (one["unit"], one["chat"]) == (command.unit, command.chat)]
        return [Answer("held_paste", chosen[0])] if chosen else [Answer("held", _counted(places))]
    owed: list[Owed] = [Answer("held", _counted(places))]
    return [*owed, Answer("held_paste", places[0])] if len(places) == 1 else owed


def told_by_hand(command: d.ToldByHand, _actor: Actor, work: Work, _now: datetime) -> list[Owed]:
    """It was pasted by hand: it is not sent as well when there is room."""
    held = work.notices.held()
    units = _units(held, work)
    theirs = [
        notice.id
        for notice in held
        if _place(notice, units) == (command.unit, command.chat) and notice.id <= command.last
    ]
    work.notices.end(theirs, NoticeState.CLEARED, "told by hand")
    left = len(held) - len(theirs)
    return [Answer("held_told", {"told": len(theirs), "left": left}, matters=bool(theirs))]


def _counted(places: list[dict[str, Any]]) -> dict[str, Any]:
    count = sum(one["count"] for one in places)
    return {"places": places[:UNITS], "more": len(places[UNITS:]), "count": count}


def _places(work: Work) -> list[dict[str, Any]]:
    """The units and groups whose notices are kept back, most first."""
    held = work.notices.held()
    units, names = _units(held, work), dict(work.groups.units())
    kept: dict[tuple[int | None, int | None], list[Notice]] = {}
    for notice in held:
        kept.setdefault(_place(notice, units), []).append(notice)
    groups = {chat.id: chat.name for chat in work.groups.all()}
    places = [
        {
            "unit": unit,
            "chat": chat,
            "name": names.get(unit or 0, "") or groups.get(chat or 0, ""),
            "count": len(its),
            "people": len({one.person_id for one in its}),
            "last": its[-1].id,
        }
        for (unit, chat), its in kept.items()
    ]
    return sorted(places, key=lambda one: (-int(str(one["count"])), str(one["name"])))


def _units(held: Iterable[Notice], work: Work) -> dict[int, int]:
    """The unit of each person to whom something is kept back."""
    people = {notice.person_id for notice in held if notice.person_id}
    return {person.id: person.unit_id for person in work.people.get(people)}


def _place(notice: Notice, units: dict[int, int]) -> tuple[int | None, int | None]:
    return (units.get(notice.person_id), None) if notice.person_id else (None, notice.chat_id)
