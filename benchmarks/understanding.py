"""Understanding: the score on the corpus by kind, and what a message costs against one rapidfuzz pass."""

import statistics
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from rapidfuzz import fuzz, process

from domain.setting import Setting
from domain.understanding import understand
from domain.words.names import phrases
from storage.engine import make_engine
from storage.migrate import migrate
from storage.store import Store

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

from corpus_office import NOW, Scored, fill_for_corpus, read_corpus, score
from hundred_duties import hundred_duties

FILES = {"seen": "seen.jsonl", "set aside": "set_aside.jsonl"}
SAID = """\
How many messages of the corpus (`tests/corpus`) are understood at the first try, answered with a
question, or got wrong, by kind of message. What is set aside was only scored while the rules were
written (and what `tests/corpus/README.md` says). Goals for it: 97% right, 99% right or asked, no
write to a duty that was not meant.
"""
COST = """\
The cost of one message with 100 open duties, averaged over the corpus, against one pass of rapidfuzz's
`partial_ratio` of the same message over the names and aliases of those 100 duties. Goal: at most 3.
"""


@dataclass(frozen=True)
class Cost:
    """Means in microseconds."""

    message: float
    fuzzy_pass: float

    @property
    def ratio(self) -> float:
        """Times one pass."""
        return self.message / self.fuzzy_pass


def measure_scores() -> dict[str, list[Scored]]:
    """Both files, on the office that they are about."""
    with tempfile.TemporaryDirectory() as folder:
        engine = make_engine(f"sqlite:///{folder}/office.db")
        migrate(engine)
        fill_for_corpus(engine)
        found = {name: score(Store(engine), read_corpus(file)) for name, file in FILES.items()}
        engine.dispose()
    return found


def show_scores(found: dict[str, list[Scored]]) -> str:
    """A table in Markdown, the sums first."""
    head = "| kind | " + " | ".join(f"{name}: right | asked | wrong" for name in found) + " |"
    rule = "|---|" + "---:|" * (3 * len(found))
    kinds = sorted({one.label["command"] for scored in found.values() for one in scored})
    rows = [_row("**all**", list(found.values()))]
    rows += [
        _row(kind, [[o for o in s if o.label["command"] == kind] for s in found.values()]) for kind in kinds
    ]
    harm = ", ".join(f"{name} {sum(o.writes_wrongly for o in scored)}" for name, scored in found.items())
    return "\n".join([head, rule, *rows, "", f"Writes to a duty that was not meant: {harm}."])


def _row(kind: str, files: Sequence[Sequence[Scored]]) -> str:
    cells = []
    for scored in files:
        count = Counter(one.verdict for one in scored)
        whole = len(scored) or 1
        cells += [
            f"{count['right'] / whole:.1%}",
            f"{count['asked'] / whole:.1%}",
            f"{count['wrong'] / whole:.1%}",
        ]
    return f"| {kind} | " + " | ".join(cells) + " |"


def measure_cost() -> Cost:
    """Every message of the seen corpus once each way, in turn."""
    setting = Setting(enrolled=True, today=NOW.date(), held=hundred_duties())
    names = [phrase for duty in setting.held for phrase in phrases(duty.name, duty.aliases)]
    times: dict[str, list[float]] = defaultdict(list)
    for label in read_corpus(FILES["seen"]):
        words = label["text"]
        times["message"].append(_timed(partial(understand, words, setting)))
        scan = partial(process.extract, words, names, scorer=fuzz.partial_ratio, limit=5)
        times["pass"].append(_timed(scan))
    return Cost(*(statistics.mean(times[name]) * 1e6 for name in ("message", "pass")))


def show_cost(cost: Cost) -> str:
    """A table in Markdown."""
    head = "| message µs | one pass µs | ratio |\n|---:|---:|---:|"
    return f"{head}\n| {cost.message:.0f} | {cost.fuzzy_pass:.0f} | {cost.ratio:.2f} |"


def _timed(act: Callable[[], object]) -> float:
    began = time.perf_counter()
    act()
    return time.perf_counter() - began
