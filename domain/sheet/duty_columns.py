"""What is told of a duty, as columns, from what it is to whether it was in time; new ones go to the right."""

from domain.clocks import BANGKOK
from domain.dates import show
from domain.decisions import Decision
from domain.duties import Duty
from domain.evidence import Proof
from domain.sheet.columns import MIDDLE, NARROW, WIDE, WIDEST, Column, dated, timed
from domain.sheet.seen import Seen
from domain.sheet_looks import DECIMAL, NUMBER, PERCENT
from domain.timeliness import entered_on_time, on_time
from domain.transitions import TABLE, By, Move

NEAR = 30  # days before the office's date from which they are counted
BY_OWNERS = {move for move, row in TABLE.items() if row.by is By.HOLDER}
VERDICTS = {Move.ACCEPT: "ผ่าน", Move.RETURN: "ส่งกลับแก้ไข", Move.CANCEL: "ยกเลิก"}
ON_TIME = {True: "ทัน", False: "ไม่ทัน", None: ""}
SORTING = "เรียงลำดับให้เลือกทั้งแถว หรือใช้มุมมองตัวกรอง ถ้าเรียงเฉพาะบางคอลัมน์ ข้อมูลที่ท่านพิมพ์ไว้ด้านขวาจะไม่ตามแถวไป"


def duty_id(duty: Duty) -> str:
    """How the tabs and those who propose call a duty."""
    return f"D{duty.id:06}"


def days_left(duty: Duty, seen: Seen) -> int | None:
    """Days until the office's date, negative when late, while it is worth counting."""
    left = duty.days_left(seen.today)
    return left if duty.is_open and duty.opens_on <= seen.today and left <= NEAR else None


def duty_columns(seen: Seen) -> list[Column[Duty]]:
    """Everything that is told of a duty."""
    return [
        *_what_and_whose(seen),
        *_how_far(),
        *_dates(seen),
        *_reported(seen),
        *_given(seen),
        *_judged(seen),
    ]


def _what_and_whose(seen: Seen) -> list[Column[Duty]]:
    return [
        Column("รหัสแถว", duty_id, 90, note=f"ใช้อ้างถึงงานนี้ในแท็บ ข้อเสนอแก้ไข\n{SORTING}"),
        Column("ระบบ", lambda duty: duty.system_name),
        Column("รอบ", lambda duty: duty.round_name),
        Column("รหัส", lambda duty: duty.code, NARROW),
        Column("ชื่อรายการ", lambda duty: duty.name, WIDEST),
        Column("หน่วยงาน", lambda duty: duty.unit_name, WIDE),
        Column("ผู้รับผิดชอบหลัก", lambda duty: seen.called(duty.holders[:1]), WIDE),
        Column("ผู้ร่วมรับผิดชอบ", lambda duty: seen.called(duty.holders[1:]), WIDE),
    ]


def _how_far() -> list[Column[Duty]]:
    return [
        Column("สถานะ", lambda duty: duty.state_words),
        Column("ร้อยละ", lambda duty: duty.percent, NARROW, PERCENT, "ความก้าวหน้า 0–100 ไม่ใช่ผลของตัวชี้วัด"),
        Column("ค่าที่รายงาน", lambda duty: duty.value, MIDDLE, DECIMAL, "ผลของตัวชี้วัดตามที่รายงาน"),
    ]


def _dates(seen: Seen) -> list[Column[Duty]]:
    counted = f"นับถึงกำหนดเขต ติดลบคือเลยกำหนด แสดงตั้งแต่ {NEAR} วันก่อนกำหนดจนกว่าจะส่ง"
    return [
        *dated("กำหนดเขต", lambda duty: duty.office_on, "วันที่ใช้อยู่ตอนนี้ รวมวันที่ขอเลื่อนหรือส่งกลับแก้ไข"),
        *dated("กำหนดส่วนกลาง", lambda duty: duty.national_on),
        Column("วันที่เหลือ", lambda duty: days_left(duty, seen), NARROW, NUMBER, counted),
    ]


