"""What a planned notice says now: a person's duties as they stand this minute, and whose place they take."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from domain.dates import show
from domain.duties import Duty, urgency
from domain.notices import Notice
from domain.reminding import reminder_facts
from domain.telling import list_facts, worth_reminding
from scheduler.batch import Batch, until_of

Said = Mapping[str, Any] | None


def reminder(notice: Notice, batch: Batch) -> Said:
    """What is late or due soon; whoever has submitted is not reminded, nor of what they set aside."""
    reader = batch.people.get(notice.person_id or 0)
    if reader is None:
        return None
    own = batch.due[reader.id]
    others, whose, beside = _in_their_place(reader.id, {duty.id for duty in own}, batch)
    awake = [duty for duty in (*own, *others) if not batch.is_aside(reader.id, duty)]
    duties = worth_reminding(awake, batch.today, until_of(notice, batch.today))
    if not duties:
        return None
    facts = reminder_facts(duties, batch.today, batch.days, batch.proven, whose, beside)
    return {"name": reader.address, "names_duties": _ids(duties)} | facts


Instead = tuple[list[Duty], dict[int, str], set[int]]  # the duties, whose they are, and whose owner is there


def _in_their_place(deputy: int, own: set[int], batch: Batch) -> Instead:
    """What those owe whose deputy this is: all of it while they are away, else what is late."""
    found: dict[int, Duty] = {}
    whose: dict[int, str] = {}
    there: set[int] = set()
    for person, away in batch.seconded[deputy].items():
        name = batch.people[person].address if person in batch.people else ""
        for duty in batch.due[person]:
            if duty.id not in own and (away or duty.office_on < batch.today):
                found[duty.id], whose[duty.id] = duty, name
                there |= set() if away else {duty.id}
    return list(found.values()), whose, there


def opening(notice: Notice, batch: Batch) -> Said:
    """The rounds that opened, with what their owner owes there still."""
    reader, owner = batch.people.get(notice.person_id or 0), batch.people.get(notice.facts["whose"])
    if reader is None or owner is None:
        return None
    duties = [
        duty
        for duty in batch.opened[owner.id]
        if duty.round_code in notice.facts["rounds"] and duty.office_on >= batch.today
    ]
    if not duties:
        return None
    whose = "" if reader == owner else owner.address
    facts = list_facts(duties, batch.today)
    return {"name": reader.address, "whose": whose, "names_duties": _ids(duties)} | facts


def _ids(duties: Iterable[Duty]) -> list[int]:
    """Of all that are named in it, the most urgent first."""
    return [duty.id for duty in sorted(duties, key=urgency)]


def meeting(notice: Notice, batch: Batch) -> Said:
    """A meeting that is still to come at this time."""
    at = datetime.fromisoformat(notice.facts["at"])
    reader = batch.people.get(notice.person_id or 0)
    if reader is None or (notice.facts["meeting"], at) not in batch.meetings:
        return None
    return {
        "name": reader.address,
        "day": _near(at.date(), batch.today) + show(at.date()),
        "time": at.strftime("%H.%M"),
        "meeting": notice.facts["meeting"],
        "place": notice.facts["place"],
    }


def _near(day: date, today: date) -> str:
    return {0: "วันนี้ ", 1: "พรุ่งนี้ "}.get((day - today).days, "")
