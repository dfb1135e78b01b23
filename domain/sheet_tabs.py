"""What planners see: the tabs of the mirrored sheet, made from the database's state."""

import hashlib
from collections.abc import Mapping, Sequence
from datetime import datetime

from domain.clocks import BANGKOK
from domain.dates import show
from domain.duties import Duty
from domain.history import Line
from domain.mirror import Cell, Tab
from domain.people import Person
from domain.ports import Work
from domain.register import RegisterLine
from domain.transitions import TABLE, By, Move
from domain.workbook.taken import REASSIGN

DUTIES_HEADER = (
    "รหัสแถว", "ระบบ", "รอบ", "รหัส", "ชื่อรายการ", "หน่วยงาน", "ผู้รับผิดชอบหลัก", "ผู้ร่วมรับผิดชอบ",
    "สถานะ", "ร้อยละ", "ค่าที่รายงาน", "กำหนดเขต", "กำหนดเขต (ข้อความ)", "กำหนดส่วนกลาง", "ปัญหา",
    "รายงานล่าสุด", "เมื่อ", "ลิงก์และไฟล์",
)  # fmt: skip
LOG_HEADER = ("เลขที่", "วันที่", "เวลา", "รหัส", "รอบ", "ผู้รายงาน", "ประเภท", "ร้อยละ", "ข้อความ", "ปัญหา")
REGISTER_HEADER = (
    "เลขที่รายการ",
    "รอบ/หน่วยงานที่ขอ",
    "รหัส",
    "เรื่อง",
    "ขั้นตอน",
    "เลขที่เอกสาร",
    "วันที่ส่ง",
    "วันที่ส่ง (ข้อความ)",
    "ผู้บันทึก",
)
META_HEADER = ("รายการ", "ค่า")
KINDS: dict[str, str] = {
    Move.PROGRESS: "ความก้าวหน้า",
    Move.PROBLEM: "ติดปัญหา",
    Move.SUBMIT: "ส่งงาน",
    Move.NOTE: "บันทึกช่วยจำ",
    Move.ANSWER: "ตอบปัญหา",
    Move.ATTACH: "แนบหลักฐาน",
    Move.ACCEPT: "ผ่าน",
    Move.RETURN: "ส่งกลับแก้ไข",
    Move.RECORD: "บันทึกแล้ว",
    Move.TICK: "ดำเนินการแล้ว",
    Move.EXTEND: "เลื่อนกำหนด",
    Move.CANCEL: "ยกเลิก",
    Move.REOPEN: "เปิดใหม่",
    REASSIGN: "เปลี่ยนผู้รับผิดชอบ",
}
BY_OWNERS = {move for move, row in TABLE.items() if row.by is By.HOLDER}
WITHDRAWN = "(ยกเลิกแล้ว)"


def make_tabs(work: Work, now: datetime) -> list[Tab]:
    """All tabs from one moment; `_meta` comes last."""
    duties = sorted(work.duties.everything(), key=lambda duty: duty.id)
    lines = work.history.lines()
    links = work.history.links()
    register = work.register.lines()
    ids = {person for duty in duties for person in duty.holders} | {
        person
        for person in (
            *(one for line in lines for one in (line.person_id, line.instead_of)),
            *(line.recorded_by for line in register),
        )
        if person
    }
    people = {person.id: person for person in work.people.get(ids)}
    latest = {line.duty_id: line for line in lines if not line.undone and line.kind in BY_OWNERS}
    tabs = [
        Tab(
            "งานทั้งหมด",
            DUTIES_HEADER,
            [_duty_row(d, people, latest.get(d.id), links) for d in duties],
        ),
        Tab("บันทึกความก้าวหน้า", LOG_HEADER, _log_rows(lines, duties, people)),
        Tab("ทะเบียนคุมเอกสาร", REGISTER_HEADER, [_register_row(line, people) for line in register]),
    ]
    return [*tabs, _meta(tabs, now)]


def _names(ids: Sequence[int], people: Mapping[int, Person]) -> str:
    return ", ".join(people[id_].name for id_ in ids if id_ in people)


def _when(at: datetime) -> tuple[str, str]:
    local = at.astimezone(BANGKOK)
    return show(local.date()), local.strftime("%H.%M น.")


def _duty_row(
    duty: Duty, people: Mapping[int, Person], last: Line | None, links: Mapping[int, list[str]]
) -> list[Cell]:
    return [
        f"D{duty.id:06}",
        duty.system_name,
        duty.round_name,
        duty.code,
        duty.name,
        duty.unit_name,
        _names(duty.holders[:1], people),
        _names(duty.holders[1:], people),
        duty.state_words,
        duty.percent,
        duty.value,
        duty.office_on,
        show(duty.office_on),
        duty.national_on,
        duty.problem or "",
        last.told if last else "",
        " ".join(_when(last.at)) if last else "",
        "\n".join(links.get(duty.id, [])),
    ]


def _log_rows(
    lines: Sequence[Line], duties: Sequence[Duty], people: Mapping[int, Person]
) -> list[list[Cell]]:
    by_id = {duty.id: duty for duty in duties}
    return [_log_row(line, by_id[line.duty_id], people) for line in lines if line.duty_id in by_id]


def _log_row(line: Line, duty: Duty, people: Mapping[int, Person]) -> list[Cell]:
    day, clock = _when(line.at)
    kind = KINDS.get(line.kind, line.kind) + (f" {WITHDRAWN}" if line.undone else "")
    who = _names([line.person_id], people) if line.person_id else line.nobody
    who += f" (แทน {_names([line.instead_of], people)})" if line.instead_of else ""
    return [
        f"U{line.id:07}", day, clock, duty.code, duty.round_name, who, kind,
        line.percent, line.told, line.problem or "",
    ]  # fmt: skip


def _register_row(line: RegisterLine, people: Mapping[int, Person]) -> list[Cell]:
    return [
        line.key,
        line.agency,
        line.code,
        line.what,
        line.step,
        line.number,
        line.sent_on,
        show(line.sent_on),
        _names([line.recorded_by], people) if line.recorded_by else "",
    ]


def _meta(tabs: Sequence[Tab], now: datetime) -> Tab:
    digest = hashlib.sha256(repr([(tab.title, tab.rows) for tab in tabs]).encode()).hexdigest()[:16]
    rows: list[list[Cell]] = [["ปรับปรุงล่าสุด", " ".join(_when(now))], ["ลายนิ้วมือข้อมูล", digest]]
    for tab in tabs:
        rows.append([f"แถวใน {tab.title}", len(tab.rows)])
    return Tab("_meta", META_HEADER, rows)
