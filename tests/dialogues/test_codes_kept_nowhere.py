"""A code that somebody sent in vain is still good, so the event that said it does not keep it."""

from office import Office
from sqlalchemy import text

SRI = "สมศรี ใจดี"


def kept(office: Office) -> str:
    """Every raw event that is kept."""
    with office.house.store.engine.connect() as connection:
        return "\n".join(connection.execute(text("SELECT coalesce(body, '') FROM inbox")).scalars())


def test_a_right_code_that_came_after_too_many_tries_is_forgotten_and_still_good(office: Office) -> None:
    code = office.code_of(SRI)
    for letter in "ABCDE":
        office.say(SRI, f"AAAA-AAA{letter}")
    (refused,) = office.say(SRI, f"ลงทะเบียน {code}")
    assert "รหัสนี้ใช้ไม่ได้" in refused and code not in kept(office)
    office.playground.clock.move_by(3600)
    assert "ลงทะเบียนเรียบร้อย" in office.say(SRI, code)[0]
