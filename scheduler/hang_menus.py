"""Step: LINE shows everybody the menu of what they are to the office. Nothing waits for it."""

from collections.abc import Callable
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime, timedelta
from functools import partial
from typing import Protocol

import structlog

from domain.clocks import Clocks
from domain.errors import Never, TryLater
from domain.menus import MENUS, STRANGER, Menu, Seat, menu_of
from domain.ports import Store, Work

REST = timedelta(seconds=5)  # between looks while all hangs as it should
AGAIN = timedelta(minutes=10)  # after LINE was out of reach
A_DAY = timedelta(days=1)  # then LINE's list is read again, and what was refused is tried once more
LEASE = timedelta(minutes=1)
MENUS_FACT, EVERYTHING, FOR_ALL, A_CHAT = "menus", "everything", "for_all", "a chat"
AT_ONCE = 20  # chats a step
Task = Callable[[], None]
log = structlog.get_logger()


class AtLine(Protocol):
    """LINE's menus; each call raises `TryLater` or `Never`."""

    def name(self, menu: Menu) -> str: ...
    def ours(self) -> dict[str, str]: ...
    def make(self, menu: Menu) -> str: ...
    def give_picture(self, id_: str, menu: Menu) -> None: ...
    def show_all(self, id_: str) -> None: ...
    def show(self, user: str, id_: str) -> None: ...
    def show_none(self, user: str) -> None: ...
    def delete(self, id_: str) -> None: ...


@dataclass(frozen=True)
class Known:
    """What is at LINE: `made` id → name, with their pictures; `for_all` an id; `refused` what → why."""

    made: dict[str, str] = field(default_factory=dict)
    for_all: str = ""
    refused: dict[str, str] = field(default_factory=dict)

    def ids(self) -> dict[str, str]:
        """One id of each name, the oldest."""
        return {name: id_ for id_, name in reversed(self.made.items())}


def known_menus(work: Work) -> tuple[Known, datetime] | None:
    """What was kept, and when LINE's list was read last."""
    fact = work.facts.get(MENUS_FACT)
    return (Known(**fact[0]), fact[1]) if fact else None


