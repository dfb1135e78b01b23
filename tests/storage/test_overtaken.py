"""The door notes by ids alone which messages were edited or unsent; prune forgets it with the raw events."""

from dataclasses import replace
from datetime import timedelta

from queue_rows import Hands, event, open_store
from sqlalchemy import select

from domain.incoming import Happened, RawEvent
from storage.engine import reading
from storage.store import Store
from storage.talk_tables import InboxRow, OvertakenRow


def change(key: str, message: str, what: Happened, at: int = 9, **more: str) -> RawEvent:
    """An edit or an unsend of this message in a group that is kept only where the message is known."""
    said = event(key, at=at, place="G", **more)
    return replace(said, message_id=message, changes=what, only_if_known=True)


def kept(store: Store) -> list[str]:
    with reading(store.engine) as session:
        return list(session.scalars(select(InboxRow.event_key).order_by(InboxRow.id)))


def test_what_changed_a_message_of_others_is_not_kept_but_noted_once(database: str) -> None:
    store, hands = open_store(database), Hands()
    unsent = change("u", "m-other", Happened.UNSENT)
    assert store.inbox.keep([unsent, unsent], hands.machine()) == 0
    assert store.inbox.keep([unsent], hands.machine()) == 0
    assert kept(store) == []
    with reading(store.engine) as session:
        (row,) = session.scalars(select(OvertakenRow))
        assert (row.message_id, row.unsent) == ("m-other", True)
        assert "U1" not in row.who and "G" not in row.who
    with store.work() as work:
        assert work.forget_raw_events(hands.machine() + timedelta(seconds=1)) == 1
    store.engine.dispose()


def test_a_message_and_its_change_may_come_in_one_webhook(database: str) -> None:
    store, hands = open_store(database), Hands()
    said = event("a", place="G")
    assert store.inbox.keep([change("u", "m-a", Happened.UNSENT), said], hands.machine()) == 2
    assert kept(store) == ["a", "u"]
    store.engine.dispose()


def test_a_version_is_overtaken_by_a_later_one_of_the_same_person_only(database: str) -> None:
    store, hands = open_store(database), Hands()
    store.inbox.keep([event("a", place="G"), event("b", "U2", place="G")], hands.machine())
    edits = [change("e1", "m-a", Happened.EDITED, 5), change("e2", "m-a", Happened.EDITED, 7)]
    forged = change("f", "m-b", Happened.EDITED, 5)
    store.inbox.keep([*reversed(edits), forged], hands.machine())
    with reading(store.engine) as session:
        ids = {row.event_key: row.id for row in session.scalars(select(InboxRow))}
    with store.work() as work:

        def overtaken(key: str, message: str, who: str = "G|U1", *, edit: bool = False) -> bool:
            return work.messages.is_overtaken(message, ids[key], who, edit=edit)

        assert overtaken("a", "m-a")
        assert overtaken("e1", "m-a", edit=True)
        assert not overtaken("e2", "m-a", edit=True)
        assert not overtaken("b", "m-b", "G|U2")
        assert work.messages.earlier(ids["e2"]) == [ids["a"], ids["e1"]]
        assert work.messages.earlier(ids["f"]) == []
    store.engine.dispose()
