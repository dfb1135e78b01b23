"""What heads, coordinators, the director and groups read of the office: templates with their facts."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from facts_made import TODAY, a_duty

from domain.duties import State
from domain.late_news import lines_of, rounds_of
from domain.telling import duty_facts

Case = tuple[str, dict[str, Any]]
LATE = date(2024, 8, 28)


def of_news(words: str) -> Iterator[Case]:
    """With these words wherever people's words go."""
    yield from _late(words)
    yield from _summaries(words)
    yield from _weeks(words)
    yield from _digests(words)


def _late(words: str) -> Iterator[Case]:
    unknown = [{"why": why, "who": words} for why in ("not_enrolled", "unreachable", "quiet")]
    for count in (1, 12):
        duties = [a_duty(words, n, office_on=LATE, holders=(n % 3,)) for n in range(1, count + 1)]
        stuck = [a_duty(words, 99, office_on=LATE, state=State.BLOCKED, problem=words)]
        lines = lines_of([*stuck, *duties], {1: words, 2: words}, TODAY)
        head = {"name": words, "instead_of": "", "units": words, "unknown": []}
        yield "unit_late", head | lines
        yield "unit_late", head | lines | {"instead_of": words, "unknown": unknown}
        letter = {"by": words, **lines}
        yield "director_letter", letter
        yield "director_paste", letter
        for again in (False, True):
            yield "director_preview", letter | {"names": [words] * 2, "proposal": 7, "again": again}
    for at_once in (True, False):
        yield "director_told", {"names": [words], "count": 3, "at_once": at_once, "at": "08.30"}
        yield "director_nothing", {"named": at_once}


def _summaries(words: str) -> Iterator[Case]:
    calm: dict[str, Any] = {
        "name": words,
        "day": "29 ส.ค. 2567 (พฤ.)",
        "count": 0,
        "rounds": [],
        "unknown": [],
    }
    calm |= {"late": 0, "blocked": [], "more_blocked": 0, "unseen": [], "more_unseen": 0, "silent": 5}
    calm |= {"held": 0, "not_arrived": 0, "missing": 0, "missing_names": ""}
    yield "summary", calm
    many = [a_duty(words, n, office_on=LATE, unit_name=f"{n}{words}", holders=(1,)) for n in range(1, 21)]
    blocked = duty_facts(a_duty(words, 7, state=State.BLOCKED, problem=words), TODAY)
    lines = [blocked | {"who": words}, blocked | {"who": "", "problem": ""}]
    unknown = [{"why": why, "who": words} for why in ("not_enrolled", "unreachable", "quiet")]
    became = {"count": 20, "rounds": rounds_of(many, {1: words}), "unknown": unknown, "late": 20}
    stuck = {"blocked": lines, "more_blocked": 3, "unseen": lines, "more_unseen": 4, "late": 9}
    letters = {"held": 1, "not_arrived": 2, "missing": 3, "missing_names": words}
    for more in (became, became | {"unknown": [], "late": 30}, stuck, letters, became | stuck | letters):
        yield "summary", calm | more


def _weeks(words: str) -> Iterator[Case]:
    none: dict[str, Any] = {"name": words, "first": "26 ส.ค. 2567 (จ.)", "last": "1 ก.ย. 2567 (อา.)"}
    none |= {"expected": 0, "submitted": 0, "on_time": 0, "rounds": [], "missed": [], "missed_count": 0}
    none |= {"over": True, "today": 0, "to_come": 0}
    rates = {"expected": 12, "submitted": 12, "on_time": 11}
    rounds = [{"round": words, **rates}] * 2
    missed = [{"round": words, "unit": words, "codes": "E5, E7"}] * 2
    for over in (True, False):
        for more in (
            {"to_come": 4},
            rates | {"rounds": rounds[:1]},
            rates | {"rounds": rounds, "missed": missed, "missed_count": 5, "today": 3},
            rates | {"today": 2},
        ):
            yield "week", none | {"over": over} | more


def _digests(words: str) -> Iterator[Case]:
    bars = [{"unit": words, "bar": "▓░░░░ 1/5"}] * 3
    some = {"code": "R1", "round": words, "days": "เหลือ 3 วัน", "bar": "▓▓▓░░ 13/20", "all": False}
    some |= {"complete": words, "units": bars, "more": 4}
    whole = some | {"code": "R2", "all": True, "units": [], "more": 0, "bar": "▓▓▓▓▓ 5/5"}
    none = some | {"complete": ""}
    for unit in ("", words):
        for rounds in ([some, whole, none], [whole]):
            for week, names in ((True, {}), (False, {"R1": words})):
                yield "group_digest", {"unit": unit, "rounds": rounds, "week": week, "names": names}
