"""What the app's own register says of what it owed, for what LINE cannot know: what was held, and why."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Engine, select

from domain.notices import Kind, NoticeState
from storage.engine import reading
from storage.office_tables import PersonRow
from storage.talk_tables import CallRow, NoticeRow


@dataclass(frozen=True)
class Register:
    """`answers` are retry keys of pushes that only answer; `planned` counts reminders by state and why."""

    answers: frozenset[str]
    planned: Mapping[tuple[str, str], int]


def read_register(engine: Engine) -> Register:
    """Everything in one look."""
    with reading(engine) as session:
        its_call = select(NoticeRow.kind, CallRow.retry_key).join(CallRow, NoticeRow.call_id == CallRow.id)
        kinds = [(kind, key) for kind, key in session.execute(its_call) if key]
        planned = session.execute(
            select(NoticeRow.state, NoticeRow.why).where(NoticeRow.kind == Kind.PLANNED)
        )
        states = Counter((str(state), str(why)) for state, why in planned)
    others = {key for kind, key in kinds if kind != Kind.ANSWER}
    return Register(frozenset(key for _, key in kinds) - others, states)


def held_now(engine: Engine) -> set[str]:
    """Whose notices are held for quota at this moment."""
    query = select(PersonRow.name).join(NoticeRow, NoticeRow.person_id == PersonRow.id)
    with reading(engine) as session:
        return set(session.scalars(query.where(NoticeRow.state == NoticeState.HELD)))
