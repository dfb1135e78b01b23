"""What is learned from: each seen message with its names and numbers masked, and its kind."""

import hashlib
import json
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from domain.ports import Work
from domain.words.giving_way import REPORTS
from domain.words.heard import hear
from domain.words.leaning import masked
from domain.words.meant import find_meant
from handlers.hearing import setting_of
from storage.engine import make_engine
from storage.migrate import migrate
from storage.store import Store

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

from corpus_office import HERE, NOW, Label, fill_for_corpus

SEEN = HERE / "corpus" / "seen.jsonl"


@dataclass(frozen=True)
class Example:
    """Masked words, the name of the command that they are, and for reports whether they tell of a problem."""

    words: str
    kind: str
    hindered: bool | None = None


def digest(source: Path) -> str:
    """By which the weights say what they were learned from."""
    return hashlib.sha256(source.read_bytes()).hexdigest()[:12]


def examples(source: Path) -> list[Example]:
    """Of every message that asks one thing."""
    labels: list[Label] = [json.loads(line) for line in source.read_text("utf-8").splitlines()]
    with tempfile.TemporaryDirectory() as folder:
        engine = make_engine(f"sqlite:///{folder}/office.db")
        migrate(engine)
        fill_for_corpus(engine)
        with Store(engine).look() as work:
            found = list(_masked([one for one in labels if not one.get("several")], work))
        engine.dispose()
    return found


def _masked(labels: list[Label], work: Work) -> Iterator[Example]:
    people = {person.name: person for person in work.people.working()}
    for label in labels:
        setting = setting_of(label["text"], people[label["as"]], work, NOW)
        heard = hear(label["text"])
        meant, _ = find_meant(heard.words, setting.circle)
        yield Example(masked(heard.words, meant, setting.speaker), label["command"], _hindered(label))


def _hindered(label: Label) -> bool | None:
    kind = label["command"]
    return bool(label.get("problem")) or kind == "report_problem" if kind in REPORTS else None
