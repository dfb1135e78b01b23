"""`python -m benchmarks [name]`: runs a benchmark, or all, and writes docs/benchmarks.md."""

import sys

from benchmarks import importing
from benchmarks.accepting import measure
from benchmarks.report import show, slow_line, write_page


def accepting() -> None:
    """Accepting a webhook, against a bare Flask view."""
    found = measure()
    write_page(found)
    print(show(found))
    print("LINE in 50 ms, to a fast LINE (requests/s):", ", ".join(slow_line(found)))


def imports() -> None:
    """Importing a workbook, against reading it with openpyxl and one bare executemany."""
    print(importing.show(importing.measure()))


BENCHMARKS = {"accepting": accepting, "importing": imports}


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
