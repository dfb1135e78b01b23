"""What LINE saw: every message that it took, to whom and when, and which duties each names."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any

from playground.witness import PUSH, Entry, Log

REMINDER = re.compile(r"^สวัสดี")  # how the planned message begins, and nothing else that is pushed
Named = frozenset[tuple[str, str]]


@dataclass(frozen=True)
class Words:
    """The codes and the rounds that the office has; what is named is read with them."""

    codes: frozenset[str]
    rounds: frozenset[str]

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        codes = "|".join(sorted(map(re.escape, self.codes), key=len, reverse=True))
        return re.compile(rf"(?<![A-Z0-9])(?:{codes})(?![0-9])")

    @cached_property
    def _rounds(self) -> re.Pattern[str]:
        return re.compile("|".join(sorted(map(re.escape, self.rounds), key=len, reverse=True)))

    def named_in(self, message: Mapping[str, Any]) -> Named:
        """Pairs of a code and a round that stand together: on a line, or in the smallest box with both."""
        if message["type"] == "flex":
            return frozenset(self._in_box(message["contents"])[2])
        lines = str(message.get("text", "")).split("\n")
        return frozenset(pair for line in lines for pair in self._pairs(line))

    def _pairs(self, text: str) -> Iterator[tuple[str, str]]:
        rounds = self._rounds.findall(text)
        return ((code, one) for code in self._pattern.findall(text) for one in rounds)

    def _in_box(self, node: Any) -> tuple[set[str], set[str], set[tuple[str, str]]]:
        """(codes, rounds, pairs) of a part of a Flex message; pairs are made as far inside as they can be."""
        if isinstance(node, str):
            return set(self._pattern.findall(node)), set(self._rounds.findall(node)), set(self._pairs(node))
        parts = node.values() if isinstance(node, dict) else node if isinstance(node, list) else ()
        found = [self._in_box(part) for part in parts]
        codes = {code for one in found for code in one[0]}
        rounds = {round_ for one in found for round_ in one[1]}
        pairs = {pair for one in found for pair in one[2]}
        return codes, rounds, pairs or {(code, one) for code in codes for one in rounds}


@dataclass(frozen=True)
class Told:
    """One request that LINE took: when, for whom, what it cost, and which duties its messages name."""

    at: datetime
    to: str
    pushed: bool
    cost: int
    retry_key: str
    message_ids: tuple[str, ...]
    reminds: Named
    reminders: int
    names: Named


def read_log(log: Log, words: Words) -> list[Told]:
    """Everything that was accepted, in order."""
    return [_told(entry, words) for entry in log if entry.outcome == "accepted" and entry.messages]


def _told(entry: Entry, words: Words) -> Told:
    named = [words.named_in(message) for message in entry.messages]
    begins_so = [REMINDER.match(begins(message)) is not None for message in entry.messages]
    reminds = [so and bool(its) for so, its in zip(begins_so, named, strict=True)]  # a welcome names nothing
    return Told(
        at=datetime.fromisoformat(entry.at),
        to=entry.to,
        pushed=entry.path == PUSH,
        cost=entry.recipients,
        retry_key=entry.retry_key,
        message_ids=entry.message_ids,
        reminds=frozenset().union(*(one for one, is_ in zip(named, reminds, strict=True) if is_)),
        reminders=sum(reminds),
        names=frozenset().union(*named),
    )


def begins(message: Mapping[str, Any]) -> str:
    """The words that a phone's list of chats shows."""
    return str(message.get("text") or message.get("altText") or "")
