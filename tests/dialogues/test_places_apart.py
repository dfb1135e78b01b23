"""One person in one chat is a dialogue of its own: nobody else, and no other chat, changes how it goes."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

import pytest
from databases import KINDS, refilled
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from systems import Systems, fill_with_nine

from storage.store import Store


class Thread(NamedTuple):
    """One person in one chat, who speaks of one duty there; no `group` is the 1:1 chat."""

    who: str
    group: str
    code: str


MALI, THIRA, JIN = "มาลี รุ่งเรือง", "ธีระ พูนสุข", "จินตนา สุขสวัสดิ์"
THREADS = (
    *(Thread(MALI, "", "E7"), Thread(MALI, "Cone", "E8"), Thread(MALI, "Cother", "E10")),
    *(Thread(THIRA, "", "E19"), Thread(THIRA, "Cone", "E20")),
    *(Thread(JIN, "", "E16"), Thread(JIN, "Cone", "E18")),
)
SAID = ("{code} ได้ 40%", "{code} 70% รอข้อมูลจากโรงเรียน", "{code} ติดปัญหา คนลาออก", "ได้ 60% แล้วค่ะ", "{code}")
TAKEN_BACK = ("ยกเลิก", "แก้เป็น 80%", "ไม่ใช่ 40% แต่เป็น 45%")
PERSONAL = ("พักเตือน", "ถึงวันศุกร์", "ไม่เป็นไร", "พรุ่งนี้ลาค่ะ")
QUIET = (HealthCheck.too_slow, HealthCheck.function_scoped_fixture, HealthCheck.data_too_large)
Talk = list[tuple[Thread, str]]
talks = st.lists(
    st.tuples(st.sampled_from(THREADS), st.sampled_from(SAID * 2 + TAKEN_BACK * 2 + PERSONAL)),
    min_size=8,
    max_size=24,
)


@contextmanager
def office(kind: str) -> Iterator[Systems]:
    """A fresh office of nine systems."""
    with refilled(kind, fill_with_nine) as engine:
        yield Systems(Store(engine))


def how_it_went(kind: str, talk: Talk) -> dict[Thread, list[object]]:
    """For each dialogue the beginnings of what was answered in it, and how its duty stands at the end."""
    went: dict[Thread, list[object]] = {thread: [] for thread in THREADS}
    with office(kind) as systems:
        systems.enrol(MALI, THIRA, JIN)
        for thread, words in talk:
            said = words.format(code=thread.code)
            if thread.group:
                answer = systems.say_in_group(thread.who, said, group=thread.group)
            else:
                answer = systems.say(thread.who, said)
            went[thread].append((said, answer.split("\n", 1)[0]))
        for thread in THREADS:
            duty = systems.duty(thread.code)
            went[thread].append((duty.state, duty.percent, duty.problem))
    return went


def goes_as_if_alone(kind: str, talk: Talk) -> None:
    """Each dialogue went as it goes in an office where nothing else is said."""
    together = how_it_went(kind, talk)
    for thread in {thread for thread, _ in talk}:
        alone = how_it_went(kind, [one for one in talk if one[0] == thread])
        assert together[thread] == alone[thread]


MALI_ALONE, MALI_HERE, THIRA_ALONE, THIRA_HERE = (THREADS[at] for at in (0, 1, 3, 4))
CROSSED = [
    *((MALI_HERE, "{code} ได้ 40%"), (THIRA_HERE, "ยกเลิก"), (MALI_ALONE, "ยกเลิก")),
    *(
        (MALI_ALONE, "ได้ 60% แล้วค่ะ"),
        (THIRA_ALONE, "{code}"),
        (MALI_HERE, "แก้เป็น 80%"),
        (MALI_ALONE, "{code}"),
    ),
    *((THIRA_HERE, "{code} 70% รอข้อมูลจากโรงเรียน"), (MALI_HERE, "ยกเลิก"), (THIRA_ALONE, "แก้เป็น 80%")),
]


@example(talk=CROSSED)
@settings(max_examples=2, deadline=None, suppress_health_check=QUIET)
@given(talk=talks)
def test_a_dialogue_goes_as_if_nobody_else_spoke_and_nothing_were_said_elsewhere(talk: Talk) -> None:
    goes_as_if_alone("sqlite", talk)


def test_dialogues_stay_apart_on_postgresql_too() -> None:
    goes_as_if_alone("postgresql", CROSSED)


@pytest.mark.long
@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=100, deadline=None, suppress_health_check=QUIET)
@given(talk=talks)
def test_many_dialogues_go_as_if_nobody_else_spoke(kind: str, talk: Talk) -> None:
    goes_as_if_alone(kind, talk)


def test_a_room_of_the_old_kind_is_a_group(systems: Systems) -> None:
    personal = systems.say_in_group(MALI, "งานของฉัน", group="Rroom", kind="room")
    assert "1:1" in personal and "E7" not in personal
    assert "งานที่ยังค้างส่ง" in systems.say_in_group(MALI, "ใครค้างบ้าง", group="Rroom", kind="room")
