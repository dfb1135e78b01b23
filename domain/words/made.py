"""The command of a kind that the words lean to, from what they name; None where that would be a guess."""

import re
from collections.abc import Callable
from dataclasses import replace

from domain import broadcast_commands as b
from domain import commands as c
from domain import coordinator_commands as k
from domain import group_commands as g
from domain import personal_commands as p
from domain import step_commands as s
from domain.words import coordinator_words as w
from domain.words import report_words as told
from domain.words import request_words as asks
from domain.words.about_work import reported
from domain.words.asked import Asked, by_code
from domain.words.circle import BY_CODE
from domain.words.clauses import without_names
from domain.words.corrections import read_correction
from domain.words.list_requests import list_of
from domain.words.percents import THINGS
from domain.words.personal_requests import days_of, mute_of, own_named
from domain.words.reasons import reason_of, tail_of
from domain.words.reports import Report
from domain.words.requests import calendar_of, show_of, who_owes_of

LONE = re.compile(rf"(?<![0-9.,/:ก-๎a-z])(?:\s|^)([0-9]{{1,3}})(?![0-9.,/:]|\s*(?:{THINGS}))")
ASKS_HOW_FAR = re.compile(r"(?<!ว่า)กี่(?:%|เปอร์)|(?<!ว่า)(?<!ว่าได้)เท่าไ|(?:ถึง|ขั้น)ไหน")
AROUND = 30  # letters before a name in which what is said is said of it
NO_MATTER = re.compile(r"ไม่[ก-๎]{1,8}?(?:อะไร|ไร)")  # "ไม่ติดใจอะไร" asks nothing
ASKS_WHAT = re.compile(r"ติด(?:ปัญหา)?(?:อะไร|ไร|ตรงไหน)(?!ไม่รู้|กัน|สัก)")
Maker = Callable[[Asked, bool], c.Command | None]


def always(command: c.Command) -> Maker:
    """What needs nothing from the words."""
    return lambda _asked, _stranger: command


def _only_if(says: re.Pattern[str], make: Maker) -> Maker:
    """What changes something of the speaker's own must be said, whatever the whole leans to."""
    return lambda asked, stranger: make(asked, stranger) if says.search(asked.words) else None


def _told(asked: Asked, stranger: bool, report: Report) -> c.Command | None:
    return reported(replace(asked, part=replace(asked.part, report=report)), stranger, leans=True)


def _progress(asked: Asked, stranger: bool) -> c.Command | None:
    report = _with_lone_number(asked)
    if ASKS_HOW_FAR.search(asked.words):
        return None
    number = report.percent is not None or report.value is not None or report.near
    in_passing = report.softly or report.weakly
    if report.contradicts_itself or report.below_zero or (report.problem and not (number or in_passing)):
        return None
    problem = None if in_passing else report.problem
    return _told(asked, stranger, replace(report, submits=False, near=True, problem=problem, softly=False))


def _with_lone_number(asked: Asked) -> Report:
    """The one bare number beside a duty's code tells how far it is."""
    report = asked.part.report
    numbers = LONE.findall(without_names(asked.words, asked.part.meant))
    lone = len(numbers) == 1 and any(one.by in BY_CODE for one in asked.part.meant)
    known = report.percent is not None or report.value is not None
    return replace(report, percent=float(numbers[0])) if lone and not known else report


def _list(asked: Asked, _stranger: bool) -> c.Command | None:
    return None if by_code(asked) or asks.NOT_A_LIST.search(asked.words) else list_of(asked)


def _submit(asked: Asked, stranger: bool) -> c.Command | None:
    words = told.CHECKS.sub(" ", without_names(asked.words, asked.part.meant))
    if told.ONLY_COLLECTED.search(words) or asks.QUESTION.search(words) or told.IF.search(words):
        return None
    return _told(asked, stranger, replace(asked.part.report, submits=True, problem=None, percent=None))


def _problem(asked: Asked, stranger: bool) -> c.Command | None:
    report = asked.part.report
    if ASKS_WHAT.search(asked.words):
        return None  # "ติดปัญหาอะไรอยู่หรือคะ"
    words = report.problem or asked.heard.said
    return _told(
        asked, stranger, replace(report, problem=words, submits=False, near=False, softly=False, weakly=False)
    )


def _attach(asked: Asked, stranger: bool) -> c.Command | None:
    links, report = asked.heard.links, asked.part.report
    if report.problem and not report.softly:
        return None
    return _told(asked, stranger, Report(links=links)) if links else None


