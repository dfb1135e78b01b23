"""What a message means: from words, and what is known of who said them, to a command."""

from dataclasses import replace
from functools import cache

from domain import broadcast_commands as b
from domain import commands as c
from domain import thai
from domain.setting import Setting
from domain.words import coordinator_words
from domain.words import request_words as asks
from domain.words.about_work import about_work
from domain.words.answers import answered, which_answered
from domain.words.asked import Asked, ask, first_of
from domain.words.both_units import read_both_units
from domain.words.circle import Meant
from domain.words.clauses import Part, take_apart
from domain.words.coordination import found_right, read_coordination
from domain.words.corrections import read_correction
from domain.words.desk_requests import DESK
from domain.words.enrol_words import read_code, read_enrolling, wish_to_enrol
from domain.words.filling import filled
from domain.words.group_requests import read_group_request
from domain.words.heard import Heard, hear
from domain.words.leaning import leaning, masked
from domain.words.meant import find_meant
from domain.words.office_steps import office_step
from domain.words.personal_requests import PERSONAL
from domain.words.policy_requests import POLICY
from domain.words.requests import ABOUT_ONE, EXACT, LOOKS, SMALL_TALK
from domain.words.settling import settle
from domain.words.several_said import each_said
from domain.words.spelling import respell
from domain.words.whole_office import of_every_unit

__all__ = ["Setting", "understand"]


def understand(text: str, setting: Setting) -> c.Command:
    """The command that a message means, or the several ones; never raises, whatever the text holds."""
    whole, names_something = _understood(text, setting)
    if not setting.enrolled or setting.chosen or setting.question:
        return whole
    # What a clause does not name it is not about, unless there is only one thing to be about.
    of_one = setting.private and len(setting.open_ids) == 1 and {*whole.duty_ids} <= {*setting.open_ids}
    clause = setting.of_a_clause(private=of_one, misspelt=names_something)
    each = cache(lambda piece: _understood(piece, clause)[0])
    return each_said(text, whole, each, names=names_something, of_one=of_one)


def _understood(text: str, setting: Setting) -> tuple[c.Command, bool]:
    """The command, and whether the words name anything."""
    heard, announced = hear(text), _announcement(text, setting)
    first = _at_first_sight(text, heard, announced, setting)
    if first:
        return first, True
    meant, stranger = _meant(heard, setting)
    command = _of_names(text, heard, announced, meant, setting, stranger=stranger)
    return of_every_unit(_unless_slipped(command, heard.words), heard.words, setting), bool(meant)


def _unless_slipped(command: c.Command, words: str) -> c.Command:
    """Asked back where one of several duties was a slip of the tongue: "เปิด E9 เอ๊ย E6"."""
    if not isinstance(command, c.OfDuties) or isinstance(command, c.AskWhich):
        return command
    if not command.duty_ids[1:] or not asks.OOPS.search(words):
        return command
    return c.AskWhich(command.duty_ids, meant=replace(command, duties=()))


def _of_names(
    text: str,
    heard: Heard,
    announced: str | None,
    meant: list[Meant],
    setting: Setting,
    *,
    stranger: bool,
) -> c.Command:
    whole, parts = take_apart(heard, meant)
    asked = ask(heard, setting, whole, several=bool(parts))
    exactly = (
        read_group_request(asked)
        or first_of((*DESK, *POLICY), asked)
        or office_step(asked, text, stranger=stranger)
        or found_right(asked)
        or first_of(EXACT, asked)
    )
    if exactly:
        return exactly
    command = _by_rules(asked, parts, announced, stranger=stranger)
    if setting.chosen or (setting.question and not isinstance(command, c.NotUnderstood)):
        return command
    return _with_leaning(command, asked, meant, stranger=stranger)


def _with_leaning(command: c.Command, asked: Asked, meant: list[Meant], *, stranger: bool) -> c.Command:
    """What rules made of it, beside what the whole of the words leans to."""
    lean = leaning(masked(asked.heard.words, meant, asked.setting.speaker))
    settled = settle(command, asked, lean, stranger=stranger)
    meaning = filled(command if _only_sounds_like(settled, asked.words) else settled, asked, lean)
    if stranger and not meant and isinstance(meaning, c.ShowDuty):  # "E999 ถึงไหน" is not the one quoted
        return c.AskWhich(meaning.duties, meant=c.ShowDuty(()))
    return meaning


