"""One duty in full, as its card tells it: where it stands, whose it is, what was decided and done last."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from domain.clocks import BANGKOK
from domain.dates import show, show_short
from domain.decisions import Decision
from domain.duties import Duty, State
from domain.evidence import Proof
from domain.fiscal import buddhist_year
from domain.history import Line
from domain.telling import number_words, plain_problem, some
from domain.thai import normalise
from domain.transitions import Move
from domain.words.coordinator_words import ANSWERS
from domain.workbook.taken import REASSIGN

READ = 30  # newest updates among which the answer to a problem is looked for
STEPS, MORE_STEPS = 3, 10  # of the history: beside everything else, and when it is asked for
NAMES, LINKS = 6, 3
WORDS = 300  # letters of what somebody said; templates cut it shorter
Names = Mapping[int, str]


def card_facts(
    duty: Duty, lines: Sequence[Line], decisions: Sequence[Decision], proofs: Sequence[Proof], names: Names
) -> dict[str, Any]:
    """What the card says beside the facts of any duty; `names` is how people are called."""
    return {
        "stands": _stands(duty),
        "value": _measured(number_words(duty.value), duty.measure),
        "target": _measured(duty.target, duty.measure),
        "people": some([names[one] for one in duty.holders if one in names], NAMES),
        "alone": len(duty.holders) == 1,
        "reply": _reply(lines, names) if duty.problem else None,
        "verdict": _verdict(duty, decisions, names),
        "links": [{"words": one.url or one.name, "key": one.key} for one in proofs[-LINKS:]],
        "more_links": max(0, len(proofs) - LINKS),
    }


def who_spoke(duty: Duty, lines: Iterable[Line], decisions: Iterable[Decision]) -> set[int]:
    """Everybody whom the card may name."""
    spoke = [(line.person_id, line.instead_of) for line in lines]
    said = {*(one for both in spoke for one in both), *(one.person_id for one in decisions)}
    return {*duty.holders, *(person for person in said if person)}


def _stands(duty: Duty) -> str:
    """The state with how far it is, where both are news."""
    percent = number_words(duty.percent)
    if percent and duty.state is State.BLOCKED:
        return f"{duty.state_words} (ทำไปแล้ว {percent}%)"
    return (
        f"{duty.state_words} {percent}%" if percent and duty.state is State.IN_PROGRESS else duty.state_words
    )


def _measured(number: str, measure: str) -> str:
    """ "ร้อยละ 82.5" and "12 โรงเรียน"."""
    if not number or not measure:
        return number
    return f"{measure} {number}" if measure.startswith("ร้อยละ") else f"{number} {measure}"


def _on(at: datetime, year: bool = True) -> str:
    day = at.astimezone(BANGKOK).date()
    return f"{show_short(day)} {buddhist_year(day)}" if year else show_short(day)


def _reply(lines: Sequence[Line], names: Names) -> dict[str, str] | None:
    """What a coordinator answered to the newest problem."""
    told = next((n for n, line in reversed([*enumerate(lines)]) if line.problem), -1)
    answers = [line for line in lines[told + 1 :] if line.kind == Move.ANSWER]
    if not answers:
        return None
    return {"by": names.get(answers[-1].person_id or 0, ""), "words": answer_words(answers[-1].told)}


def answer_words(words: str) -> str:
    """ "ตอบ E1 ว่า ผลออกวันจันทร์" without whom it was to."""
    found = ANSWERS.search(normalise(words))
    return (found["words"] if found else words).removeprefix("ว่า").strip()[:WORDS]


JUDGES = (Move.ACCEPT, Move.RETURN, Move.CANCEL, Move.REOPEN)


def _verdict(duty: Duty, decisions: Sequence[Decision], names: Names) -> dict[str, Any] | None:
    """The newest verdict that still counts; `now` while the duty stands where it put it."""
    last = next((one for one in reversed(decisions) if one.verdict in JUDGES), None)
    if last is None or last.verdict == Move.REOPEN:
        return None
    return {
        "what": last.verdict,
        "now": duty.state in (State.RETURNED, State.CANCELLED),
        "step": last.step_name,
        "by": names.get(last.person_id or 0, ""),
        "on": _on(last.at) if last.at else "",
        "reason": last.reason or duty.reason,
        "until": show(last.day) if last.day and last.verdict == Move.RETURN else "",
    }


def steps_told(
    lines: Sequence[Line], decisions: Iterable[Decision], names: Names, today: date, most: int
) -> list[dict[str, str]]:
    """The newest steps, newest first: the day, who, and what in a few words."""
    decided = {one.update_id: one for one in decisions}
    return [
        {
            "on": _on(line.at, year=line.at.astimezone(BANGKOK).year != today.year),
            "who": _who(line, names),
            "what": _what(line, decided.get(line.id)),
        }
        for line in reversed(lines[-most:])
    ]


def _who(line: Line, names: Names) -> str:
    """Who it was, and in whose place."""
    who, absent = names.get(line.person_id or 0, line.nobody), names.get(line.instead_of or 0, "")
    return f"{who} (แทน{absent})" if who and absent else who


def _what(line: Line, decision: Decision | None) -> str:
    step = decision.step_name if decision else ""
    reason = f": {decision.reason}" if decision and decision.reason else ""
    day = f"เป็น {show_short(decision.day)}" if decision and decision.day else ""
    number = f" เลขที่ {decision.reference}" if decision and decision.reference else ""
    told = {
        Move.SUBMIT: "ส่งงาน" if line.value is None else f"ส่งงาน ผลที่รายงาน {number_words(line.value)}",
        Move.ATTACH: "แนบหลักฐาน",
        Move.ANSWER: f"ตอบ: {answer_words(line.told)}",
        Move.NOTE: line.told,
        Move.ACCEPT: f"ผ่าน{step}",
        Move.RETURN: f"ส่งกลับแก้ไข{reason}",
        Move.RECORD: f"{step or 'บันทึก'}{number}",
        Move.TICK: f"{step}แล้ว",
        Move.EXTEND: f"เลื่อนกำหนด{day}{reason}",
        Move.CANCEL: f"ยกเลิก{reason}",
        Move.REOPEN: "เปิดใหม่",
        REASSIGN: "เปลี่ยนผู้รับผิดชอบ",
    }
    what = (told.get(line.kind) or _report(line))[:WORDS]
    return what if not line.gone or line.told in what else f"{what} {line.told}"


def _report(line: Line) -> str:
    """The percent, the value and the problem that were told; else the words themselves."""
    problem = plain_problem(line.problem) or "ติดปัญหา" if line.problem else ""
    parts = (
        f"{number_words(line.percent)}%" if line.percent is not None else "",
        f"ผลที่รายงาน {number_words(line.value)}" if line.value is not None else "",
        f"ติดปัญหา {problem}" if problem not in ("", "ติดปัญหา") else problem,
    )
    return " · ".join(part for part in parts if part) or line.words or "รายงาน"
