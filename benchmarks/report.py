"""What a run at the door found, as a table to read and as its section of docs/benchmarks.md."""

from collections.abc import Sequence

from benchmarks.accepting import ONE, ROUNDS, SLOW, Measured
from benchmarks.load import CONNECTIONS
from benchmarks.page import machine, write_section

HEADS = ("database", "webhook", "requests/s", "p50", "p99", "p50 ms", "p99 ms", "not 200", "MiB")
SAID = """\
What is compared: `POST /line/webhook` of this project (verify, parse, keep in the database, 200) with a bare
Flask view that verifies the same signature, parses the same JSON, keeps nothing and answers 200. Both run
under `gunicorn.conf.py`. Ours answers the events at the same time in its background threads, as it does in
real life; LINE is the playground's emulator.

How: {connections} connections that stay open, from a process of their own; signed bodies made by the
emulator, no event twice, 100 people in turn. The bare view and ours take turns; each run of ours starts on
a fresh process and database. {rounds} rounds, medians. **The first three numbers are ratios to the bare view
in the same round** (requests/s: higher is better; p50 and p99: lower); milliseconds, answers other than 200
and the resident memory of the largest web process are for information.

{machine}

{table}

With LINE answering in 50 ms, ours accepts {slow} of what it accepts with a fast LINE (requests/s;
about 1 means that LINE's time is not felt at the door).

What limits it: one Python interpreter does both the accepting and the answering, so that every event which
is answered while others knock takes time from the door; the rest is the INSERT and its commit. The machine is
shared by everything that is measured: on a busy one the ratios of two runs differ by half and more.
"""


def show(found: Sequence[Measured]) -> str:
    """The table for the terminal."""
    rows = [HEADS, *(_cells(one) for one in found)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(HEADS))]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) for row in rows
    )


def write_page(found: Sequence[Measured]) -> None:
    """Rewrite the section."""
    rule = "|".join("---" for _ in HEADS)
    rows = [" | ".join(HEADS), rule, *(" | ".join(_cells(one)) for one in found)]
    text = SAID.format(
        connections=CONNECTIONS,
        rounds=ROUNDS,
        machine=machine(),
        table="\n".join(f"| {row} |" for row in rows),
        slow=" and ".join(slow_line(found)),
    )
    write_section("Accepting a webhook", text)


def slow_line(found: Sequence[Measured]) -> list[str]:
    """Accepting while LINE is slow to accepting while it is fast, on each database."""
    rate = {(one.database, one.case): one.rate for one in found}
    databases = dict.fromkeys(one.database for one in found)
    return [f"{rate[name, SLOW.name] / rate[name, ONE.name]:.2f} ({name})" for name in databases]


def _cells(one: Measured) -> tuple[str, ...]:
    numbers = (one.rate, one.p50, one.p99)
    times = (one.milliseconds_p50, one.milliseconds_p99)
    return (
        one.database,
        one.case,
        *(f"{number:.2f}" for number in numbers),
        *(f"{time:.1f}" for time in times),
        str(one.refused),
        f"{one.memory:.0f}",
    )
