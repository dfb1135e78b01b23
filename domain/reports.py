"""What a message says about work, whichever duty it means: percent, value, problem, links, handed in."""

import re
from dataclasses import dataclass

from domain import commands as c
from domain import thai
from domain.duty_codes import without_codes

WHOLE = 100.0


@dataclass(frozen=True)
class Report:
    """`needs_no_code`: clear enough to be meant for the only duty there is; two percents contradict."""

    percent: float | None
    value: float | None
    problem: str | None
    links: tuple[str, ...]
    submits: bool
    needs_no_code: bool = False
    contradicts_itself: bool = False

    @property
    def says_something(self) -> bool:
        """Whether there is anything to log."""
        return (
            self.submits
            or self.contradicts_itself
            or any(part not in (None, ()) for part in (self.percent, self.value, self.problem, self.links))
        )

    def command(self, duties: tuple[int, ...]) -> c.Command:
        """The one command that carries all of it."""
        if self.submits and not self.problem:
            return c.Submit(duties, links=self.links)
        if self.percent is None and self.value is None:
            if self.problem and not self.links:
                return c.ReportProblem(duties, problem=self.problem)
            if self.links and not self.problem:
                return c.Attach(duties, links=self.links)
        return c.ReportProgress(
            duties, percent=self.percent, value=self.value, problem=self.problem, links=self.links
        )


def read_report(text: str) -> Report:
    """Percent, value, problem, links and "handed in" as they stand in the words."""
    links = thai.links_in(text)
    words = thai.plain(thai.without_links(text))
    doing = without_codes(words)
    measured = None if thai.PROGRESS in words else thai.MEASURED.search(doing)
    percents = _percents(f"{doing[: measured.start()]}|{doing[measured.end() :]}" if measured else words)
    percent = percents[0] if len(percents) == 1 else None
    submits = _submits(doing) and (percent == WHOLE or not percents)
    return Report(
        percent=percent,
        value=_amount(measured),
        problem=_problem(text),
        links=links,
        submits=submits,
        needs_no_code=bool(percents or links or measured or thai.SUBMIT_ALONE.fullmatch(doing)),
        contradicts_itself=len(percents) > 1,
    )


def _percents(words: str) -> list[float]:
    """The different percents that tell how far it is; "จาก 40% เป็น 60%" tells one."""
    said = thai.OTHER_PERCENT.sub(" ", words)
    found = [float(one[1] or one[2]) for one in thai.PERCENT.finditer(said)]
    found = found or [percent for percent, told in thai.IN_WORDS.items() if told.search(said)]
    return list(dict.fromkeys(found))


def _amount(found: re.Match[str] | None) -> float | None:
    return float((found[1] or found[2]).replace(",", "")) if found else None


def _submits(words: str) -> bool:
    return bool(thai.SUBMIT.search(words)) and not thai.NOT_SUBMIT.search(words)


def _problem(text: str) -> str | None:
    words = thai.normalise(thai.without_links(text))
    found = thai.PROBLEM.search(words)
    return words[found.start() :].strip() if found else None
