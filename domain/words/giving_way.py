"""How clearly words must lean to another kind before what was heard gives way: the first fit of a table."""

import re
from collections.abc import Callable

from domain.people import Role
from domain.thai import POLITE
from domain.words import report_words as told
from domain.words import request_words as asks
from domain.words.asked import Asked
from domain.words.circle import BY_CODE
from domain.words.coordinator_words import ANSWERS_FIRST

REPORTS = frozenset({"report_progress", "report_problem", "submit", "attach"})
OF_THE_OFFICE = frozenset(
    {"review", "record_entry", "move_date", "reassign", "reopen", "cancel_duty", "nudge", "broadcast"}
    | {"add_duty", "answer_problem", "approve_enrol", "tie_group"}
)
TALK = frozenset({"not_understood", "greeting", "thanks"})
FEW_WORDS = 14  # letters beside a name within which rules know best
FEW = 2  # letters beside a greeting that say nothing
SHORT_NOTICE = 40  # letters within which nobody passes on a notice of others
SHORT, DOUBTFUL, NEVER = 0.25, 0.4, 9.0
ONLY_POLITE = re.compile(rf"{POLITE}|ข้อ(?:ที่)?|ตัวชี้วัด(?:ที่)?|งาน")
Holds = Callable[[str, str, Asked], bool]


def lead_needed(kind: str, lean: str, asked: Asked) -> float:
    """The lead by which `lean` replaces `kind`; more for few words, for rules know short sayings."""
    short = SHORT if len(beside(asked)) <= FEW_WORDS else 0.0
    doubt = DOUBTFUL if lean in DOUBTS and DOUBTS[lean](asked) else 0.0
    return short + doubt + next(lead for holds, lead in GIVES_WAY if holds(kind, lean, asked))


def beside(asked: Asked) -> str:
    """The words beside what they name, without politeness."""
    words = asked.words
    for one in reversed(asked.part.meant):
        words = f"{words[: one.start]} {words[one.end :]}"
    return ONLY_POLITE.sub("", words)


def impossible(asked: Asked) -> frozenset[str]:
    """What a coordinator cannot mean: to enrol, or to report of a duty that is not theirs."""
    setting = asked.setting
    if not setting.coordinates:
        return frozenset()
    named = setting.duties((*asked.named, *asked.part.candidates))
    others = named and not {duty.code for duty in named} & {duty.code for duty in setting.held}
    return frozenset({"enrol"} | (REPORTS if others else set()))


def _looks_at_what_is_quoted(kind: str, lean: str, asked: Asked) -> bool:
    return bool(asked.setting.quoted) and kind == "show_duty" and lean not in REPORTS


def _answers_somebody(kind: str, _lean: str, asked: Asked) -> bool:
    return kind == "answer_problem" and bool(ANSWERS_FIRST.search(asked.words))


def _only_greets(kind: str, _lean: str, asked: Asked) -> bool:
    return kind == "greeting" and len(asks.GREETING.sub("", beside(asked)).strip()) <= FEW


def _announces(kind: str, lean: str, asked: Asked) -> bool:
    return kind == "broadcast" and (lean != "not_understood" or len(asked.words) <= SHORT_NOTICE)


def _not_theirs_to_say(kind: str, lean: str, asked: Asked) -> bool:
    judges = kind == "review" and asked.setting.roles & {Role.REVIEWER, Role.DIRECTOR}
    theirs = asked.setting.coordinates or judges or lean in OF_THE_OFFICE
    return kind in OF_THE_OFFICE and not theirs


def _reports_by_code(kind: str, _lean: str, asked: Asked) -> bool:
    report = asked.part.report
    codes = any(one.by in BY_CODE for one in asked.part.meant)
    return kind in REPORTS and report.says_something and not report.weakly and codes


def _talk_by_code(kind: str, lean: str, asked: Asked) -> bool:
    return _reports_by_code(kind, lean, asked) and lean in TALK


def _tells_and_asks_nothing(kind: str, lean: str, asked: Asked) -> bool:
    asks_for_it = asks.QUESTION.search(asked.words) or asks.SHOW.search(asked.words)
    return lean == "show_duty" and not asks_for_it and _reports_by_code(kind, lean, asked)


def _told_of_one_of_several(kind: str, lean: str, asked: Asked) -> bool:
    """A number of one duty, and something asked of another: which is which is asked, and no number lost."""
    several = len(asked.part.candidates) > 1
    return lean == "show_duty" and several and _reports_by_code(kind, lean, asked)


def _told_by_name(kind: str, lean: str, asked: Asked) -> bool:
    report = asked.part.report
    told = kind in REPORTS and report.says_something and not (report.weakly or report.softly)
    return told and bool(asked.named) and lean in TALK and not _reports_by_code(kind, lean, asked)


def _another_report(kind: str, lean: str, asked: Asked) -> bool:
    said = _reports_by_code(kind, lean, asked) or (
        (kind, lean) == ("submit", "report_progress") and bool(asked.named)
    )
    return said and lean in REPORTS


def _handed_in_with_links(kind: str, lean: str, _asked: Asked) -> bool:
    return (kind, lean) == ("submit", "attach")


def _reports_of_others(kind: str, _lean: str, asked: Asked) -> bool:
    return kind in REPORTS and impossible(asked) >= REPORTS


def _in_passing(kind: str, _lean: str, asked: Asked) -> bool:
    report = asked.part.report
    return kind in TALK or report.softly or (kind == "show_duty" and not report.says_something)


# Words that speak against a kind, which therefore must be leant to more clearly.
DOUBTS: dict[str, Callable[[Asked], bool]] = {
    "submit": lambda asked: bool(
        told.NOT_SUBMIT.search(asked.words) or told.ONLY_COLLECTED.search(asked.words)
    ),
    "report_problem": lambda asked: bool(asks.QUESTION.search(asked.words)) and not asked.part.report.problem,
    "list_duties": lambda asked: not asks.SAYS_WORK.search(asked.words),
}
GIVES_WAY: tuple[tuple[Holds, float], ...] = (
    (_looks_at_what_is_quoted, NEVER),
    (_only_greets, NEVER),
    (_announces, NEVER),
    (_answers_somebody, NEVER),
    (lambda kind, _lean, _asked: kind == "not_understood", 0.1),
    (lambda kind, _lean, _asked: kind == "enrol", 0.1),
    (_not_theirs_to_say, 0.1),
    (_handed_in_with_links, 1.2),
    (_told_of_one_of_several, NEVER),
    (_tells_and_asks_nothing, 1.2),
    (_told_by_name, 0.6),
    (_talk_by_code, NEVER),
    (_another_report, 0.8),
    (_reports_by_code, 0.6),
    (lambda kind, _lean, asked: kind in TALK and bool(asked.named), 0.05),
    (_reports_of_others, 0.0),
    (_in_passing, 0.15),
    (lambda _kind, _lean, _asked: True, 0.3),
)
