"""งานทั้งหมด: one row a duty, oldest first, so that new ones come at the end; a cancelled one stays, marked.

Days left change every morning, so they stand only where somebody acts on them: from 30 days before the date
until it is handed in. What is far away, not opened or handed in is written when it changes, and not daily.
"""

from domain.duties import STATE_WORDS, Duty, State
from domain.mirror import Tab
from domain.sheet.columns import Column, make_tab, place
from domain.sheet.duty_columns import duty_columns
from domain.sheet.seen import Seen
from domain.sheet_looks import AMBER, GREY, RED, Colour, View, Where
from domain.telling import SOON

TITLE = "งานทั้งหมด"
MOST_UNITS = 60  # with a view each; an office with its schools has hundreds


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


def urgency_colours(columns: list[Column[Duty]]) -> tuple[Colour, ...]:
    """Cancelled grey, late red, due within a week amber."""
    days = place(columns, "วันที่เหลือ")
    return (
        Colour(place(columns, "สถานะ"), None, None, GREY, text=STATE_WORDS[State.CANCELLED]),
        Colour(days, None, -1, RED),
        Colour(days, 0, SOON, AMBER),
    )


def _units(seen: Seen) -> list[str]:
    """The units that get a view: never one whose name a sheet would read as a formula."""
    names = sorted({duty.unit_name for duty in seen.duties})
    if len(names) > MOST_UNITS:
        names = [name for name in names if not name.startswith("โรงเรียน")][:MOST_UNITS]
    return [name for name in names if name[:1].isalpha()]