def _reported(seen: Seen) -> list[Column[Duty]]:
    """The newest word of those who owe it."""
    latest = {line.duty_id: line for line in seen.lines if not line.undone and line.kind in BY_OWNERS}
    return [
        Column("รายงานล่าสุด", lambda duty: latest[duty.id].told if duty.id in latest else "", WIDEST),
        *timed("รายงานเมื่อ", lambda duty: latest[duty.id].at if duty.id in latest else None),
        Column("ปัญหา", lambda duty: duty.problem, WIDE),
    ]


def _given(seen: Seen) -> list[Column[Duty]]:
    careful = "เปิดลิงก์ได้โดยไม่ต้องเข้าระบบ ส่งต่อด้วยความระมัดระวัง"
    return [
        Column("ลิงก์", lambda duty: "\n".join(_links(duty, seen)), WIDE),
        Column("ไฟล์", lambda duty: "\n".join(_files(duty, seen)), WIDE, note=careful),
    ]


def _judged(seen: Seen) -> list[Column[Duty]]:
    first = "การส่งครั้งแรกเทียบกับกำหนดเขตในตอนนั้น"
    entered = "วันที่บันทึกในระบบครั้งแรกเทียบกับกำหนดส่วนกลาง ว่างคือยังไม่ได้บันทึก หรือไม่มีกำหนดส่วนกลาง"
    return [
        Column("ผลการตรวจ", lambda duty: _verdict(duty, seen), WIDE),
        Column("เลขที่อ้างอิง", lambda duty: _references(duty, seen)),
        Column("ทันกำหนด", lambda duty: ON_TIME[on_time(duty)], NARROW, note=first),
        Column("ทันกำหนดส่วนกลาง", lambda duty: ON_TIME[_entered(duty, seen)], note=entered),
    ]


def _links(duty: Duty, seen: Seen) -> list[str]:
    return [proof.url for proof in seen.proofs.get(duty.id, ()) if proof.url]


def _files(duty: Duty, seen: Seen) -> list[str]:
    return [_file(proof, seen) for proof in seen.proofs.get(duty.id, ()) if not proof.url]


def _file(proof: Proof, seen: Seen) -> str:
    """The name, and where to open it unless its link was revoked."""
    return (
        f"{proof.name} {seen.address(proof.key, proof.name)}" if proof.key else f"{proof.name} (ยกเลิกลิงก์แล้ว)"
    )


def _verdict(duty: Duty, seen: Seen) -> str:
    """The newest word of who checked or cancelled it, with the reason."""
    its = [one for one in seen.decisions.get(duty.id, ()) if one.verdict in VERDICTS]
    return _told(its[-1], seen) if its else ""


def _told(one: Decision, seen: Seen) -> str:
    what = VERDICTS[Move(one.verdict)] + (one.step_name if one.verdict == Move.ACCEPT else "")
    reason = f": {one.reason}" if one.reason else ""
    by = f" โดย {seen.called([one.person_id])}" if one.person_id in seen.names else ""
    on = f" เมื่อ {show(one.at.astimezone(BANGKOK).date())}" if one.at else ""
    return f"{what}{reason}{by}{on}"


def _references(duty: Duty, seen: Seen) -> str:
    said = (one.reference for one in _records(duty, seen))
    return "\n".join(dict.fromkeys(one for one in said if one))


def _entered(duty: Duty, seen: Seen) -> bool | None:
    """Whether it stood in the national system in time, by the first record of it."""
    first = next(iter(_records(duty, seen)), None)
    return entered_on_time(duty, first.at if first else None)


def _records(duty: Duty, seen: Seen) -> list[Decision]:
    """When and under which references it was entered in other systems, oldest first."""
    return [one for one in seen.decisions.get(duty.id, ()) if one.verdict == Move.RECORD]
