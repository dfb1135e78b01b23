"""The office as its workbook tells it, and a few rows brought in as if a file held them."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from domain.office import Office
from domain.workbook.report import ImportReport
from domain.workbook.sheets import Sheet
from storage.import_office import wait_for_imports, write_plan
from storage.import_plan import plan_within
from storage.mirror_state import touch_mirror
from storage.office_known import read_known


class OfficeBook:
    """The office inside one transaction."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def office(self) -> Office:
        """Everything that was imported or added since."""
        return read_known(self._session).office

    def be_alone(self) -> None:
        """Until this transaction ends nobody else imports, or confirms a change."""
        wait_for_imports(self._session)

    def bring_in(self, sheets: Sequence[Sheet], now: datetime, via: str) -> ImportReport:
        """Import these rows as a file with them is; with problems, or nothing new, nothing changes."""
        self.be_alone()
        self._session.flush()
        plan = plan_within(self._session, list(sheets), now.date())
        if not plan.report.ok or not plan.differs:
            return plan.report
        report = write_plan(self._session, plan, now.date(), now, via)
        touch_mirror(self._session, now)
        return report
