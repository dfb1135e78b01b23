"""Files that people sent: waiting to be fetched, kept, and given to a duty."""

from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, or_, select, update
from sqlalchemy.orm import Session

from domain.evidence import SentFile
from storage.history_tables import EvidenceRow, FileRow
from storage.mirror_state import touch_mirror
from storage.sql import affected

LEASE = timedelta(seconds=60)


class Evidence:
    """Sent files inside one transaction."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def expect(self, content: str, name: str, person_id: int, inbox_id: int, now: datetime) -> int:
        """Keep that a file is there to be fetched; returns its id."""
        row = EvidenceRow(
            kind="file",
            content_id=content,
            name=name,
            person_id=person_id,
            inbox_id=inbox_id,
            state="waiting",
            at=now,
        )
        self._session.add(row)
        self._session.flush()
        return row.id

    def any_waiting(self, machine_now: datetime) -> bool:
        """Whether a file is to be fetched now."""
        return self._session.scalar(select(EvidenceRow.id).where(*_ready(machine_now)).limit(1)) is not None

    def claim(self, machine_now: datetime) -> SentFile | None:
        """Take a file that is to be fetched, under a lease."""
        waiting = _ready(machine_now)
        id_ = self._session.scalar(select(EvidenceRow.id).where(*waiting).order_by(EvidenceRow.id).limit(1))
        take = update(EvidenceRow).where(EvidenceRow.id == id_, *waiting)
        if not affected(
            self._session, take.values(lease_until=machine_now + LEASE, tries=EvidenceRow.tries + 1)
        ):
            return None
        return self.get(id_)

    def get(self, evidence_id: int | None) -> SentFile | None:
        """One file."""
        row = self._session.get(EvidenceRow, evidence_id) if evidence_id else None
        if row is None or row.kind != "file" or row.content_id is None or row.inbox_id is None:
            return None
        return SentFile(
            row.id, row.content_id, row.name, row.person_id, row.inbox_id, row.tries, row.state, row.duty_id
        )

    def kept(self, file: SentFile, body: bytes) -> bool:
        """The file is here now; False when another worker was first."""
        first = self._settle(file, state="kept", size=len(body))
        if first:
            self._session.add(FileRow(evidence_id=file.id, body=body))
        return first

    def retry_at(self, file: SentFile, when: datetime) -> None:
        """LINE does not give it yet."""
        self._settle(file, state="waiting", lease_until=when)

    def lost(self, file: SentFile) -> bool:
        """LINE no longer has it."""
        return self._settle(file, state="lost")

    def give(self, evidence_id: int, duty_id: int, update_id: int, now: datetime) -> None:
        """The file shows the work of this duty."""
        its = update(EvidenceRow).where(EvidenceRow.id == evidence_id)
        affected(self._session, its.values(duty_id=duty_id, update_id=update_id))
        touch_mirror(self._session, now)

    def _settle(self, file: SentFile, **values: object) -> bool:
        mine = update(EvidenceRow).where(EvidenceRow.id == file.id, EvidenceRow.state == "waiting")
        return affected(self._session, mine.values(**values)) > 0


def _ready(machine_now: datetime) -> tuple[ColumnElement[bool], ...]:
    free = or_(EvidenceRow.lease_until.is_(None), EvidenceRow.lease_until < machine_now)
    return (EvidenceRow.state == "waiting", free)
