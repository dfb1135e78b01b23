"""What runs an office from a phone: the template, the export, and who has not enrolled yet."""

from datetime import datetime

from domain import desk_commands as d
from domain.enrolment import enrol_link
from domain.missing import missing_by_unit
from domain.notices import Answer, Owed
from domain.people import Actor
from domain.ports import Work


def ask_template(_command: d.AskTemplate, actor: Actor, _work: Work, _now: datetime) -> list[Owed]:
    """A link to the empty workbook."""
    return [_link("template_link", actor)]


def ask_export(_command: d.AskExport, actor: Actor, _work: Work, _now: datetime) -> list[Owed]:
    """A link to the office as a workbook, written when it is opened."""
    return [_link("export_link", actor)]


def _link(template: str, actor: Actor) -> Answer:
    return Answer(template, {"reader": actor.person.id if actor.person else None})


def who_not_enrolled(_command: d.WhoNotEnrolled, _actor: Actor, work: Work, _now: datetime) -> list[Owed]:
    """How many are missing; then a text for the group, and a picture that opens the bot's chat."""
    people, tied = work.people.working(), work.enrolments.tied()
    missing = [person for person in people if person.id not in tied]
    facts = {"missing": len(missing), "all": len(people)}
    if not missing:
        return [Answer("all_enrolled", facts)]
    account = work.facts.get("account")
    chat = enrol_link(account[0]["basic_id"] if account else "")
    units, more = missing_by_unit(missing)
    owed: list[Owed] = [Answer("not_enrolled", facts)]
    owed.append(Answer("not_enrolled_paste", {"units": units, "more": more, "chat": chat}))
    return [*owed, Answer("enrol_qr", {"chat": chat})] if chat else owed