def _correct(asked: Asked, _stranger: bool) -> c.Command | None:
    last = asked.setting.last.duty if asked.setting.last else None
    named = tuple(dict.fromkeys(asked.part.candidates))[-1:]
    return read_correction(asked.words, asked.setting) or p.Correct(
        percent=asked.part.report.percent, candidates=named, last=last
    )


def _note(asked: Asked, _stranger: bool) -> c.Command | None:
    if asks.WRITES_DOWN.search(asked.words):
        return p.Note(own_named(asked), words=tail_of(asked) or asked.heard.said)
    return p.AskNote(asked.part.candidates or asked.setting.open_ids)


def _about(make: Callable[[Asked, tuple[int, ...]], c.Command | None]) -> Maker:
    """A step of the office's duties that are named, or the question which."""

    def made(asked: Asked, _stranger: bool) -> c.Command | None:
        if not asked.part.meant or not _orders(asked):
            return None
        command = make(asked, asked.named)
        if command is None:
            return None
        if asked.named:
            return command
        return c.AskWhich(asked.part.candidates, meant=command) if asked.part.candidates else None

    return made


def _orders(asked: Asked) -> bool:
    """Whether what stands around the first name neither asks anything nor says that it was not done."""
    words = asked.words[max(0, asked.part.meant[0].start - AROUND) :]
    words = NO_MATTER.sub(" ", asks.POLITE_ASK.sub(" ", words))
    return not asks.QUESTION.search(words) and not w.NOT_DONE.search(words)


def _review(asked: Asked, ids: tuple[int, ...]) -> c.Command | None:
    returned = w.RETURNS.search(asked.words) or w.FAULTS.search(asked.words)
    judged = w.JUDGED.search(asked.words)
    if not returned:
        return s.Review(ids) if judged else None
    if judged and not w.RETURNS.search(asked.words):
        return None  # both praised and found wanting: nobody can say
    until = next((asked.words[one.start : one.end] for one in asked.days), "")
    return s.Review(ids, passes=False, reason=reason_of(asked) or asked.heard.said, until=until)


def _record(asked: Asked, ids: tuple[int, ...]) -> c.Command | None:
    found = w.REFERENCE.search(asked.words)
    return s.RecordEntry(ids, found["reference"].strip() if found else "")


def _move(asked: Asked, ids: tuple[int, ...]) -> c.Command | None:
    if not asked.days:
        return None
    day = asked.days[-1]
    return s.MoveDate(ids, asked.words[day.start : day.end].strip(), reason_of(asked))


MADE: dict[str, Maker] = {
    "list_duties": _list,
    "show_duty": lambda asked, _: show_of(asked),
    "report_progress": _progress,
    "submit": _submit,
    "report_problem": _problem,
    "attach": _attach,
    "undo": _only_if(asks.SAYS_UNDO, lambda asked, _: None if by_code(asked) else c.Undo()),
    "correct": _correct,
    "acknowledge": always(b.Acknowledge()),
    "calendar": lambda asked, _: calendar_of(asked),
    "who_owes": lambda asked, _: who_owes_of(asked),
    "help": always(c.Help()),
    "away": _only_if(asks.SAYS_AWAY, lambda asked, _: p.Away(*days_of(asked))),
    "mute": _only_if(asks.SAYS_QUIET, lambda asked, _: mute_of(asked)),
    "who_am_i": always(c.WhoAmI()),
    "erase_me": _only_if(asks.SAYS_ERASE, always(p.EraseMe())),
    "greeting": always(c.Greeting()),
    "thanks": always(c.Thanks()),
    "note": _note,
    "not_understood": always(c.NotUnderstood()),
    "enrol": lambda asked, _: p.EnrolByName(asked.heard.said),
    "broadcast": lambda asked, _: (
        b.PrepareBroadcast(asked.heard.said) if w.SPREADS.search(asked.words) else None
    ),
    "add_duty": lambda asked, _: k.AddDuty(asked.heard.said, asked.days[-1].day if asked.days else None),
    "approve_enrol": lambda asked, _: k.ApproveEnrol(asked.heard.said),
    "tie_group": lambda asked, _: g.TieGroup(asked.heard.said),
    "review": _about(_review),
    "record_entry": _about(_record),
    "move_date": _about(_move),
    "nudge": _about(lambda _asked, ids: k.Nudge(ids)),
    "reassign": _about(lambda asked, ids: k.Reassign(ids, asked.heard.said)),
    "reopen": _about(lambda _asked, ids: s.Reopen(ids)),
    "cancel_duty": _about(lambda asked, ids: s.CancelDuty(ids, reason_of(asked))),
    "answer_problem": _about(lambda asked, ids: k.AnswerProblem(ids, tail_of(asked) or asked.heard.said)),
}
