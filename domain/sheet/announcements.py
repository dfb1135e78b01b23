"""ประกาศ: what coordinators announced, to how many, and how many have said that they read it."""

from domain.broadcasts import Broadcast
from domain.mirror import Tab
from domain.sheet.columns import MIDDLE, NARROW, WIDE, WIDEST, Column, make_tab, timed
from domain.sheet.seen import Seen
from domain.sheet_looks import NUMBER, PERCENT, View

TITLE = "ประกาศ"
GONE = "(ลบข้อความแล้ว)"


def announcements(seen: Seen) -> Tab:
    """The tab, oldest first; of words that were taken back it stays known that they were sent."""
    columns: list[Column[Broadcast]] = [
        Column("รหัสประกาศ", lambda one: f"B{one.id:06}", 90),
        *timed("วันที่", lambda one: one.at),
        Column("ผู้ประกาศ", lambda one: seen.called([one.by]) if one.words else "", WIDE),
        Column("ข้อความ", lambda one: one.words or GONE, WIDEST),
        Column("ส่งถึง (คน)", lambda one: len(one.to), NARROW, NUMBER),
        Column("รับทราบแล้ว (คน)", lambda one: len(one.read), NARROW, NUMBER),
        Column("ร้อยละที่รับทราบ", _percent_read, NARROW, PERCENT),
        Column("เลขที่หนังสือ", lambda one: one.letter, MIDDLE),
    ]
    return make_tab(TITLE, columns, seen.announcements, views=(View("ล่าสุดก่อน", order=((0, True),)),))


def _percent_read(one: Broadcast) -> float | None:
    return round(100 * len(one.read) / len(one.to), 1) if one.to else None
