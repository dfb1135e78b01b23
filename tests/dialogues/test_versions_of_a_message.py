"""However a message, its edits and its unsending arrive: only what the last of them says is kept."""

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from typing import Any

import pytest
from databases import KINDS, refilled
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from office import fill_with_sample
from queue_rows import Hands
from searching import in_tables
from sqlalchemy import select

from bot.for_us import Ears, wanted
from bot.line_events import read_event
from domain.incoming import conversation_key
from handlers.conversation import converse
from scheduler.drain_inbox import DrainInbox
from storage.engine import reading
from storage.file_tables import EvidenceRow
from storage.history_tables import UpdateRow
from storage.office_tables import DutyRow
from storage.store import Store
from storage.talk_tables import NoticeRow

SRI, USER, GROUP = "สมศรี ใจดี", "U" + "1" * 32, "C" + "2" * 32
HERE = conversation_key(GROUP, USER)
SAYINGS = (
    "บอท E5 ได้ {n}% {mark}",
    "บอท E5 ติดปัญหา {mark}",
    "บอท ได้ {n}% {mark}",
    "บอท E5 https://example.com/{mark}",
    "บอท E5 {n}% {mark} https://example.com/{mark}",
    "บอท ส่ง E5 {mark}",
    "บอท E7 {n}% {mark}",
    "บอท งานของฉัน {mark}",
    "บอท {n}",
    "คุยกันเอง {mark}",
)
UNSEND = -1


@dataclass
class Room:
    """A group in which one person speaks; events come at the door, and are handled when it is said."""

    store: Store
    hands: Hands = field(default_factory=Hands)

    def come(self, *events: dict[str, Any]) -> None:
        """One webhook."""
        kept = wanted(events, Ears("บอท"), self.store.inbox.sent_by_us)
        self.store.inbox.keep(kept, self.hands.machine())

    def handle(self) -> None:
        """Whatever waits."""
        read = partial(read_event, call_word="บอท")
        drain = DrainInbox(self.store, read, converse, self.hands.clocks)
        while drain("test"):
            pass

    def content(self) -> dict[str, Any]:
        """What is kept of duties and owed in answers, without the numbers of rows."""
        with reading(self.store.engine) as session:
            said = session.scalars(select(UpdateRow).where(UpdateRow.undone_at.is_(None)))
            links = session.scalars(select(EvidenceRow).where(EvidenceRow.withdrawn_at.is_(None)))
            told = session.scalars(select(NoticeRow.template).where(NoticeRow.state == "waiting"))
            duties = session.scalars(select(DutyRow).order_by(DutyRow.id))
            return {
                "said": [(row.duty_id, row.kind, row.words, row.percent, row.problem) for row in said],
                "links": [(row.duty_id, row.url) for row in links],
                "told": {*told} - {"edit_taken", "message_withdrawn"},
                "duties": [(d.state, d.percent, d.value, d.problem, d.first_submitted_at) for d in duties],
            }


@contextmanager
def room(kind: str, asked: bool) -> Iterator[Room]:
    """The person is enrolled; where it was `asked`, the bot waits for the percent of E5."""
    with refilled(kind, fill_with_sample) as engine:
        here = Room(Store(engine))
        with here.store.work() as work:
            (person,) = work.people.named(SRI)
            work.people.add_code(person.id, "code", here.hands.office())
            work.people.enrol("code", work.people.meet("user", USER), here.hands.office())
            ((duty,),) = work.duties.with_codes(["E5"]).values()
        if asked:
            here.come(event("postback", 0, "asked", postback={"data": f"update:{duty}"}))
            here.handle()
        yield here


def event(kind: str, at: int, key: str, **facts: Any) -> dict[str, Any]:
    """An event of the group, so many seconds after the test began."""
    return {
        "type": kind,
        "mode": "active",
        "timestamp": 1_724_900_400_000 + at * 1000,
        "source": {"type": "group", "groupId": GROUP, "userId": USER},
        "webhookEventId": key,
        "replyToken": f"token {key}",
        **facts,
    }


def version(number: int, words: str) -> dict[str, Any]:
    """The message as it was said first, or edited."""
    kind = "messageEdited" if number else "message"
    message = {"type": "text", "id": "500", "text": words}
    return event(kind, 10 + number, f"version {number}", message=message)


def mark(number: int) -> str:
    """A word that only this version holds."""
    return f"khamlap{number}x"


@st.composite
def lives(draw: st.DrawFn) -> tuple[list[str], bool, list[int | None]]:
    """The versions' words, whether it was unsent, and what happens: events come, or (None) are handled."""
    forms = draw(st.lists(st.sampled_from(SAYINGS), min_size=1, max_size=4))
    words = [form.format(n=10 * (n + 1), mark=mark(n)) for n, form in enumerate(forms)]
    unsent = draw(st.booleans())
    events = [*range(len(words)), *([UNSEND] if unsent else [])]
    repeated = draw(st.lists(st.sampled_from(events), max_size=3))
    order = draw(st.permutations([*events, *repeated]))
    happens: list[int | None] = []
    for one in order:
        happens += [one, None] if draw(st.booleans()) else [one]
    return words, unsent, happens


def told(words: Sequence[str], number: int) -> dict[str, Any]:
    if number == UNSEND:
        return event("unsend", 99, "unsent", unsend={"messageId": "500"})
    return version(number, words[number])


def check(kind: str, life: tuple[list[str], bool, list[int | None]], asked: bool) -> None:
    """The same is left as if only the last version had ever been said."""
    words, unsent, happens = life
    with room(kind, asked) as only:
        if not unsent:
            only.come(version(0, words[-1]))
        only.handle()
        expected = only.content()
    with room(kind, asked) as real:
        for one in happens:
            real.handle() if one is None else real.come(told(words, one))
        real.handle()
        assert real.content() == expected, json.dumps(life, ensure_ascii=False)
        gone = [mark(n) for n in range(len(words)) if unsent or n < len(words) - 1]
        assert in_tables(real.store.engine, *gone) == set()


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("asked", [False, True])
def test_only_what_was_said_last_is_kept(kind: str, asked: bool) -> None:
    @settings(
        max_examples=20 if kind == "sqlite" else 5,
        deadline=None,
        suppress_health_check=[HealthCheck.too_slow],
    )
    @given(lives())
    def any_life(life: tuple[list[str], bool, list[int | None]]) -> None:
        check(kind, life, asked)

    any_life()


@pytest.mark.long
def test_only_what_was_said_last_is_kept_for_long() -> None:
    @settings(max_examples=1500, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(lives(), st.booleans())
    def any_life(life: tuple[list[str], bool, list[int | None]], asked: bool) -> None:
        check("sqlite", life, asked)

    any_life()
