"""docs/benchmarks.md: every benchmark rewrites its own section and leaves the others."""

import os
import platform
from pathlib import Path

PAGE = Path(__file__).parent.parent / "docs" / "benchmarks.md"
HEAD = (
    "# Benchmarks\n\nEach section is written by its part of `make bench`; run it to see your own machine.\n"
)


def write_section(title: str, text: str, page: Path = PAGE) -> None:
    """Put this text under this title, in the place of what stood there, else at the end."""
    _, *parts = page.read_text("utf-8").split("\n## ") if page.exists() else [""]
    sections = {part.split("\n", 1)[0]: part.split("\n", 1)[1].strip() for part in parts}
    sections[title] = text.strip()
    body = "".join(f"\n## {name}\n\n{words}\n" for name, words in sections.items())
    page.write_text(HEAD + body, "utf-8")


def machine() -> str:
    """What it was measured on."""
    python = ".".join(platform.python_version_tuple()[:2])
    return f"Machine: {os.cpu_count()} cores, shared by everything that is measured; Python {python}."
