"""What is said of groups, and in them to somebody by name."""

from collections.abc import Iterator
from typing import Any

from domain.links_to_chat import link_to_chat
from handlers.in_group import INTO_PRIVATE


def of_groups(words: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Whose they are, and the way out of them to the 1:1 chat."""
    for link in ("", link_to_chat("@konkamnot", words[:60])):
        for template in sorted(INTO_PRIVATE):
            yield template, {"link": link, "addressee": words}
    group = {"number": 3, "name": words, "members": 12, "tied": True, "unit": words}
    nobodys = {"number": 4, "name": "", "members": 0, "tied": False, "unit": ""}
    for one in (group, group | {"unit": ""}, nobodys):
        for template in ("introduce", "group", "group_untied"):
            yield template, one
        yield "group_tied", {"unit": words, "before": one}
        yield "group_tied", {"unit": "", "before": one}
    for unit in ("", words):
        yield "nobody_owes", {"unit": unit, "codes": []}
        yield "nobody_owes", {"unit": unit, "codes": [words, words]}
    yield "tie_to_whom", {"choices": [{"id": number, "name": f"ก{words}"} for number in range(1, 13)]}
    for groups in ([], [group, nobodys]):
        yield "tie_there", {"groups": groups}
