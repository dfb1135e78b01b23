"""How answers are said where others read: by name, and personal things as a link that opens the 1:1 chat."""

from collections.abc import Sequence
from dataclasses import replace

from domain import commands as c
from domain.links_to_chat import LONGEST, link_to_chat
from domain.notices import Answer, Ask, Owed
from domain.people import Actor
from domain.ports import Work

INTO_PRIVATE = frozenset(
    {"ask_in_private", "tie_first", "which_in_group", "file_in_private", "stranger_in_group"}
    | {"nameless_in_group", "help_in_group"}
)
LIST, ENROL = "งานของฉัน", "ลงทะเบียน"


def said_in_group(owed: Sequence[Owed], command: c.Command, actor: Actor, work: Work) -> list[Owed]:
    """What is owed, as it is said here; a question back becomes the way to the chat where it can be asked."""
    if any(isinstance(one, Ask) and one.question for one in owed):
        owed = [Answer("ask_in_private")]
    link = _link(command, actor, work)
    said = [_led(one, link) if isinstance(one, Answer) else one for one in owed]
    return [one for place, one in enumerate(said) if one not in said[:place]]


def by_name(answers: Sequence[Answer], actor: Actor) -> list[Answer]:
    """Several people may have asked at once: each is called by name."""
    addressee = {"addressee": actor.person.address if actor.person else ""}
    return [replace(one, facts={**one.facts, **addressee}) for one in answers]


def _led(answer: Answer, link: str) -> Answer:
    """With the link, where it leads away."""
    return (
        replace(answer, facts={**answer.facts, "link": link}) if answer.template in INTO_PRIVATE else answer
    )


def _link(command: c.Command, actor: Actor, work: Work) -> str:
    """Nothing until LINE has told the account's own id."""
    bot = work.facts.get("account")
    if bot is None:
        return ""
    basic_id = str(bot[0]["basic_id"])
    link = link_to_chat(basic_id, _words(command, actor, work))
    return link if len(link) <= LONGEST else link_to_chat(basic_id, LIST)


def _words(command: c.Command, actor: Actor, work: Work) -> str:
    """What is ready to be sent there: the same words, or the code that a button was about."""
    if actor.person is None:
        return ENROL
    duties = work.duties.get(command.duty_ids[:1])
    return actor.words or (duties[0].code if duties else LIST)
