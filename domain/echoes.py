"""Where somebody's words sound again: the forms in which notices and lists repeat them."""

from collections.abc import Iterable, Set
from typing import Any

from domain.duty_card import answer_words
from domain.telling import plain_problem

CUTS = (60, 100, 300, 500)  # letters after which words are cut where they are repeated
LONG = 4  # shorter words are an echo only where they stand alone


def echoes_of(texts: Iterable[str | None]) -> frozenset[str]:
    """The texts as they may be repeated: whole, cut, and without what is left out when a card tells them."""
    whole = {text for text in texts if text and text.strip()}
    told = {form for text in whole for form in (text, plain_problem(text), answer_words(text))}
    return frozenset(form[:cut].strip() for form in told for cut in (*CUTS, None) if form.strip())


def without(value: Any, echoes: Set[str], instead: str) -> Any:
    """The value, a JSON one, with `instead` where it repeats one of these."""
    if isinstance(value, str):
        return _said_without(value, echoes, instead)
    if isinstance(value, dict):
        return {name: without(one, echoes, instead) for name, one in value.items()}
    if isinstance(value, list):
        return [without(one, echoes, instead) for one in value]
    return value


def _said_without(said: str, echoes: Set[str], instead: str) -> str:
    if said.strip() in echoes:
        return instead
    for echo in sorted(echoes, key=len, reverse=True):
        if len(echo) >= LONG:
            said = said.replace(echo, instead)
    return said
