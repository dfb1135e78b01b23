"""Notices: what we owe somebody, kept once under its key, until it is sent or has nothing left to say."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, and_, or_, select, update
from sqlalchemy.orm import Session

from domain.notices import Answer, Kind, Notice, NoticeState, ToTell
from storage.sql import affected, insert_once
from storage.talk_tables import InboxRow, NoticeRow

UNCALLED = and_(NoticeRow.state == NoticeState.WAITING, NoticeRow.call_id.is_(None))
HELD = and_(NoticeRow.state == NoticeState.HELD, NoticeRow.call_id.is_(None))
ANSWER_LIVES = timedelta(days=7)


class Notices:
    """Reading and keeping notices inside one transaction."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def answer(
        self, inbox_id: int, chat_id: int, person_id: int | None, answers: Sequence[Answer], now: datetime
    ) -> None:
        """Keep the answers to one event, in order."""
        rows = [
            {
                "key": f"answer:{inbox_id}:{position}",
                "kind": Kind.ANSWER,
                "template": answer.template,
                "facts": dict(answer.facts),
                "about": list(answer.about),
                "matters": answer.matters,
                "person_id": person_id,
                "chat_id": chat_id,
                "inbox_id": inbox_id,
                "created_at": now,
                "expires_at": now + ANSWER_LIVES,
            }
            | NEW
            for position, answer in enumerate(answers)
        ]
        insert_once(self._session, NoticeRow, rows)

    def tell(self, notices: Iterable[ToTell], now: datetime) -> int:
        """Keep what others are told; a key that is there already is not kept again. Returns the new ones."""
        rows = [
            {
                "key": notice.key,
                "kind": notice.kind,
                "template": notice.template,
                "facts": dict(notice.facts),
                "about": list(notice.about),
                "matters": True,
                "person_id": notice.person_id,
                "chat_id": notice.chat_id,
                "push_at": notice.push_at,
                "ride_from": notice.ride_from,
                "join_from": notice.join_from,
                "expires_at": notice.expires_at,
                "created_at": now,
            }
            | NEW
            | {"must_go": notice.must_go}
            for notice in notices
        ]
        return insert_once(self._session, NoticeRow, rows)

    def known(self, keys: Iterable[str]) -> set[str]:
        """Which of these keys are kept already."""
        return set(self._session.scalars(select(NoticeRow.key).where(NoticeRow.key.in_(list(keys)))))

    def gone(self, keys: Iterable[str]) -> set[str]:
        """Which of these were sent, or may be on their way in a call."""
        called = and_(NoticeRow.state == NoticeState.WAITING, NoticeRow.call_id.is_not(None))
        left = or_(NoticeRow.state == NoticeState.SENT, called)
        return set(self._session.scalars(select(NoticeRow.key).where(NoticeRow.key.in_(list(keys)), left)))

    def next_answered_event(self) -> int | None:
        """The event whose answers have waited longest and are in no call yet."""
        query = select(NoticeRow.inbox_id).where(UNCALLED, NoticeRow.inbox_id.is_not(None))
        return self._session.scalar(query.order_by(NoticeRow.id).limit(1))

    def answers_to(self, inbox_id: int) -> list[Notice]:
        """The waiting answers to one event, in order."""
        return self._read(NoticeRow.inbox_id == inbox_id)

    def token_of(self, inbox_id: int) -> tuple[str | None, datetime]:
        """(reply token, when the event was received by machine time)."""
        row = self._session.get_one(InboxRow, inbox_id)
        return row.reply_token, row.received_at

    def riders(self, person_id: int, before: int, now: datetime) -> list[Notice]:
        """What may ride a reply to this person now: notices older than the answer `before`, held ones too."""
        ready = and_(NoticeRow.inbox_id.is_(None), NoticeRow.ride_from <= now, NoticeRow.id < before)
        return self._read(and_(NoticeRow.person_id == person_id, ready), or_(UNCALLED, HELD))

    def next_due_person(self, now: datetime) -> int | None:
        """A person to whom something must be pushed by now."""
        somebody = NoticeRow.person_id.is_not(None)
        query = select(NoticeRow.person_id).where(UNCALLED, somebody, NoticeRow.push_at <= now)
        return self._session.scalar(query.order_by(NoticeRow.push_at, NoticeRow.id).limit(1))

    def due_for(self, person_id: int, now: datetime) -> list[Notice]:
        """What is pushed to this person now: a notice that must go alone, or all that is due."""
        due = and_(NoticeRow.person_id == person_id, NoticeRow.push_at <= now)
        alone = self._read(and_(due, NoticeRow.alone))
        return alone[:1] or self._read(due)

    def put_in_call(self, ids: Sequence[int], call_id: int) -> bool:
        """Tie the notices to a call; False when another worker was first with one of them."""
        mine = update(NoticeRow).where(NoticeRow.id.in_(ids), or_(UNCALLED, HELD))
        tied = mine.values(state=NoticeState.WAITING, call_id=call_id)
        return affected(self._session, tied) == len(ids)

    def end(self, ids: Iterable[int], state: NoticeState, why: str = "") -> None:
        """These notices are over, and why; those that are held leave their call."""
        its = update(NoticeRow).where(NoticeRow.id.in_(list(ids))).values(state=state, why=why)
        affected(self._session, its.values(call_id=None) if state is NoticeState.HELD else its)

    def overtake(self, beginning: str) -> None:
        """What waits under a key that begins so has nothing to say any more: there is newer news."""
        its = update(NoticeRow).where(
            or_(UNCALLED, HELD), NoticeRow.key.startswith(beginning, autoescape=True)
        )
        affected(self._session, its.values(state=NoticeState.CLEARED, why="overtaken"))

    def lose(self, chat_id: int) -> None:
        """The bot was sent away from this chat: what waits for it reaches nobody."""
        its = update(NoticeRow).where(or_(UNCALLED, HELD), NoticeRow.chat_id == chat_id)
        affected(self._session, its.values(state=NoticeState.UNREACHABLE, why="not in the group any more"))

    def again(self, ids: Iterable[int], *, alone: bool = False) -> None:
        """These notices wait again, outside of any call."""
        its = update(NoticeRow).where(NoticeRow.id.in_(list(ids)))
        affected(self._session, its.values(state=NoticeState.WAITING, call_id=None, alone=alone))

    def push_instead(self, ids: Iterable[int], now: datetime) -> None:
        """Answers whose reply token is dead go by push."""
        its = update(NoticeRow).where(NoticeRow.id.in_(list(ids)))
        affected(self._session, its.values(call_id=None, inbox_id=None, push_at=now))

    def push_later(self, ids: Iterable[int], at: datetime) -> None:
        """People are not to be disturbed before then."""
        affected(self._session, update(NoticeRow).where(NoticeRow.id.in_(list(ids))).values(push_at=at))

    def in_call(self, call_id: int) -> list[Notice]:
        """What a call carries."""
        query = select(NoticeRow).where(NoticeRow.call_id == call_id).order_by(NoticeRow.id)
        return [_notice(row) for row in self._session.scalars(query)]

    def release_held(self, now: datetime) -> int:
        """What was held for quota waits again, unless it has expired."""
        still = or_(NoticeRow.expires_at.is_(None), NoticeRow.expires_at > now)
        held = update(NoticeRow).where(NoticeRow.state == NoticeState.HELD, still)
        return affected(self._session, held.values(state=NoticeState.WAITING))

    def _read(self, condition: ColumnElement[bool], open_: ColumnElement[bool] = UNCALLED) -> list[Notice]:
        query = select(NoticeRow).where(open_, condition).order_by(NoticeRow.id)
        return [_notice(row) for row in self._session.scalars(query)]


NEW: dict[str, Any] = {"state": NoticeState.WAITING, "why": "", "alone": False, "must_go": False}


def _notice(row: NoticeRow) -> Notice:
    return Notice(
        id=row.id,
        key=row.key,
        kind=Kind(row.kind),
        template=row.template,
        facts=row.facts,
        about=tuple(row.about),
        matters=row.matters,
        person_id=row.person_id,
        chat_id=row.chat_id,
        inbox_id=row.inbox_id,
        expires_at=row.expires_at,
        must_go=row.must_go,
    )
