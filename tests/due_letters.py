"""Letters that are due now to people of an office at work."""

from office import Office

from domain.notices import Kind, ToTell


def tell(office: Office, key: str, *to: str) -> None:
    """A letter to each of these, due now."""
    now = office.house.clocks.office()
    with office.house.store.work() as work:
        ids = [work.people.named(name)[0].id for name in to]
        facts = {"name": "พี่ศรี"}
        letters = [
            ToTell(f"{key}{n or ''}", Kind.IMMEDIATE, id_, "thanks", facts, now) for n, id_ in enumerate(ids)
        ]
        work.notices.tell(letters, now)
