"""What somebody may not write to, told apart from the bot's own rules, and whether anything there changed."""

from collections import defaultdict
from collections.abc import Collection
from datetime import timedelta
from typing import Any

from corpus_office import NOW, fill_for_corpus
from sqlalchemy import Engine, Table, select
from systems import Systems

from domain.duties import Duty
from domain.people import Person, Role
from storage.engine import reading, writing
from storage.file_tables import EvidenceRow
from storage.history_tables import DecisionRow, UpdateRow
from storage.office_tables import AssignmentRow, DutyRow
from storage.sql import insert_once
from storage.store import Work
from storage.talk_tables import ChatRow, SentMessageRow

ABOUT_DUTY = (AssignmentRow, UpdateRow, EvidenceRow, DecisionRow)
COLUMNS = ["", *DecisionRow.__table__.columns.keys()]
PERSON, VERDICT = COLUMNS.index("person_id"), COLUMNS.index("verdict")
JUDGES = {Role.REVIEWER, Role.DIRECTOR}
STEPS = ("accept", "return", "record", "tick")
TAKEN_BACK_WITHIN = timedelta(minutes=10)
Rows = dict[int, list[tuple[Any, ...]]]


def fill_with_remembered(engine: Engine) -> None:
    """The corpus's office, and a message of ours about each duty that anybody may quote (`about_…`)."""
    fill_for_corpus(engine)
    with writing(engine) as session:
        chat = ChatRow(kind="group", line_id="Cour")
        session.add(chat)
        session.flush()
        ids = list(session.scalars(select(DutyRow.id)))
        messages = [
            {"message_id": f"about_{id_}", "chat_id": chat.id, "about": [id_], "sent_at": NOW} for id_ in ids
        ]
        everything = {"message_id": "about_all", "chat_id": chat.id, "about": ids, "sent_at": NOW}
        insert_once(session, SentMessageRow, [*messages, everything])


def kept_of(engine: Engine) -> Rows:
    """Everything that is kept of each duty, and under 0 what was decided of rounds."""
    kept: Rows = defaultdict(list)
    with reading(engine) as session:
        for row in session.execute(select(DutyRow.__table__)):
            kept[row.id].append(tuple(row))
        for table in (one.__table__ for one in ABOUT_DUTY):
            assert isinstance(table, Table)
            for row in session.execute(select(table).order_by(*table.primary_key)):
                kept[row.duty_id or 0].append((table.name, *row))
    kept[0] = [row for row in kept[0] if row[0] == "decision"]  # a file that belongs nowhere yet is nobody's
    return kept


def changed(before: Rows, after: Rows, but: Collection[int]) -> list[str]:
    """What became different of the other duties."""
    ids = sorted({*before, *after} - {*but})
    return [f"{id_}: {before[id_]} became {after[id_]}" for id_ in ids if before[id_] != after[id_]]


def judged_in(kept: Rows, person: Person | None, duties: Collection[int]) -> set[tuple[Any, ...]]:
    """The committee's steps that this person took of these."""
    made = [row for id_ in duties for row in kept[id_] if row[0] == "decision"]
    return {row for row in made if person and row[PERSON] == person.id and row[VERDICT] in STEPS}


class Bounds:
    """Who may change what; who holds what never changes here."""

    def __init__(self, systems: Systems) -> None:
        self._systems = systems
        with systems.store.look() as work:
            self.people = {person.name: person for person in work.people.working()}
            self._holders = {duty.id: {*duty.holders} for duty in work.duties.everything()}

    def held(self, person: Person | None) -> set[int]:
        """What this person holds themselves."""
        return {id_ for id_, holders in self._holders.items() if person and person.id in holders}

    def may_change(self, person: Person | None) -> set[int]:
        """What this person may write to now: what they hold, or stand in for, or take a step of."""
        if person is None:
            return set()
        with self._systems.store.look() as work:
            acting = {person.id, *self._in_charge_for(person, work)}
            own = {id_ for id_, holders in self._holders.items() if acting & holders}
            if not person.roles & JUDGES:
                return own
            others = [duty for duty in work.duties.everything() if duty.id not in self.held(person)]
            return own | {duty.id for duty in others if self._is_theirs_to_judge(duty, person, work)}

    def _in_charge_for(self, person: Person, work: Work) -> set[int]:
        """Who is away while this person is the first of their deputies who is here."""
        away = work.absences.away(self._systems.now.date())
        here = {
            one: [deputy for deputy in deputies if deputy not in away]
            for one, deputies in work.people.deputies_of(away).items()
        }
        return {one for one, deputies in here.items() if deputies[:1] == [person.id]}

    def _is_theirs_to_judge(self, duty: Duty, person: Person, work: Work) -> bool:
        """Whether the duty waits for a step of this person's, or they took its last one a moment ago."""
        step = duty.waits_for
        if step and step.role is Role.REVIEWER and person.reviews(duty.system_code):
            return True
        if step and step.role is not Role.REVIEWER and step.role in person.roles:
            return True
        made = work.decisions.of_duty(duty.id)
        return any(
            one.person_id == person.id and one.at and self._systems.now - one.at <= TAKEN_BACK_WITHIN
            for one in made
        )
