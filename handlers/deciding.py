"""What words decide of something that was shown and waits for a tap: they say what its buttons say."""

import re
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from domain import broadcast_commands as b
from domain import change_commands as ch
from domain import commands as c
from domain import desk_commands as d
from domain.thai import POLITE, plain
from domain.words.request_words import NEVER_MIND

Decision = tuple[re.Pattern[str], Callable[[int], c.Command]]


def _yes(*own: str) -> re.Pattern[str]:
    return _whole("ยืนยัน", "ตกลง", "ใช่", "โอเค", "ok", "ถูกต้อง", *own)


def _no(*own: str) -> re.Pattern[str]:
    return _whole("ไม่ใช่", "ไม่ยืนยัน", "ไม่ตกลง", "ไม่เอา", *own)


def _whole(*words: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(words)}){POLITE}")


SEND = r"(?:ยืนยัน)?ส่ง(?:ได้)?เลย"
DO_NOT_SEND = r"(?:ยัง)?ไม่(?:ต้อง)?ส่ง|อย่าเพิ่งส่ง"

# By what the question asks; under the same name stands the id of what was shown. The last one is the no.
SHOWN: dict[str, tuple[Decision, ...]] = {
    "proposal": ((_yes(), ch.Confirm), (_no(), ch.Drop)),
    "director": ((_yes(SEND, r"ส่งถึง ?ผอ\.?"), ch.Confirm), (_no(DO_NOT_SEND), ch.Drop)),
    "broadcast": (
        (_whole("ส่งด่วน(?:เดี๋ยวนี้|เลย)?"), partial(b.ConfirmBroadcast, urgent=True)),
        (_yes(SEND, "ขอข้อความไปวาง"), b.ConfirmBroadcast),
        (_no(DO_NOT_SEND), b.CancelBroadcast),
    ),
    "import": ((_yes("นำเข้า(?:ได้)?(?:เลย)?"), d.ImportFile), (_no("(?:ยัง)?ไม่นำเข้า"), d.KeepAsEvidence)),
}


def decided(command: c.Command, words: str, question: Mapping[str, Any]) -> c.Command:
    """The command of the button that these words stand for, or what they mean otherwise."""
    said, what = plain(words), str(question["ask"])
    shown = int(question[what])
    for pattern, button in SHOWN[what]:
        if pattern.fullmatch(said):
            return button(shown)
    return SHOWN[what][-1][1](shown) if NEVER_MIND.fullmatch(said) else command
