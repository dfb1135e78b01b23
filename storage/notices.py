"""Notices: what we owe somebody, kept once under its key, until it is sent or has nothing left to say."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any, cast

from sqlalchemy import Table, and_, bindparam, or_, select, update

from domain.notices import EXPIRED, Answer, Fate, Kind, NoticeState, ToTell
from storage.bulk import parts_of
from storage.fates import fates
from storage.outgoing import HELD, UNCALLED, Outgoing
from storage.sql import affected, changed, insert_once
from storage.talk_tables import NoticeRow

ANSWER_LIVES = timedelta(days=7)


class Notices(Outgoing):
    """Keeping notices, and what becomes of them, inside one transaction."""

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
        query = select(NoticeRow.key)
        return {
            key
            for part in parts_of(keys)
            for key in self._session.scalars(query.where(NoticeRow.key.in_(part)))
        }

    def gone(self, keys: Iterable[str]) -> set[str]:
        """Which of these were sent, or may be on their way in a call."""
        called = and_(NoticeRow.state == NoticeState.WAITING, NoticeRow.call_id.is_not(None))
        left = or_(NoticeRow.state == NoticeState.SENT, called)
        return set(self._session.scalars(select(NoticeRow.key).where(NoticeRow.key.in_(list(keys)), left)))

    def fates(self, keys: Iterable[str], now: datetime) -> dict[str, Fate]:
        """What became of those of these that are kept, by key."""
        return fates(self._session, keys, now)

    def put_in_calls(self, ids: Mapping[int, Iterable[int]]) -> bool:
        """Tie notices to calls, by call; False when another worker was first with one of them."""
        rows = [{"notice": id_, "call": call} for call, its in ids.items() for id_ in its]
        mine = update(cast(Table, NoticeRow.__table__)).where(
            NoticeRow.id == bindparam("notice"), or_(UNCALLED, HELD)
        )
        tied = mine.values(state=NoticeState.WAITING, why="", call_id=bindparam("call"))
        return changed(self._session, tied, rows) == len(rows)

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

    def release_held(self, *, only_last: bool = False) -> int:
        """What was held for quota waits again: all of it, or only last rungs and answers."""
        held = update(NoticeRow).where(NoticeRow.state == NoticeState.HELD)
        if only_last:
            held = held.where(or_(NoticeRow.must_go, NoticeRow.kind == Kind.ANSWER))
        return affected(self._session, held.values(state=NoticeState.WAITING, why=""))

    def clear_expired(self, now: datetime) -> int:
        """What has waited too long, held or not, says nothing any more."""
        over = update(NoticeRow).where(or_(UNCALLED, HELD), NoticeRow.expires_at <= now)
        return affected(self._session, over.values(state=NoticeState.CLEARED, why=EXPIRED))


NEW: dict[str, Any] = {"state": NoticeState.WAITING, "why": "", "alone": False, "must_go": False}
