"""The steps of a whole round: taken in their order, whoever is first, and taken back."""

from systems import Systems

from domain.office import StepKind
from domain.people import Role
from storage.engine import writing
from storage.office_tables import RoundRow, StepRow

WAN = "วรรณา แสงทอง"
NO_STEPS = "ไม่มีขั้นตอนของทั้งรอบ"


def test_a_round_without_steps_says_so(systems: Systems) -> None:
    answer = systems.say(WAN, "รอบ PM1-67 สรุปแล้ว")
    assert NO_STEPS in answer and "ครบทุกขั้นตอน" not in answer
    assert NO_STEPS in systems.say(WAN, "รอบ PM1-67")
    assert NO_STEPS not in systems.say(WAN, "รอบ EMES-67")


def test_a_step_that_is_put_in_later_is_the_next_one(systems: Systems) -> None:
    systems.say(WAN, "รอบ EMES-67 สรุปแล้ว")
    systems.say(WAN, "รอบ EMES-67 เผยแพร่แล้ว")
    put_in(systems, "EMES-67", "เสนอ ผอ.")
    assert (systems.round("EMES-67").steps, systems.round("EMES-67").next) == (
        ("สรุป", "เสนอ ผอ.", "เผยแพร่"),
        "เสนอ ผอ.",
    )
    assert "✅ สรุป\n▫️ เสนอ ผอ.\n✅ เผยแพร่" in systems.say(WAN, "รอบ EMES-67")
    assert "ครบทุกขั้นตอน" in systems.say(WAN, "รอบ EMES-67 เสนอ ผอ.แล้ว")


def put_in(systems: Systems, code: str, name: str) -> None:
    """The system of this round gets another step, before the last one."""
    with writing(systems.store.engine) as session:
        system = session.query(RoundRow).filter_by(code=code).one().system_id
        last = session.query(StepRow).filter_by(system_id=system, scope="round", position=1).one()
        last.position = 2
        session.flush()
        new = {"kind": StepKind.DO, "name": name, "role": Role.COORDINATOR}
        session.add(StepRow(system_id=system, scope="round", position=1, **new))
