"""Whatever is answered to one message has room in a reply."""

import pytest

from domain.notices import Answer
from domain.together import LINES, REFUSALS, together


def done(number: int) -> Answer:
    return Answer("recorded", {"duty": {"code": f"E{number}"}, "update": number}, (number,), matters=True)


def refused(number: int) -> Answer:
    return Answer("refused", {"why": "not_yours", "duty": {"code": f"X{number}"}})


@pytest.mark.parametrize(("many", "no"), [(1, 0), (2, 1), (3, 1), (8, 0), (0, 8), (200, 100)])
def test_every_duty_is_in_one_of_at_most_five_messages(many: int, no: int) -> None:
    answers = [*map(done, range(1, many + 1)), *map(refused, range(1, no + 1))]
    told = together(answers)
    assert len(told) <= 5
    said = str([dict(one.facts) for one in told])
    assert all(one.facts["duty"]["code"] in said for one in answers)
    assert {id_ for one in told for id_ in one.about} == set(range(1, many + 1))


def test_what_has_no_line_is_named_by_its_code_and_the_last_update_takes_all_back() -> None:
    (told,) = together([*map(done, range(1, LINES + 3)), *map(refused, range(1, REFUSALS + 2))])
    assert (told.facts["more_done"], told.facts["more_refused"]) == (
        f"E{LINES + 1}, E{LINES + 2}",
        f"X{REFUSALS + 1}",
    )
    assert told.facts["update"] == LINES + 2 and told.matters


def test_other_answers_stay_as_they_are() -> None:
    asked = Answer("ask_which")
    assert together([asked, *map(done, range(1, 6))])[0] is asked
    assert together([asked] * 4) == [asked] * 4
