"""What an import did to duties is told to their people: once, in the next morning or with the next answer."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from typing import Any

from domain.dates import show
from domain.duties import Duty
from domain.fiscal import buddhist_year
from domain.hours import next_morning
from domain.notices import Kind, ToTell
from domain.people import Role
from domain.ports import Work
from domain.transitions import TABLE, Move
from domain.workbook.news import ASSIGNED, SEVERAL, SHOWN, UNASSIGNED, line_facts, step_facts
from domain.workbook.report import Holders, ImportReport
from domain.workbook.taken import Taken
from handlers.moved_rounds import moved_rounds

News = tuple[str, int, str, dict[str, Any], tuple[int, ...]]  # key, person, template, facts, duties


def tell_imported(report: ImportReport, work: Work, now: datetime) -> None:
    """Plan what people read, in the same transaction as the import."""
    work.notices.tell(news_of(report, work, now), now)


def news_of(report: ImportReport, work: Work, now: datetime, reason: str = "") -> list[ToTell]:
    """What people are to read of it, each once; `reason` is why a round has another date, if said."""
    at = next_morning(now, work.days_off())
    news = [*_of_steps(report, work, now.date()), *_of_holders(report.held, work, now)]
    moved = moved_rounds(report.moved_rounds, reason, work, now)
    return [*moved, *_letters(news, at, now), *_of_years(report.years_not_known, work, at, now)]


def tell_holders_changed(
    held: Mapping[int, tuple[Holders, Holders]], work: Work, now: datetime
) -> list[ToTell]:
    """What those read who hold duties newly, and who no more: holders by duty, before and after."""
    return _letters(_of_holders(held, work, now), next_morning(now, work.days_off()), now)


def _letters(news: Iterable[News], at: datetime, now: datetime) -> list[ToTell]:
    return [
        ToTell(key, Kind.IMMEDIATE, person, template, facts, push_at=at, ride_from=now, about=about)
        for key, person, template, facts, about in news
    ]


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


def _of_steps(report: ImportReport, work: Work, today: date) -> Iterator[News]:
    """One step as when it is taken in chat, several of a kind as one list."""
    told: dict[tuple[Move, int], list[Taken]] = {}
    for one in filter(_is_news, report.taken):
        for person in one.holders:
            told.setdefault((one.move, person), []).append(one)
    after = _shown([[one.duty.id for one in its] for its in told.values()], work)
    for (move, person), its in told.items():
        first, key = its[0], f"{move.value}:{its[0].update}:{person}"
        if len(its) == 1:
            facts = step_facts(first, after[first.duty.id], today)
            yield key, person, TABLE[move].tells, facts, (first.duty.id,)
        else:
            lines = [
                line_facts(after[one.duty.id], one.reason, show(one.duty.office_on)) for one in its[:SHOWN]
            ]
            yield key, person, SEVERAL[move], *_list(lines, len(its))


def _is_news(taken: Taken) -> bool:
    """A date that it does not run on now is none."""
    return taken.move is not Move.EXTEND or taken.day != taken.duty.office_on


def _of_holders(held: Mapping[int, tuple[Holders, Holders]], work: Work, now: datetime) -> Iterator[News]:
    """Who holds duties newly, and who no more."""
    told: dict[tuple[str, int], list[int]] = {}
    for duty, (before, after) in held.items():
        for person in sorted(set(before) ^ set(after)):
            template = ASSIGNED if person in after else UNASSIGNED
            told.setdefault((template, person), []).append(duty)
    duties = _shown(told.values(), work)
    for (template, person), its in told.items():
        key = f"{template}:{its[0]}:{now.isoformat()}:{person}"
        yield key, person, template, *_list([line_facts(duties[id_]) for id_ in its[:SHOWN]], len(its))


def _shown(lists: Iterable[list[int]], work: Work) -> dict[int, Duty]:
    """The duties that the lists show, read once."""
    return {duty.id: duty for duty in work.duties.get({id_ for ids in lists for id_ in ids[:SHOWN]})}


def _list(lines: list[dict[str, Any]], count: int) -> tuple[dict[str, Any], tuple[int, ...]]:
    return {"lines": lines, "more": count - len(lines)}, tuple(line["id"] for line in lines)
