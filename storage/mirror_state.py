"""How far each tab of the sheet follows the database."""

from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from storage.history_tables import MirrorRow
from storage.sql import affected, insert_once

SHEET = "sheet"


def touch_mirror(session: Session, now: datetime) -> None:
    """Say, in the same transaction as a change, that the sheet is behind."""
    more = update(MirrorRow).where(MirrorRow.tab == SHEET).values(wanted=MirrorRow.wanted + 1, changed_at=now)
    if not affected(session, more):
        insert_once(session, MirrorRow, [{"tab": SHEET, "wanted": 0, "done": 0, "trouble": ""}])
        affected(session, more)


class MirrorState:
    """What the mirror step reads and keeps, inside one transaction."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def wanted(self) -> tuple[int, int]:
        """(version the database is at, version the sheet is at)."""
        row = self._session.get(MirrorRow, SHEET)
        return (row.wanted, row.done) if row else (0, 0)

    def checked_at(self) -> datetime | None:
        """When the sheet was last compared in full (machine time)."""
        return self._session.scalar(select(MirrorRow.checked_at).where(MirrorRow.tab == SHEET))

    def keep(self, version: int, machine_now: datetime) -> None:
        """The sheet shows this version now."""
        row = self._row()
        row.done = max(row.done, version)
        row.synced_at = row.checked_at = machine_now
        row.trouble = ""

    def trouble(self, words: str) -> None:
        """Why the sheet does not follow, for `doctor` and the health page."""
        self._row().trouble = words

    def last_trouble(self) -> str:
        """Why the last sync failed, or nothing."""
        return self._session.scalar(select(MirrorRow.trouble).where(MirrorRow.tab == SHEET)) or ""

    def _row(self) -> MirrorRow:
        row = self._session.get(MirrorRow, SHEET)
        if row is None:
            row = MirrorRow(tab=SHEET, wanted=0, done=0, trouble="")
            self._session.add(row)
        return row
