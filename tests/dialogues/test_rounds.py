"""The steps of a whole round: taken in their order, whoever is first, and taken back."""

from datetime import date, timedelta

from systems import Systems

from domain.office import StepKind
from domain.people import Role
from storage.engine import writing
from storage.office_tables import RoundRow, StepRow

WAN, SRI, THIRA = "วรรณา แสงทอง", "สมศรี ใจดี", "ธีระ พูนสุข"
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


def test_a_step_is_taken_back_by_words_and_taken_again(systems: Systems) -> None:
    systems.say(WAN, "รอบ EMES-67 สรุปแล้ว")
    answer = systems.say(WAN, "ยกเลิก")
    assert 'ยกเลิกขั้นตอน "สรุป" ของรอบ e-MES ปี 2567 (EMES-67)' in answer and "ขั้นตอนต่อไป: สรุป" in answer
    assert systems.round("EMES-67").next == "สรุป"
    assert 'ขั้นตอน "สรุป" เรียบร้อย' in systems.say(WAN, "รอบ EMES-67 สรุปแล้ว")


def test_a_step_is_taken_back_by_its_button_and_by_nobody_else(systems: Systems) -> None:
    systems.say(WAN, "รอบ EMES-67 สรุปแล้ว")
    with systems.store.look() as work:
        (wan,) = work.people.named(WAN)
        step = work.decisions.last_round_step(wan.id, f"|{systems.met[WAN]}")
    assert step
    assert "ไม่มีรายการล่าสุด" in systems.press(SRI, f"undo_step:{step.id}")
    assert systems.round("EMES-67").next == "เผยแพร่"
    assert 'ยกเลิกขั้นตอน "สรุป"' in systems.press(WAN, f"undo_step:{step.id}")
    assert "ไม่มีรายการล่าสุด" in systems.press(WAN, f"undo_step:{step.id}")


def test_a_step_that_was_said_in_a_group_is_taken_back_there_and_nowhere_else(
    systems: Systems,
) -> None:
    systems.say_in_group(WAN, "รอบ EMES-67 สรุปแล้ว")
    assert "ไม่มีรายการล่าสุด" in systems.say(WAN, "ยกเลิก")
    assert "ไม่มีรายการล่าสุด" in systems.say_in_group(WAN, "ยกเลิก", group="Cother")
    assert systems.round("EMES-67").next == "เผยแพร่"
    assert 'ยกเลิกขั้นตอน "สรุป"' in systems.say_in_group(WAN, "ยกเลิก")
    assert systems.round("EMES-67").next == "สรุป"


def test_only_the_newest_step_of_a_round_is_taken_back_and_only_within_ten_minutes(systems: Systems) -> None:
    systems.say(WAN, "รอบ EMES-67 สรุปแล้ว")
    with systems.store.work() as work:
        assert work.decisions.take_round_step(systems.round("EMES-67"), None, "", systems.now)
    assert "เฉพาะรายการล่าสุด" in systems.say(WAN, "ยกเลิก")
    systems.say(WAN, "รอบ STRAT-67 รูปเล่มแล้ว")
    systems.now += timedelta(minutes=10)
    assert "ภายใน 10 นาที" in systems.say(WAN, "ยกเลิก")
    assert systems.round("STRAT-67").next == "รับตรวจ สพฐ."


def test_whichever_was_done_last_is_taken_back_a_rounds_step_or_a_word_of_a_duty(systems: Systems) -> None:
    systems.on(date(2024, 8, 29))
    systems.say(WAN, "รอบ EMES-67 สรุปแล้ว")
    systems.say(WAN, "E24 50%")
    assert "ล่าสุดของ E24" in systems.say(WAN, "ยกเลิก")
    assert 'ยกเลิกขั้นตอน "สรุป"' in systems.say(WAN, "ยกเลิก")
    systems.say(WAN, "E24 60%")
    systems.say(WAN, "รอบ EMES-67 สรุปแล้ว")
    assert 'ยกเลิกขั้นตอน "สรุป"' in systems.say(WAN, "ยกเลิก")
    assert "ล่าสุดของ E24" in systems.say(WAN, "ยกเลิก")


def test_a_step_that_is_taken_while_duties_are_unfinished_says_so(systems: Systems) -> None:
    hint = "ยังมีงานที่ไม่เสร็จสิ้นอยู่นะคะ"
    assert hint in systems.say(WAN, "รอบ RES-67-1 รายงานในการประชุมแล้ว")
    assert hint not in systems.say(WAN, "ยกเลิก")
    assert hint not in systems.say(WAN, "รอบ RES-67-1")
    systems.on(date(2024, 2, 27))
    systems.press(THIRA, f"submit:{systems.duty('RS1', 'RES-67-1').id}")
    assert hint not in systems.say(WAN, "รอบ RES-67-1 รายงานในการประชุมแล้ว")


def put_in(systems: Systems, code: str, name: str) -> None:
    """The system of this round gets another step, before the last one."""
    with writing(systems.store.engine) as session:
        system = session.query(RoundRow).filter_by(code=code).one().system_id
        last = session.query(StepRow).filter_by(system_id=system, scope="round", position=1).one()
        last.position = 2
        session.flush()
        new = {"kind": StepKind.DO, "name": name, "role": Role.COORDINATOR}
        session.add(StepRow(system_id=system, scope="round", position=1, **new))
