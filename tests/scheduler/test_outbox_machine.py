"""Whatever happens in whatever order (faults, kills, two workers), nothing is pushed twice or forgotten."""

import tempfile
from contextlib import ExitStack, suppress
from pathlib import Path

from databases import fresh
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from queue_desk import MALI, SOMCHAI, Desk, Killed, Send, dies, open_desk, sends_and_dies

from playground.witness import PUSH, REPLY
from scheduler.refresh_quota import RefreshQuota

PEOPLE = st.sampled_from([MALI, SOMCHAI])
WORKERS = st.sampled_from("AB")
OVER = {"sent", "held", "unreachable", "parked", "cleared"}
FAULTS = {
    "push fails": ("status", PUSH, 500, ""),
    "push lost": ("reset_before", PUSH, 500, ""),
    "push answer lost": ("reset_after", PUSH, 500, ""),
    "push too fast": ("status", PUSH, 429, "The API rate limit has been exceeded. Try again later."),
    "push not allowed": ("status", PUSH, 400, "The request body has 1 error(s)"),
    "person unknown": ("status", PUSH, 400, "Failed to send messages"),
    "token refused": ("status", PUSH, 401, "Authentication failed"),
    "reply lost": ("reset_before", REPLY, 500, ""),
    "reply answer lost": ("reset_after", REPLY, 500, ""),
    "reply fails": ("status", REPLY, 500, ""),
}


class Outbox(RuleBasedStateMachine):
    """The desk with two workers; `kind` is the database's."""

    kind = "sqlite"

    def __init__(self) -> None:
        super().__init__()
        self.rooms = ExitStack()
        folder = Path(self.rooms.enter_context(tempfile.TemporaryDirectory()))
        self.desk: Desk = self.rooms.enter_context(
            open_desk(self.rooms.enter_context(fresh(self.kind, folder)))
        )
        self.workers = {me: self.desk.worker() for me in "AB"}
        self.letters: set[str] = set()
        self.kept = 0

    def teardown(self) -> None:
        try:
            self.everything_ends()
        finally:
            self.rooms.close()

    @initialize()
    def something_is_owed(self) -> None:
        self.is_owed(MALI, "letter")
        self.is_owed(SOMCHAI, "confirmation")

    @rule(who=PEOPLE, what=st.sampled_from(["letter", "rider", "confirmation", "look-up"]))
    def is_owed(self, who: str, what: str) -> None:
        self.kept += 1
        key = f"{what} {self.kept}"
        if what in ("confirmation", "look-up"):
            self.desk.owe(key, who=who, matters=what == "confirmation")
        else:
            self.letters.add(key)
            (self.desk.tell if what == "letter" else self.desk.ride)(key, to=who)

    @rule(me=WORKERS, trouble=st.sampled_from([None, *sorted(FAULTS)]), times=st.sampled_from([1, 1, None]))
    def delivers(self, me: str, trouble: str | None = None, times: int | None = None) -> None:
        if trouble:
            kind, path, status, words = FAULTS[trouble]
            self.desk.fault(kind, path, times, status=status, body={"message": words})
        while self.workers[me](me):
            pass
        self.desk.heal()

    @rule(me=WORKERS, sent=st.booleans())
    def dies_at_work(self, me: str, sent: bool) -> None:
        send: Send = sends_and_dies(self.desk) if sent else dies
        with suppress(Killed):
            self.desk.worker(send)(me)

    @rule(seconds=st.sampled_from([1, 5, 31, 61, 700, 86_400]), quota=st.sampled_from([300, 300, 0]))
    def time_passes(self, seconds: int, quota: int) -> None:
        self.desk.hands.wait(seconds)
        self.desk.playground.quota.limit = quota
        RefreshQuota(self.desk.store, self.desk.line.quota, self.desk.hands.clocks)("A")

    @invariant()
    def nothing_is_pushed_twice(self) -> None:
        pushed = [message["text"] for one in self.desk.pushes() for message in one.messages]
        assert len(pushed) == len(set(pushed)), pushed
        replied = [message["text"] for one in self.desk.replies() for message in one.messages]
        answers = [words for words in replied if words not in self.letters]
        assert len(answers) == len(set(answers)), "a token answers once"
        assert self.desk.playground.log.violations() == []

    @invariant()
    def nothing_is_left_in_a_closed_call(self) -> None:
        assert self.desk.stuck() == []

    def everything_ends(self) -> None:
        """The trouble is over and everybody works: each notice comes to an end that a person can read."""
        for _ in range(3):
            self.time_passes(700, 300)
            self.delivers("A")
            self.nothing_is_pushed_twice()
        self.desk.hands.office_at(2025, 8, 29, 10, 0)
        self.delivers("B")
        self.nothing_is_pushed_twice()
        assert set(self.desk.states().values()) <= OVER, self.desk.states()
        assert {call.state for call in self.desk.calls()} <= {"closed"}
        said = {*self.desk.said_to(MALI), *self.desk.said_to(SOMCHAI)}
        sent = {key for key, state in self.desk.states().items() if state == "sent"}
        assert sent & self.letters <= said, "what counts as sent was accepted"


class OutboxOnPostgreSQL(Outbox):
    kind = "postgresql"


QUIET = (HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large)
TestOutbox = Outbox.TestCase
TestOutbox.settings = settings(
    max_examples=30, stateful_step_count=15, deadline=None, suppress_health_check=QUIET
)
TestOutboxOnPostgreSQL = OutboxOnPostgreSQL.TestCase
TestOutboxOnPostgreSQL.settings = settings(TestOutbox.settings, max_examples=8)
