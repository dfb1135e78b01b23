"""What somebody may want whose words were not understood: the three likeliest things."""

from collections.abc import Iterable
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from domain.duties import Duty, urgency
from domain.people import Role
from domain.words.guessing import SHORTEST, telling

MOST = 3
NEAR, DIMLY = 74.0, 62.0  # partial ratio (0-100) of a duty's name, and of words that ask for something
USUAL = ("list", "calendar", "help")
TYPICAL: dict[str, tuple[str, ...]] = {
    "list": ("งานของฉัน", "มีงานค้าง", "งานโดนตีกลับ", "ต้องส่งอะไร", "เดดไลน์งาน"),
    "calendar": ("ปฏิทิน", "ประชุมวันไหน", "นัดหมาย", "ตารางประชุม"),
    "owes": ("ใครยังไม่ส่ง", "ใครค้างส่ง", "กลุ่มไหนยังไม่ส่ง", "โรงเรียนไหนยังไม่ส่ง"),
    "help": ("วิธีใช้", "ใช้ยังไง", "ทำอะไรได้บ้าง", "ใช้ไม่เป็น", "สอนหน่อย"),
    "undo": ("ยกเลิกเมื่อกี้", "ลบรายการเมื่อกี้", "เมื่อกี้พิมพ์ผิด", "ส่งผิดอัน"),
    "me": ("ข้อมูลของฉัน", "ฉันชื่ออะไรในระบบ"),
    "register": ("ทะเบียนคุมเอกสาร", "ทะเบียนหนังสือ"),
}
_LEADS = frozenset({Role.COORDINATOR, Role.DIRECTOR, Role.PLANNER})
ONLY_FOR = {"owes": _LEADS | {Role.UNIT_HEAD}, "register": _LEADS}


@dataclass(frozen=True)
class Likely:
    """The own duties that were perhaps named, and what else was perhaps asked for (keys of `TYPICAL`)."""

    duties: tuple[Duty, ...] = ()
    asks: tuple[str, ...] = USUAL


def likeliest(words: str, duties: Iterable[Duty], roles: frozenset[Role]) -> Likely:
    """At most three, the nearest first; of duties with one code the most urgent. `words` are as heard."""
    owed: dict[str, Duty] = {}
    for duty in sorted(duties, key=urgency):
        owed.setdefault(duty.code, duty)
    near = _near(words, owed, roles) if len(words) >= SHORTEST else []
    named = [owed[key] for score, kind, key in near if kind == "duty" and score >= NEAR][:MOST]
    asks = [key for _, kind, key in near if kind == "ask"]
    return Likely(tuple(named), tuple(dict.fromkeys((*asks, *USUAL)))[: MOST - len(named)])


def _near(words: str, owed: dict[str, Duty], roles: frozenset[Role]) -> list[tuple[float, str, str]]:
    """(nearness, duty or ask, which), each once."""
    choices = {
        ("duty", code, one): one for code, duty in owed.items() for one in telling(duty.name, duty.aliases)
    } | {
        ("ask", ask, one): one
        for ask, said in TYPICAL.items()
        if ask not in ONLY_FOR or ONLY_FOR[ask] & roles
        for one in said
    }
    found = process.extract(words, choices, scorer=fuzz.partial_ratio, score_cutoff=DIMLY, limit=None)
    best: dict[tuple[str, str], float] = {}
    for _, score, (kind, key, _) in found:
        best.setdefault((kind, key), score)
    return [(score, kind, key) for (kind, key), score in best.items()]
