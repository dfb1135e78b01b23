"""What the app's own register says of what it owed, for what LINE cannot know: what was held, and why."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Engine, select

from domain.clocks import BANGKOK
from domain.notices import Kind, NoticeState
from storage.engine import reading
from storage.office_tables import PersonRow
from storage.talk_tables import CallRow, NoticeRow


@dataclass(frozen=True)
class Register:
    """`held` are the days for which somebody's notice waits for quota, or waited until it was over."""

    answers: frozenset[str]
    held: frozenset[tuple[str, date]]
    planned: Mapping[tuple[str, str], int]


def read_register(engine: Engine) -> Register:
    """Everything in one look."""
    with reading(engine) as session:
        its_call = select(NoticeRow.kind, CallRow.retry_key).join(CallRow, NoticeRow.call_id == CallRow.id)
        kinds = [(kind, key) for kind, key in session.execute(its_call) if key]
        columns = (PersonRow.name, NoticeRow.created_at, NoticeRow.state, NoticeRow.why)
        query = select(*columns).join(PersonRow, NoticeRow.person_id == PersonRow.id)
        planned = list(session.execute(query.where(NoticeRow.kind == Kind.PLANNED)))
    others = {key for kind, key in kinds if kind != Kind.ANSWER}
    held = {
        (name, at.astimezone(BANGKOK).date())
        for name, at, state, why in planned
        if state == NoticeState.HELD or "limit" in why or "quota" in why
    }
    states = Counter((str(state), str(why)) for _, _, state, why in planned)
    return Register(frozenset(key for _, key in kinds) - others, frozenset(held), states)
