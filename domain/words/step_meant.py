"""Of the duties that a code stands for, those of which a step of the office is taken."""

from collections.abc import Sequence

from domain.duties import Duty
from domain.transitions import TABLE, Move
from domain.words.narrowing import of_the_round

SAYS_IT = 6  # letters of the end of a round's name that name it
OF_WHAT_IS_OWED = (Move.EXTEND, Move.CANCEL)


def places_of(duty: Duty) -> set[str]:
    """How its unit and its round are named: a round by its code, its name or the end of its name."""
    words = duty.round_name.split()
    ends = {" ".join(words[at:]) for at in range(len(words))}
    named = {end for end in ends if len(end) >= SAYS_IT}
    return {name for name in {duty.unit_name, duty.round_code, duty.round_name} | named if name}


def narrowed(meant: Sequence[Duty], names: set[str], move: Move, words: str) -> list[Duty]:
    """Those whose unit or round is named; of one code, those that can take this step, where any can."""
    if names:
        meant = [duty for duty in meant if names & places_of(duty)]
    chosen: list[Duty] = []
    for code in dict.fromkeys(duty.code for duty in meant):
        same = [duty for duty in meant if duty.code == code]
        same = of_the_round(same, words) or (_nearest(same) if move in OF_WHAT_IS_OWED else same)
        chosen += [duty for duty in same if _can(duty, move)] or same
    return chosen


def _nearest(duties: Sequence[Duty]) -> list[Duty]:
    """Of each unit's open ones the nearest: where no round is named the one that is owed now is meant."""
    found: dict[int, Duty] = {}
    for duty in sorted((one for one in duties if one.is_open), key=lambda one: one.office_on):
        found.setdefault(duty.unit_id, duty)
    return list(found.values()) or list(duties)


def _can(duty: Duty, move: Move) -> bool:
    row, step = TABLE[move], duty.waits_for
    return duty.state in row.sources and (not row.kinds or (step is not None and step.kind in row.kinds))
