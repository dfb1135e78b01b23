"""What a message means: from words, and what is known of who said them, to a command."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from domain import broadcast_commands as b
from domain import commands as c
from domain import step_commands as s
from domain import thai
from domain.duties import Duty, urgency
from domain.duty_codes import codes_in, names_another
from domain.office_words import read_office_words
from domain.reports import Report, read_report
from domain.round_words import read_round_words
from domain.transitions import Move

ENROL_CODE = re.compile(
    rf"(?P<said>(?:ลงทะเบียน|รหัส|โค้ด|code|คือ|[\s:])*)(?P<first>[a-z0-9]{{4}})(?P<dash>\s?[-–—]\s?|\s)?"
    rf"(?P<last>[a-z0-9]{{4}}){thai.POLITE}"
)


@dataclass(frozen=True)
class Setting:
    """What is known when somebody speaks: their duties, all duties' codes, what was quoted or asked.

    `office` are the office's duties that the words may be about, whoever holds them. Without `codes`
    the duty has been chosen already, and no code in the words can mean another.
    """

    enrolled: bool
    private: bool = True
    held: tuple[Duty, ...] = ()
    codes: Mapping[str, tuple[int, ...]] | None = None
    quoted: tuple[int, ...] = ()
    question: Mapping[str, Any] | None = None
    office: tuple[Duty, ...] = ()

    @property
    def open_ids(self) -> tuple[int, ...]:
        """The sender's open duties, most urgent first."""
        return tuple(duty.id for duty in sorted(self.held, key=urgency) if duty.is_open)

    def names_another(self, text: str) -> bool:
        """Whether the words name something that is not among the codes."""
        return self.codes is not None and names_another(text, self.codes)


def find_duties(text: str, codes: Mapping[str, tuple[int, ...]]) -> tuple[int, ...]:
    """The duties whose code stands in the text on its own, in the order of the text."""
    return tuple(duty for code in codes_in(text, codes) for duty in codes[code])


Rule = Callable[[str, Setting], c.Command | None]


def _whole(pattern: re.Pattern[str], command: c.Command) -> Rule:
    return lambda words, _: command if pattern.fullmatch(words) else None


def _part(pattern: re.Pattern[str], command: c.Command) -> Rule:
    return lambda words, _: command if pattern.search(words) else None


def _without_code(rule: Rule) -> Rule:
    """A rule for words that name no duty."""
    return lambda words, setting: None if find_duties(words, setting.codes or {}) else rule(words, setting)


FIRST_RULES: tuple[Rule, ...] = (
    _whole(thai.UNDO, c.Undo()),
    _whole(thai.ACKNOWLEDGE, b.Acknowledge()),
    _part(thai.WHO_OWES, c.WhoOwes()),
    _part(thai.REGISTER, b.ShowRegister()),
    _without_code(_part(thai.LIST_DUTIES, c.ListDuties())),
    _part(thai.WHO_AM_I, c.WhoAmI()),
    _whole(thai.HELP, c.Help()),
)
LAST_RULES: tuple[Rule, ...] = (_part(thai.THANKS, c.Thanks()), _part(thai.GREETING, c.Greeting()))

ANYBODY = Setting(enrolled=True)


def _first(rules: tuple[Rule, ...], words: str, setting: Setting) -> c.Command | None:
    return next((command for rule in rules if (command := rule(words, setting))), None)


def _answer_percent(duty: int, text: str, setting: Setting) -> c.Command | None:
    bare = thai.BARE_PERCENT.fullmatch(thai.plain(text))
    if bare:
        return c.ReportProgress((duty,), percent=float(bare[1]))
    if setting.names_another(text):
        return None
    report = read_report(text)
    if report.says_something:
        return report.command((duty,))
    chats = not thai.plain(text) or _first(LAST_RULES, thai.plain(text), ANYBODY)
    return None if chats else c.ReportProgress((duty,))


def _answer_problem(duty: int, text: str, setting: Setting) -> c.Command | None:
    words = thai.plain(text)
    if thai.BARE_PERCENT.fullmatch(words):
        return _answer_percent(duty, text, setting)
    if thai.NO_PROBLEM.fullmatch(words):
        return c.ShowDuty((duty,))
    chats = not words or (_first(LAST_RULES, words, ANYBODY) and not read_report(text).problem)
    return None if chats else c.ReportProblem((duty,), problem=thai.normalise(text))


