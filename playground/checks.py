"""Small checks that tables of rules are made of: each yields what LINE would complain about."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from playground.text_units import utf16_units


@dataclass(frozen=True)
class Problem:
    message: str
    property: str


Check = Callable[[Any, str], Iterator[Problem]]


def text(most: int, least: int = 1, units: Callable[[str], int] = utf16_units) -> Check:
    """A string of `least` to `most` characters, counted in `units`."""

    def check(value: Any, at: str) -> Iterator[Problem]:
        if not isinstance(value, str):
            yield Problem("Must be a string", at)
        elif least and not value.strip():
            yield Problem("May not be empty", at)
        elif not least <= units(value) <= most:
            yield Problem(f"Length must be between {least} and {most}", at)

    return check


def matching(pattern: str, most: int = 2000) -> Check:
    """A string that matches the whole pattern."""
    compiled = re.compile(pattern)
    short_enough = text(most)

    def check(value: Any, at: str) -> Iterator[Problem]:
        problems = list(short_enough(value, at))
        if not problems and not compiled.fullmatch(value):
            problems = [Problem("Invalid value", at)]
        yield from problems

    return check


def one_of(*values: str) -> Check:
    def check(value: Any, at: str) -> Iterator[Problem]:
        if value not in values:
            yield Problem(f"Must be one of the following values: [{', '.join(values)}]", at)

    return check


def number(least: float, most: float, whole: bool = True) -> Check:
    kinds = (int,) if whole else (int, float)

    def check(value: Any, at: str) -> Iterator[Problem]:
        if isinstance(value, bool) or not isinstance(value, kinds):
            yield Problem("Must be a number", at)
        elif not least <= value <= most:
            yield Problem(f"Must be between {least} and {most}", at)

    return check


def boolean(value: Any, at: str) -> Iterator[Problem]:
    if not isinstance(value, bool):
        yield Problem("Must be a boolean", at)


def array(item: Check, least: int, most: int) -> Check:
    def check(value: Any, at: str) -> Iterator[Problem]:
        if not isinstance(value, list):
            yield Problem("Must be an array", at)
        elif not least <= len(value) <= most:
            yield Problem(f"Size must be between {least} and {most}", at)
        else:
            for index, one in enumerate(value):
                yield from item(one, f"{at}[{index}]")

    return check


def obj(required: Mapping[str, Check], optional: Mapping[str, Check] | None = None) -> Check:
    """An object with these properties and no others."""
    known = {**required, **(optional or {})}

    def check(value: Any, at: str) -> Iterator[Problem]:
        if not isinstance(value, dict):
            yield Problem("Must be an object", at)
            return
        for name in required:
            if name not in value:
                yield Problem("must be specified", join(at, name))
        for name, one in value.items():
            if name in known:
                yield from known[name](one, join(at, name))
            else:
                yield Problem("invalid property", join(at, name))

    return check


def by_type(kinds: Mapping[str, Check]) -> Check:
    """An object whose `type` says which of the checks it must pass."""
    known_type = one_of(*kinds)

    def check(value: Any, at: str) -> Iterator[Problem]:
        if not isinstance(value, dict):
            yield Problem("Must be an object", at)
        elif "type" not in value:
            yield Problem("must be specified", join(at, "type"))
        elif isinstance(value["type"], str) and value["type"] in kinds:
            yield from kinds[value["type"]](value, at)
        else:
            yield from known_type(value["type"], join(at, "type"))

    return check


def every(*checks: Check) -> Check:
    """Pass all of them; the later ones are asked only of what passed the earlier."""

    def check(value: Any, at: str) -> Iterator[Problem]:
        for one in checks:
            problems = list(one(value, at))
            yield from problems
            if problems:
                return

    return check


def anything(value: Any, at: str) -> Iterator[Problem]:
    return iter(())


def join(at: str, name: str) -> str:
    return f"{at}.{name}" if at else name
