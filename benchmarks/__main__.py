"""`python -m benchmarks [name]`: runs a benchmark, or all, and writes docs/benchmarks.md."""

import sys

from benchmarks import asking, cost, importing, mirror, planning, sending, understanding
from benchmarks.accepting import measure
from benchmarks.page import machine, write_section
from benchmarks.report import show, slow_line, write_page


def accepting() -> None:
    """Accepting a webhook, against a bare Flask view."""
    found = measure()
    write_page(found)
    print(show(found))
    print("LINE in 50 ms, to a fast LINE (requests/s):", ", ".join(slow_line(found)))


def imports() -> None:
    """Importing a workbook, against reading it with openpyxl and one bare executemany."""
    table = importing.show(importing.measure())
    write_section("Importing a workbook", f"{importing.SAID}\n{table}\n\n{machine()}")
    print(table)


def asks() -> None:
    """Asking an office of 60,000 duties, against one of 600."""
    table = asking.show(asking.measure())
    write_section("Asking a huge office", f"{asking.SAID}\n{table}\n\n{machine()}")
    print(table)


def understands() -> None:
    """Understanding messages: the score by kind, and the cost against one rapidfuzz pass."""
    scores, cost = understanding.show_scores(understanding.measure_scores()), understanding.measure_cost()
    table = understanding.show_cost(cost)
    text = f"{understanding.SAID}\n{scores}\n\n{understanding.COST}\n{table}\n\n{machine()}"
    write_section("Understanding messages", text)
    print(scores, table, sep="\n\n")


def plans() -> None:
    """Planning a day on which everything is due, at 60,000 duties against 6,000."""
    table = planning.show(planning.measure())
    write_section("Planning reminders", f"{planning.SAID}\n{table}\n\n{machine()}")
    print(table)


def costs() -> None:
    """A year of reminders in pushes, against a bot that pushes each thing by itself."""
    found = cost.measure()
    cost.write_page(found)
    print(cost.show(found))


def sends() -> None:
    """Sending 1,000 pushes to a LINE that takes 50 ms, against a plain sender."""
    table = sending.show(sending.measure())
    write_section("Sending", f"{sending.SAID}\n{table}\n\n{machine()}")
    print(table)


def mirrors() -> None:
    """The sheet: first build, one change, many, none, against rewriting everything."""
    table = mirror.show(mirror.measure())
    write_section("The planners' sheet", f"{mirror.SAID}\n{table}\n\n{machine()}")
    print(table)


BENCHMARKS = {
    "accepting": accepting,
    "importing": imports,
    "asking": asks,
    "understanding": understands,
    "planning": plans,
    "cost": costs,
    "sending": sends,
    "mirror": mirrors,
}


def main() -> None:
    """Run what was named, or everything."""
    names = sys.argv[1:] or list(BENCHMARKS)
    if unknown := set(names) - set(BENCHMARKS):
        raise SystemExit(f"no such benchmark: {', '.join(unknown)}; there is: {', '.join(BENCHMARKS)}")
    for name in names:
        print(f"{name}: {BENCHMARKS[name].__doc__}", flush=True)
        BENCHMARKS[name]()


if __name__ == "__main__":
    main()
