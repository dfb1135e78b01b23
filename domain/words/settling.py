"""Rules and what was learned, together: where the words lean clearly to another kind, that kind is meant.

Rules find which duty, how far and when; what they hear only in passing gives way to the whole message.
"""

import re
from dataclasses import replace

from domain import broadcast_commands as b
from domain import change_commands as ch
from domain import commands as c
from domain import coordinator_commands as k
from domain import enrol_commands as e
from domain import personal_commands as p
from domain.several import Several
from domain.words.about_work import not_so
from domain.words.asked import Asked
from domain.words.giving_way import REPORTS, beside, impossible, lead_needed
from domain.words.leaning import Leaning, weights
from domain.words.made import MADE
from domain.words.percents import WHOLE
from domain.words.report_words import BARE_PERCENT
from domain.words.reports import Report
from domain.words.request_words import SAYS_WORK

# Heard from a form that nothing else has, or asked for by the bot itself.
ENROLLING = (e.ReleaseEnrol, e.IssueCode, e.ShowRequests)
OF_THE_WHOLE = (ch.SetDayOff, k.MoveRound, k.NudgeAll)
CERTAIN = (c.Enrol, c.NeverMind, c.AskUpdate, b.KeepLetter, Several, *ENROLLING, *OF_THE_WHOLE)
WRITES = (c.ReportProgress, c.ReportProblem, c.Submit, c.Attach)
SURELY = 0.2  # lead by which what the rules heard too is no talk
UNDOUBTED = 0.7  # lead by which "ไม่ใช่" is said of something else than what is named
CERTAINLY = 0.8  # lead by which the one thing that is owed is meant without a name, where work is spoken of
KEEPS_FILES = re.compile(
    r"//(?:[a-z0-9-]+\.)*(?:google\.com|goo\.gl|forms\.gle|1drv\.ms|onedrive\.live\.com|sharepoint\.com|dropbox\.com|icloud\.com"
    r"|bit\.ly|tinyurl\.com|shorturl\.at|lin\.ee|youtu\.be|canva\.com|padlet\.com|[a-z0-9-]+\.(?:go|ac)\.th)(?:[/:?#]|$)",
    re.IGNORECASE,
)
SAYS_EVIDENCE = re.compile(r"หลักฐาน|แนบ|รายงาน|เอกสาร|ไฟล์|งาน|ประเด็น|ตัวชี้วัด|ส่ง|e-?mes")
FEW = 4  # letters beside a name that lean nowhere


def settle(command: c.Command, asked: Asked, lean: Leaning, *, stranger: bool) -> c.Command:
    """The command of the rules, or the one that the words lean to."""
    lean = _of_a_number(lean, asked.part.report).without(impossible(asked))
    command = _unless_talk(command, asked, lean)
    if isinstance(command, CERTAIN) or not _gives_way(command, asked, lean):
        return command
    made = MADE[lean.kind](asked, stranger)
    if made is None or _says_only_a_name(asked):
        return command
    return _which_of_one(made) if _guesses(made, asked) and not _of_work(asked, lean) else made


def _of_a_number(lean: Leaning, report: Report) -> Leaning:
    """Where a number is told, whatever is reported is how far it is; or that it is handed in, where rules say so."""
    if lean.kind not in REPORTS or (report.value, report.percent, report.near) == (None, None, False):
        return lean
    kind = "submit" if report.submits else "report_progress"
    if report.percent == WHOLE and not report.submits:
        return lean
    scores = {one: at for one, at in lean.scores.items() if one not in REPORTS}
    return replace(lean, scores=scores | {kind: lean.scores[lean.kind]})


def kind_of(command: c.Command) -> str:
    """The name of what would be done, once it is known to which duty."""
    if isinstance(command, c.AskWhich):
        return command.meant.name if command.meant else "not_understood"
    return "note" if isinstance(command, p.AskNote) else command.name


def _unless_talk(command: c.Command, asked: Asked, lean: Leaning) -> c.Command:
    """What names no duty is written to the only open one if it leans there too; else it is asked, or talk."""
    if isinstance(command, c.Attach) and _guesses(command, asked) and not _of_the_office(asked):
        return _which_of_one(command)
    if not _guesses(command, asked) or (kind_of(command) == lean.kind and lean.lead >= SURELY):
        return command
    if BARE_PERCENT.fullmatch(asked.words) or (lean.kind in REPORTS and _says_outright(asked.part.report)):
        return command
    return _which_of_one(command) if lean.kind in REPORTS else c.NotUnderstood()


def _of_the_office(asked: Asked) -> bool:
    """Whether links are to where files are kept, or are said to be evidence."""
    kept = all(KEEPS_FILES.search(link) for link in asked.heard.links)
    return kept or bool(SAYS_EVIDENCE.search(asked.words))


def _says_outright(report: Report) -> bool:
    """Whether how far it is, that it is handed in or that more time is asked for is told in so many words."""
    told = (report.percent, report.until) != (None, None)
    return told or report.submits or report.near


def _gives_way(command: c.Command, asked: Asked, lean: Leaning) -> bool:
    kind = kind_of(command)
    if kind not in weights().kinds:
        return False  # what was never learned is only said in words of its own
    if kind == lean.kind:
        return lean.lead > SURELY and _asked_needlessly(command, asked, lean)
    return lean.lead >= lead_needed(kind, lean.kind, asked)


def _says_only_a_name(asked: Asked) -> bool:
    """ "ข้อ E5 ค่ะ": nothing that could lean anywhere."""
    return bool(asked.part.meant) and len(beside(asked)) < FEW


def _guesses(command: c.Command, asked: Asked) -> bool:
    """Whether it would be written to the only open duty though nothing names it."""
    about = asked.part.meant or asked.setting.quoted or asked.setting.chosen
    return isinstance(command, WRITES) and not about


def _of_work(asked: Asked, lean: Leaning) -> bool:
    """Whether the words speak of work and lean so clearly that the one thing that is owed needs no name."""
    return lean.lead >= CERTAINLY and bool(
        _of_the_office(asked) if asked.heard.links else SAYS_WORK.search(asked.words)
    )


def _which_of_one(command: c.Command) -> c.Command:
    return c.AskWhich(command.duty_ids, meant=command)


def _asked_needlessly(command: c.Command, asked: Asked, lean: Leaning) -> bool:
    """Whether the question was only whether it is talk, or doubted for words of something else: the duty is known."""
    sure = asked.named or (asked.setting.open_ids if not asked.part.meant else ())
    if not isinstance(command, c.AskWhich) or len(sure) != 1:
        return False
    doubted = bool(asked.named) and lean.lead >= UNDOUBTED and not_so(asked)
    return doubted or command.candidates == sure
