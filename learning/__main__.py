"""`make learn`: writes `domain/words/leaning.tsv` from `tests/corpus/seen.jsonl` and says how well it does.

A linear support vector machine over runs of letters (scikit-learn's LinearSVC on TF-IDF); weights that
change nothing are left out.
"""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.model_selection import cross_val_score
from sklearn.pipeline import make_pipeline
from sklearn.svm import LinearSVC

from domain.words.leaning import HINDERED, LONGEST_RUN, SCALE, WEIGHTS
from learning.examples import SEEN, Example, digest, examples

STRENGTH = 4.0  # C of the machine: how much a misjudged example costs
RAREST = 5  # messages in which a run must stand
LEAST = 0.7  # of a weight times its run's rarity
BESIDE_A_NUMBER = 3  # how much more a problem counts that is told beside how far it is


def _vectorizer() -> TfidfVectorizer:
    return TfidfVectorizer(
        analyzer="char", ngram_range=(1, LONGEST_RUN), sublinear_tf=True, min_df=RAREST, lowercase=False
    )


def _lines(vectorizer: TfidfVectorizer, machines: Sequence[LinearSVC], source: str) -> list[str]:
    """The source and the kinds with their biases, then each run with its rarity and weights."""
    kinds = zip(
        [*machines[0].classes_, HINDERED],
        np.concatenate([machine.intercept_ for machine in machines]),
        strict=True,
    )
    lines = ["\t".join([source, *(f"{kind}:{bias:.3f}" for kind, bias in kinds)])]
    weights = np.vstack([machine.coef_ for machine in machines])
    strong = np.abs(weights * vectorizer.idf_) >= LEAST
    kept = np.where(strong, np.round(weights * SCALE), 0).astype(int)
    for column, run in enumerate(vectorizer.get_feature_names_out()):
        told = [f"{kind}:{weight}" for kind, weight in enumerate(kept[:, column]) if weight]
        lines.append("\t".join([run, f"{vectorizer.idf_[column]:.2f}", *told]))
    return lines


def learn(found: Sequence[Example], source: str) -> list[str]:
    """The lines of the weights."""
    vectorizer, kinds = _vectorizer(), LinearSVC(C=STRENGTH, max_iter=5000)
    kinds.fit(vectorizer.fit_transform([one.words for one in found]), [one.kind for one in found])
    reports = [one for one in found if one.hindered is not None]
    hindered = LinearSVC(C=STRENGTH / 2, max_iter=5000)
    hindered.fit(
        vectorizer.transform([one.words for one in reports]),
        [one.hindered for one in reports],
        sample_weight=[BESIDE_A_NUMBER if one.kind == "report_progress" else 1 for one in reports],
    )
    return _lines(vectorizer, (kinds, hindered), source)


def main(source: Path = SEEN, target: Path = WEIGHTS) -> None:
    """Learn, write, and say how many unseen messages a machine like this would take for the right kind."""
    found = examples(source)
    said, kinds = [one.words for one in found], [one.kind for one in found]
    target.write_text("\n".join(learn(found, digest(source))) + "\n", "utf-8")
    pipe: Any = make_pipeline(_vectorizer(), LinearSVC(C=STRENGTH, max_iter=5000))
    share = cross_val_score(pipe, said, kinds, cv=5).mean()
    print(f"{len(said)} messages; of a fifth that is held back {share:.1%} are of the right kind")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
