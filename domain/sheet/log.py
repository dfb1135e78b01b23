"""บันทึกความก้าวหน้า: what was said of duties, oldest first, growing at the end."""

from domain.duties import Duty
from domain.history import Line
from domain.mirror import Tab
from domain.sheet.columns import MIDDLE, NARROW, WIDE, WIDEST, Column, make_tab, timed
from domain.sheet.duty_columns import duty_id
from domain.sheet.seen import Seen
from domain.sheet_looks import DECIMAL, PERCENT, View
from domain.transitions import Move
from domain.workbook.taken import REASSIGN

TITLE = "บันทึกความก้าวหน้า"
WITHDRAWN = "(ยกเลิกแล้ว)"
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
Entry = tuple[Line, Duty]


def log(seen: Seen) -> Tab:
    """The tab; a filter view shows it newest first."""
    duties = {duty.id: duty for duty in seen.duties}
    entries = [(line, duties[line.duty_id]) for line in seen.lines if line.duty_id in duties]
    return make_tab(TITLE, _columns(seen), entries, views=(View("ล่าสุดก่อน", order=((0, True),)),))


def _columns(seen: Seen) -> list[Column[Entry]]:
    return [
        Column("เลขที่", lambda entry: f"U{entry[0].id:07}", 90),
        *timed("วันที่", lambda entry: entry[0].at),
        Column("รหัส", lambda entry: entry[1].code, NARROW),
        Column("รอบ", lambda entry: entry[1].round_name),
        Column("ผู้รายงาน", lambda entry: _who(entry[0], seen), WIDE),
        Column("ประเภท", lambda entry: _kind(entry[0]), MIDDLE),
        Column("ร้อยละ", lambda entry: entry[0].percent, NARROW, PERCENT),
        Column("ข้อความ", lambda entry: entry[0].told, WIDEST),
        Column("ปัญหา", lambda entry: entry[0].problem, WIDE),
        Column("ค่าที่รายงาน", lambda entry: entry[0].value, MIDDLE, DECIMAL),
        Column("หน่วยงาน", lambda entry: entry[1].unit_name, WIDE),
        Column("รหัสแถวของงาน", lambda entry: duty_id(entry[1]), 90),
    ]


def _kind(line: Line) -> str:
    return KINDS.get(line.kind, line.kind) + (f" {WITHDRAWN}" if line.undone else "")


def _who(line: Line, seen: Seen) -> str:
    """Who it was, and in whose place."""
    who = seen.called([line.person_id]) if line.person_id else line.nobody
    return who + (f" (แทน {seen.called([line.instead_of])})" if line.instead_of else "")
