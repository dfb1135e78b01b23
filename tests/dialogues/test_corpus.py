"""What staff really write is understood: seldom wrong, and never written to a duty that was not meant."""

import hashlib
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest
from corpus_office import Scored, fill_for_corpus, read_corpus, score
from databases import fresh

from domain.leaning import WEIGHTS
from storage.engine import make_engine
from storage.store import Store

# Floors that may only rise; `python -m benchmarks understanding` prints what is reached.
ASIDE_RIGHT, ASIDE_RIGHT_OR_ASKED = 0.87, 0.94
RIGHT, RIGHT_OR_ASKED = 0.96, 0.975


SEEN, ASIDE = "seen.jsonl", "set_aside.jsonl"
Score = Callable[[str], list[Scored]]
# A worker for each file: they are the longest of the quick tests.
of_seen, of_aside = pytest.mark.xdist_group(SEEN), pytest.mark.xdist_group(ASIDE)


@pytest.fixture(scope="module")
def score_of(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Score]:
    """A file's messages said in the office of the corpus; each file is scored once."""
    with fresh("sqlite", tmp_path_factory.mktemp("corpus"), fill_for_corpus) as url:
        store = Store(make_engine(url))
        yield cache(lambda name: score(store, read_corpus(name)))
        store.engine.dispose()


def share(scored: list[Scored], *verdicts: str) -> float:
    """How many of them have one of these verdicts."""
    return sum(one.verdict in verdicts for one in scored) / len(scored)


@of_seen
def test_most_of_what_was_seen_is_right_at_the_first_try(score_of: Score) -> None:
    assert share(score_of(SEEN), "right") >= RIGHT
    assert share(score_of(SEEN), "right", "asked") >= RIGHT_OR_ASKED


@pytest.mark.parametrize("name", [pytest.param(SEEN, marks=of_seen), pytest.param(ASIDE, marks=of_aside)])
def test_no_message_writes_to_a_duty_that_was_not_meant(score_of: Score, name: str) -> None:
    assert [one.label["id"] for one in score_of(name) if one.writes_wrongly] == []


@of_aside
def test_what_was_set_aside_is_understood_as_well(score_of: Score) -> None:
    assert share(score_of(ASIDE), "right") >= ASIDE_RIGHT
    assert share(score_of(ASIDE), "right", "asked") >= ASIDE_RIGHT_OR_ASKED


def test_the_weights_are_learned_from_the_seen_corpus_as_it_is() -> None:
    seen = Path(__file__).parent.parent / "corpus" / SEEN
    digest = hashlib.sha256(seen.read_bytes()).hexdigest()[:12]
    assert WEIGHTS.read_text("utf-8").split("\t", 1)[0] == digest, "run `make learn`"


def test_the_files_hold_what_they_say() -> None:
    folder = Path(__file__).parent.parent / "corpus"
    seen, aside = read_corpus(SEEN), read_corpus(ASIDE)
    assert (len(seen), len(aside)) == (5776, 2889)  # a third is set aside
    assert len(aside) * 3 >= len(seen) + len(aside)
    assert len({one["id"] for one in [*seen, *aside]}) == len(seen) + len(aside)
    assert not {one["text"] for one in seen} & {one["text"] for one in aside}
    assert {one["habit"] for one in aside} == {"terse", "chatty", "typos", "voice", "letter"}
    assert sorted(file.name for file in folder.iterdir()) == ["README.md", SEEN, ASIDE]
