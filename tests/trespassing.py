"""A few people at work, who try everything: nothing changes that is not theirs."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import timedelta
from typing import ClassVar

from corpus_office import NOW
from databases import refilled
from forbidden import Bounds, changed, fill_with_remembered, judged_in, kept_of
from forbidden_words import buttons, duties, quotes, sheet, words
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule
from systems import Systems

from storage.store import Store

PEOPLE = {row["ชื่อ-สกุล*"]: row for row in sheet("people")}
A_COORDINATOR = "วรรณา แสงทอง"
REVIEWERS = [name for name, row in PEOPLE.items() if "กรรมการกลั่นกรอง" in row["บทบาท"]]
PLAIN = [name for name, row in PEOPLE.items() if {*row["บทบาท"].split(", ")} <= {"ผู้รับผิดชอบ", "หัวหน้ากลุ่ม"}]
turns = st.sampled_from([0, 0, 0, 1, 2])
back = st.sampled_from([None, "ยกเลิก", "แก้เป็น 80%", "ไม่ใช่ E5 แต่เป็น E7"])
minutes = st.sampled_from([1, 5, 15])
days = st.sampled_from([1, 2, 6])


class Trespass(RuleBasedStateMachine):
    """One of `first`, whom they stand in for and somebody else, among colleagues who do their own work."""

    kind = "sqlite"
    first: ClassVar[list[str]] = PLAIN

    def __init__(self) -> None:
        super().__init__()
        self.rooms = ExitStack()
        engine = self.rooms.enter_context(refilled(self.kind, fill_with_remembered))
        self.systems = Systems(Store(engine), NOW)
        self.bounds = Bounds(self.systems)
        self.cast: list[str] = []

    def teardown(self) -> None:
        self.rooms.close()

    @initialize(data=st.data())
    def somebody_works_here(self, data: st.DataObject) -> None:
        first = data.draw(st.sampled_from(self.first))
        principals = [name for name, row in PEOPLE.items() if first in row["ผู้ปฏิบัติแทน"]]
        principal = data.draw(st.sampled_from(principals or PLAIN))
        self.cast = [first, principal, data.draw(st.sampled_from(PLAIN))]
        self.systems.enrol(*self.cast, A_COORDINATOR)

    @rule(turn=turns, said=words, quoted=quotes)
    def says(self, turn: int, said: str, quoted: str | None) -> None:
        with self.only_theirs(self.cast[turn], said, quoted):
            self.systems.say(self.cast[turn], said, quoted)

    @rule(turn=turns, said=words, quoted=quotes)
    def says_in_a_group(self, turn: int, said: str, quoted: str | None) -> None:
        with self.only_theirs(self.cast[turn], said, quoted):
            self.systems.say_in_group(self.cast[turn], said, quoted)

    @rule(turn=turns, data=buttons, and_says=st.none() | words)
    def presses(self, turn: int, data: str, and_says: str | None) -> None:
        with self.only_theirs(self.cast[turn], data, and_says):
            self.systems.press(self.cast[turn], data)
            if and_says is not None:
                self.systems.say(self.cast[turn], and_says)

    @rule(turn=turns, shows=duties, forges=st.booleans())
    def sends_a_file(self, turn: int, shows: int, forges: bool) -> None:
        with self.only_theirs(self.cast[turn], "a file", shows, forges):
            file = self.systems.send_file(self.cast[turn])
            if file is None:  # of whoever erased themselves nothing is kept
                return
            self.systems.press(self.cast[turn], f"attach:{shows},{file}" if forges else f"which:{shows}")

    @rule(said=words, quoted=quotes, data=buttons)
    def a_stranger_tries(self, said: str, quoted: str | None, data: str) -> None:
        with self.only_theirs(None, said, data):
            self.systems.stranger(said, quoted, data)

    @rule(data=st.data())
    def does_own_work(self, data: st.DataObject) -> None:
        """Steps of the committee, takings back and corrections need something that was really done."""
        who = self.cast[data.draw(turns)]
        held = sorted(self.bounds.held(self.bounds.people[who]))
        with self.only_theirs(who, "own work"):
            button = data.draw(st.sampled_from(["submit:{}", "percent:{},40", "problem:{}", "update:{}"]))
            self.systems.press(who, button.format(data.draw(st.sampled_from(held))))

    @rule(data=st.data(), then=back)
    def stands_in(self, data: st.DataObject, then: str | None) -> None:
        """What a deputy wrote stays with whoever is back."""
        principal = self.bounds.people[self.cast[1]]
        self.is_away(turn=1, begins=1, lasts=1)
        duty = data.draw(st.sampled_from(sorted(self.bounds.held(principal))))
        with self.only_theirs(self.cast[0], "stands in", duty):
            self.systems.press(self.cast[0], f"percent:{duty},40")
        if then:
            self.is_back(turn=1)
            self.says(turn=0, said=then, quoted=None)

    @rule(said=words, data=buttons)
    def a_coordinator_does_theirs(self, said: str, data: str) -> None:
        self.systems.say(A_COORDINATOR, said)
        self.systems.press(A_COORDINATOR, data)

    @rule(turn=turns, begins=days, lasts=days)
    def is_away(self, turn: int, begins: int, lasts: int) -> None:
        first = self.systems.now.date() + timedelta(days=begins - 1)
        person = self.bounds.people[self.cast[turn]]
        with self.systems.store.work() as work:
            work.absences.leave(person.id, first, first + timedelta(days=lasts - 1), self.systems.now)

    @rule(turn=turns)
    def is_back(self, turn: int) -> None:
        with self.only_theirs(self.cast[turn], "back"):
            self.systems.say(self.cast[turn], "กลับมาแล้ว")

    @rule(some=minutes)
    def minutes_pass(self, some: int) -> None:
        self.systems.now += timedelta(minutes=some)

    @rule(some=days)
    def days_pass(self, some: int) -> None:
        self.systems.on(self.systems.now.date() + timedelta(days=some))

    @contextmanager
    def only_theirs(self, who: str | None, *tried: object) -> Iterator[None]:
        """Whatever is tried meanwhile, other duties stay as they were, and nobody judges their own work."""
        engine = self.systems.store.engine
        person = self.bounds.people[who] if who else None
        theirs, held, before = self.bounds.may_change(person), self.bounds.held(person), kept_of(engine)
        yield
        after = kept_of(engine)
        differences = changed(before, after, but=theirs)
        assert not differences, f"{who} tried {tried}: {differences}"
        judged = judged_in(after, person, held) - judged_in(before, person, held)
        assert not judged, f"{who} judged their own work: {tried}: {judged}"
