"""Field masks as Google reads them."""

from typing import Any

import pytest

from playground.sheets_errors import SheetsError
from playground.sheets_fields import parse_mask, pick, put


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("a", {"a": {"b": 1, "c": 2}}),
        ("a.b", {"a": {"b": 1}}),
        ("a(b,c),d/e", {"a": {"b": 1, "c": 2}, "d": [{"e": 3}, {}]}),
        ("*", {"a": {"b": 1, "c": 2}, "d": [{"e": 3}, {"f": 4}]}),
    ],
)
def test_field_masks(text: str, kept: dict[str, Any]) -> None:
    assert pick({"a": {"b": 1, "c": 2}, "d": [{"e": 3}, {"f": 4}]}, parse_mask(text)) == kept


@pytest.mark.parametrize("text", ["", "a,", "a(b", "a)", "a..b", "(a)"])
def test_a_broken_mask_is_refused(text: str) -> None:
    with pytest.raises(SheetsError, match="Invalid field mask"):
        parse_mask(text)


def test_a_masked_part_is_replaced_or_cleared_and_the_rest_stays() -> None:
    old = {"a": {"b": 1, "c": 2}, "d": 3}
    assert put(old, {"a": {"c": 5}}, parse_mask("a(b,c)")) == {"a": {"c": 5}, "d": 3}
    assert put(old, {}, parse_mask("a.b,d")) == {"a": {"c": 2}}
    assert put(old, {"e": 1}, parse_mask("*")) == {"e": 1}
    assert old == {"a": {"b": 1, "c": 2}, "d": 3}
