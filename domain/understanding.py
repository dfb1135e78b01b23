"""What a message means: from words, and what is known of who said them, to a command."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from domain import commands as c
from domain import thai
from domain.duties import Duty, urgency

ENROL_CODE = re.compile(r"(?:ลงทะเบียน|รหัส|โค้ด|code)?\s*:?\s*([a-z]{4})[- ]?([a-z]{4})", re.IGNORECASE)


@dataclass(frozen=True)
class Setting:
    """What is known when somebody speaks: their duties, all duties' codes, what was quoted or asked."""

    enrolled: bool
    private: bool = True
    held: tuple[Duty, ...] = ()
    codes: Mapping[str, tuple[int, ...]] | None = None
    quoted: tuple[int, ...] = ()
    question: Mapping[str, Any] | None = None

    @property
    def open_ids(self) -> tuple[int, ...]:
        """The sender's open duties, most urgent first."""
        return tuple(duty.id for duty in sorted(self.held, key=urgency) if duty.is_open)


@dataclass(frozen=True)
class Report:
    """What a message says about work, whichever duty it means."""

    percent: float | None
    value: float | None
    problem: str | None
    links: tuple[str, ...]
    submits: bool

    @property
    def says_something(self) -> bool:
        """Whether there is anything to log."""
        return self.submits or any(
            part not in (None, ()) for part in (self.percent, self.value, self.problem, self.links)
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
    measured = thai.MEASURED.search(words)
    percent = None if measured else _number(thai.PERCENT.search(words))
    return Report(
        percent=percent,
        value=_number(measured),
        problem=_problem(text),
        links=links,
        submits=bool(thai.SUBMIT.search(words))
        and not thai.NOT_SUBMIT.search(words)
        and percent in (None, 100),
    )


def _number(found: re.Match[str] | None) -> float | None:
    return next((float(group) for group in found.groups() if group), None) if found else None


def _problem(text: str) -> str | None:
    words = thai.normalise(thai.without_links(text))
    found = thai.PROBLEM.search(words)
    return words[found.start() :].strip() if found else None


def find_duties(text: str, codes: Mapping[str, tuple[int, ...]]) -> tuple[int, ...]:
    """The duties whose code stands in the text on its own, in the order of the text."""
    words = thai.plain(thai.without_links(text))
    places = ((_code_at(words, code), ids) for code, ids in codes.items())
    return tuple(
        duty
        for place, ids in sorted((place, ids) for place, ids in places if place is not None)
        for duty in ids
    )


def _code_at(words: str, code: str) -> int | None:
    found = re.search(rf"(?<![a-z0-9]){re.escape(code.lower())}(?![a-z0-9])", words)
    return found.start() if found else None


Rule = Callable[[str, Setting], c.Command | None]


def _whole(pattern: re.Pattern[str], command: c.Command) -> Rule:
    return lambda words, _: command if pattern.fullmatch(words) else None


def _part(pattern: re.Pattern[str], command: c.Command) -> Rule:
    return lambda words, _: command if pattern.search(words) else None


FIRST_RULES: tuple[Rule, ...] = (
    _whole(thai.UNDO, c.Undo()),
    _whole(thai.ACKNOWLEDGE, c.Acknowledge()),
    _part(thai.WHO_OWES, c.WhoOwes()),
    _part(thai.LIST_DUTIES, c.ListDuties()),
    _part(thai.WHO_AM_I, c.WhoAmI()),
    _whole(thai.HELP, c.Help()),
)
LAST_RULES: tuple[Rule, ...] = (_part(thai.THANKS, c.Thanks()), _part(thai.GREETING, c.Greeting()))

ANYBODY = Setting(enrolled=True)


def _first(rules: tuple[Rule, ...], words: str, setting: Setting) -> c.Command | None:
    return next((command for rule in rules if (command := rule(words, setting))), None)


def _answer_to(question: Mapping[str, Any], text: str) -> c.Command | None:
    """What the words mean as the answer to what the bot asked before."""
    duties = (int(question["duty"]),) if "duty" in question else ()
    if question["ask"] == "problem":
        return c.ReportProblem(duties, problem=thai.normalise(text))
    if question["ask"] != "percent":
        return None
    bare = thai.BARE_PERCENT.fullmatch(thai.plain(text))
    if bare:
        return c.ReportProgress(duties, percent=float(bare[1]))
    report = read_report(text)
    if report.says_something:
        return report.command(duties)
    return None if _first(LAST_RULES, thai.plain(text), ANYBODY) else c.ReportProgress(duties)


def _about_work(text: str, setting: Setting) -> c.Command | None:
    report = read_report(text)
    named = find_duties(text, setting.codes or {}) or setting.quoted
    if not report.says_something:
        return c.ShowDuty(named[:1]) if named else None
    if named:
        return report.command(named)
    if len(setting.open_ids) == 1 and setting.private:
        return report.command(setting.open_ids)
    return c.AskWhich(setting.open_ids) if setting.open_ids else None


def understand(text: str, setting: Setting) -> c.Command:
    """The command that a message means; never raises, whatever the text holds."""
    words = thai.plain(text)
    code = ENROL_CODE.fullmatch(words)
    if code and not setting.enrolled:
        return c.Enrol((code[1] + code[2]).upper())
    if not setting.enrolled:
        return c.Greeting()
    announced = thai.BROADCAST.fullmatch(text.strip())
    if announced:
        return c.PrepareBroadcast(announced[1].strip())
    command = _first(FIRST_RULES, words, setting)
    if not command and setting.question and not find_duties(text, setting.codes or {}):
        command = _answer_to(setting.question, text)
    command = command or _about_work(text, setting) or _first(LAST_RULES, words, setting)
    return command or c.NotUnderstood()
