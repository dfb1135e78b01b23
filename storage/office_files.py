"""Workbooks that coordinators sent in chat: waiting to be read or brought in, each under a lease."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, delete, or_, select, update
from sqlalchemy.orm import Session

from domain.workbook.sent import FileState, OfficeFile
from storage.file_tables import EvidenceRow, FileRow, OfficeFileRow
from storage.sql import affected, insert_once

LEASE = timedelta(minutes=3)  # longer than the largest workbook takes


class OfficeFiles:
    """Sent workbooks inside one transaction."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def expect(self, file_id: int, person_id: int, inbox_id: int) -> None:
        """This sent file is to be read."""
        row = {"evidence_id": file_id, "person_id": person_id, "asked_by": person_id, "inbox_id": inbox_id}
        new = {"state": FileState.TO_READ, "shown": "", "report": "", "tries": 0}
        insert_once(self._session, OfficeFileRow, [row | new])

    def any_waiting(self, machine_now: datetime) -> bool:
        """Whether one is to be read or brought in now."""
        query = select(OfficeFileRow.evidence_id).where(*_ready(machine_now))
        return self._session.scalar(query.limit(1)) is not None

    def claim(self, machine_now: datetime) -> OfficeFile | None:
        """Take one that is to be read or brought in, under a lease."""
        ready = _ready(machine_now)
        first = select(OfficeFileRow.evidence_id).where(*ready).order_by(OfficeFileRow.evidence_id).limit(1)
        id_ = self._session.scalar(first)
        take = update(OfficeFileRow).where(OfficeFileRow.evidence_id == id_, *ready)
        values = {"lease_until": machine_now + LEASE, "tries": OfficeFileRow.tries + 1}
        return self.get(id_) if id_ and affected(self._session, take.values(**values)) else None

    def get(self, file_id: int) -> OfficeFile | None:
        """One sent workbook, if this file is one."""
        query = select(OfficeFileRow, EvidenceRow.name).join(EvidenceRow)
        found = self._session.execute(query.where(OfficeFileRow.evidence_id == file_id)).first()
        if found is None:
            return None
        row, name = found
        state = FileState(row.state)
        whose = (row.person_id, row.asked_by)
        return OfficeFile(row.evidence_id, name, *whose, row.inbox_id, state, row.shown, row.tries)

    def body(self, file_id: int) -> bytes | None:
        """What the file holds; None when it is gone."""
        return self._session.scalar(select(FileRow.body).where(FileRow.evidence_id == file_id))

    def report(self, file_id: int) -> str | None:
        """The whole of what was found in it, while it can still be brought in or put right."""
        its = (OfficeFileRow.evidence_id == file_id, OfficeFileRow.report != "")
        return self._session.scalar(select(OfficeFileRow.report).where(*its))

    def confirm(self, file_id: int, person_id: int, inbox_id: int) -> bool:
        """Bring it in, in answer to this event of theirs; False when it is not waiting for that word."""
        asked = {"asked_by": person_id, "inbox_id": inbox_id, "tries": 0}
        return self._from([FileState.READY], file_id, FileState.TO_IMPORT, **asked)

    def drop(self, file_id: int) -> bool:
        """It is not to be brought in; False when that has happened, or is happening."""
        return self._from([FileState.READY, FileState.REFUSED], file_id, FileState.DROPPED, report="")

    def settle(self, file: OfficeFile, state: FileState, **shown: str) -> bool:
        """What became of it, and the digest `shown` and whole `report` of what was shown, where that changed.

        False when another worker was first. What was brought in is not kept twice.
        """
        if not self._from([file.state], file.id, state, **shown):
            return False
        if state is FileState.IMPORTED:
            affected(self._session, delete(FileRow).where(FileRow.evidence_id == file.id))
            its = update(EvidenceRow).where(EvidenceRow.id == file.id)
            affected(self._session, its.values(state=FileState.IMPORTED))
        return True

    def imported_from(self, inbox_ids: Sequence[int]) -> int | None:
        """Who sent the workbook of these events, where it was brought in."""
        sent = select(OfficeFileRow.person_id).join(EvidenceRow).where(EvidenceRow.inbox_id.in_(inbox_ids))
        return self._session.scalar(sent.where(OfficeFileRow.state == FileState.IMPORTED).limit(1))

    def forget(self, sent_before: datetime) -> int:
        """Wipe workbooks that nobody brought in nor attached to a duty; returns how many were wiped."""
        old = select(EvidenceRow.id).where(EvidenceRow.at < sent_before, EvidenceRow.duty_id.is_(None))
        its = OfficeFileRow.evidence_id.in_(old)
        dropped = update(OfficeFileRow).where(its).values(state=FileState.DROPPED, report="")
        affected(self._session, dropped.where(OfficeFileRow.state != FileState.IMPORTED))
        workbooks = select(OfficeFileRow.evidence_id).where(its)
        return affected(self._session, delete(FileRow).where(FileRow.evidence_id.in_(workbooks)))

    def _from(self, states: list[FileState], file_id: int, state: FileState, **values: object) -> bool:
        its = update(OfficeFileRow).where(
            OfficeFileRow.evidence_id == file_id, OfficeFileRow.state.in_(states)
        )
        return affected(self._session, its.values(state=state, lease_until=None, **values)) > 0


def _ready(machine_now: datetime) -> tuple[ColumnElement[bool], ...]:
    free = or_(OfficeFileRow.lease_until.is_(None), OfficeFileRow.lease_until < machine_now)
    return (OfficeFileRow.state.in_([FileState.TO_READ, FileState.TO_IMPORT]), free)
