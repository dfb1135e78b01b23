"""งานทั้งหมด: one row a duty, oldest first, so that new ones come at the end; a cancelled one stays, marked.

Days left change every morning, so they stand only where somebody acts on them: from 30 days before the date
until it is handed in. What is far away, not opened or handed in is written when it changes, and not daily.
"""

from collections.abc import Mapping
from functools import partial

from domain.clocks import BANGKOK
from domain.dates import show
from domain.decisions import Decision
from domain.duties import STATE_WORDS, Duty, State
from domain.evidence import Proof
from domain.history import Line
from domain.mirror import Cell, Tab
from domain.sheet.columns import MIDDLE, NARROW, WIDE, WIDEST, Column, dated, make_tab, place, timed
from domain.sheet.seen import Seen
from domain.sheet_looks import AMBER, DECIMAL, GREY, NUMBER, PERCENT, RED, Colour, View, Where
from domain.telling import SOON
from domain.timeliness import on_time
from domain.transitions import TABLE, By, Move

TITLE = "งานทั้งหมด"
NEAR = 30  # days before the office's date from which they are counted
MOST_UNITS = 60  # with a view each; an office with its schools has hundreds
BY_OWNERS = {move for move, row in TABLE.items() if row.by is By.HOLDER}
VERDICTS = {Move.ACCEPT: "ผ่าน", Move.RETURN: "ส่งกลับแก้ไข", Move.CANCEL: "ยกเลิก"}
ON_TIME = {True: "ทัน", False: "ไม่ทัน", None: ""}
SORTING = "เรียงลำดับให้เลือกทั้งแถว หรือใช้มุมมองตัวกรอง ถ้าเรียงเฉพาะบางคอลัมน์ ข้อมูลที่ท่านพิมพ์ไว้ด้านขวาจะไม่ตามแถวไป"


def all_duties(seen: Seen) -> Tab:
    """The tab."""
    columns = duty_columns(seen)
    days, at = place(columns, "วันที่เหลือ"), place(columns, "กำหนดเขต")
    reported, unit = place(columns, "รายงานเมื่อ"), place(columns, "หน่วยงาน")
    views = (
        View("ค้างส่ง", (Where(days, at_most=SOON),), ((days, False),)),
        View("เดือนนี้", (Where(at, this_month=True),), ((at, False),)),
        View("รายงานล่าสุดก่อน", order=((reported, True),)),
        *(View(name, (Where(unit, text=name),), ((at, False),)) for name in _units(seen)),
    )
    return make_tab(TITLE, columns, seen.duties, urgency_colours(columns), views, keeps_places=True)


def duty_id(duty: Duty) -> str:
    """How the tabs and those who propose call a duty."""
    return f"D{duty.id:06}"


def days_left(duty: Duty, seen: Seen) -> int | None:
    """Days until the office's date, negative when late, while it is worth counting."""
    left = duty.days_left(seen.today)
    return left if duty.is_open and duty.opens_on <= seen.today and left <= NEAR else None


def urgency_colours(columns: list[Column[Duty]]) -> tuple[Colour, ...]:
    """Cancelled grey, late red, due within a week amber."""
    days = place(columns, "วันที่เหลือ")
    return (
        Colour(place(columns, "สถานะ"), None, None, GREY, text=STATE_WORDS[State.CANCELLED]),
        Colour(days, None, -1, RED),
        Colour(days, 0, SOON, AMBER),
    )


def duty_columns(seen: Seen) -> list[Column[Duty]]:
    """Everything that is told of a duty."""
    latest = {line.duty_id: line for line in seen.lines if not line.undone and line.kind in BY_OWNERS}
    return [
        Column("รหัสแถว", duty_id, 90, note=f"ใช้อ้างถึงงานนี้ในแท็บ ข้อเสนอแก้ไข\n{SORTING}"),
        Column("ระบบ", lambda duty: duty.system_name),
        Column("รอบ", lambda duty: duty.round_name),
        Column("รหัส", lambda duty: duty.code, NARROW),
        Column("ชื่อรายการ", lambda duty: duty.name, WIDEST),
        Column("หน่วยงาน", lambda duty: duty.unit_name, WIDE),
        Column("ผู้รับผิดชอบหลัก", lambda duty: seen.called(duty.holders[:1]), WIDE),
        Column("ผู้ร่วมรับผิดชอบ", lambda duty: seen.called(duty.holders[1:]), WIDE),
        Column("สถานะ", lambda duty: duty.state_words),
        Column("ร้อยละ", lambda duty: duty.percent, NARROW, PERCENT, "ความก้าวหน้า 0–100 ไม่ใช่ผลของตัวชี้วัด"),
        Column("ค่าที่รายงาน", lambda duty: duty.value, MIDDLE, DECIMAL, "ผลของตัวชี้วัดตามที่รายงาน"),
        *dated("กำหนดเขต", lambda duty: duty.office_on, "วันที่ใช้อยู่ตอนนี้ รวมวันที่ขอเลื่อนหรือส่งกลับแก้ไข"),
        *dated("กำหนดส่วนกลาง", lambda duty: duty.national_on),
        Column(
            "วันที่เหลือ",
            lambda duty: days_left(duty, seen),
            NARROW,
            NUMBER,
            f"นับถึงกำหนดเขต ติดลบคือเลยกำหนด แสดงตั้งแต่ {NEAR} วันก่อนกำหนดจนกว่าจะส่ง",
        ),
        Column("รายงานล่าสุด", partial(_said, latest), WIDEST),
        *timed("รายงานเมื่อ", lambda duty: latest[duty.id].at if duty.id in latest else None),
        Column("ปัญหา", lambda duty: duty.problem, WIDE),
        Column("ลิงก์", lambda duty: "\n".join(_links(duty, seen)), WIDE),
        Column(
            "ไฟล์",
            lambda duty: "\n".join(_files(duty, seen)),
            WIDE,
            note="เปิดลิงก์ได้โดยไม่ต้องเข้าระบบ ส่งต่อด้วยความระมัดระวัง",
        ),
        Column("ผลการตรวจ", lambda duty: _verdict(duty, seen), WIDE),
        Column("เลขที่อ้างอิง", lambda duty: _references(duty, seen)),
        Column(
            "ทันกำหนด", lambda duty: ON_TIME[on_time(duty)], NARROW, note="การส่งครั้งแรกเทียบกับกำหนดเขตในตอนนั้น"
        ),
    ]


def _said(latest: Mapping[int, Line], duty: Duty) -> Cell:
    return latest[duty.id].told if duty.id in latest else ""


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
    said = (one.reference for one in seen.decisions.get(duty.id, ()) if one.verdict == Move.RECORD)
    return "\n".join(dict.fromkeys(one for one in said if one))


def _units(seen: Seen) -> list[str]:
    """The units that get a view: never one whose name a sheet would read as a formula."""
    names = sorted({duty.unit_name for duty in seen.duties})
    if len(names) > MOST_UNITS:
        names = [name for name in names if not name.startswith("โรงเรียน")][:MOST_UNITS]
    return [name for name in names if name[:1].isalpha()]
