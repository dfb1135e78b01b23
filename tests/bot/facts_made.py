"""What the cases of messages are made from: plain and hostile words, and a duty that has them everywhere."""

from datetime import date
from typing import Any

from domain.duties import Duty, State
from domain.office import Step, StepKind
from domain.people import Role

TODAY = date(2024, 8, 29)
ORDINARY = "การอ่านออกเขียนได้ของนักเรียนชั้น ป.1"
HOSTILE = (
    "\"'`{{ 7*7 }}{% raw %}${x}</text>",
    'x", "type": "video", "y": "',
    "\\ \\n \\u0000 \\",
    "หนึ่ง\nสอง\r\n\tสาม",
    "<script>alert(1)</script>&amp;",
    "👨\u200d👩\u200d👧😀🇹🇭\u202eลวง\u2066",
    "ก" * 5000,
    "😀" * 5000,
    "น้ำ" * 2000,
    "\u0e49\u0e49\u0e49",
    "0",
    "None",
)


def a_duty(words: str, number: int = 5, **more: Any) -> Duty:
    """A duty all of whose texts are these words, in 40 letters where an office would keep it short."""
    values: dict[str, Any] = {
        "id": number,
        "code": f"E{number}" if words == ORDINARY else ("E" + words)[:40],
        "name": words,
        "round_name": "e-MES ปี 2567" if words == ORDINARY else words,
        "system_code": "EMES",
        "system_name": "e-MES",
        "unit_id": 1,
        "unit_name": "กลุ่มนิเทศ" if words == ORDINARY else words,
        "opens_on": date(2024, 7, 1),
        "office_on": date(2024, 9, 2),
        "national_on": date(2024, 9, 15),
        "state": State.NOT_STARTED,
        "steps": (Step(StepKind.CHECK, "กลั่นกรอง" if words == ORDINARY else words, Role.REVIEWER),),
        "evidence_wanted": words,
    }
    return Duty(**values | more)
