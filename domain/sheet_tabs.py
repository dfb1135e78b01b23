"""What planners see: the tabs of the mirrored sheet, made from the database's state."""

from datetime import datetime

from domain.mirror import Tab
from domain.ports import Work
from domain.sheet.all_duties import all_duties
from domain.sheet.announcements import announcements
from domain.sheet.documents import documents
from domain.sheet.log import log
from domain.sheet.meta import meta
from domain.sheet.overdue import overdue
from domain.sheet.overview import overview
from domain.sheet.seen import FileAddress, see

TABS = (overview, all_duties, overdue, log, documents, announcements)


def no_address(_key: str, _name: str) -> str:
    """Where nobody serves files: their names alone."""
    return ""


def make_tabs(work: Work, now: datetime, address: FileAddress = no_address) -> list[Tab]:
    """All tabs from one moment; `_meta` comes last. `address` is where a file is opened, by key and name."""
    seen = see(work, now, address)
    tabs = [tab(seen) for tab in TABS]
    return [*tabs, meta(tabs, seen)]
