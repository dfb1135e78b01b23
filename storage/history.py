"""What people said of duties: updates, links and files, and taking the last one back."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from sqlalchemy import exists, or_, select, update
from sqlalchemy.orm import Session

from domain.duties import Duty
from domain.history import Line, Said, Word
from storage.file_tables import EvidenceRow
from storage.history_tables import AuditRow, UpdateRow
from storage.mirror_state import touch_mirror
from storage.office_tables import DutyRow
from storage.plan_changes import touch_plan
from storage.sql import affected
from storage.talk_tables import InboxRow

KEPT = ("state", "step", "percent", "value", "problem", "reason")
KEPT_DATES = ("own_office_on", "return_on")


def before(duty: DutyRow | Duty) -> dict[str, Any]:
    """What an undo makes of the duty again."""
    dates = {column: getattr(duty, column) for column in KEPT_DATES}
    return (
        {column: getattr(duty, column) for column in KEPT}
        | {column: day.isoformat() if day else None for column, day in dates.items()}
        | {"submitted": bool(duty.first_submitted_at)}
    )


class History:
    """The log of updates and their evidence, inside one transaction."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def log(self, duty: Duty, said: Said, now: datetime) -> int:
        """Keep what was said, with what the duty was before it; returns the update's id."""
        row = UpdateRow(
            duty_id=duty.id,
            person_id=said.person_id,
            inbox_id=said.inbox_id,
            kind=said.kind,
            words=said.words,
            percent=said.percent,
            value=said.value,
            problem=said.problem,
            instead_of=said.instead_of,
            at=now,
            before=before(self._session.get_one(DutyRow, duty.id)),
        )
        self._session.add(row)
        self._session.flush()
        for link in said.links:
            self._add_link(row, link, now)
        touch_mirror(self._session, now)
        return row.id

    def last_words(self, person_id: int, update_id: int | None = None, said_in: str = "") -> list[Word]:
        """What this person's last message did, or that of this update; newest first, unless undone.

        `said_in` is the conversation that is looked at, where only one is. An update that came with no
        message stands alone.
        """
        mine = select(UpdateRow).where(UpdateRow.person_id == person_id, UpdateRow.undone_at.is_(None))
        if said_in:
            here = exists().where(InboxRow.id == UpdateRow.inbox_id, InboxRow.conversation == said_in)
            mine = mine.where(here)
        mine = mine.order_by(UpdateRow.id.desc())
        asked = mine if update_id is None else mine.where(UpdateRow.id == update_id)
        last = self._session.scalars(asked.limit(1)).first()
        if last is None:
            return []
        together = mine.where(UpdateRow.inbox_id == last.inbox_id)
        rows = self._session.scalars(together) if last.inbox_id else [last]
        return [_word(row) for row in rows]

    def of_events(self, inbox_ids: Iterable[int]) -> list[Word]:
        """What these events did to duties, newest first, unless undone."""
        ids = list(inbox_ids)
        files = select(EvidenceRow.update_id).where(EvidenceRow.inbox_id.in_(ids))
        its = or_(UpdateRow.inbox_id.in_(ids), UpdateRow.id.in_(files))
        query = select(UpdateRow).where(its, UpdateRow.undone_at.is_(None)).order_by(UpdateRow.id.desc())
        return [_word(row) for row in self._session.scalars(query)]

    def said(self, update_id: int) -> Said:
        """An update as it was said, with its links."""
        row = self._session.get_one(UpdateRow, update_id)
        links = select(EvidenceRow.url).where(EvidenceRow.update_id == update_id, EvidenceRow.url != "")
        urls = tuple(self._session.scalars(links.order_by(EvidenceRow.id)))
        return Said(
            row.kind, row.words, row.person_id, row.inbox_id, row.percent, row.value, row.problem, urls
        )

    def stands(self, update_id: int) -> bool:
        """Whether this update was not taken back."""
        kept = select(UpdateRow.id).where(UpdateRow.id == update_id, UpdateRow.undone_at.is_(None))
        return self._session.scalar(kept) is not None

    def followed(self, update_id: int, kinds: Iterable[str]) -> bool:
        """Whether one of these was said of the same duty after this update, and stands."""
        duty = select(UpdateRow.duty_id).where(UpdateRow.id == update_id).scalar_subquery()
        later = select(UpdateRow.id).where(UpdateRow.duty_id == duty, UpdateRow.id > update_id)
        later = later.where(UpdateRow.kind.in_(list(kinds)), UpdateRow.undone_at.is_(None))
        return self._session.scalar(later.limit(1)) is not None

    def is_newest(self, update_id: int, duty_id: int) -> bool:
        """Whether nothing was said of the duty after this update."""
        newest = select(UpdateRow.id).where(UpdateRow.duty_id == duty_id, UpdateRow.undone_at.is_(None))
        return self._session.scalar(newest.order_by(UpdateRow.id.desc()).limit(1)) == update_id

    def undo(self, update_id: int, now: datetime) -> bool:
        """Make the duty what it was before this update and withdraw its evidence; once."""
        taken = update(UpdateRow).where(UpdateRow.id == update_id, UpdateRow.undone_at.is_(None))
        if not affected(self._session, taken.values(undone_at=now)):
            return False
        row = self._session.get_one(UpdateRow, update_id)
        duty = self._session.get_one(DutyRow, row.duty_id)
        for column in KEPT:
            setattr(duty, column, row.before[column])
        for column in KEPT_DATES:
            day = row.before[column]
            setattr(duty, column, date.fromisoformat(day) if day else None)
        if not row.before["submitted"]:
            duty.first_submitted_at = duty.promised_on = None
        duty.changed_at = now
        its = update(EvidenceRow).where(EvidenceRow.update_id == update_id)
        affected(self._session, its.values(withdrawn_at=now))
        touch_mirror(self._session, now)
        touch_plan(self._session)
        return True

    def lines(self) -> list[Line]:
        """The whole log, oldest first."""
        return [_line(row) for row in self._session.scalars(select(UpdateRow).order_by(UpdateRow.id))]

    def of_duty(self, duty_id: int, most: int) -> list[Line]:
        """At most so many of the newest updates of a duty that stand, oldest first."""
        its = select(UpdateRow).where(UpdateRow.duty_id == duty_id, UpdateRow.undone_at.is_(None))
        newest = self._session.scalars(its.order_by(UpdateRow.id.desc()).limit(most)).all()
        return [_line(row) for row in reversed(newest)]

    def audit(
        self,
        at: datetime,
        person_id: int | None,
        via: str,
        command: str,
        duty_id: int | None,
        detail: str = "",
    ) -> None:
        """Who did what to which id, never anyone's words; `detail` names further ids ("person 7")."""
        self._session.add(
            AuditRow(at=at, person_id=person_id, via=via, command=command, duty_id=duty_id, detail=detail)
        )

    def _add_link(self, row: UpdateRow, link: str, now: datetime) -> None:
        self._session.add(
            EvidenceRow(
                duty_id=row.duty_id, update_id=row.id, person_id=row.person_id, kind="link", url=link, at=now
            )
        )


def _line(row: UpdateRow) -> Line:
    return Line(
        row.id,
        row.duty_id,
        row.person_id,
        row.kind,
        row.words,
        row.percent,
        row.problem,
        row.at,
        bool(row.undone_at),
        row.value,
        row.gone,
        row.instead_of,
    )


def _word(row: UpdateRow) -> Word:
    return Word(row.id, row.duty_id, row.kind, row.at, row.person_id)
