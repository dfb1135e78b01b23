"""The office of nine systems in a test: people speak straight to the handlers, and read the answers."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from bot.messages import Writer
from domain.clocks import BANGKOK
from domain.decisions import Decision, RoundState
from domain.duties import Duty
from domain.incoming import Happened, Incoming, conversation_key
from domain.notices import Kind, Notice
from domain.workbook.report import ImportReport
from handlers.conversation import converse
from handlers.files import file_arrived
from handlers.imported import tell_imported
from scheduler.freshen import freshen
from storage.engine import reading, writing
from storage.import_office import import_office
from storage.sql import insert_once
from storage.store import Store, Work
from storage.talk_tables import ConversationRow, InboxRow, NoticeRow

NINE = Path(__file__).parent.parent / "samples" / "office-nine-systems.xlsx"
GROUP = "C" + "0" * 32


def a_link(page: str, *of: int | str) -> str:
    """An address of the console, as far as words are concerned."""
    return f"https://bot.example/console/{page}/{'-'.join(map(str, of))}"


WRITER = Writer("สพป.ตัวอย่าง เขต 1", "บอท", "ค่ะ", a_link)


def fill_with_nine(engine: Engine) -> None:
    """Bring the nine systems in."""
    assert import_office(engine, NINE, today=date(2024, 1, 8)).ok


@dataclass
class Systems:
    """Time stands until `on` moves it; every message takes a second."""

    store: Store
    now: datetime = datetime(2024, 7, 1, 9, 0, tzinfo=BANGKOK)
    met: dict[str, str] = field(default_factory=dict)
    said: list[dict[str, Any]] = field(default_factory=list)

    def on(self, day: date, hour: int = 9) -> None:
        """It is this day now."""
        self.now = datetime(day.year, day.month, day.day, hour, 0, tzinfo=BANGKOK)

    def say(self, who: str, words: str, quoted: str | None = None) -> str:
        """Somebody writes in 1:1; what the bot answers."""
        return self._happens(Incoming(Happened.TEXT, "user", *self._ids(who), words=words, quoted=quoted))

    def confirm(self, who: str, words: str) -> str:
        """A coordinator asks for a change, looks at what it would do, and taps ยืนยัน."""
        self.say(who, words)
        return self.press(who, self.buttons()["ยืนยัน"])

    def say_in_group(
        self,
        who: str,
        words: str,
        quoted: str | None = None,
        group: str = "Cgroup",
        kind: str = "group",
        unit: str = "",
    ) -> str:
        """Somebody writes to the bot where others read, in a group tied to the unit, or the office."""
        user = self._ids(who)[1]
        with self.store.work() as work:
            ids = {name: id_ for id_, name in work.groups.units()}
            work.groups.tie(work.people.meet(kind, group).id, ids[unit] if unit else None)
        return self._happens(Incoming(Happened.TEXT, kind, group, user, words=words, quoted=quoted))

    def press(self, who: str, data: str) -> str:
        """Somebody presses a button."""
        return self._happens(Incoming(Happened.BUTTON, "user", *self._ids(who), data=data))

    def stranger(self, words: str, quoted: str | None, data: str) -> None:
        """Somebody whom nobody enrolled writes, and presses a button."""
        self._happens(Incoming(Happened.TEXT, "user", "Unobody", "Unobody", words=words, quoted=quoted))
        self._happens(Incoming(Happened.BUTTON, "user", "Unobody", "Unobody", data=data))

    def send_file(self, who: str) -> int | None:
        """Somebody sends a file, which is fetched at once; its id, or None for whoever is not enrolled."""
        file = Incoming(Happened.FILE, "user", *self._ids(who), content=f"file {self.now}", file_name="a.pdf")
        self._happens(file)
        with self.store.work() as work:
            found = work.evidence.claim(self.now)
            if found is None and work.people.chat_of(work.people.named(who)[0].id) is None:
                return None
            assert found and work.evidence.kept(found, b"%PDF-")
            file_arrived(found, work, self.now)
        return found.id

    def duty(self, code: str, round_code: str = "", unit: str = "") -> Duty:
        """The duty with this code, in this round and unit."""
        with self.store.look() as work:
            ids = [id_ for ids in work.duties.with_codes([code]).values() for id_ in ids]
            (found,) = [
                duty
                for duty in work.duties.get(ids)
                if round_code in ("", duty.round_code) and unit in ("", duty.unit_name)
            ]
        return found

    def decisions(self, duty: Duty) -> list[Decision]:
        """What was decided of it."""
        with self.store.look() as work:
            return work.decisions.of_duty(duty.id)

    def round(self, code: str) -> RoundState:
        """How far a round is."""
        with self.store.look() as work:
            state = work.decisions.round(code)
        assert state
        return state

    def bring(self, book: Path) -> ImportReport:
        """An import as the command does it, telling whose duties it changed."""

        def follows(session: Session, report: ImportReport) -> None:
            tell_imported(report, Work(session), self.now)

        now = self.now
        report = import_office(self.store.engine, book, today=now.date(), now=now, after_write=follows)
        assert report.ok, report
        return report

    def told(self, who: str) -> list[str]:
        """What waits to be told to somebody beside answers, as it would be said now."""
        with self.store.look() as work:
            (person,) = work.people.named(who)
            notices = work.notices.riders(person.id, 10**9, self.now)
            said = [self._words(one, work) for one in notices if one.kind is Kind.IMMEDIATE]
        return [words for words in said if words]

    def pushed_at(self) -> set[datetime]:
        """When what waits is pushed at the latest."""
        with reading(self.store.engine) as session:
            query = select(NoticeRow.push_at).where(NoticeRow.kind == Kind.IMMEDIATE)
            return {at.astimezone(BANGKOK) for at in session.scalars(query) if at}

    def _words(self, notice: Notice, work: Work) -> str:
        facts = freshen([notice], work, self.now)(notice)
        return "" if facts is None else _text(WRITER.write(notice, facts)[0])

    def enrol(self, *names: str) -> None:
        """These have a chat of their own with the bot."""
        for who in names:
            self._ids(who)

    def _ids(self, who: str) -> tuple[str, str]:
        if who not in self.met:
            self.met[who] = f"U{len(self.met):032x}"
            with self.store.work() as work:
                work.people.add_code(work.people.named(who)[0].id, who, self.now)
                assert work.people.enrol(who, work.people.meet("user", self.met[who]), self.now)
        return self.met[who], self.met[who]

    def _happens(self, incoming: Incoming) -> str:
        self.now += timedelta(seconds=1)
        place = "" if incoming.chat_kind == "user" else incoming.chat
        conversation = conversation_key(place, str(incoming.user))
        inbox = self._kept(conversation)
        with self.store.work() as work:
            converse(incoming, inbox, conversation, work, self.now)
        with self.store.work() as work:
            answers = work.notices.answers_to(inbox)
            facts_of = freshen(answers, work, self.now)
            fresh = [(one, facts_of(one)) for one in answers]
        self.said = [WRITER.write(one, facts)[0] for one, facts in fresh if facts is not None]
        return "\n".join(_text(one) for one in self.said)

    def buttons(self) -> dict[str, str]:
        """The quick replies of the last answer: what each says, and what it carries."""
        items = self.said[-1].get("quickReply", {}).get("items", []) if self.said else []
        actions = [item["action"] for item in items]
        return {one["label"]: one.get("data") or one["text"] for one in actions}

    def _kept(self, conversation: str) -> int:
        """The event's row, as the door keeps it."""
        row = InboxRow(
            event_key=str(self.now),
            conversation=conversation,
            body="",
            happened_at=self.now,
            received_at=self.now,
        )
        with writing(self.store.engine) as session:
            insert_once(session, ConversationRow, [{"key": conversation}])
            row.next_try_at = self.now
            session.add(row)
            session.flush()
            return row.id


def _text(message: dict[str, Any]) -> str:
    return str(message.get("text") or message.get("altText"))
