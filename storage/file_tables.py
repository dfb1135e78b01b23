"""Rows of what was sent as proof: links and files, their bytes and addresses, workbooks to bring in."""

from datetime import datetime

from sqlalchemy import ForeignKey, Text
from sqlalchemy.orm import Mapped, mapped_column

from storage.office_tables import Row


class EvidenceRow(Row):
    """A link or a file that shows the work; a file waits until it is fetched."""

    __tablename__ = "evidence"
    id: Mapped[int] = mapped_column(primary_key=True)
    duty_id: Mapped[int | None] = mapped_column(ForeignKey("duty.id"), index=True)
    update_id: Mapped[int | None] = mapped_column(ForeignKey("update.id"))
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    inbox_id: Mapped[int | None] = mapped_column(ForeignKey("inbox.id"), index=True)
    kind: Mapped[str]
    url: Mapped[str] = mapped_column(default="")
    name: Mapped[str] = mapped_column(default="")
    content_id: Mapped[str | None]
    size: Mapped[int | None]
    state: Mapped[str] = mapped_column(default="kept", index=True)
    lease_until: Mapped[datetime | None]
    tries: Mapped[int] = mapped_column(default=0)
    at: Mapped[datetime]
    withdrawn_at: Mapped[datetime | None]


class FileRow(Row):
    """The bytes of a sent file: in the database, for a host's disk may be new after every start."""

    __tablename__ = "file"
    evidence_id: Mapped[int] = mapped_column(ForeignKey("evidence.id"), primary_key=True)
    body: Mapped[bytes]


class FileLinkRow(Row):
    """The unguessable key of a file's address; it outlives the file, so that whoever opens it hears that it
    is gone.
    """

    __tablename__ = "file_link"
    key: Mapped[str] = mapped_column(primary_key=True)
    evidence_id: Mapped[int | None] = mapped_column(
        ForeignKey("evidence.id", ondelete="SET NULL"), unique=True
    )
    revoked_at: Mapped[datetime | None]


class OfficeFileRow(Row):
    """A sent file that is a workbook to bring in, and the words that were shown of it."""

    __tablename__ = "office_file"
    evidence_id: Mapped[int] = mapped_column(ForeignKey("evidence.id", ondelete="CASCADE"), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    asked_by: Mapped[int] = mapped_column(ForeignKey("person.id"))
    inbox_id: Mapped[int] = mapped_column(ForeignKey("inbox.id"))
    state: Mapped[str] = mapped_column(index=True)
    shown: Mapped[str] = mapped_column(default="")
    report: Mapped[str] = mapped_column(Text, default="")
    lease_until: Mapped[datetime | None]
    tries: Mapped[int] = mapped_column(default=0)
