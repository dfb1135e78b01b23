"""Field masks: which parts of an answer are wanted, which parts of a thing are replaced."""

import re
from collections import deque
from typing import Any

from playground.sheets_errors import Json, invalid

Mask = dict[str, Any]  # name -> Mask; an empty one means everything below

_TOKEN = re.compile(r"[A-Za-z0-9_]+|\*|[,()./]|.")
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_]*|\*")


def parse_mask(text: str) -> Mask:
    """'a,b(c,d.e)' becomes {a: {}, b: {c: {}, d: {e: {}}}}."""
    tokens = deque(_TOKEN.findall(text.replace(" ", "")))
    mask = _fields(tokens, text)
    if tokens:
        raise _wrong(text)
    return mask


def wants(mask: Mask, name: str) -> bool:
    return not mask or "*" in mask or name in mask


def pick(value: Any, mask: Mask) -> Any:
    """The parts of an answer which the mask names."""
    if not mask or "*" in mask:
        return value
    if isinstance(value, list):
        return [pick(one, mask) for one in value]
    return {name: pick(value[name], inner) for name, inner in mask.items() if name in value}


def put(old: Json, new: Json, mask: Mask) -> Json:
    """`old` with the masked parts taken from `new`; a masked part that `new` lacks is cleared."""
    if "*" in mask:
        return new
    result = dict(old)
    for name, inner in mask.items():
        value = put(old.get(name, {}), new.get(name, {}), inner) if inner else new.get(name)
        if value is None or value == {}:
            result.pop(name, None)
        else:
            result[name] = value
    return result


def check_names(mask: Mask, known: frozenset[str]) -> None:
    unknown = sorted(set(mask) - known - {"*"})
    if unknown:
        raise invalid(f"Invalid field: {unknown[0]}")


def _fields(tokens: deque[str], text: str) -> Mask:
    mask: Mask = {}
    while True:
        _merge(mask, _field(tokens, text))
        if not tokens or tokens[0] != ",":
            return mask
        tokens.popleft()


def _field(tokens: deque[str], text: str) -> Mask:
    if not tokens or not _NAME.fullmatch(tokens[0]):
        raise _wrong(text)
    name = tokens.popleft()
    if tokens and tokens[0] in "./":
        tokens.popleft()
        return {name: _field(tokens, text)}
    if tokens and tokens[0] == "(":
        return {name: _bracket(tokens, text)}
    return {name: {}}


def _bracket(tokens: deque[str], text: str) -> Mask:
    tokens.popleft()
    inner = _fields(tokens, text)
    if not tokens or tokens.popleft() != ")":
        raise _wrong(text)
    return inner


def _merge(mask: Mask, more: Mask) -> None:
    for name, inner in more.items():
        if name not in mask:
            mask[name] = inner
        elif mask[name] and inner:
            _merge(mask[name], inner)
        else:
            mask[name] = {}


def _wrong(text: str) -> Exception:
    return invalid(f"Request contains an invalid argument. Invalid field mask: {text}")
