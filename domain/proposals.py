"""Changes that wait for a coordinator's tap: what they are as JSON, and what is shown of them."""

import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, field, fields
from datetime import date, datetime, timedelta
from typing import Any, Protocol

from domain import change_commands as ch
from domain import commands as c
from domain import step_commands as s
from domain.notices import Owed
from domain.people import Actor

KINDS: dict[str, type[c.Command]] = {
    "move_duties": s.MoveDate,
    "cancel": s.CancelDuty,
    "reopen": s.Reopen,
    "hand_over": ch.HandOver,
    "add_item": ch.AddItem,
    "date_round": ch.DateRound,
    "set_day_off": ch.SetDayOff,
    "set_policy": ch.SetPolicy,
    "tell_director": ch.TellDirector,
}
NAMES = {kind: name for name, kind in KINDS.items()}
LIVES = timedelta(days=7)  # office time; what is older was said of another week
Arguments = dict[str, Any]


def _is(kind: type) -> Callable[[Any], Any]:
    def check(value: Any) -> Any:
        if type(value) is not kind:  # a bool is an int to isinstance
            raise ValueError(f"{value!r} is no {kind.__name__}")
        return value

    return check


def _all(one: Callable[[Any], Any]) -> Callable[[Any], tuple[Any, ...]]:
    return lambda values: tuple(map(one, _is(list)(values)))


READ: dict[str, Callable[[Any], Any]] = {
    "duties": _all(_is(int)),
    "taker": _is(int),
    "giver": _is(int),
    "until": _is(str),
    "reason": _is(str),
    "title": _is(str),
    "round": _is(str),
    "to": _all(_is(str)),
    "key": _is(str),
    "value": _is(str),
    "system": _is(str),
    "day": lambda value: date.fromisoformat(_is(str)(value)),
    "is_holiday": _is(bool),
}


def to_json(commands: Sequence[c.Command]) -> list[Arguments]:
    """The changes as a database or a sheet keeps them."""
    return [
        {"kind": NAMES[type(one)]} | {key: _plain(value) for key, value in vars(one).items()}
        for one in commands
    ]


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value


def from_json(kept: Any) -> tuple[c.Command, ...]:
    """The changes again; raises `ValueError` for anything that `to_json` never wrote."""
    return tuple(map(_command, _is(list)(kept)))


def _command(kept: Any) -> c.Command:
    kind = KINDS.get(_is(str)(_is(dict)(kept).get("kind")))
    if kind is None or {one.name for one in fields(kind)} | {"kind"} != kept.keys():
        raise ValueError(f"no change: {kept!r}")
    return kind(**{key: READ[key](value) for key, value in kept.items() if key != "kind"})


@dataclass(frozen=True)
class Line:
    """One thing that changes: what it is called, what it is now and will be, and who holds it."""

    what: str
    before: str = ""
    after: str = ""
    who: tuple[str, ...] = ()


@dataclass(frozen=True)
class Effect:
    """What carrying a change out comes to; without lines nothing would change, and `owed` says why.

    `reason` is why, in somebody's words; `notes` (what sort, words) is what is worth knowing before
    the tap.
    """

    kind: str
    owed: Sequence[Owed]
    lines: tuple[Line, ...] = ()
    notes: tuple[tuple[str, str], ...] = ()
    reason: str = ""
    duties: tuple[int, ...] = field(default=(), compare=False)


def digest(effects: Sequence[Effect]) -> str:
    """The same exactly when the same would be shown, so that nothing unseen is confirmed."""
    seen = [[one.kind, [asdict(line) for line in one.lines], one.notes, one.reason] for one in effects]
    return hashlib.sha256(json.dumps(seen, ensure_ascii=False).encode()).hexdigest()


@dataclass(frozen=True)
class Proposal:
    """A change that somebody asked for; `state` is draft, confirmed, dropped or expired.

    `proposer` and `decider` are names to show; `words` and `inbox_id` those of the message, if it was one.
    """

    id: int
    commands: tuple[c.Command, ...]
    shown: str
    proposer: str
    words: str
    inbox_id: int | None
    at: datetime
    state: str = "draft"
    decider: str = ""
    decided_at: datetime | None = None


class Proposals(Protocol):
    """Changes that wait, and what became of them."""

    def draft(self, commands: Sequence[c.Command], shown: str, actor: Actor, now: datetime) -> int: ...
    def get(self, proposal_id: int) -> Proposal | None: ...
    def of_events(self, inbox_ids: Sequence[int]) -> list[Proposal]: ...
    def settle(self, proposal_id: int, state: str, by: Actor, now: datetime) -> bool: ...
    def show_again(self, proposal_id: int, shown: str, now: datetime) -> None: ...
    def forget(self, older_than: datetime) -> int: ...
