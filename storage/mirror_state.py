"""How far each tab of the sheet follows the database."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from domain.following import Following, KeptTab, Synced
from storage.history_tables import MirrorRow
from storage.sql import affected, insert_once

SHEET = "sheet"
REPEATS = timedelta(days=7)  # a tab that people changed twice within this time


def touch_mirror(session: Session, now: datetime) -> None:
    """Say, in the same transaction as a change, that the sheet is behind.

    Which tabs that concerns is seen when they are made: only those whose digest is another one are read.
    """
    more = update(MirrorRow).where(MirrorRow.tab == SHEET).values(wanted=MirrorRow.wanted + 1, changed_at=now)
    if not affected(session, more):
        insert_once(session, MirrorRow, [_blank(SHEET)])
        affected(session, more)


class MirrorState:
    """What the mirror step reads and keeps, inside one transaction."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def wanted(self) -> tuple[int, int]:
        """(version the database is at, version the sheet is at)."""
        row = self._session.get(MirrorRow, SHEET)
        return (row.wanted, row.done) if row else (0, 0)

    def following(self) -> Following:
        """How far the sheet follows."""
        rows = {row.tab: row for row in self._session.scalars(select(MirrorRow))}
        row = rows.pop(SHEET, None)
        if row is None:
            return Following()
        tabs = {
            title: KeptTab(one.sheet_id, one.digest, one.looks)
            for title, one in rows.items()
            if one.sheet_id is not None
        }
        return Following(row.wanted, row.done, row.file, row.day, row.checked_at, row.lost_at, tabs)

    def keep(self, synced: Synced) -> None:
        """The sheet shows this now; what was known of another file is forgotten."""
        row = self._row(SHEET)
        if row.file != synced.file:
            affected(self._session, delete(MirrorRow).where(MirrorRow.tab != SHEET))
        row.done = max(row.done, synced.version)
        row.file, row.day, row.synced_at = synced.file, synced.day, synced.at
        row.checked_at = synced.at if synced.full else row.checked_at
        row.trouble, row.lost_at = "", None
        for title, kept in synced.tabs.items():
            tab = self._row(title)
            tab.sheet_id, tab.digest, tab.looks = kept.sheet_id, kept.digest, kept.looks

    def keep_tab(self, title: str, sheet_id: int) -> None:
        """Where a tab is that the mirror does not write."""
        self._row(title).sheet_id = sheet_id

    def trouble(self, words: str) -> None:
        """Why the sheet does not follow, for `doctor` and the health page."""
        self._row(SHEET).trouble = words

    def lose(self, now: datetime) -> bool:
        """The file is out of reach; whether that is new."""
        row = self._row(SHEET)
        if row.lost_at is not None:
            return False
        row.lost_at = now
        return True

    def drifted(self, titles: Iterable[str], now: datetime) -> list[str]:
        """Count that people changed these tabs; returns those to which it happened before, not long ago."""
        again = []
        for title in titles:
            row = self._row(title)
            if row.drifted_at is not None and now - row.drifted_at < REPEATS:
                again.append(title)
            row.drifts, row.drifted_at = row.drifts + 1, now
        return again

    def last_trouble(self) -> str:
        """Why the last sync failed, or nothing."""
        return self._session.scalar(select(MirrorRow.trouble).where(MirrorRow.tab == SHEET)) or ""

    def _row(self, tab: str) -> MirrorRow:
        row = self._session.get(MirrorRow, tab)
        if row is None:
            row = MirrorRow(**_blank(tab))
            self._session.add(row)
        return row


def _blank(tab: str) -> dict[str, str | int]:
    return {
        "tab": tab,
        "wanted": 0,
        "done": 0,
        "trouble": "",
        "file": "",
        "digest": "",
        "looks": "",
        "drifts": 0,
    }
