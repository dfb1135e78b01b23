"""What stands in the sheet beside what planners typed: where it is, who decided, or what would be right."""

from datetime import datetime

from domain.proposals import LIVES
from domain.sheet.columns import moment
from domain.sheet.suggestions import Answer
from domain.suggestions import Known


def told(one: Known, now: datetime) -> Answer:
    """What the sheet says of it."""
    if one.proposal is None:
        return one.key, f"ยังเสนอไม่ได้: {one.problem}", "", ""
    state = (
        "expired" if one.proposal.state == "draft" and now - one.proposal.at > LIVES else one.proposal.state
    )
    by = one.proposal.decider
    if state == "dropped" and not by:
        return one.key, f"ทำไม่ได้แล้ว: {one.problem}" if one.problem else "ข้อเสนอนี้ถูกถอนแล้ว", "", ""
    return one.key, WORDS[state], by, moment(one.proposal.decided_at) if by else ""


REFUSED = {
    "already_submitted": "งานนี้ส่งแล้ว",
    "already_done": "งานนี้เสร็จสิ้นแล้ว",
    "is_cancelled": "งานนี้ยกเลิกไปแล้ว",
    "still_open": "งานนี้ยังเปิดอยู่",
    "date_past": "วันที่ใหม่ผ่านไปแล้ว ขอวันที่ตั้งแต่วันนี้เป็นต้นไป",
    "after_national": "วันที่ใหม่เลยกำหนดส่วนกลาง ขอวันที่ไม่เกินกำหนดส่วนกลาง",
    "already_theirs": "คนนี้รับผิดชอบงานนี้อยู่แล้ว",
    "unit_has_one": "หน่วยงานของคนนี้มีงานนี้ในรอบเดียวกันอยู่แล้ว",
    "": "งานนี้เปลี่ยนแบบนี้ไม่ได้ในตอนนี้ ดูสถานะในแท็บ งานทั้งหมด",
}
WORDS = {
    "draft": "รอผู้ประสานงานยืนยันใน LINE",
    "confirmed": "ดำเนินการแล้ว",
    "dropped": "ไม่ได้ดำเนินการ",
    "expired": "รอเกิน 7 วันแล้วยังไม่มีใครยืนยัน แก้เหตุผลเล็กน้อยเพื่อเสนออีกครั้ง",
}
SOON: Answer = ("", "บอทกำลังตรวจ", "", "")
QUEUED: Answer = ("", "รอคิว มีข้อเสนออื่นรอผู้ประสานงานอยู่มาก บอทจะตรวจให้เมื่อถึงคิว", "", "")


def copied(one: Known) -> Answer:
    """What stands beside the same words once more."""
    return "", f"ซ้ำกับ {one.key or 'แถวอื่น'} ถ้าต้องการเสนออีกครั้ง แก้เหตุผลให้ต่างกัน", "", ""


def unclear(why: Exception) -> Answer:
    """What stands beside words that cannot be shown to a coordinator."""
    return "", str(why), "", ""
