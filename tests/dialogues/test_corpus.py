"""What staff really write is understood: seldom wrong, and never written to a duty that was not meant."""

import hashlib
from pathlib import Path

import pytest
from corpus_office import Scored, fill_for_corpus, read_corpus, score

from domain.leaning import WEIGHTS
from storage.engine import make_engine
from storage.migrate import migrate
from storage.store import Store

# Floors that may only rise; `python -m benchmarks understanding` prints what is reached.
ASIDE_RIGHT, ASIDE_RIGHT_OR_ASKED = 0.915, 0.945
RIGHT, RIGHT_OR_ASKED = 0.96, 0.975


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """The office of the corpus."""
    engine = make_engine(f"sqlite:///{tmp_path_factory.mktemp('corpus') / 'office.db'}")
    migrate(engine)
    fill_for_corpus(engine)
    return Store(engine)


def share(scored: list[Scored], *verdicts: str) -> float:
    """How many of them have one of these verdicts."""
    return sum(one.verdict in verdicts for one in scored) / len(scored)


def test_most_of_what_was_seen_is_right_at_the_first_try(store: Store) -> None:
    scored = score(store, read_corpus("seen.jsonl"))
    assert share(scored, "right") >= RIGHT
    assert share(scored, "right", "asked") >= RIGHT_OR_ASKED


@pytest.mark.parametrize("name", ["seen.jsonl", "set_aside.jsonl"])
def test_no_message_writes_to_a_duty_that_was_not_meant(store: Store, name: str) -> None:
    assert [one.label["id"] for one in score(store, read_corpus(name)) if one.writes_wrongly] == []


def test_what_was_set_aside_is_understood_as_well(store: Store) -> None:
    scored = score(store, read_corpus("set_aside.jsonl"))
    assert share(scored, "right") >= ASIDE_RIGHT
    assert share(scored, "right", "asked") >= ASIDE_RIGHT_OR_ASKED


def test_the_weights_are_learned_from_the_seen_corpus_as_it_is() -> None:
    seen = Path(__file__).parent.parent / "corpus" / "seen.jsonl"
    digest = hashlib.sha256(seen.read_bytes()).hexdigest()[:12]
    assert WEIGHTS.read_text("utf-8").split("\t", 1)[0] == digest, "run `make learn`"


def test_the_files_hold_what_they_say() -> None:
    folder = Path(__file__).parent.parent / "corpus"
    seen, aside = read_corpus("seen.jsonl"), read_corpus("set_aside.jsonl")
    assert (len(seen), len(aside)) == (3705, 1931)  # a third is set aside
    assert len(aside) * 3 >= len(seen) + len(aside)
    assert len({one["id"] for one in [*seen, *aside]}) == len(seen) + len(aside)
    assert not {one["text"] for one in seen} & {one["text"] for one in aside}
    assert {one["habit"] for one in aside} == {"terse", "chatty", "typos", "voice", "letter"}
    assert sorted(file.name for file in folder.iterdir()) == ["README.md", "seen.jsonl", "set_aside.jsonl"]
