"""Messages about who comes in and who goes."""

from collections.abc import Iterator
from typing import Any


def of_coming_in(words: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Codes, wishes to enrol, and names that are taken."""
    for template in ("enrol_gone", "released_already"):
        yield template, {}
    for refused in (True, False):
        yield "hello_stranger", {"refused": refused}
        yield "stranger_again", {"refused": refused}
    for again in ("", "10.00 น."):
        yield "code_refused", {"again": again}
        yield "enrol_asked", {"again": again}
    yield "name_claimed_holder", {"name": words}
    said = {"said": words[:200]}
    people = [{"person": 9, "chat": n, "name": words, "unit": words, "open": n} for n in (1, 2, 0)]
    for some in ([], people[:1], people):
        asked = [{**said, "request": 7, "choices": some}] * 6
        for wishes, more in ((asked[:1], 0), (asked[:2], 0), (asked, 57)):
            yield "enrol_request", {"requests": wishes, "more": more}
        yield "enrol_requests", {"requests": asked if some else [], "more": len(some)}
        for code in (True, False):
            yield "enrol_whom", {"people": some, "code": code}
    yield "enrol_refused", said
    for by in ("", words):
        for approved in (True, False):
            yield "enrol_decided", {"by": by, "approved": approved}
    for one in people:
        yield "name_claimed", {**one, **said, "chat": 3}


def of_letting_go(words: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Accounts let go, and codes for new ones."""
    for one in ({"person": 9, "chat": n, "name": words, "unit": words, "open": n} for n in (0, 1)):
        for template in ("enrol_approved", "enrol_taken", "released"):
            yield template, {**one, "chat": 3}
        for template in ("release_one", "person_left"):
            yield template, one
        link = "https://line.me/R/oaMessage/%40konkamnot/?ABCD-EFGH" if one["chat"] else ""
        yield "code_issued", {**one, "code": "ABCD-EFGH", "link": link}
    for count in (0, 57):
        yield "release_all", {"count": count}
    yield "released_all", {"count": 57}
