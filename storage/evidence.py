"""Files that people sent: waiting to be fetched, kept, and given to a duty; and the addresses of those."""

import secrets
from collections.abc import Iterable
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, and_, or_, select, update
from sqlalchemy.orm import Session

from domain.evidence import OpenedFile, Proof, SentFile
from storage.file_tables import EvidenceRow, FileLinkRow, FileRow
from storage.mirror_state import touch_mirror
from storage.sql import affected, insert_once

LEASE = timedelta(seconds=60)
KEY_BYTES = 24  # nobody guesses 192 bits


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
        """The file shows the work of this duty, and has an address from now on."""
        its = update(EvidenceRow).where(EvidenceRow.id == evidence_id)
        affected(self._session, its.values(duty_id=duty_id, update_id=update_id))
        key = secrets.token_urlsafe(KEY_BYTES)
        insert_once(self._session, FileLinkRow, [{"key": key, "evidence_id": evidence_id}])
        touch_mirror(self._session, now)

    def proofs(self, duty_ids: Iterable[int] | None = None) -> dict[int, list[Proof]]:
        """What shows the work of each of these duties, or of all, oldest first."""
        query = (
            select(EvidenceRow.duty_id, EvidenceRow.url, EvidenceRow.name, FileLinkRow.key, EvidenceRow.id)
            .outerjoin(FileLinkRow, _opens())
            .where(EvidenceRow.withdrawn_at.is_(None), EvidenceRow.duty_id.is_not(None))
        )
        if duty_ids is not None:
            query = query.where(EvidenceRow.duty_id.in_(list(duty_ids)))
        found: dict[int, list[Proof]] = {}
        for duty, url, name, key, id_ in self._session.execute(query.order_by(EvidenceRow.id)):
            found.setdefault(duty or 0, []).append(Proof(url, name, key or "", id_))
        return found

    def open(self, key: str) -> OpenedFile | None:
        """The file behind this key, without its bytes when its link is over; None for no key of ours."""
        if self._session.get(FileLinkRow, key) is None:
            return None
        query = (
            select(EvidenceRow.name, FileRow.body)
            .join(FileRow, FileRow.evidence_id == EvidenceRow.id)
            .join(FileLinkRow, _opens())
            .where(FileLinkRow.key == key, EvidenceRow.withdrawn_at.is_(None))
        )
        found = self._session.execute(query).first()
        return OpenedFile(found[0], found[1]) if found else OpenedFile("", None)

    def revoke(self, evidence_id: int, now: datetime) -> bool:
        """Nobody opens this file by its address any more; False when it had none."""
        its = update(FileLinkRow).where(
            FileLinkRow.evidence_id == evidence_id, FileLinkRow.revoked_at.is_(None)
        )
        touch_mirror(self._session, now)
        return affected(self._session, its.values(revoked_at=now)) > 0

    def _settle(self, file: SentFile, **values: object) -> bool:
        mine = update(EvidenceRow).where(EvidenceRow.id == file.id, EvidenceRow.state == "waiting")
        return affected(self._session, mine.values(**values)) > 0


def _opens() -> ColumnElement[bool]:
    return and_(FileLinkRow.evidence_id == EvidenceRow.id, FileLinkRow.revoked_at.is_(None))


def _ready(machine_now: datetime) -> tuple[ColumnElement[bool], ...]:
    free = or_(EvidenceRow.lease_until.is_(None), EvidenceRow.lease_until < machine_now)
    return (EvidenceRow.state == "waiting", free)
