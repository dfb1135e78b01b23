"""`make learn`: writes `domain/words/leaning.tsv` from `tests/corpus/seen.jsonl` and says how well it does.

A linear support vector machine over runs of letters (scikit-learn's LinearSVC on TF-IDF); weights that
change nothing are left out.
"""

import sys
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.model_selection import cross_val_score
from sklearn.pipeline import make_pipeline
from sklearn.svm import LinearSVC

from domain.words.leaning import LONGEST_RUN, SCALE, WEIGHTS
from learning.examples import SEEN, digest, examples

STRENGTH = 4.0  # C of the machine: how much a misjudged example costs
RAREST = 3  # messages in which a run must stand
LEAST = 0.45  # of a weight times its run's rarity


def _vectorizer() -> TfidfVectorizer:
    return TfidfVectorizer(
        analyzer="char", ngram_range=(1, LONGEST_RUN), sublinear_tf=True, min_df=RAREST, lowercase=False
    )


def _lines(vectorizer: TfidfVectorizer, machine: LinearSVC, source: str) -> list[str]:
    """The source and the kinds with their biases, then each run with its rarity and weights."""
    kinds = zip(machine.classes_, machine.intercept_, strict=True)
    lines = ["\t".join([source, *(f"{kind}:{bias:.3f}" for kind, bias in kinds)])]
    strong = np.abs(machine.coef_ * vectorizer.idf_) >= LEAST
    kept = np.where(strong, np.round(machine.coef_ * SCALE), 0).astype(int)
    for column, run in enumerate(vectorizer.get_feature_names_out()):
        told = [f"{kind}:{weight}" for kind, weight in enumerate(kept[:, column]) if weight]
        lines.append("\t".join([run, f"{vectorizer.idf_[column]:.2f}", *told]))
    return lines


def learn(said: list[str], kinds: list[str], source: str) -> list[str]:
    """The lines of the weights."""
    vectorizer, machine = _vectorizer(), LinearSVC(C=STRENGTH, max_iter=5000)
    machine.fit(vectorizer.fit_transform(said), kinds)
    return _lines(vectorizer, machine, source)


def main(source: Path = SEEN, target: Path = WEIGHTS) -> None:
    """Learn, write, and say how many unseen messages a machine like this would take for the right kind."""
    found = examples(source)
    said, kinds = [one.words for one in found], [one.kind for one in found]
    target.write_text("\n".join(learn(said, kinds, digest(source))) + "\n", "utf-8")
    pipe: Any = make_pipeline(_vectorizer(), LinearSVC(C=STRENGTH, max_iter=5000))
    share = cross_val_score(pipe, said, kinds, cv=5).mean()
    print(f"{len(said)} messages; of a fifth that is held back {share:.1%} are of the right kind")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
