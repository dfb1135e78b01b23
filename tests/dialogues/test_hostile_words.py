"""Whatever arrives is heard in time as one command, and is about nothing that nobody spoke of."""

import time

import pytest
from fuzzing import PATIENCE, hears, in_time, speakers, troubles_of, troubles_of_many
from hostile_pieces import AGAIN
from made_up_words import LONGEST, made_up

MOST, FEW = 2_400, 600
GROWTH = 12  # times the cost of a fourth of the message: 4 is in proportion, 16 its square
LEAST = 0.005  # seconds of the processor below which a cost is noise
TRIES = 3


def test_a_thousand_hostile_messages_are_heard() -> None:
    assert troubles_of(range(1_000)) == []


@pytest.mark.long
def test_a_million_hostile_messages_are_heard(capsys: pytest.CaptureFixture[str]) -> None:
    def say(words: str) -> None:
        with capsys.disabled():
            print(words, flush=True)

    assert troubles_of_many(1_000_000, say) == []


@pytest.mark.parametrize("token", AGAIN)
def test_a_word_said_until_the_message_is_full_costs_in_proportion(token: str) -> None:
    ratios = [cost(token, MOST) / max(cost(token, FEW), LEAST)]
    while ratios[-1] > GROWTH and len(ratios) < TRIES:
        ratios.append(cost(token, MOST) / max(cost(token, FEW), LEAST))
    assert min(ratios) <= GROWTH


def cost(token: str, length: int) -> float:
    """Seconds of the processor for one message that says nothing else, to somebody with 100 open duties."""
    words = (token * length)[:length]
    began = time.process_time()
    hears(words, speakers()[0])
    return time.process_time() - began


@pytest.mark.parametrize("number", range(0, 20_000, 1_111))
def test_a_message_is_made_again_from_its_number(number: int) -> None:
    assert made_up(number) == made_up(number)
    assert len(made_up(number)) <= LONGEST
    made_up(number).encode()


def test_time_is_watched_even_within_a_pattern() -> None:
    import re

    with pytest.raises(Exception, match="of the processor"), in_time(PATIENCE / 20):
        re.match("(a+)+$", "a" * 64 + "b")
