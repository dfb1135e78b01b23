"""What a year of reminders costs in pushes, under both policies, against bots that push one thing each."""

import multiprocessing
from collections import Counter
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import structlog
from audit import Due, Role, Verdict
from sixty_owes import EACH, MEETINGS
from sixty_people import NAMES, UNITS, unit_of
from troubles import Troubles
from walked import FIRST, FREE_PLAN, LAST, Walked, walk

from domain.dates import read_date

PAGE = Path(__file__).parent.parent / "docs" / "cost.md"
FRUGAL, THOROUGH = "ประหยัด", "ครบถ้วน"
QUARTER = 0.25
TWICE = 2  # notices before a meeting
OUT_OF_REACH = {Verdict.UNREACHABLE, Verdict.MUTED}
SAID = """\
# What a year of reminders costs

Written by `make bench` (`python -m benchmarks cost`): fiscal 2567 lived through day by day by the
office of sixty (`tests/year`: 60 people in 10 units, 24 e-MES indicators and the same in two ปักหมุด
rounds, 40 projects of nine reports, and the rest of S1–S9; two indicators or two projects to an owner, as
in the sample office) through the real app and the emulator, without troubles, on a free plan of 300 pushes
a month. Numbers are pushes as LINE counts them: one for each person reached.

The naive bot is computed from the same run. It knows the same ladder and reaches the same people, and
does the same job 1:1: a push for each duty, holder and rung (opening, 14, 7, 3, 1, 0, late 1, 3, 5, 10,
…) on which the duty is still owed, two for each meeting and person, and one each to unit head and
coordinator for each duty that became late. Deputies, the director and broadcasts are left out of it.
The last column is a bot that also pushes each of these reminders to the unit's group, and each
meeting's to the office's group, which costs their members.

What a push saves is in what it joins, so the spread of the work decides: the last line has the same work
with a single indicator or project to an owner.
"""


@dataclass(frozen=True)
class Costs:
    """Pushes by month (2023-10): ours under both policies, the two naive bots', and what was held.

    `singly` is the ratio of a frugal year to the naive bot's where an owner has one thing each.
    """

    frugal: Counter[str]
    thorough: Counter[str]
    naive: Counter[str]
    grouped: Counter[str]
    held: Counter[str]
    singly: float

    @property
    def months(self) -> list[str]:
        """Of the fiscal year, in order."""
        return sorted(self.frugal | self.naive)


def measure() -> Costs:
    """Live through the year under each policy, and once more with the work spread thinly; two at a time."""
    with ProcessPoolExecutor(2, mp_context=multiprocessing.get_context("spawn")) as processes:
        frugal, thorough, singly = processes.map(_live, (FRUGAL, THOROUGH, FRUGAL), (EACH, EACH, 1))
    naive = Counter(_month(day) for day in _one_by_one(frugal))
    return Costs(
        frugal=frugal.pushes_of_months,
        thorough=thorough.pushes_of_months,
        naive=naive,
        grouped=naive + _to_groups(frugal),
        held=Counter(_month(day) for _, day in frugal.audit.journal.held),
        singly=singly.pushes_of_months.total() / len([*_one_by_one(singly)]),
    )


def _live(policy: str, each: int) -> Walked:
    """Without a log."""
    structlog.configure(logger_factory=structlog.ReturnLoggerFactory())
    return walk(FIRST, LAST, policy, Troubles(calm=True), each=each)


def show(costs: Costs) -> str:
    """A table in Markdown, the sum last, and whether the goals were met."""
    columns = (costs.frugal, costs.thorough, costs.naive, costs.grouped, costs.held)
    rows = [
        f"| {name} | "
        + " | ".join(f"{sum(column[month] for month in months):,}" for column in columns)
        + " |"
        for name, months in [*((month, [month]) for month in costs.months), ("**year**", costs.months)]
    ]
    head = f"| month | {FRUGAL} | {THOROUGH} | naive, 1:1 | naive, groups too | held for quota ({FRUGAL}) |"
    return "\n".join([head, "|---|---:|---:|---:|---:|---:|", *rows, "", *_goals(costs)])


def write_page(costs: Costs, page: Path = PAGE) -> None:
    """The whole of docs/cost.md."""
    page.write_text(f"{SAID}\n{show(costs)}\n", "utf-8")


def _goals(costs: Costs) -> Iterator[str]:
    ratio = costs.frugal.total() / costs.naive.total()
    met = "met" if ratio <= QUARTER else "missed"
    yield f"- Goal, under {FRUGAL} at most a quarter of the naive bot's pushes: {ratio:.2f}, **{met}**."
    for policy, pushed in ((FRUGAL, costs.frugal), (THOROUGH, costs.thorough)):
        month, most = pushed.most_common(1)[0]
        met = "met" if most <= FREE_PLAN else "missed"
        yield f"- Goal, each month within {FREE_PLAN}, under {policy}: at most {most}, in {month}, **{met}**."
    other = costs.thorough.total() / costs.naive.total()
    grouped = costs.frugal.total() / costs.grouped.total()
    yield f"- {THOROUGH} against the naive bot: {other:.2f}."
    yield f"- {FRUGAL} against the one that pushes to groups too: {grouped:.3f}."
    yield f"- {FRUGAL} against the naive bot where an owner has one indicator or project: {costs.singly:.2f}."


def _reached(lived: Walked) -> Iterator[Due]:
    """Every rung for everybody who could be reached on its day."""
    return (due for due, verdict in lived.verdicts if verdict not in OUT_OF_REACH)


def _one_by_one(lived: Walked) -> Iterator[date]:
    """The day of each push of the naive bot."""
    yield from (due.day for due in _reached(lived) if due.role in (Role.HOLDER, Role.ABOVE))
    for day, people in _meetings(lived):
        yield from [day] * TWICE * len(people)


def _to_groups(lived: Walked) -> Counter[str]:
    """What the reminders cost once more in the groups: six members of a unit, sixty of the office."""
    reminded = {(due.record.id, due.day) for due in _reached(lived) if due.role is Role.HOLDER}
    members = len(NAMES) // len(UNITS)
    costs = Counter({_month(day): 0 for _, day in reminded})
    for _, day in reminded:
        costs[_month(day)] += members
    for day, _ in _meetings(lived):
        costs[_month(day)] += TWICE * len(NAMES)
    return costs


def _meetings(lived: Walked) -> Iterator[tuple[date, set[str]]]:
    """Each meeting's day and the people who are asked to come."""
    for _, at, _, invited in MEETINGS:
        day = read_date(" ".join(at.split()[:3]), FIRST)
        yield day, {who for one in invited.split(", ") for who in _people(one, lived)}


def _people(invited: str, lived: Walked) -> Iterable[str]:
    """A name, a unit's people, or all who hold something in a system."""
    if invited in UNITS:
        return [name for name in NAMES if unit_of(name) == UNITS.index(invited)]
    if invited in NAMES:
        return [invited]
    records = lived.audit.journal.records.values()
    return {who for record in records if record.system == invited for who in record.spans[0].holders}


def _month(day: date) -> str:
    return f"{day:%Y-%m}"
