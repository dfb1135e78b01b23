"""Every template with facts as the handlers make them, ordinary and hostile."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from change_cases import of_changes
from desk_cases import of_desk
from duty_cases import of_duties
from enrol_cases import of_coming_in, of_letting_go
from facts_made import ORDINARY
from group_cases import of_groups
from news_cases import of_news
from proposal_cases import of_proposals
from step_cases import of_rounds, of_steps
from talk_cases import of_broadcasts, of_people, of_talk


@dataclass(frozen=True)
class Case:
    """A template and the facts it is told."""

    name: str
    template: str
    facts: Mapping[str, Any]


WHOLE: dict[str, dict[str, Any]] = {"refused": {"left": "E7, E8"}, "ask_which": {"note": False}}


def cases(words: str = ORDINARY) -> Iterator[Case]:
    """All of them, with these words wherever people's words go."""
    everything = [
        *of_talk(words),
        *of_duties(words),
        *of_steps(words),
        *of_rounds(words),
        *of_broadcasts(words),
        *of_people(words),
        *of_changes(words),
        *of_coming_in(words),
        *of_letting_go(words),
        *of_groups(words),
        *of_proposals(words),
        *of_desk(words),
        *of_news(words),
    ]
    for number, (template, facts) in enumerate(everything):
        yield Case(f"{template}-{number}", template, {**WHOLE.get(template, {}), **facts})
