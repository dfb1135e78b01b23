"""ยกเลิกการส่ง of "พักเตือน": whoever takes it back is reminded as if they had never said it."""

import pytest
from changed import said_and_heard
from office import Office

SRI, FRIDAY = "สมศรี ใจดี", "30 ส.ค. 2567 (ศ.)"


def quiet_of(office: Office) -> list[str]:
    """Until when reminders rest, in general and of a duty, as the bot keeps it."""
    with office.house.store.look() as work:
        (sri,) = work.people.named(SRI)
        today = office.house.clocks.office().date()
        duties = [str(until) for until in work.planning.snoozed([sri.id]).values() if until > today]
        return [*map(str, work.absences.quiet([sri.id], today)), *duties]


@pytest.mark.parametrize("words", ["พักเตือนถึงวันศุกร์", "พักเตือน E5 ถึงวันศุกร์"])
def test_quiet_ends_with_the_message_that_asked_for_it(office: Office, words: str) -> None:
    office.enrol(SRI)
    message = said_and_heard(office, SRI, words)
    assert quiet_of(office)
    office.playground.unsend(SRI, message)
    news = "\n".join(office.say(SRI, "สวัสดีค่ะ"))
    assert f"ยกเลิกการพักเตือนถึง {FRIDAY} แล้ว จะเตือนตามปกติค่ะ" in news
    assert not quiet_of(office)


def test_quiet_that_was_asked_for_again_or_by_other_words_stays(office: Office) -> None:
    office.enrol(SRI)
    first = said_and_heard(office, SRI, "พักเตือนถึงพรุ่งนี้")
    said_and_heard(office, SRI, "พักเตือนถึงวันศุกร์")
    for message in (first, said_and_heard(office, SRI, "E5 60%")):
        office.playground.unsend(SRI, message)
        assert "พักเตือน" not in "\n".join(office.say(SRI, "สวัสดีค่ะ"))
    assert quiet_of(office)
