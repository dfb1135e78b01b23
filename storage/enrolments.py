"""Who comes in and who goes: tries within limits, wishes to enrol, accounts tied to people and released."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import delete, or_, select, update
from sqlalchemy.orm import Session

from domain.enrolment import Limit, Request, RequestState
from domain.notices import NoticeState
from storage.enrolment_tables import AttemptRow, EnrolmentRow, EnrolRequestRow
from storage.office_tables import PersonRow
from storage.plan_changes import touch_plan
from storage.sql import affected, insert_once
from storage.talk_tables import ChatRow, NoticeRow
from storage.untying import RELEASED, untie

EVERYBODY = "all"
READ = (
    EnrolRequestRow.id,
    EnrolRequestRow.chat_id,
    EnrolRequestRow.said,
    EnrolRequestRow.state,
    EnrolRequestRow.decided_by,
)


class Enrolments:
    """Enrolment beside its codes, inside one transaction; all times are office time."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def allow(self, limit: Limit, chat_id: int, now: datetime) -> bool:
        """Count one more try; False when this chat, or everybody together, has none left in this window."""
        (own, each), (all_, everybody) = _windows(limit, chat_id, now).items()
        if not self._one_more(own, each, limit.ends(now)):
            return False
        return self._one_more(all_, everybody, limit.ends(now)) or self._tries(own) <= limit.at_least

    def give_back(self, limit: Limit, chat_id: int, now: datetime) -> None:
        """A try that was right counts against nobody."""
        its = update(AttemptRow).where(AttemptRow.key.in_(_windows(limit, chat_id, now)))
        affected(self._session, its.where(AttemptRow.tries > 0).values(tries=AttemptRow.tries - 1))

    def tied(self) -> dict[int, int]:
        """The chat that each enrolled person is tied to, reachable or not."""
        rows = self._session.execute(select(ChatRow.person_id, ChatRow.id).where(ChatRow.person_id > 0))
        return {person: chat for person, chat in rows if person is not None}

    def ask(self, chat_id: int, said: str, now: datetime, inbox_id: int | None = None) -> int:
        """Keep a wish to enrol, in place of what this chat asked before; returns its id."""
        self.drop_wish(chat_id)
        row = EnrolRequestRow(chat_id=chat_id, said=said, asked_at=now, inbox_id=inbox_id)
        row.state = RequestState.WAITING
        self._session.add(row)
        self._session.flush()
        return row.id

    def note_claim(self, chat_id: int, said: str, now: datetime, inbox_id: int | None) -> None:
        """Keep what was said by who asked for a name that is taken: nobody decides it."""
        row = EnrolRequestRow(chat_id=chat_id, said=said, asked_at=now, inbox_id=inbox_id)
        row.state = RequestState.REPLACED
        self._session.add(row)

    def drop_wish(self, chat_id: int) -> None:
        """What this chat asked waits for nobody any more."""
        waits = (EnrolRequestRow.chat_id == chat_id, EnrolRequestRow.state == RequestState.WAITING)
        affected(self._session, update(EnrolRequestRow).where(*waits).values(state=RequestState.REPLACED))

    def request(self, request_id: int) -> Request | None:
        """The wish with this id, as it stands this moment."""
        found = self._session.execute(select(*READ).where(EnrolRequestRow.id == request_id)).first()
        return Request(found[0], found[1], found[2], RequestState(found[3]), found[4]) if found else None

    def was_refused(self, chat_id: int) -> bool:
        """Whether the newest wish of this chat was not for one of ours."""
        newest = select(EnrolRequestRow.state).where(EnrolRequestRow.chat_id == chat_id)
        return self._session.scalar(newest.order_by(EnrolRequestRow.id.desc())) == RequestState.REFUSED

    def waiting(self) -> list[Request]:
        """What nobody has decided yet, oldest first."""
        open_ = select(*READ).where(EnrolRequestRow.state == RequestState.WAITING)
        rows = self._session.execute(open_.order_by(EnrolRequestRow.id))
        return [Request(id_, chat, said, RequestState(state), by) for id_, chat, said, state, by in rows]

    def decide(self, request: Request, state: RequestState, by: int | None, now: datetime) -> bool:
        """Decide once; False when somebody else was first."""
        waits = (EnrolRequestRow.id == request.id, EnrolRequestRow.state == RequestState.WAITING)
        decided = update(EnrolRequestRow).where(*waits)
        return affected(self._session, decided.values(state=state, decided_by=by, decided_at=now)) > 0

    def tie(self, chat_id: int, person_id: int) -> bool:
        """Tie a chat that is nobody's to a person; False when the chat is somebody's meanwhile.

        Raises `IntegrityError` when another chat was tied to this person at the same moment.
        """
        gone = select(PersonRow.id).where(PersonRow.left_on.is_not(None))
        free = or_(ChatRow.person_id.is_(None), ChatRow.person_id.in_(gone))
        its = update(ChatRow).where(ChatRow.id == chat_id, free)
        tied = its.values(person_id=person_id, reachable=True)
        touch_plan(self._session)
        return affected(self._session, tied.execution_options(synchronize_session=False)) > 0

    def release(self, people: Iterable[int], now: datetime) -> int:
        """Untie these people's accounts; returns how many. What waits for them and their unused codes end."""
        ids = list(people)
        unused = update(EnrolmentRow).where(EnrolmentRow.person_id.in_(ids), EnrolmentRow.used_at.is_(None))
        affected(self._session, unused.values(expires_at=now))
        query = select(ChatRow.id, ChatRow.line_id).where(ChatRow.person_id.in_(ids))
        chats = {id_: line_id for id_, line_id in self._session.execute(query)}
        waits = NoticeRow.state.in_([NoticeState.WAITING, NoticeState.HELD])
        theirs = update(NoticeRow).where(waits, NoticeRow.person_id.in_(ids))
        untie(self._session, chats)
        affected(self._session, theirs.values(state=NoticeState.CLEARED, why=RELEASED))
        return len(chats)

    def leave(self, person_id: int, now: datetime) -> None:
        """They do not work here from today on."""
        affected(self._session, update(PersonRow).where(PersonRow.id == person_id).values(left_on=now.date()))

    def forget(self, older_than: datetime) -> int:
        """Forget wishes and counted tries of before; returns how many."""
        wishes = delete(EnrolRequestRow).where(EnrolRequestRow.asked_at < older_than)
        tries = delete(AttemptRow).where(AttemptRow.ends_at < older_than)
        return affected(self._session, wishes) + affected(self._session, tries)

    def _one_more(self, key: str, most: int, ends: datetime) -> bool:
        insert_once(self._session, AttemptRow, [{"key": key, "tries": 0, "ends_at": ends}])
        left = update(AttemptRow).where(AttemptRow.key == key, AttemptRow.tries < most)
        return affected(self._session, left.values(tries=AttemptRow.tries + 1)) > 0

    def _tries(self, key: str) -> int:
        return self._session.scalar(select(AttemptRow.tries).where(AttemptRow.key == key)) or 0


def _windows(limit: Limit, chat_id: int, now: datetime) -> dict[str, int]:
    """The counters of a try and how far each may go; everybody's last, so that tries queue in one order."""
    began = f"{limit.what}:{limit.starts(now).isoformat()}"
    return {f"{began}:{chat_id}": limit.each, f"{began}:{EVERYBODY}": limit.everybody}
