"""Replaces what people write by the words that rules know, in one pass over a message."""

import re
from collections.abc import Callable, Iterable


def replacer(table: Iterable[tuple[str, str]]) -> Callable[[str], str]:
    """What puts a word in place of each match of its pattern; where several match, the first of the table.

    `re` passes over a place at once when no alternative begins with its letter, but not when the
    alternatives are groups: those only say afterwards which one it was.
    """
    patterns, words = zip(*table, strict=True)
    anywhere = re.compile("|".join(patterns))
    which = re.compile("|".join(f"(?P<w{n}>{pattern})" for n, pattern in enumerate(patterns)))

    def known(found: re.Match[str]) -> str:
        one = which.match(found.string, found.start())
        return words[int(one.lastgroup[1:])] if one and one.lastgroup else found[0]

    return lambda text: anywhere.sub(known, text)
