"""What is said of a whole round: which step of it was taken, or how far it is."""

import re

from domain import commands as c
from domain import step_commands as s
from domain import thai

ROUND = re.compile(
    r"(?P<before>[^0-9a-z]*)รอบ\s*(?P<code>[a-z][a-z0-9.]*(?:-[a-z0-9.]+)+)(?P<after>.*)", re.DOTALL
)
HANDED_IN = re.compile(r"(?:ส่ง|เสร็จ|ทำ)(?:งาน|รายงาน|ครบ|สิ้น|เสร็จ)*")


def read_round_words(text: str) -> c.Command | None:
    """ "รอบ EMES-67 สรุปแล้ว" takes the round's step, "รอบ EMES-67" looks at it."""
    found = ROUND.fullmatch(thai.plain(text))
    if not found:
        return None
    words = f"{found['before']} {found['after']}".strip()
    done = bool(re.search("แล้ว|เรียบร้อย", words))
    step = re.sub(rf"(?:เรียบร้อย|{thai.POLITE})+$", "", words).strip()
    if not step:
        return s.ShowRound(found["code"].upper())
    return s.TakeRoundStep(found["code"].upper(), step) if done and not HANDED_IN.fullmatch(step) else None
