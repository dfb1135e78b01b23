"""What an import did to duties is told to their people: once, in the next morning or with the next answer."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Any

from domain.dates import show
from domain.duties import Duty, urgency
from domain.fiscal import buddhist_year
from domain.hours import next_morning
from domain.notices import Kind, ToTell
from domain.office_news import ASSIGNED, SEVERAL, SHOWN, UNASSIGNED, line_facts, step_facts
from domain.office_report import ImportReport
from domain.office_taken import Taken
from domain.people import Role
from domain.ports import Work
from domain.transitions import TABLE, Move
from handlers.moved_rounds import tell_moved_rounds

News = tuple[str, int, str, dict[str, Any], tuple[int, ...]]  # key, person, template, facts, duties


def tell_imported(report: ImportReport, work: Work, now: datetime) -> None:
    """Plan what people read, in the same transaction as the import."""
    tell_moved_rounds(report.moved_rounds, work, now)
    at = next_morning(now, work.days_off())
    news = [*_of_steps(report.taken, work, now.date()), *_of_holders(report, work, now)]
    told = [
        ToTell(key, Kind.IMMEDIATE, person, template, facts, push_at=at, ride_from=now, about=about)
        for key, person, template, facts, about in news
    ]
    work.notices.tell([*told, *_of_years(report.years_not_known, work, at, now)], now)


def _of_years(years: Iterable[int], work: Work, at: datetime, now: datetime) -> Iterator[ToTell]:
    """Every coordinator hears of a year once; who has no chat yet, with the first answer there."""
    if not years:
        return
    reachable = work.people.chats()
    for person in work.people.working():
        for year in years if person.has(Role.COORDINATOR) else ():
            facts = {"year": year, "named": buddhist_year(date(year, 1, 1))}
            key, push_at = f"cabinet:{year}:{person.id}", at if person.id in reachable else None
            yield ToTell(
                key, Kind.IMMEDIATE, person.id, "cabinet_days", facts, push_at=push_at, ride_from=now
            )


def _of_steps(taken: Iterable[Taken], work: Work, today: date) -> Iterator[News]:
    """One step as when it is taken in chat, several of a kind as one list."""
    after = {duty.id: duty for duty in work.duties.get(one.duty.id for one in taken)}
    told: dict[tuple[Move, int], list[Taken]] = {}
    for one in taken:
        for person in after[one.duty.id].holders if _is_news(one, after[one.duty.id]) else ():
            told.setdefault((one.move, person), []).append(one)
    for (move, person), its in told.items():
        first, key = its[0], f"{move.value}:{its[0].update}:{person}"
        if len(its) == 1:
            facts = step_facts(first, after[first.duty.id], today)
            yield key, person, TABLE[move].tells, facts, (first.duty.id,)
        else:
            lines = [line_facts(after[one.duty.id], one.reason, show(one.duty.office_on)) for one in its]
            yield key, person, SEVERAL[move], *_list(lines)


def _is_news(taken: Taken, after: Duty) -> bool:
    """A date that it does not run on now is none."""
    return taken.move is not Move.EXTEND or after.office_on != taken.duty.office_on


def _of_holders(report: ImportReport, work: Work, now: datetime) -> Iterator[News]:
    """Who holds duties newly, and who no more; what was reopened is told as that."""
    told: dict[tuple[str, int], list[Duty]] = {}
    reopened = {one.duty.id for one in report.taken}
    for duty in sorted(work.duties.get(report.held), key=urgency):
        before, after = report.held[duty.id]
        new = set(after) - set(before) if duty.is_open and duty.id not in reopened else ()
        for template, people in ((ASSIGNED, new), (UNASSIGNED, set(before) - set(after))):
            for person in sorted(people) if duty.is_open else ():
                told.setdefault((template, person), []).append(duty)
    for (template, person), duties in told.items():
        key = f"{template}:{duties[0].id}:{now.isoformat()}:{person}"
        yield key, person, template, *_list([line_facts(duty) for duty in duties])


def _list(lines: list[dict[str, Any]]) -> tuple[dict[str, Any], tuple[int, ...]]:
    shown = lines[:SHOWN]
    return {"lines": shown, "more": len(lines) - len(shown)}, tuple(line["id"] for line in shown)
