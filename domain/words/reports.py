"""What a message, or a part of it, says about work: percent, value, problem, links, handed in."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from domain import commands as c
from domain import thai
from domain.words import report_words as w
from domain.words.duty_codes import without_codes
from domain.words.heard import LINK_MARK, hear
from domain.words.number_words import amount
from domain.words.percents import WHOLE, bare_percent, percents_of

OVERCOME = re.compile(r"แต่(?:ว่า)?(?:ตอนนี้|สุดท้าย|ในที่สุด)")  # what was in the way no longer is
BUT = re.compile("แต่(?!ง|ละ)")
APART = re.compile(r"\s+(?=\S)")  # between what is told and the name
NEAR = 25  # letters around "handed in" in which a doubt about it stands
SENTENCE = re.compile("\n|(?:ค่ะ|คะ|ครับ|จ้า|จ้ะ)(?!ๆ)|[!\u2705\u2714\U0001f300-\U0001faff]+")


@dataclass(frozen=True)
class Report:
    """`near`: nearly done; `weakly`: a problem that is only waited for; `softly`: one that may be talk."""

    percent: float | None = None
    value: float | None = None
    problem: str | None = None
    links: tuple[str, ...] = ()
    submits: bool = False
    near: bool = False
    weakly: bool = False
    softly: bool = False
    contradicts_itself: bool = False
    until: date | None = None
    impossible: str = ""
    below_zero: bool = False

    @property
    def says_something(self) -> bool:
        """Whether there is anything to log."""
        told = (self.percent, self.value, self.problem, self.links or None)
        return self.submits or self.near or self.contradicts_itself or self.below_zero or told != (None,) * 4

    @property
    def kind(self) -> str:
        """The name of the command that carries it."""
        return self.command(()).name

    def command(self, duties: tuple[int, ...]) -> c.Command:
        """The one command that carries all of it."""
        if self.submits and (not self.problem or self.softly):
            return c.Submit(duties, links=self.links, value=self.value)
        if self.percent is None and self.value is None and not self.near:
            if self.problem and not self.links:
                return c.ReportProblem(duties, self.problem, self.until, self.impossible)
            if self.links and not self.problem:
                return c.Attach(duties, links=self.links)
        return c.ReportProgress(
            duties, self.percent, self.value, self.problem, self.links, self.until, self.impossible
        )


def read_report(text: str) -> Report:
    """What a whole message says, whichever duty it means."""
    heard = hear(text)
    return read_part(heard.words, heard.words, heard.links, thai.normalise(thai.without_links(text)))


def read_part(
    words: str,
    doing: str,
    links: tuple[str, ...] = (),
    said: str | None = None,
    *,
    named_at: int | None = None,
    by_code: bool = False,
) -> Report:
    """What a part says; `doing` is the part without the names of duties, `said` the words as written.

    A bare number is a percent only where a duty is named (first at `named_at`), baht a value only where it is `by_code`
    or the words speak of a budget.
    """
    doing = w.COUNTED_TIME.sub(_blank, doing.replace(LINK_MARK, " "))  # keeps `named_at`
    in_the_way = _in_the_way(doing, said, named_at, linked=bool(links))
    doing = without_codes(doing)
    value, percents = _numbers(
        words.replace(LINK_MARK, " "), doing, named=named_at is not None, by_code=by_code
    )
    percent = percents[0] if len(percents) == 1 else None
    submits = _submits(doing) and percent in (None, WHOLE) and len(percents) <= 1
    if submits and OVERCOME.search(in_the_way.problem or ""):
        in_the_way = Report()
    return replace(
        in_the_way,
        percent=percent,
        value=value,
        links=links,
        submits=submits,
        near=percent is None and value is None and bool(w.NEARLY.search(doing)),
        contradicts_itself=len(percents) > 1 or (percent == 0 and _submits(doing)),
        below_zero=bool(w.BELOW_ZERO.search(doing.strip())),
    )


def _numbers(words: str, doing: str, *, named: bool, by_code: bool) -> tuple[float | None, list[float]]:
    """What it came to, and the different percents that are told."""
    value, rest = _value(words, doing, by_code=by_code)
    percents = percents_of(rest)
    bare = named and value is None and not percents
    return value, bare_percent(doing) if bare else percents


def _in_the_way(doing: str, said: str | None, named_at: int | None, *, linked: bool) -> Report:
    """What is in the way; told before the duty is named, in words apart, it may be talk."""
    stuck = _nearest(w.STUCK, doing, named_at or 0)
    waits = None if stuck else w.WAITS.search(doing)
    idle = w.IN_WORDS[0.0].sub(_blank, doing)
    softly = _nearest(w.SOFTLY, idle, named_at) if named_at is not None and not stuck else None
    if softly and APART.search(doing, softly.end(), named_at or 0):
        softly = None
    problem = _problem(doing, said) if stuck or waits or (softly and not linked) else None
    before = bool(stuck and APART.search(doing, stuck.end(), named_at or 0))
    return Report(problem=problem, weakly=bool(waits or softly), softly=bool((softly or before) and problem))


def _blank(found: re.Match[str]) -> str:
    return " " * len(found[0])


def _nearest(says: re.Pattern[str], words: str, named_at: int) -> re.Match[str] | None:
    """What is said behind the name, else before it."""
    return says.search(words, named_at) or says.search(words)


def dated(report: Report, words: str, days: Iterable[date], impossible: str = "") -> Report:
    """With the day until which more time is asked for, where the words ask for it."""
    asked = report.problem and (w.ASKS_FOR_TIME.search(words) or w.PUTS_OFF.search(words))
    until = max(days, default=None)
    return replace(report, until=until, impossible="" if until else impossible) if asked else report


def _value(words: str, doing: str, *, by_code: bool) -> tuple[float | None, str]:
    """A result that the words name, and the words without it; คืบหน้า always means progress."""
    if w.PROGRESS in doing:
        return None, doing
    found = next(iter(reversed(list(w.MEASURED.finditer(words)))), None)
    counted = w.COUNTED_IN.search(words) or w.COUNTED_IN.search(doing)
    if counted and not found and (counted["unit"] != "บาท" or by_code or w.BUDGET.search(words)):
        found = counted
    if found is None:
        return None, doing
    told = re.escape(found[1])
    rest = w.OF_VALUE.sub(" ", re.sub(rf"(?:ร้อยละ\s*)?{told}\s*{w.SIGN}?", " ", doing, count=1))
    return amount(found[1]) * w.TIMES.get(found["times"] or "", 1), rest


def _submits(words: str) -> bool:
    """Handed in, with no doubt in the words around it, nor a question at the end."""
    if w.TICKED.fullmatch(words):
        return True
    for one in w.SUBMIT.finditer(words):
        before = BUT.split(SENTENCE.split(words[: one.start()])[-1])[-1][-NEAR:]
        behind = SENTENCE.split(words[one.end() : one.end() + NEAR])[0]
        near, _, far = behind.partition(" ") if one[0][-1:] != " " else ("", "", behind)
        around = w.SINCE.sub(" ", before + one[0] + near)
        if (
            not w.NOT_SUBMIT.search(around)
            and not w.FAR_DOUBT.search(w.SINCE.sub(" ", far))
            and not re.search(r"\?|หรือยัง|ไหม(?:ค|$)", words[-NEAR:])
        ):
            return True
    return False


def _problem(doing: str, said: str | None) -> str:
    for words in filter(None, (said, doing)):
        digits = words.translate(thai.THAI_DIGITS)
        found = w.STUCK.search(digits) or w.WAITS.search(digits) or w.SOFTLY.search(digits)
        if found:
            return re.sub(r"\s+", " ", words[found.start() :]).strip()
    return (said or doing).strip()
