"""How far the sheet, or the file that stands for it, follows the database."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Protocol

REPORT = "report.xlsx"  # what is written where no sheet is set up


@dataclass(frozen=True)
class KeptTab:
    """What is known of a tab that was written: its place in the file, what it shows and how it looks."""

    sheet_id: int
    digest: str
    looks: str


@dataclass(frozen=True)
class Following:
    """How far the sheet follows: the version that the database is `wanted` at and the one that is `done`.

    The tabs were written to `file` as of office day `day`; `checked_at` is when all of it was last compared
    (machine time), and `lost_at` since when the file is out of reach (office time).
    """

    wanted: int = 0
    done: int = 0
    file: str = ""
    day: date | None = None
    checked_at: datetime | None = None
    lost_at: datetime | None = None
    tabs: Mapping[str, KeptTab] = field(default_factory=dict)


@dataclass(frozen=True)
class Synced:
    """What a sync reached, at which machine time; `full` when every tab was compared."""

    version: int
    file: str
    day: date
    at: datetime
    full: bool
    tabs: Mapping[str, KeptTab]


class MirrorState(Protocol):
    """How far the sheet follows."""

    def wanted(self) -> tuple[int, int]: ...
    def following(self) -> Following: ...
    def keep(self, synced: Synced) -> None: ...
    def keep_tab(self, title: str, sheet_id: int) -> None: ...
    def trouble(self, words: str) -> None: ...
    def lose(self, now: datetime) -> bool: ...
    def drifted(self, titles: Iterable[str], now: datetime) -> list[str]: ...
    def last_trouble(self) -> str: ...
