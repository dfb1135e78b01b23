"""A message on the way to its meaning, and how rules for it are written."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from domain import commands as c
from domain.setting import Setting
from domain.words.clauses import Part
from domain.words.dates_in_text import When, find_dates, find_impossible
from domain.words.heard import Heard


@dataclass(frozen=True)
class Asked:
    """A message on the way to its meaning: what was heard, what it names, and the dates in it."""

    heard: Heard
    setting: Setting
    part: Part
    days: tuple[When, ...]
    several: bool = False
    impossible: str = ""

    @property
    def words(self) -> str:
        """What rules are matched on."""
        return self.heard.words

    @property
    def reports(self) -> bool:
        """Whether it tells a number or brings links: then it is no question."""
        report = self.part.report
        return bool(self.heard.links) or report.percent is not None or report.value is not None

    @property
    def named(self) -> tuple[int, ...]:
        """The duties that are certainly named."""
        return self.part.ids


def ask(heard: Heard, setting: Setting, whole: Part, *, several: bool = False) -> Asked:
    """The message with the dates that stand in it."""
    days = find_dates(heard.words, setting.today)
    return Asked(heard, setting, whole, days, several, find_impossible(heard.words, setting.today))


Rule = Callable[[Asked], c.Command | None]


def when(pattern: re.Pattern[str], command: c.Command, *, whole: bool = False) -> Rule:
    """A rule for words that match."""
    match = pattern.fullmatch if whole else pattern.search
    return lambda asked: command if match(asked.words) else None


def by_code(asked: Asked) -> bool:
    """Whether a duty is named by its code."""
    return any(one.by == "code" for one in asked.part.meant)


def first_of(rules: Sequence[Rule], asked: Asked) -> c.Command | None:
    """What the first rule that fits makes of it."""
    return next((command for rule in rules if (command := rule(asked))), None)
