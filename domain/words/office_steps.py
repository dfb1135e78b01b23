"""A step of the office said in few words, of duties that are all known: "ผ่าน E5", "เลื่อน E5 เป็น 9 ก.ย."."""

import re
from dataclasses import replace

from domain import commands as c
from domain import step_commands as s
from domain.words.asked import Asked
from domain.words.office_words import SOUNDS, read_office_words
from domain.words.round_words import read_round_words

ASKS = re.compile(
    r"ยัง\s*(?:ค่ะ|คะ|ครับ)?\s*$|(?:เพราะ|เรื่อง|ด้วย)(?:อะไร|ไร|เหตุใด|\s*\?)|ทำไม|ไหม(?:ค่ะ|คะ|ครับ|\s)*$"
)


def office_step(asked: Asked, text: str, *, stranger: bool) -> c.Command | None:
    """The step; asked back where something named is unknown, for none is taken of a part of what was meant."""
    command = _step(asked, text)
    if isinstance(command, s.Review) and ASKS.search(asked.words):
        return None
    if isinstance(command, s.MoveDate) and len(command.duties) > 1 and len(asked.days) > 1:
        return None  # each has a day of its own
    if isinstance(command, s.Review) and command.duties and stranger:
        return c.AskWhich(command.duties, meant=replace(command, duties=()))
    return command


def _step(asked: Asked, text: str) -> c.Command | None:
    """ "Which?" is answered by naming a unit or a round."""
    setting = asked.setting
    ids = dict.fromkeys((*setting.quoted, *setting.chosen, *asked.part.candidates))
    about = setting.duties(tuple(ids))
    office = (*about, *(duty for duty in setting.office if duty not in about))
    command = None
    for words in filter(SOUNDS.search, dict.fromkeys((text, _with_codes(asked)))):
        command = read_office_words(words, office, setting.quoted, setting.chosen)
        if command:
            return command
    question = setting.question or {}
    if question.get("ask") == "which" and not asked.part.report.says_something:
        command = read_office_words(f"{question['words']} {text}", office, ())
    by_code = any(one.by == "code" for one in asked.part.meant)
    return command or (None if by_code or setting.chosen else read_round_words(text))


def _with_codes(asked: Asked) -> str:
    """The words with each duty's code where it was named in another way."""
    words = asked.words
    for one in reversed(asked.part.meant if not asked.several else ()):
        duties = asked.setting.duties((*one.ids, *one.candidates))
        if len({duty.code for duty in duties}) == 1 and one.end > one.start:
            words = f"{words[: one.start]} {duties[0].code} {words[one.end :]}"
    return words
