"""The register of documents (ทะเบียนคุมเอกสาร): what the reference of a recorded step says of a letter."""

import re
from dataclasses import dataclass
from datetime import date

from domain.dates import read_full_date
from domain.thai import THAI_DIGITS, normalise

LETTER = re.compile(r"(?P<number>.+?)\s*(?:ลงวันที่|ลง\s?วันที่|ลว\.?|วันที่)\s*(?P<date>.+)")
LEAD = re.compile(r"^(?:หนังสือ|เลขที่หนังสือ|เลขที่|ที่)\s*")


@dataclass(frozen=True)
class RegisterEntry:
    """A row of the register: to which agency, under which number, sent when."""

    agency: str
    number: str
    sent_on: date


def read_entry(agency: str, reference: str, today: date) -> RegisterEntry:
    """`ศธ 04012/456 ลงวันที่ 12 ก.ค. 2567` as a row; without a date it was sent on the day it is recorded.

    Raises `DateUnclear` for a date that cannot be.
    """
    text = normalise(reference)
    letter = LETTER.fullmatch(text)
    number = LEAD.sub("", letter["number"] if letter else text).translate(THAI_DIGITS)
    return RegisterEntry(agency, number, read_full_date(letter["date"], today) if letter else today)
