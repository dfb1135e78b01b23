"""The mirror: calls, bytes, cells and time of a sync, against rewriting every tab whole in the same run."""

import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from typing import Any

from benchmarks.mirror_office import Office
from playground.sheets_server import serve_sheets
from playground.sheets_state import Call, SheetsState
from scheduler.mirror_sheet import FULL_CHECK
from storage.google_sheet import GoogleSheet

SIZES = (600, 10_200)  # duties
MANY = 500
SAID = """\
What is compared: one sync of the planners' sheet (make the tabs from SQLite, read, compare, write, over
HTTP to the emulator) with *naive*: making the same tabs and writing every cell of every tab without
reading, once for each size. Bytes are those of our requests. *Written* are the cells that a sync gives a
value or empties, *differ* those that are another afterwards; goal: at most 1.2 times as many. Seconds are
processor time of our thread alone, for the emulator shares the machine; most of it is making the tabs.
The naive cells count empty ones, which it writes as well. Goals: a change costs one read and one write,
nothing changed costs nothing.
"""


@dataclass(frozen=True)
class Measured:
    """One sync, and the naive one of the same office."""

    duties: int
    case: str
    reads: int
    writes: int
    bytes: int
    written: int
    differ: int
    seconds: float
    naive_bytes: int = 0
    naive_cells: int = 0
    naive_seconds: float = 0.0


def measure() -> list[Measured]:
    """Every size and case."""
    return [found for duties in SIZES for found in _one_size(duties)]


def _one_size(duties: int) -> list[Measured]:
    sheets = SheetsState("benchmark")
    sheets.quota = False
    with tempfile.TemporaryDirectory() as folder, serve_sheets(sheets) as here:
        office = Office(
            duties, Path(folder), GoogleSheet(here.credentials, "benchmark", here.base_url), sheets
        )
        cases: dict[str, Callable[[], None]] = {
            "first build": lambda: None,
            "one change": lambda: office.report(1),
            f"{MANY} changes": lambda: office.report(MANY),
            "nothing changed": lambda: None,
            "the hourly check": lambda: _pass(office, FULL_CHECK),
        }
        found = [_one_case(office, duties, name, act) for name, act in cases.items()]
        office.sheets.calls.clear()
        seconds, cells = office.naive()
        size = sum(call.bytes for call in office.sheets.calls)
        return [replace(one, naive_bytes=size, naive_cells=cells, naive_seconds=seconds) for one in found]


def _pass(office: Office, time_: timedelta) -> None:
    office.machine += time_


def _one_case(office: Office, duties: int, case: str, act: Callable[[], None]) -> Measured:
    act()
    office.machine += timedelta(seconds=30)
    before, office.counting.written = office.shown(), 0
    office.sheets.calls.clear()
    seconds = office.sync()
    calls, differ = list(office.sheets.calls), _differ(before, office.shown())
    return Measured(
        duties,
        case,
        reads=_of_kind(calls, "read"),
        writes=_of_kind(calls, "write"),
        bytes=sum(call.bytes for call in calls),
        written=office.counting.written,
        differ=differ,
        seconds=seconds,
    )


def _of_kind(calls: Sequence[Call], kind: str) -> int:
    return sum(call.kind == kind for call in calls)


def _differ(before: Mapping[str, list[list[Any]]], after: Mapping[str, list[list[Any]]]) -> int:
    """How many cells show something else than before."""
    count = 0
    for title, rows in after.items():
        old = before.get(title, [])
        for number, row in enumerate(rows):
            was = old[number] if number < len(old) else []
            padded = [*was, *[None] * (len(row) - len(was))]
            count += sum(cell != then for cell, then in zip(row, padded, strict=False))
            count += sum(cell is not None for cell in padded[len(row) :])
        count += sum(cell is not None for row in old[len(rows) :] for cell in row)
    return count


def show(found: Sequence[Measured]) -> str:
    """A table in Markdown."""
    head = (
        "| duties | sync | reads | writes | KB | cells written | differ | ratio | s "
        "| naive KB | naive cells | naive s |"
    )
    return "\n".join([head, "|---:|---" + "|---:" * 10 + "|", *(_line(one) for one in found)])


def _line(one: Measured) -> str:
    ratio = f"{one.written / one.differ:.2f}" if one.differ else "–"
    return (
        f"| {one.duties:,} | {one.case} | {one.reads} | {one.writes} | {one.bytes / 1000:,.0f} "
        f"| {one.written:,} | {one.differ:,} | {ratio} | {one.seconds:.2f} "
        f"| {one.naive_bytes / 1000:,.0f} | {one.naive_cells:,} | {one.naive_seconds:.2f} |"
    )
