"""What staff really write is understood: seldom wrong, and never written to a duty that was not meant."""

import hashlib
import re
from collections import Counter
from pathlib import Path

import pytest
from corpus_office import fill_for_corpus, read_corpus, score
from databases import fresh

from domain.words.leaning import WEIGHTS
from storage.engine import make_engine
from storage.store import Store

SEEN, ASIDE = "seen.jsonl", "set_aside.jsonl"
# Floors that may only rise; `python -m benchmarks understanding` prints what is reached.
RIGHT, RIGHT_OR_ASKED = {SEEN: 0.98, ASIDE: 0.98}, {SEEN: 0.99, ASIDE: 0.99}


# A part of each is scored quickly; all of both is for `make long`.
@pytest.mark.parametrize(
    ("name", "every"),
    [
        (SEEN, 16),
        (ASIDE, 8),
        pytest.param(SEEN, 1, marks=pytest.mark.long),
        pytest.param(ASIDE, 1, marks=pytest.mark.long),
    ],
)
def test_most_is_right_at_the_first_try_and_no_duty_is_written_that_was_not_meant(
    tmp_path: Path, name: str, every: int
) -> None:
    """All that is asked of a file in one test, for scoring it is what takes long."""
    with fresh("sqlite", tmp_path, fill_for_corpus) as url:
        store = Store(make_engine(url))
        scored = score(store, read_corpus(name)[::every])
        store.engine.dispose()
    verdicts = Counter(one.verdict for one in scored)
    right, asked = verdicts["right"] / len(scored), verdicts["asked"] / len(scored)
    assert right >= RIGHT[name]
    assert right + asked >= RIGHT_OR_ASKED[name]
    assert [one.label["id"] for one in scored if one.writes_wrongly] == []


def test_the_weights_are_learned_from_the_seen_corpus_as_it_is() -> None:
    seen = Path(__file__).parent.parent / "corpus" / SEEN
    digest = hashlib.sha256(seen.read_bytes()).hexdigest()[:12]
    assert WEIGHTS.read_text("utf-8").split("\t", 1)[0] == digest, "run `make learn`"


def test_the_files_hold_what_they_say() -> None:
    folder = Path(__file__).parent.parent / "corpus"
    seen, aside = read_corpus(SEEN), read_corpus(ASIDE)
    assert (len(seen), len(aside)) == (22311, 13550)
    authors = [{re.sub("[0-9]", "", one["id"]) for one in part} for part in (seen, aside)]
    assert not authors[0] & authors[1]  # who is set aside was never read
    assert len({one["id"] for one in [*seen, *aside]}) == len(seen) + len(aside)
    assert not {one["text"] for one in seen} & {one["text"] for one in aside}
    assert {one["habit"] for one in aside} == {"terse", "chatty", "typos", "voice", "letter"}
    assert sorted(file.name for file in folder.iterdir()) == ["README.md", SEEN, ASIDE]
