"""ทะเบียนคุมเอกสาร: every document that was recorded, by agency and number."""

from domain.mirror import Tab
from domain.register import RegisterLine
from domain.sheet.columns import NARROW, WIDE, WIDEST, Column, dated, make_tab
from domain.sheet.seen import Seen

TITLE = "ทะเบียนคุมเอกสาร"


def documents(seen: Seen) -> Tab:
    """The tab."""
    columns: list[Column[RegisterLine]] = [
        Column("เลขที่รายการ", lambda line: line.key, 90),
        Column("รอบ/หน่วยงานที่ขอ", lambda line: line.agency, WIDE),
        Column("รหัส", lambda line: line.code, NARROW),
        Column("เรื่อง", lambda line: line.what, WIDEST),
        Column("ขั้นตอน", lambda line: line.step),
        Column("เลขที่เอกสาร", lambda line: line.number),
        *dated("วันที่ส่ง", lambda line: line.sent_on),
        Column("ผู้บันทึก", lambda line: seen.called([line.recorded_by]), WIDE),
    ]
    return make_tab(TITLE, columns, seen.documents)
