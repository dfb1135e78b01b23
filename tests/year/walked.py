"""A stretch of the year, walked through once: both witnesses, the audit's findings, and a page to read."""

import tempfile
from collections import Counter
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

from audit import Audit, Due, Role, Verdict
from line_witness import Words, read_log
from register import Register, read_register
from sixty_owes import EACH
from sixty_people import COORDINATOR, HEAD, NAMES, UNITS, colleague, deputy_of
from troubles import Troubles
from year_days import Days
from year_office import open_year

FREE_PLAN = 300  # messages a month
FIRST, OCTOBER, LAST = date(2023, 10, 2), date(2023, 10, 31), date(2024, 9, 30)


@dataclass(frozen=True)
class Walked:
    """What is left when the office has closed: nothing of it changes any more."""

    audit: Audit
    register: Register
    violations: int

    @cached_property
    def verdicts(self) -> list[tuple[Due, Verdict]]:
        """Of every rung."""
        return self.audit.verdicts()

    @cached_property
    def pushes_of_months(self) -> Counter[str]:
        """As LINE counts them: people reached."""
        pushed = Counter[str]()
        for told in self.audit.told:
            pushed[f"{told.at:%Y-%m}"] += told.cost
        return pushed

    def page(self) -> str:
        """Months, what became of every rung, and what went wrong meanwhile."""
        journal = self.audit.journal
        head = (
            f"{journal.said} messages said, {journal.restarts} restarts, {len(journal.kills)} of them kills, "
            f"{len(journal.no_line)} times without LINE"
        )
        return "\n".join([head, "", *self._months(), "", *self._rungs()])

    def _months(self) -> list[str]:
        pushed, rode = self.pushes_of_months, Counter[str]()
        for told in self.audit.told:
            rode[f"{told.at:%Y-%m}"] += 0 if told.pushed else told.reminders
        held = Counter(f"{day:%Y-%m}" for _, day in self.audit.journal.held)
        rows = [f"| {month} | {pushed[month]} | {rode[month]} | {held[month]} |" for month in sorted(pushed)]
        total = f"| **all** | {pushed.total()} | {rode.total()} | {held.total()} |"
        return ["| month | pushes | reminders that rode | held |", "|---|---:|---:|---:|", *rows, total]

    def _rungs(self) -> list[str]:
        found = Counter((due.role, verdict) for due, verdict in self.verdicts)
        rows = [
            f"| {verdict.value} | " + " | ".join(str(found[role, verdict]) for role in Role) + " |"
            for verdict in Verdict
        ]
        head = "| what became of a rung | " + " | ".join(role.value for role in Role) + " |"
        return [head, "|---|---:|---:|---:|", *rows]


def walk(
    first: date,
    last: date,
    policy: str = "ประหยัด",
    troubles: Troubles | None = None,
    limit: int = FREE_PLAN,
    each: int = EACH,
) -> Walked:
    """Live through these days, on a plan of so many pushes a month, and audit them.

    `each` is how many indicators or projects an owner has.
    """
    with tempfile.TemporaryDirectory() as folder, open_year(Path(folder), policy, limit, each) as office:
        days = Days(office, troubles=troubles or Troubles())
        days.start()
        days.walk(first, last)
        records = office.journal.records.values()
        words = Words(frozenset(one.code for one in records), frozenset(one.round for one in records))
        register = read_register(office.house.store.engine)
        audit = Audit(
            journal=office.journal,
            ids={name: office.person(name) for name in NAMES},
            told=read_log(office.playground.log, words),
            first=first,
            last=last,
            policy=policy,
            deputies={name: deputy_of(name) for name in NAMES},
            heads={unit: colleague(n, HEAD) for n, unit in enumerate(UNITS)},
            coordinator=COORDINATOR,
        )
        return Walked(audit, register, len(office.playground.log.violations()))
