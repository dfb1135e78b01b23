"""What kind of thing a message leans to, by weights learned from what staff wrote (made by `learning`).

The weights are of the letters' runs (n-grams) in the words with codes, names, numbers and links masked, so
that no office's items are learned; a linear model, one line of `leaning.tsv` a run.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from math import log, sqrt
from pathlib import Path

from domain.words.circle import Meant
from domain.words.heard import LINK_MARK

WEIGHTS = Path(__file__).with_name("leaning.tsv")
LONGEST_RUN = 4  # letters
MOST = 400  # letters that are looked at: longer letters say it before
SCALE = 20  # weights are kept as whole twentieths
BY_CODE = frozenset({"code", "number", "range"})
HINDERED = "hindered"  # stands among the kinds' weights, and is none: whether a report tells of a problem


@dataclass(frozen=True)
class Leaning:
    """How much the words lean to each kind, by the commands' names; `hindered`: to something in the way."""

    scores: Mapping[str, float]
    hindered: float = 0.0

    @property
    def kind(self) -> str:
        """The kind that they lean to most."""
        return max(self.scores, key=self.scores.__getitem__)

    @property
    def lead(self) -> float:
        """By how much it leads the next (about 0 to 2)."""
        best, second, *_ = sorted(self.scores.values(), reverse=True)
        return best - second

    def without(self, kinds: Collection[str]) -> "Leaning":
        """The same, where some kinds cannot be meant."""
        return replace(self, scores={kind: at for kind, at in self.scores.items() if kind not in kinds})


@dataclass(frozen=True)
class Learned:
    """`runs`: a run's rarity, and what it tells once (rarity times weight) by the kind's place in `kinds`."""

    kinds: tuple[str, ...]
    biases: tuple[float, ...]
    runs: Mapping[str, tuple[float, tuple[tuple[int, float], ...]]]


@dataclass(frozen=True)
class Speaker:
    """What of who speaks tells the kinds apart."""

    coordinates: bool = False
    reviews: bool = False
    owes_one: bool = False

    @property
    def mark(self) -> str:
        """Letters before the words, as they were learned."""
        marks = (("K", self.coordinates), ("V", self.reviews), ("1", self.owes_one))
        return "".join(mark for mark, holds in marks if holds)


def masked(words: str, meant: Iterable[Meant], speaker: Speaker) -> str:
    """The words as they are learned from: what is named, counted or linked is only marked."""
    for one in sorted(meant, key=lambda one: -one.start):
        mark = "C" if one.by in BY_CODE else "D"
        words = f"{words[: one.start]} {mark} {words[one.end :]}"
    words = re.sub(r"[0-9][0-9.,:/]*", "0", words.replace(LINK_MARK, "L"))
    return re.sub(r"\s+", " ", f"^{speaker.mark} {words} $")[:MOST]


def runs_of(words: str) -> Counter[str]:
    """Every run of one to four letters, counted."""
    found: Counter[str] = Counter(words)
    for length in range(2, LONGEST_RUN + 1):
        found.update(map("".join, zip(*(words[at:] for at in range(length)), strict=False)))
    return found


def leaning(words: str, learned: Learned | None = None) -> Leaning:
    """Which kind masked words lean to."""
    learned = learned or weights()
    sums, length = list(map(float, [0] * len(learned.kinds))), 0.0
    look = learned.runs.get
    for run, count in runs_of(words).items():
        if known := look(run):
            rarity, told = known
            often = 1.0 if count == 1 else 1 + log(count)
            length += (rarity * often) ** 2
            for kind, told_once in told:
                sums[kind] += often * told_once
    scale = sqrt(length) or 1.0
    found = (total / scale + bias for total, bias in zip(sums, learned.biases, strict=True))
    scores = dict(zip(learned.kinds, found, strict=True))
    return Leaning(scores, hindered=scores.pop(HINDERED, 0.0))


@lru_cache(maxsize=1)
def weights() -> Learned:
    """What was learned, read once."""
    return read_weights(WEIGHTS.read_text("utf-8"))


def read_weights(text: str) -> Learned:
    """From `leaning.tsv`: the digest of its source and the kinds with their biases, then a run a line."""
    head, *lines = text.removesuffix("\n").split("\n")
    kinds = [kind.split(":") for kind in head.split("\t")[1:]]
    runs = {}
    for line in lines:
        run, rarity, *told = line.split("\t")
        rare = float(rarity)
        pairs = (one.split(":") for one in told)
        runs[run] = (rare, tuple((int(kind), rare * int(weight) / SCALE) for kind, weight in pairs))
    return Learned(tuple(kind for kind, _ in kinds), tuple(float(bias) for _, bias in kinds), runs)
