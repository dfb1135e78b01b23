"""Whether it was handed in by the office's date, and entered by the national one (DOMAIN §4)."""

from datetime import date, datetime

from domain.clocks import BANGKOK
from domain.duties import Duty


def on_time(duty: Duty) -> bool | None:
    """Whether its first submission that was not withdrawn kept the date promised then; None before one."""
    return _kept(duty.first_submitted_at, duty.promised_on or duty.office_on)


def keeps_its_date(duty: Duty, today: date) -> bool:
    """Whether what is handed in today keeps the date it runs on, that of a return too: worth praising."""
    return today <= duty.office_on


def entered_on_time(duty: Duty, entered_at: datetime | None) -> bool | None:
    """Whether it was entered in the national system by the national date; None where either is missing."""
    return _kept(entered_at, duty.national_on)


def _kept(at: datetime | None, until: date | None) -> bool | None:
    return None if at is None or until is None else at.astimezone(BANGKOK).date() <= until
