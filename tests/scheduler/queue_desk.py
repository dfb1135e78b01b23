"""A desk for the delivery tests: a real database, the real LINE client, the emulator, clocks in the hand."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

from queue_rows import Hands, add_people, letter, open_store, states
from sqlalchemy import select

from bot.for_us import Ears, wanted
from bot.line_client import LineClient
from domain.calls import Call, Result
from domain.notices import Answer, Notice
from domain.people import Chat
from playground.clocks import OfficeClock
from playground.line_platform import Playground
from playground.server import serve
from playground.witness import PUSH, Entry
from scheduler.deliver import Deliver
from scheduler.freshen import freshen
from scheduler.responder import run_until_idle
from storage.engine import reading, writing
from storage.store import Store
from storage.talk_tables import CallRow, InboxRow, NoticeRow

SECRET, TOKEN = "test-secret", "test-token"
MALI, SOMCHAI, GROUP = "มาลี", "สมชาย", "กลุ่มนโยบายและแผน"
OFFICE = {
    "people": [{"name": MALI}, {"name": SOMCHAI}],
    "groups": [{"name": GROUP, "members": [MALI, SOMCHAI]}],
}
Send = Callable[[Call], Result]


class Killed(BaseException):
    """The process dies here."""


def plainly(notice: Notice, facts: Mapping[str, Any]) -> list[dict[str, Any]]:
    """A notice as one text: its words, or its template's name."""
    return [{"type": "text", "text": str(facts.get("words") or notice.template)}]


class Desk:
    """What tests do at it: people write, answers and letters are owed, workers deliver, the log is read."""

    def __init__(self, playground: Playground, base: str, url: str, hands: Hands) -> None:
        self.playground, self.hands, self._url = playground, hands, url
        self.line = LineClient(base, TOKEN)
        self.store = open_store(url)
        self._opened: list[Store] = [self.store]
        self._workers: dict[str, Deliver] = {}
        self.mali, self.somchai = add_people(self.store, self.id_of(MALI), self.id_of(SOMCHAI))

    def worker(self, send: Send | None = None) -> Deliver:
        """A worker with an engine of its own."""
        store = open_store(self._url)
        self._opened.append(store)
        return Deliver(store, plainly, freshen, send or self.line.send, self.hands.clocks)

    def deliver(self, me: str = "A", send: Send | None = None) -> None:
        """All that is due goes out."""
        if me not in self._workers:
            self._workers[me] = self.worker()
        run_until_idle([self.worker(send) if send else self._workers[me]], me)

    def hear(self, who: str = MALI, chat: str = "bot") -> int:
        """Somebody writes; gives the kept event's id."""
        message = self.playground.say(who, "งานของฉัน", chat, mention_bot=chat != "bot")
        assert self.playground.sender.wait_idle()
        events = self.playground.log.of_kind("webhook")[-1].body["events"]
        self.store.inbox.keep(wanted(events, Ears("บอท"), lambda _ids: set()), self.hands.machine())
        with reading(self.store.engine) as session:
            return session.scalars(select(InboxRow.id).where(InboxRow.message_id == message)).one()

    def owe(
        self,
        *words: str,
        who: str = MALI,
        chat: str = "bot",
        matters: bool = True,
        about: tuple[int, ...] = (7,),
    ) -> int:
        """Somebody writes, and this is the answer that we owe; gives the event's id."""
        inbox, place = self.hear(who, chat), self.chat(who, chat)
        with self.store.work() as work:
            answers = [Answer(one, {"words": one}, about, matters) for one in words]
            person = work.people.behind(self.id_of(who))
            work.notices.answer(inbox, place.id, person.id if person else None, answers, self.hands.office())
        return inbox

    def chat(self, who: str, chat: str = "bot") -> Chat:
        with self.store.work() as work:
            if chat == "bot":
                return work.people.meet("user", self.id_of(who))
            return work.people.meet("group", self.playground.office.group(chat).id)

    def tell(self, *keys: str, to: str = MALI) -> None:
        """Letters to somebody that are due now."""
        now = self.hands.office()
        person = self.mali if to == MALI else self.somchai
        with self.store.work() as work:
            work.notices.tell([letter(key, person, now) for key in keys], now)

    def ride(self, *keys: str, to: str = MALI) -> None:
        """Letters to somebody that are pushed only tomorrow, and may ride from now."""
        now = self.hands.office()
        person = self.mali if to == MALI else self.somchai
        tomorrow = now.replace(hour=8, minute=30) + timedelta(days=1)
        with self.store.work() as work:
            work.notices.tell([letter(key, person, tomorrow, ride_from=now) for key in keys], now)

    def fault(self, kind: str, path: str = PUSH, times: int | None = 1, **more: Any) -> None:
        """The next calls to this path suffer."""
        self.playground.faults.set([{"match": path, "kind": kind, "times": times, **more}])

    def refuse(self, status: int, words: str, path: str = PUSH, times: int | None = 1) -> None:
        """The next calls to this path are answered so."""
        self.fault("status", path, times, status=status, body={"message": words})

    def heal(self) -> None:
        self.playground.faults.clear()

    def states(self) -> dict[str, str]:
        return states(self.store)

    def calls(self) -> list[CallRow]:
        with writing(self.store.engine) as session:
            return list(session.scalars(select(CallRow).order_by(CallRow.id)))

    def stuck(self) -> list[str]:
        """Waiting notices that a closed call still holds: nothing would ever deliver them."""
        query = select(NoticeRow.key).join(CallRow, NoticeRow.call_id == CallRow.id)
        with reading(self.store.engine) as session:
            return list(session.scalars(query.where(NoticeRow.state == "waiting", CallRow.state == "closed")))

    def id_of(self, who: str) -> str:
        return str(self.playground.office.person(who).id)

    def said_to(self, who: str, chat: str = "bot") -> list[str]:
        """Every text that LINE accepted for this chat."""
        place = self.id_of(who) if chat == "bot" else self.playground.office.group(chat).id
        return [message["text"] for message in self.playground.log.messages_to(place)]

    def pushes(self) -> list[Entry]:
        return self.playground.log.pushes()

    def replies(self) -> list[Entry]:
        return self.playground.log.replies()

    def tries(self, path: str = PUSH) -> list[Entry]:
        """Everything that reached LINE on this path, whatever came of it."""
        return [one for one in self.playground.log if one.path == path and one.kind in ("request", "fault")]

    def close(self) -> None:
        for store in self._opened:
            store.engine.dispose()


def dies(_call: Call) -> Result:
    """The process dies before it sends."""
    raise Killed


def sends_and_dies(desk: Desk) -> Send:
    """The process dies after LINE has accepted and before anything is recorded."""

    def send(call: Call) -> Result:
        desk.line.send(call)
        raise Killed

    return send


@contextmanager
def open_desk(url: str) -> Iterator[Desk]:
    """A desk on this database, on Thursday 29 Aug 2567 at 10:00."""
    hands = Hands()

    def machine() -> float:
        return hands.machine().timestamp()

    clock = OfficeClock(machine=machine)
    playground = Playground("", SECRET, TOKEN, office=OFFICE, clock=clock, machine=machine)
    playground.change_settings(redelivery=False)
    with serve(playground) as base:
        desk = Desk(playground, base, url, hands)
        try:
            yield desk
        finally:
            desk.close()
