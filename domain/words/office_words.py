"""What a reviewer or a coordinator says of the office's duties: ผ่าน, ส่งกลับ, บันทึกแล้ว, เลื่อน, ยกเลิก, เปิดใหม่."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from domain import commands as c
from domain import step_commands as s
from domain import thai
from domain.duties import Duty, urgency
from domain.office import StepKind
from domain.transitions import Move
from domain.words.dates_in_text import WHEN
from domain.words.duty_codes import codes_in, without_codes
from domain.words.step_meant import narrowed, places_of

_FILL = (
    r"(?:ข้อ|งาน|ตัวชี้วัด|รายการ|ระบบ|ของ|ใน|จาก|และ|กับ|ขั้น(?:ตอน)?|มติ|คณะกรรมการ|กรรมการ|ให้|ขอ|ตรวจ|เรียบร้อย"
    r"|ขอบคุณ|ค่ะ|คะ|ครับ|คับ|นะ|จ้า|แล้ว|[\s,.:;()\"“”-])*"
)
SOUNDS = re.compile(r"ผ่าน|ส่งกลับ|ตีกลับ|ส่งคืน|อนุมัติ|บันทึก|คีย์|กรอก|เลื่อน|ยกเลิก|เปิด|แล้ว|เรียบร้อย|เลขที่")
_DONE = rf"(?={_FILL}$)(?=.*(?:แล้ว|เรียบร้อย))"
NAMED_STEP = re.compile(rf"{_DONE}{_FILL}")
BECAUSE = re.compile(r"\s*(?:เพราะว่า|เพราะ|เนื่องจาก|เหตุผล\s*[:：]?)\s*")
_DAY = r"(?:วันที่\s*)?[0-9๐-๙]|วัน|พรุ่ง|มะรืน|จันทร์|อังคาร|พุธ|พฤหัส|ศุกร์|สิ้น|อีก"
UNTIL = re.compile(rf"\s*(?:(?:ขอ)?(?:ให้)?ส่งใหม่)?\s*ภายใน\s*(?P<day>(?:{_DAY}).*)$")
NEW_DAY = re.compile(r"(?:เป็น|ไปเป็น|ไป|ถึง)\s*(?P<day>(?:วันที่\s*)?\S.*)$")
REFERENCE = re.compile(
    r"\s*(?:เลขที่(?:อ้างอิง|หนังสือ)?|เลขอ้างอิง|เลขรับ|อ้างอิง|(?<!ตัว)เลข(?!า))\s*[:：]?\s*(?P<reference>\S.*)$"
)
LAST_POLITE = re.compile(r"(?:\s*(?:นะ|(?<!ห)น้า|ค่ะ|คะ|ครับ|คับ|จ้า|จ้ะ|จ๊ะ|เลย|ด้วย|หน่อย|(?<!นา)ที))+$")


@dataclass(frozen=True)
class Said:
    """The parts of such a message: its head, of which `rest` lacks codes and names, and what follows."""

    head: str
    reason: str
    until: str
    reference: str
    rest: str = ""
    has_code: bool = False
    step: str = ""
    new_day: str = ""


Make = Callable[[tuple[int, ...], Said], c.Command]


@dataclass(frozen=True)
class Way:
    """How something is said; by quoting alone only where `by_quote`."""

    pattern: re.Pattern[str]
    move: Move
    make: Make
    by_quote: bool = True


def _way(pattern: str, move: Move, make: Make, *, by_quote: bool = True) -> Way:
    return Way(re.compile(f"{_FILL}{pattern}{_FILL}"), move, make, by_quote)


WAYS = (
    _way(
        r"(?:ผ่าน|อนุมัติ|เห็นชอบ)(?:การ)?(?:กลั่นกรอง|พิจารณา|อนุมัติ)?",
        Move.ACCEPT,
        lambda duties, said: s.Review(duties, step=said.step),
    ),
    _way(
        r"(?:ไม่ผ่าน|ส่งกลับ|ตีกลับ|ส่งคืน)(?:ให้)?(?:แก้ไข|แก้)?",
        Move.RETURN,
        lambda duties, said: s.Review(
            duties, passes=False, reason=said.reason, until=said.until, step=said.step
        ),
    ),
    _way(
        r"(?:บันทึก|คีย์|กรอก)(?:ผล)?(?:ลง|เข้า)?",
        Move.RECORD,
        lambda duties, said: s.RecordEntry(duties, said.reference, said.step),
    ),
    _way(
        r"(?<!ขอ)เลื่อน(?:กำหนด|วัน|ส่ง)*",
        Move.EXTEND,
        lambda duties, said: s.MoveDate(duties, said.new_day, said.reason),
        by_quote=False,
    ),
    _way("ยกเลิก", Move.CANCEL, lambda duties, said: s.CancelDuty(duties, said.reason), by_quote=False),
    _way(rf"เปิด{_FILL}(?:ใหม่|อีกครั้ง)", Move.REOPEN, lambda duties, _said: s.Reopen(duties), by_quote=False),
)
OF_KIND = {
    StepKind.CHECK: WAYS[0],
    StepKind.APPROVE: WAYS[0],
    StepKind.RECORD: WAYS[2],
    StepKind.DO: Way(NAMED_STEP, Move.TICK, lambda duties, said: s.Tick(duties, said.step)),
}


def read_office_words(
    text: str, office: Sequence[Duty], quoted: tuple[int, ...], chosen: tuple[int, ...] = ()
) -> c.Command | None:
    """The step that the words take: of the duties whose code is written, else of those chosen or quoted."""
    said = _parts(thai.normalise(text))
    codes = codes_in(_without_rounds(said.head, office), {duty.code for duty in office})
    meant = [duty for duty in office if (duty.code in codes if codes else duty.id in (chosen or quoted))]
    if not meant or not SOUNDS.search(text):
        return None
    said, names = _without_names(said, meant)
    way = _way_of(said, meant)
    if way is None or not (codes or way.by_quote) or (way.move is Move.EXTEND and not said.new_day):
        return None
    known = bool(codes or chosen) or not said.has_code  # a code that nobody knows is not what was quoted
    return _command(way, said, narrowed(meant, names, way.move, thai.plain(text)), known=known)


def _way_of(said: Said, meant: Sequence[Duty]) -> Way | None:
    found = next((way for way in WAYS if way.pattern.fullmatch(said.rest)), None)
    if found or not said.step:
        return found if found is None or found.move is not Move.RECORD or _is_told(said) else None
    kind = next(step.kind for duty in meant for step in duty.steps if step.name == said.step)
    done = NAMED_STEP.fullmatch(said.rest) or (said.reference and kind is StepKind.RECORD)
    return OF_KIND[kind] if done else None


def _is_told(said: Said) -> bool:
    """Whether an entry is said to be made, and not only spoken of."""
    return bool(said.reference) or bool(re.search("แล้ว|เรียบร้อย", said.rest))


def _parts(words: str) -> Said:
    """The message taken apart."""
    head, *tail = BECAUSE.split(words, maxsplit=1)
    reason, until = _cut(UNTIL, tail[0] if tail else "", "day")
    head, earlier = _cut(UNTIL, head, "day")
    head, reference = _cut(REFERENCE, head, "reference")
    return Said(head, reason.strip(), LAST_POLITE.sub("", until or earlier), LAST_POLITE.sub("", reference))


def _without_rounds(head: str, office: Sequence[Duty]) -> str:
    """The head without the codes of rounds, of which one like PM1-67 reads as a range of duties."""
    codes = {thai.plain(duty.round_code) for duty in office if duty.round_code}
    for code in sorted(codes, key=len, reverse=True):
        head = thai.plain(head).replace(code, " ")
    return head


def _cut(pattern: re.Pattern[str], words: str, group: str) -> tuple[str, str]:
    found = pattern.search(words)
    return (words[: found.start()], found[group]) if found else (words, "")


def _without_names(said: Said, meant: Sequence[Duty]) -> tuple[Said, set[str]]:
    """The head's rest without codes and names; which step it named, and which units and rounds."""
    steps = {step.name for duty in meant for step in duty.steps}
    places = {name for duty in meant for name in places_of(duty)}
    rest, held = thai.plain(said.head), set()
    for name in sorted(steps | places | {duty.system_name for duty in meant}, key=len, reverse=True):
        without = re.sub(rf"{re.escape(thai.plain(name))}(?![0-9])", " ", rest)
        held |= {name} if without != rest else set()
        rest = without
    rest, new_day = _cut(NEW_DAY, rest, "day") if "เลื่อน" in rest else (rest, "")
    day = WHEN.match(new_day)
    if day and not said.reason:
        said, new_day = replace(said, reason=LAST_POLITE.sub("", new_day[day.end() :]).strip()), day[0]
    step = next(iter(sorted(held & steps)), "")
    new_day, bare = LAST_POLITE.sub("", new_day), without_codes(rest)
    return replace(said, rest=bare, has_code=bare != rest, step=step, new_day=new_day), held & places


def _command(way: Way, said: Said, duties: list[Duty], *, known: bool) -> c.Command:
    """One duty a code that is known, or the question which."""
    ids = tuple(duty.id for duty in sorted(duties, key=urgency))
    if not known or len({duty.code for duty in duties}) < len(duties):
        return c.AskWhich(ids, meant=way.make((), said))
    return way.make(ids, said)
