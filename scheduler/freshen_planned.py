"""What a planned notice says now: a person's duties as they stand this minute, and whose place they take."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from domain.calendar import WorkingDays
from domain.dates import show
from domain.duties import Duty
from domain.notices import Notice
from domain.people import Person
from domain.planning import SOON
from domain.ports import Work
from domain.reminding import reminder_facts
from domain.telling import list_facts, worth_reminding

Said = Mapping[str, Any] | None


@dataclass(frozen=True)
class Reader:
    """Somebody with what they owe and what those owe whose deputy they are."""

    person: Person
    duties: list[Duty]
    whose: Mapping[int, str]


def reminder(notice: Notice, work: Work, now: datetime) -> Said:
    """What is late or due soon; whoever has submitted is not reminded, nor of what they set aside."""
    today = now.date()
    reader = _reader(notice.person_id, today, work)
    if reader is None:
        return None
    until = date.fromisoformat(notice.facts.get("until", today.isoformat()))
    duties = worth_reminding(reader.duties, today, max(until, today + SOON))
    if not duties:
        return None
    evidence = work.evidence.proofs(duty.id for duty in duties)
    days = WorkingDays(work.days_off())
    facts = reminder_facts(duties, today, days, evidence, reader.whose)
    return {"name": reader.person.address, "names_duties": about(facts)} | facts


def _reader(person_id: int | None, today: date, work: Work) -> Reader | None:
    people = work.people.get([person_id]) if person_id else []
    if not people:
        return None
    aside = {duty for duty, until in work.planning.set_aside(people[0].id).items() if until > today}
    own = work.duties.held_by(people[0].id)
    others, whose = _in_their_place(people[0].id, {duty.id for duty in own}, today, work)
    return Reader(people[0], [duty for duty in (*own, *others) if duty.id not in aside], whose)


def _in_their_place(deputy: int, own: set[int], today: date, work: Work) -> tuple[list[Duty], dict[int, str]]:
    """What those owe whose deputy this is: all of it while they are away, else what is late."""
    seconded = work.absences.seconded(deputy, today)
    names = {one.id: one.address for one in work.people.get(seconded)} if seconded else {}
    found: dict[int, Duty] = {}
    whose: dict[int, str] = {}
    for person, away in seconded.items():
        for duty in work.duties.held_by(person):
            if duty.id not in own and (away or duty.office_on < today):
                found[duty.id], whose[duty.id] = duty, names.get(person, "")
    return list(found.values()), whose


def opening(notice: Notice, work: Work, now: datetime) -> Said:
    """The rounds that opened, with what their owner owes there still."""
    people = {one.id: one for one in work.people.get({notice.person_id or 0, notice.facts["whose"]})}
    reader, owner = people.get(notice.person_id or 0), people.get(notice.facts["whose"])
    if reader is None or owner is None:
        return None
    duties = [
        duty
        for duty in work.duties.held_by(owner.id)
        if duty.is_open and duty.round_code in notice.facts["rounds"] and duty.office_on >= now.date()
    ]
    if not duties:
        return None
    whose = "" if reader == owner else owner.address
    facts = list_facts(duties, now.date())
    return {"name": reader.address, "whose": whose, "names_duties": about(facts)} | facts


def about(facts: Mapping[str, Any]) -> list[int]:
    """The duties that are named in it."""
    return [duty["id"] for duty in facts["duties"]]


def meeting(notice: Notice, work: Work, now: datetime) -> Said:
    """A meeting that is still to come at this time."""
    at = datetime.fromisoformat(notice.facts["at"])
    people = work.people.get([notice.person_id]) if notice.person_id else []
    stands = any(
        one.name == notice.facts["meeting"] and one.at == at
        for one in work.meetings.between(at.date(), at.date())
    )
    if not people or not stands:
        return None
    near = {0: "วันนี้ ", 1: "พรุ่งนี้ "}.get((at.date() - now.date()).days, "")
    return {
        "name": people[0].address,
        "day": near + show(at.date()),
        "time": at.strftime("%H.%M"),
        "meeting": notice.facts["meeting"],
        "place": notice.facts["place"],
    }
