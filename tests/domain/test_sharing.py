"""Which notices share a push: the planned one always, then last rungs, what is due, what joins."""

from dataclasses import replace

import pytest

from domain.notices import Kind, Notice
from domain.sharing import Going

KINDS = {"plan": Kind.PLANNED, "answer": Kind.ANSWER, "news": Kind.IMMEDIATE, "all": Kind.BROADCAST}


def notices(words: str, start: int) -> tuple[Notice, ...]:
    """ "plan news!" is a planned one and news that must go."""
    return tuple(
        Notice(
            id=start + n,
            key=word,
            kind=KINDS[word.rstrip("!")],
            template="words",
            facts={},
            about=(),
            matters=True,
            person_id=1,
            chat_id=None,
            inbox_id=None,
            expires_at=None,
            must_go=word.endswith("!"),
        )
        for n, word in enumerate(words.split())
    )


@pytest.mark.parametrize(
    ("due", "joining", "first"),
    [
        ("news plan", "", "plan news"),
        ("all news answer", "", "answer news all"),
        ("news all!", "", "all! news"),
        ("news", "plan", "plan news"),
        ("all", "news", "all news"),
        ("news", "news!", "news! news"),
        ("news! news! news! news! news! plan", "", "plan news! news! news! news! news!"),
    ],
)
def test_what_goes_first_when_there_is_little_room(due: str, joining: str, first: str) -> None:
    going = Going(notices(due, 100), notices(joining, 1))
    assert " ".join(one.key for one in going.by_weight()) == first


def test_the_oldest_is_read_first_so_that_riders_come_before_the_answer() -> None:
    going = Going(notices("answer", 9), notices("news all", 1))
    assert [one.key for one in going.as_read([1, 9])] == ["news", "answer"]


def test_at_night_only_answers_and_what_was_confirmed_as_urgent_go_and_nothing_joins() -> None:
    everything = notices("answer plan news! all", 1)
    urgent = replace(everything[-1], facts={"urgent": True})
    going = Going((*everything, urgent), notices("news", 20)).undisturbing()
    assert (going.due, going.joining) == ((everything[0], urgent), ())
