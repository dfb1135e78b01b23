"""Composes notices in one transaction, as things stand then, and keeps at its end what became of them."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import Any

import structlog

from domain.notices import EXPIRED, SAID, UNWRITTEN, Notice, NoticeState
from domain.ports import Work

Message = dict[str, Any]
Said = dict[int, list[tuple[Message, Sequence[int]]]]  # by notice: messages, and the duties each names
Write = Callable[[Notice, Mapping[str, Any]], list[Message]]
FactsOf = Callable[[Notice], Mapping[str, Any] | None]
Freshen = Callable[[Sequence[Notice], Work, datetime], FactsOf]
OBJECTS = 5
log = structlog.get_logger()


class Saying:
    """What notices say now; those with nothing left to say, and those that stay, are ended together."""

    def __init__(self, write: Write, facts_of: FactsOf, now: datetime) -> None:
        self._write = write
        self._facts_of = facts_of
        self._now = now
        self._ended: dict[tuple[NoticeState, str], list[int]] = {}

    def say(self, notices: Iterable[Notice]) -> Said:
        """The messages of those that still have something to say, until the request is full."""
        said: Said = {}
        room = OBJECTS
        for notice in notices:
            written = self._written(notice) if room else []
            if written and len(written) <= room:
                said[notice.id] = written
                room -= len(written)
        return said

    def end(self, notices: Iterable[Notice], state: NoticeState, why: str) -> None:
        """These are not said, and why."""
        self._ended.setdefault((state, why), []).extend(notice.id for notice in notices)

    def keep(self, work: Work) -> None:
        """Keep what became of them."""
        for (state, why), ids in self._ended.items():
            work.notices.end(ids, state, why)

    def _written(self, notice: Notice) -> list[tuple[Message, Sequence[int]]]:
        """Its messages; one that has nothing left to say is cleared."""
        facts = self._facts_of(notice)
        if facts is None:
            over = notice.expires_at is not None and notice.expires_at <= self._now
            self.end([notice], NoticeState.CLEARED, EXPIRED if over else SAID)
            return []
        about = facts.get("names_duties", notice.about)
        try:
            return [(message, about) for message in self._write(notice, facts)]
        # Broad on purpose: templates are filled with whatever people wrote, and writing touches nothing else.
        # Of the notices in a transaction only this one may be lost, and it is parked where people see it.
        except Exception as error:
            self.end([notice], NoticeState.PARKED, f"{UNWRITTEN}: {type(error).__name__}")
            log.error("notice not written", notice=notice.id, error=type(error).__name__)
            return []


@contextmanager
def saying(
    notices: Iterable[Notice], write: Write, freshen: Freshen, work: Work, now: datetime
) -> Iterator[Saying]:
    """These are what will be said, by whoever of them has something left to say."""
    its = Saying(write, freshen([*notices], work, now), now)
    yield its
    its.keep(work)
