"""The store: one database, its transactions as units of work, and its inbox."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime

from sqlalchemy import Engine, delete, or_, select, update
from sqlalchemy.orm import Session

from domain.attempts import Attempt
from domain.health import Health
from domain.incoming import Waiting
from domain.policies import policies_of
from domain.reminders import Policies
from storage.absences import Absences
from storage.assignments import Assignments
from storage.broadcasts import Broadcasts
from storage.calls import Calls
from storage.decisions import Decisions
from storage.duties import Duties
from storage.engine import reading, trouble_is_later, writing
from storage.enrolments import Enrolments
from storage.evidence import Evidence
from storage.facts import Facts, Leases, Questions
from storage.groups import Groups
from storage.health import look
from storage.history import History
from storage.inbox import Inbox, take_event
from storage.meetings import Meetings
from storage.menus import Menus
from storage.messages import Messages
from storage.migrate import migrate
from storage.mirror_state import MirrorState
from storage.notices import Notices
from storage.office_book import OfficeBook
from storage.office_files import OfficeFiles
from storage.office_tables import DayOffRow
from storage.own_data import OwnData
from storage.people import People
from storage.planning import Planning, read_policies
from storage.proposals import Proposals
from storage.quota import Quotas
from storage.register import Register
from storage.sql import affected
from storage.standings import Standings
from storage.stuck import Stuck
from storage.suggestions import Suggestions
from storage.talk_tables import InboxRow, OvertakenRow


class Work:
    """One transaction: everything that a handler or a step may read and change."""

    def __init__(self, session: Session, secret: str = "") -> None:
        self._session = session
        self.people = People(session, secret)
        self.enrolments = Enrolments(session)
        self.groups = Groups(session)
        self.duties = Duties(session)
        self.standings = Standings(session)
        self.history = History(session)
        self.decisions = Decisions(session)
        self.register = Register(session)
        self.absences = Absences(session)
        self.own_data = OwnData(session)
        self.planning = Planning(session)
        self.menus = Menus(session)
        self.meetings = Meetings(session)
        self.messages = Messages(session)
        self.evidence = Evidence(session)
        self.office_files = OfficeFiles(session)
        self.broadcasts = Broadcasts(session)
        self.questions = Questions(session)
        self.notices = Notices(session)
        self.calls = Calls(session)
        self.facts = Facts(session)
        self.quota = Quotas(session)
        self.leases = Leases(session)
        self.mirror = MirrorState(session)
        self.assignments = Assignments(session)
        self.book = OfficeBook(session)
        self.proposals = Proposals(session)
        self.suggestions = Suggestions(session)
        self.stuck = Stuck(session)

    @contextmanager
    def attempt(self) -> Iterator[Attempt]:
        """What is written in this block may be taken back whole; an exception takes it back too."""
        attempt = Attempt()
        nested = self._session.begin_nested()
        try:
            yield attempt
            self._session.flush()
        except BaseException:
            attempt.take_back()
            raise
        finally:
            nested.rollback() if attempt.taken_back else nested.commit()
            self._session.expire_all()  # rows may have been written past the session

    def take(self, event: Waiting, me: str, machine_now: datetime) -> bool:
        """Mark an event handled with everything else of this transaction; False when it is not ours."""
        return take_event(self._session, event, me, machine_now)

    def forget_raw_events(self, older_than: datetime) -> int:
        """Wipe what handled and parked events said, and which messages were changed; returns how many."""
        old = update(InboxRow).where(InboxRow.received_at < older_than, InboxRow.state != "waiting")
        said = or_(InboxRow.body.is_not(None), InboxRow.reply_token.is_not(None))
        wiped = old.where(said).values(body=None, reply_token=None, heard_with=None)
        noted = delete(OvertakenRow).where(OvertakenRow.noted_at < older_than)
        return affected(self._session, wiped) + affected(self._session, noted)

    def days_off(self) -> dict[date, bool]:
        """What the office says of days against the holiday list: day → is it a holiday."""
        return {row.day: row.is_holiday for row in self._session.scalars(select(DayOffRow))}

    def policies(self) -> Policies:
        """When the office, and each system that differs, reminds."""
        return policies_of(read_policies(self._session))

    def health(self, now: datetime) -> Health:
        """How things stand."""
        return look(self._session, now)


class Store:
    """The database as the rest of the house sees it; `secret` keys the hashes of enrolment codes."""

    def __init__(self, engine: Engine, secret: str = "") -> None:
        self.engine = engine
        self._secret = secret
        self.inbox = Inbox(engine)

    @contextmanager
    def work(self) -> Iterator[Work]:
        """A transaction that may write; it commits when the block ends."""
        with writing(self.engine) as session:
            yield Work(session, self._secret)

    @contextmanager
    def look(self) -> Iterator[Work]:
        """A transaction that only reads."""
        with reading(self.engine) as session:
            yield Work(session, self._secret)

    def migrate(self) -> None:
        """Bring the schema to the newest version."""
        migrate(self.engine)

    def health(self, now: datetime) -> Health:
        """How things stand. Raises `TryLater` when the database is out of reach."""
        with trouble_is_later(), reading(self.engine) as session:
            return look(session, now)
