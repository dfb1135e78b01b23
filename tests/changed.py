"""What tests of unsent, edited and erased words look at."""

from office import Office

from domain.duties import State

TEAM = "ทีม e-MES สพป.ตัวอย่าง"


def state_of(office: Office, code: str) -> tuple[State, float | None, str | None]:
    """Where a duty stands, how far it is and what is in the way."""
    with office.house.store.look() as work:
        (ids,) = work.duties.with_codes([code]).values()
        duty = work.duties.get(ids)[0]
    return duty.state, duty.percent, duty.problem


def log_of(office: Office) -> list[tuple[str, bool, str]]:
    """(words, undone, why they are gone) of each update."""
    with office.house.store.look() as work:
        return [(line.words, line.undone, line.gone) for line in work.history.lines()]


def said_and_heard(office: Office, who: str, words: str, chat: str = "bot") -> str:
    """The message's id, after the app has answered it."""
    message = office.playground.say(who, words, chat)
    office.heard(who, chat)
    return message
