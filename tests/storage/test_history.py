"""What is read back of a duty's log."""

from datetime import timedelta

from queue_rows import Hands, add_duty, add_people, open_store

from domain.history import Said


def test_the_newest_updates_that_stand_are_read_oldest_first(database: str) -> None:
    store, hands = open_store(database), Hands()
    (person,) = add_people(store, "U1")
    duty_id, other = add_duty(store, person), add_duty(store, person, "E6")
    with store.work() as work:
        (duty, another) = work.duties.get([duty_id, other])
        said = [
            work.history.log(duty, Said("progress", f"E5 {n}%", person, None, float(n), value=n / 2), at)
            for n in range(5)
            for at in [hands.office() + timedelta(minutes=n)]
        ]
        work.history.log(another, Said("progress", "E6", person, None), hands.office())
        work.history.undo(said[3], hands.office())
        lines = work.history.of_duty(duty_id, 3)
    assert [line.words for line in lines] == ["E5 1%", "E5 2%", "E5 4%"]
    assert (lines[-1].value, lines[-1].undone) == (2.0, False)
    store.engine.dispose()
