"""What is kept of one person is read for that person alone."""

from datetime import date, timedelta

from queue_rows import Hands, add_duty, add_people, open_store

from domain.history import Said
from domain.own_data import Kept
from storage.engine import writing
from storage.office_tables import DeputyRow, PersonRow

TODAY = date(2024, 8, 29)
LINK = "https://example.com/a"


def test_updates_links_files_leave_quiet_and_deputies_are_those_of_the_person(database: str) -> None:
    store, hands = open_store(database), Hands()
    mine, other = add_people(store, "U1", "U2")
    duty_id = add_duty(store, mine)
    with store.work() as work:
        (duty,) = work.duties.get([duty_id])
        first = work.history.log(duty, Said("progress", "E5 60%", mine, None, links=(LINK,)), hands.office())
        later = hands.office() + timedelta(days=1)
        work.history.log(duty, Said("progress", "E5 70%", mine, None, links=(LINK, LINK)), later)
        work.history.log(duty, Said("note", "x", other, None, links=(LINK,)), hands.office())
        work.history.undo(first, later)
        work.absences.leave(mine, date(2024, 8, 1), date(2024, 8, 2), hands.office())
        work.absences.leave(mine, TODAY, date(2024, 9, 2), hands.office())
        work.absences.leave(other, TODAY, TODAY, hands.office())
        work.absences.keep_quiet(mine, date(2024, 9, 5))
    with writing(store.engine) as session:
        session.add(DeputyRow(person_id=other, deputy_id=mine, position=0))
        session.get_one(PersonRow, mine).position = "ครู"
    with store.look() as work:
        kept, others = work.own_data.of(mine, TODAY), work.own_data.of(other, TODAY)
    leave = ((TODAY, date(2024, 9, 2)),)
    assert kept == Kept("ครู", date(2024, 9, 5), leave, (other,), 2, 3, 0, hands.office())
    assert (others.updates, others.links, others.stands_in_for, others.quiet_until) == (1, 1, (), None)
    store.engine.dispose()


def test_nothing_said_and_leave_that_was_ended_are_nothing(database: str) -> None:
    store, hands = open_store(database), Hands()
    (person,) = add_people(store, "U1")
    with store.work() as work:
        work.absences.leave(person, TODAY, date(2024, 9, 2), hands.office())
        work.absences.come_back(person, TODAY)
        assert work.own_data.of(person, TODAY) == Kept()
    store.engine.dispose()
