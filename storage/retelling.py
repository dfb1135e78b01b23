"""Notices and calls that repeat somebody's words: they say them no more."""

from collections.abc import Iterable

from sqlalchemy import Select, or_, select, update
from sqlalchemy.orm import Session

from domain.echoes import without
from domain.notices import NoticeState
from domain.workbook.sent import SHOWING
from storage.sql import affected
from storage.talk_tables import CallRow, NoticeRow
from storage.traces import Traces

PREVIEW = "change_preview"
OPEN = (NoticeState.WAITING, NoticeState.HELD)


def hush(session: Session, traces: Traces, echoes: frozenset[str], instead: str) -> None:
    """No notice and no frozen call repeats these words.

    The answers to a message go with it. Of what others are told, the sent needs no facts any more; what
    waits says `instead`.
    """
    touched = [row for row in session.scalars(_answers(traces)) if silence(row)]
    if traces.since is not None:
        later = select(NoticeRow).where(NoticeRow.created_at >= traces.since)
        touched += [row for row in session.scalars(later) if _retell(row, traces, echoes, instead)]
    thaw(session, touched)


def silence(row: NoticeRow) -> bool:
    """It says nothing; one that waits outside of a call is over, one inside when its call has ended."""
    if row.state in OPEN and row.call_id is None:
        row.state, row.why = NoticeState.CLEARED, "its words are gone"
    row.facts, row.expires_at = {}, row.created_at
    return True


def thaw(session: Session, notices: Iterable[NoticeRow]) -> None:
    """Calls that carry one of these forget their frozen text; `deliver` sees to what follows."""
    calls = {row.call_id for row in notices if row.call_id is not None}
    its = update(CallRow).where(CallRow.id.in_(calls), CallRow.state == "open")
    affected(session, its.values(messages=None))


def _answers(traces: Traces) -> Select[NoticeRow]:
    announced = [NoticeRow.key.startswith(f"broadcast:{row.id}:") for row in traces.broadcasts]
    return select(NoticeRow).where(or_(NoticeRow.inbox_id.in_(traces.inbox), *announced))


def _shows_it(row: NoticeRow, traces: Traces) -> bool:
    """Whether it tells what stands in one of these files, or what one of these proposals would change."""
    if row.template == PREVIEW:
        return row.facts.get("proposal") in {one.id for one in traces.proposals}
    return row.template in SHOWING and row.facts.get("id") in {file.id for file in traces.evidence}


def _retell(row: NoticeRow, traces: Traces, echoes: frozenset[str], instead: str) -> bool:
    if _shows_it(row, traces) or (row.state not in OPEN and traces.duties & set(row.about)):
        return silence(row)
    facts = without(row.facts, echoes, instead)
    if facts == row.facts:
        return False
    row.facts = facts
    return True
