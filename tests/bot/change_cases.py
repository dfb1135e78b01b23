"""Messages about messages that were unsent or edited."""

from collections.abc import Iterator
from typing import Any

from facts_made import TODAY, a_duty

from domain.telling import duty_facts


def of_changes(words: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """What is answered when a message goes or says something else."""
    facts = duty_facts(a_duty(words), TODAY)
    yield "edit_taken", {}
    for duties in ([], [facts] * 2):
        yield "edit_too_late", {"duties": duties}
        for why in ("unsent", "edited"):
            stays, step = duties[1:], words[:40] if duties else ""
            given = {"why": why, "back": duties, "stays": stays, "step": step, "announced": len(duties)}
            leave = [words[:40]] if duties else []
            yield (
                "message_withdrawn",
                given | {"imported": not duties, "changed": not duties, "leave": leave, "quiet": leave},
            )
