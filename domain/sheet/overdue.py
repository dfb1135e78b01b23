"""ค้างส่ง: what is late or due within a week, most urgent first."""

from domain.duties import urgency
from domain.mirror import Tab
from domain.sheet.all_duties import urgency_colours
from domain.sheet.columns import make_tab
from domain.sheet.duty_columns import duty_columns
from domain.sheet.seen import Seen
from domain.telling import worth_reminding

TITLE = "ค้างส่ง"
SHOWN = (
    "รหัสแถว", "วันที่เหลือ", "กำหนดเขต", "กำหนดเขต (ข้อความ)", "ระบบ", "รอบ", "รหัส", "ชื่อรายการ", "หน่วยงาน",
    "ผู้รับผิดชอบหลัก", "ผู้ร่วมรับผิดชอบ", "สถานะ", "ร้อยละ", "ปัญหา", "รายงานล่าสุด", "รายงานเมื่อ", "รายงานเมื่อ (ข้อความ)",
)  # fmt: skip


def overdue(seen: Seen) -> Tab:
    """The tab; it is made anew every morning, for its rows come and go with the days."""
    all_of_them = {column.title: column for column in duty_columns(seen)}
    columns = [all_of_them[title] for title in SHOWN]
    owed = sorted(worth_reminding(seen.duties, seen.today), key=urgency)
    return make_tab(TITLE, columns, owed, urgency_colours(columns))