def _answer_reason(duty: int, text: str, setting: Setting) -> c.Command | None:
    asked = setting.question or {}
    words, until = thai.normalise(text), str(asked["until"])
    return {
        Move.RETURN: s.Review((duty,), passes=False, reason=words, until=until),
        Move.EXTEND: s.MoveDate((duty,), until, words),
        Move.CANCEL: s.CancelDuty((duty,), words),
    }.get(Move(asked["move"]))


def _answer_letter(broadcast: int, text: str, _setting: Setting) -> c.Command | None:
    return b.KeepLetter(thai.normalise(text), broadcast) if re.search("[0-9๐-๙]", text) else None


def _answer_reference(duty: int, text: str, _setting: Setting) -> c.Command | None:
    return s.RecordEntry((duty,), thai.normalise(text))


ANSWERS: dict[str, Callable[[int, str, Setting], c.Command | None]] = {
    "percent": _answer_percent,
    "problem": _answer_problem,
    "reason": _answer_reason,
    "reference": _answer_reference,
    "letter": _answer_letter,
}


def _answer(text: str, setting: Setting) -> c.Command | None:
    """What the words mean as the answer to what the bot asked before."""
    question = setting.question or {}
    named = find_duties(text, setting.codes or {})
    if question.get("ask") == "which" and question.get("words") and named:
        kept = read_report(str(question["words"]))
        return None if read_report(text).says_something else kept.command(named)
    if named or question.get("ask") not in ANSWERS:
        return None
    return ANSWERS[question["ask"]](int(question.get("duty") or question["broadcast"]), text, setting)


def _about_the_office(text: str, setting: Setting) -> c.Command | None:
    """A step of the office's duties or of a round; "which?" is answered by naming a unit or a round."""
    command = read_office_words(text, setting.office, setting.quoted)
    question = setting.question or {}
    if command is None and question.get("ask") == "which":
        command = read_office_words(f"{question['words']} {text}", setting.office, ())
    return command or _without_code(lambda words, _: read_round_words(words))(text, setting)


def _about_work(text: str, setting: Setting) -> c.Command | None:
    report = read_report(text)
    named = find_duties(text, setting.codes or {})
    if not report.says_something:
        return c.ShowDuty(named[:1]) if named else None
    if report.contradicts_itself:
        return c.AskUpdate(named) if len(named) == 1 else c.NotUnderstood()
    return report.command(named) if named else _about_which(report, text, setting)


def _about_which(report: Report, text: str, setting: Setting) -> c.Command | None:
    """No code is written: what was quoted is meant, or the only duty there is; else ask."""
    surely = not setting.names_another(text)
    if surely and len(setting.quoted) == 1:
        return report.command(setting.quoted)
    alone = setting.private and not setting.quoted and len(setting.open_ids) == 1
    if surely and alone and report.needs_no_code:
        return report.command(setting.open_ids)
    candidates = setting.quoted or setting.open_ids
    return c.AskWhich(candidates) if candidates else None


def _letter(text: str, setting: Setting) -> c.Command | None:
    """The number of the letter that an announcement also went out as; a duty's own number names its code."""
    found = thai.LETTER_NUMBER.fullmatch(thai.normalise(text))
    if not found or find_duties(text, setting.codes or {}):
        return None
    return b.KeepLetter(found["number"])


def _enrol(words: str, setting: Setting) -> c.Command | None:
    """A one-time code; from a colleague only what cannot be anything else."""
    found = ENROL_CODE.fullmatch(words)
    if not found or (
        setting.enrolled and not (found["dash"] and words.isascii() and found["last"].isalpha())
    ):
        return None
    return c.Enrol((found["first"] + found["last"]).upper())


def understand(text: str, setting: Setting) -> c.Command:
    """The command that a message means; never raises, whatever the text holds."""
    words = thai.plain(text)
    enrolment = _enrol(words, setting)
    if enrolment or not setting.enrolled:
        return enrolment or c.Greeting()
    if setting.question and thai.NEVER_MIND.fullmatch(words):
        return c.NeverMind()
    announced = thai.BROADCAST.fullmatch(text)
    if announced:
        return b.PrepareBroadcast(announced[1].strip())
    command = _about_the_office(text, setting) or _first(FIRST_RULES, words, setting)
    command = command or _answer(text, setting) or _letter(text, setting) or _about_work(text, setting)
    command = command or _first(LAST_RULES, words, setting)
    return command or (c.ShowDuty(setting.quoted[:1]) if setting.quoted else c.NotUnderstood())