def _only_sounds_like(command: c.Command, words: str) -> bool:
    """Whether words near it rule out what the whole leans to."""
    not_meant = asks.NOT_MEANT.get(command.name)
    return bool(not_meant and not_meant.search(words))


def _at_first_sight(text: str, heard: Heard, announced: str | None, setting: Setting) -> c.Command | None:
    """What needs no look at duties: a code, a stranger, what was passed on, never mind, announcements."""
    enrolment = read_code(thai.plain(text), enrolled=setting.enrolled)
    if enrolment or not setting.enrolled:
        return enrolment or wish_to_enrol(heard) or c.Greeting()
    if asks.PASSED_ON.search(heard.words):
        return c.NotUnderstood()
    if setting.question and asks.NEVER_MIND.fullmatch(heard.words):
        return c.NeverMind()
    return b.PrepareBroadcast(announced) if announced is not None and setting.coordinates else None


def _by_rules(asked: Asked, parts: list[Part], announced: str | None, *, stranger: bool) -> c.Command:
    command = (
        (None if announced is None else b.PrepareBroadcast(announced))
        or _asked_for(asked)
        or _answer(asked, stranger)
        or _about_one(asked)
        or (None if asked.several or stranger else read_both_units(asked))
        or about_work(asked, parts, stranger)
    )
    return command or first_of(SMALL_TALK, asked) or _quoted(asked.setting)


def _announcement(text: str, setting: Setting) -> str | None:
    """What is to be announced, in its own letters; a notice of others that was passed on is none."""
    if coordinator_words.A_NOTICE_OF_OTHERS.match(text) and not setting.coordinates:
        return None
    found = thai.BROADCAST.fullmatch(text)
    if found:
        return found[1].strip()
    within = coordinator_words.ANNOUNCES.search(respell(thai.normalise(text))) if "ทุก" in text else None
    return (within["words"] or within["more"] or within["spread"]).strip() if within else None


def _meant(heard: Heard, setting: Setting) -> tuple[list[Meant], bool]:
    """What the words name; a duty that was chosen already needs no name."""
    if setting.chosen:
        return [Meant(0, 0, setting.chosen, by="chosen")], False
    return find_meant(heard.words, setting.circle)


def _asked_for(asked: Asked) -> c.Command | None:
    """Whatever is no report: personal things, what coordinators ask, taking back, looking up."""
    setting = asked.setting
    return (
        first_of(PERSONAL, asked)
        or read_enrolling(asked)
        or read_coordination(asked)
        or _taken_back(asked)
        or first_of(LOOKS, asked)
        or (None if setting.chosen else which_answered(asked))
    )


def _taken_back(asked: Asked) -> c.Command | None:
    words = asked.words
    by_code = any(one.by == "code" for one in asked.part.meant)
    if asks.UNDO.fullmatch(words):
        return c.Undo()
    correction = None if asked.setting.chosen else read_correction(words, asked.setting)
    taken_back = asks.UNDO_WITHIN.search(words) and not by_code and not asked.reports
    return correction or (c.Undo() if taken_back else None)


def _answer(asked: Asked, stranger: bool) -> c.Command | None:
    return answered(asked, stranger=stranger) or _letter(asked)


def _letter(asked: Asked) -> c.Command | None:
    """The number of the letter that an announcement also went out as; a duty's own number names its code."""
    found = asks.LETTER_NUMBER.fullmatch(asked.heard.said)
    asks_for_it = asks.QUESTION.search(asked.words) or asks.NOT_A_LIST.search(asked.words)
    return b.KeepLetter(found["number"]) if found and not asked.part.meant and not asks_for_it else None


def _about_one(asked: Asked) -> c.Command | None:
    return first_of(ABOUT_ONE, asked)


def _quoted(setting: Setting) -> c.Command:
    quoted = setting.quoted or setting.chosen
    return c.ShowDuty(quoted[:1]) if quoted else c.NotUnderstood()
