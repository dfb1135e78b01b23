"""_meta: when the tabs were made, of which version, how many rows each has, and what they come to."""

import hashlib
from collections.abc import Sequence

from domain.mirror import Tab
from domain.sheet.columns import WIDE, Column, make_tab, moment
from domain.sheet.seen import Seen

TITLE = "_meta"
Fact = tuple[str, str | int]


def meta(tabs: Sequence[Tab], seen: Seen) -> Tab:
    """The tab; the digest is of what stands in the others' cells, whenever they were made."""
    digest = hashlib.sha256(" ".join(tab.digest for tab in tabs).encode()).hexdigest()
    facts: list[Fact] = [
        ("ปรับปรุงล่าสุด", moment(seen.now)),
        ("รุ่นข้อมูล", seen.version),
        ("ลายนิ้วมือข้อมูล", digest[:16]),
        *((f"แถวใน {tab.title}", len(tab.rows)) for tab in tabs),
    ]
    columns: list[Column[Fact]] = [
        Column("รายการ", lambda fact: fact[0], WIDE),
        Column("ค่า", lambda fact: fact[1], WIDE),
    ]
    return make_tab(TITLE, columns, facts)