class HangMenus:
    """One thing a call: a menu is made, some chats get theirs, or one that hangs nowhere is taken away."""

    def __init__(self, store: Store, line: AtLine, clocks: Clocks) -> None:
        self._store = store
        self._line = line
        self._clocks = clocks
        self._rests_until: datetime | None = None

    def __call__(self, me: str) -> bool:
        """Do what is due; returns whether anything was."""
        machine = self._clocks.machine()
        if self._rests_until and machine < self._rests_until:
            return False
        with self._store.look() as work:
            task = self._due(work, machine)
        if task is None or not self._mine(me, machine):
            self._rests_until = machine + REST
            return False
        try:
            task()
        except TryLater as later:
            log.warning("menus wait", reason=later.reason)
            self._rests_until = machine + AGAIN
            return False
        return True

    def _mine(self, me: str, machine: datetime) -> bool:
        with self._store.work() as work:
            return work.leases.take(MENUS_FACT, me, LEASE, machine)

    def _due(self, work: Work, machine: datetime) -> Task | None:
        known, at = known_menus(work) or (Known(), machine - A_DAY)
        if machine - at >= A_DAY:
            return partial(self._compare, replace(known, refused={}), machine)
        if EVERYTHING in known.refused:
            return None
        if self._missing(known) or self._for_all(known):
            return partial(self._make, known, at)
        stale = self._stale(known, work)
        if stale:
            return partial(self._hang, stale[:AT_ONCE], known, at)
        over = self._superseded(known, work)
        return partial(self._take_away, over[0], known, at) if over else None

    def _missing(self, known: Known) -> list[Menu]:
        there = {*known.made.values(), *known.refused}
        return [menu for menu in MENUS if self._line.name(menu) not in there]

    def _for_all(self, known: Known) -> str:
        """The id of the menu that everybody should see, where they do not."""
        id_ = known.ids().get(self._line.name(STRANGER), known.for_all)
        return "" if id_ == known.for_all or FOR_ALL in known.refused else id_

    def _compare(self, known: Known, machine: datetime) -> None:
        """What LINE has no more is forgotten; what it has of ours beside that is known, to be taken away."""
        try:
            listed = self._line.ours()
        except Never as no:
            self._keep(_refused(known, EVERYTHING, no), machine)
            return
        still = {id_: name for id_, name in known.made.items() if id_ in listed}
        unmade = {self._line.name(menu) for menu in self._missing(replace(known, made=still))}
        others = {id_: name for id_, name in listed.items() if name not in unmade}
        self._keep(replace(known, made={**still, **others}), machine)

    def _make(self, known: Known, at: datetime) -> None:
        """The first that is missing, and the one for all."""
        missing = self._missing(known)
        if missing:
            known = self._made(missing[0], known)
        self._keep(self._shown_to_all(known), at)

    def _made(self, menu: Menu, known: Known) -> Known:
        """LINE's list is read before: whoever died before keeping what they made left it there."""
        name = self._line.name(menu)
        try:
            left = [id_ for id_, its in self._line.ours().items() if its == name]
            id_ = left[0] if left else self._line.make(menu)
            self._line.give_picture(id_, menu)
        except Never as no:
            return _refused(known, name, no)
        return replace(known, made={**known.made, id_: name})

    def _shown_to_all(self, known: Known) -> Known:
        id_ = self._for_all(known)
        if not id_:
            return known
        try:
            self._line.show_all(id_)
        except Never as no:
            return _refused(known, FOR_ALL, no)
        return replace(known, for_all=id_)

    def _stale(self, known: Known, work: Work) -> list[tuple[Seat, str]]:
        """The chats under which something else hangs than should, with what should."""
        seats, ids = work.menus.seats(), known.ids()
        people = work.people.get(seat.person for seat in seats if seat.person)
        theirs = {one.id: ids.get(self._line.name(menu_of(one))) for one in people}
        wanted = [(seat, theirs.get(seat.person) if seat.person else "") for seat in seats]
        return [(seat, menu) for seat, menu in wanted if menu is not None and menu != seat.menu]

    def _hang(self, stale: list[tuple[Seat, str]], known: Known, at: datetime) -> None:
        """A chat that LINE refuses is left as it is until it should see another menu."""
        hung: dict[int, str] = {}
        trouble: TryLater | None = None
        for seat, menu in stale:
            try:
                self._line.show(seat.line_id, menu) if menu else self._line.show_none(seat.line_id)
            except Never as no:
                known = _refused(known, A_CHAT, no)
            except TryLater as later:
                trouble = later
                break
            hung[seat.chat] = menu
        with self._store.work() as work:
            work.menus.hung(hung)
            work.facts.keep(MENUS_FACT, asdict(known), at)
        if trouble:
            raise trouble

    def _superseded(self, known: Known, work: Work) -> list[str]:
        """Ours that should be seen by nobody, and are not."""
        names, ids = {self._line.name(menu) for menu in MENUS}, known.ids()
        used = {known.for_all, *work.menus.in_use(), *(ids[name] for name in names if name in ids)}
        return [id_ for id_ in known.made if id_ not in used]

    def _take_away(self, id_: str, known: Known, at: datetime) -> None:
        try:
            self._line.delete(id_)
        except Never as no:
            log.warning("menu stays", reason=no.reason)
        self._keep(replace(known, made={one: its for one, its in known.made.items() if one != id_}), at)

    def _keep(self, known: Known, at: datetime) -> None:
        with self._store.work() as work:
            work.facts.keep(MENUS_FACT, asdict(known), at)


def _refused(known: Known, what: str, no: Never) -> Known:
    log.warning("menu refused", what=what, reason=no.reason)
    return replace(known, refused={**known.refused, what: no.reason})
