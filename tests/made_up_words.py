"""Messages that nobody should write, each made again from its number alone."""

import re
import string
from collections.abc import Callable
from functools import cache
from random import Random

from corpus_office import read_corpus
from hostile_pieces import AGAIN, FRAGMENTS, LINKS

LONGEST = 5_000  # characters of a text message to LINE
SELDOM = 400  # one message in so many is as long as LINE lets it be
THAI = "".join(chr(code) for code in (*range(0x0E01, 0x0E3B), *range(0x0E3F, 0x0E5C)))
MARKS = "ัิีึืฺุู็่้๊๋์ํ๎ะาำเแโใไๅๆฯ"
UNSEEN = "\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2069\ufeff\u00ad"
EMOJI = "😀🙏🏻👍🏽👨‍👩‍👧‍👦🇹🇭❤️1️⃣😅✅"
DIGITS = "0123456789๐๑๒๓๔๕๖๗๘๙０１２３４５６７８９²½Ⅳ"
JOINTS = " ,./-:%+=x*()–~\n\t"


def made_up(number: int) -> str:
    """The message with this number, always the same; never longer than LINE lets it be."""
    random = Random(number)
    if number % SELDOM == 0:
        return _filled(random)
    text = random.choice(MAKERS)(random)
    return text[: random.choice((40, 120, 120, 300))]


@cache
def seen() -> tuple[str, ...]:
    """What staff wrote, as the rules have seen it."""
    return tuple(label["text"] for label in read_corpus("seen.jsonl"))


def _filled(random: Random) -> str:
    """One or two pieces said again and again until nothing more fits, and an end that may spoil it."""
    piece = random.choice((random.choice(AGAIN), random.choice(AGAIN) + random.choice(AGAIN), _cut(random)))
    end = random.choice(("", "x", "ๆ", "%", " e5", "\n5"))
    return (piece * LONGEST)[: LONGEST - len(end)] + end


def _said(random: Random) -> str:
    return random.choice(seen())


def _pieces(random: Random) -> list[str]:
    """A message cut at blanks, or anywhere."""
    text = _said(random)
    if random.random() < 0.5:
        return re.split(r"(?<=\s)", text)
    at = sorted(random.randrange(len(text) + 1) for _ in range(random.randint(1, 6)))
    return [text[start:end] for start, end in zip([0, *at], [*at, len(text)], strict=True)]


def _cut(random: Random) -> str:
    return random.choice(_pieces(random)) or "ก"


def _shuffled(random: Random) -> str:
    pieces = _pieces(random)
    random.shuffle(pieces)
    return "".join(pieces)


def _joined(random: Random) -> str:
    """Pieces of different messages in one."""
    joint = random.choice((" ", "", "\n", ", ", " และ", " แต่", "ส่วน"))
    return joint.join(_cut(random) for _ in range(random.randint(2, 7)))


def _repeated(random: Random) -> str:
    piece = random.choice((_cut(random), random.choice(AGAIN)))
    return piece * random.randint(2, 40) + _cut(random)


def _sprinkled(random: Random) -> str:
    """A message with a few letters put in, left out or said in another way."""
    letters = list(_said(random))
    for _ in range(random.randint(1, 12)):
        at = random.randrange(len(letters))
        stray = random.choice((UNSEEN, MARKS, EMOJI, DIGITS, JOINTS, THAI, string.ascii_letters))
        letters[at] = random.choice((letters[at] + random.choice(stray), random.choice(stray), ""))
    return "".join(letters)


def _thai(random: Random) -> str:
    """Thai letters and marks in no order."""
    return "".join(random.choice(random.choice((THAI, MARKS))) for _ in range(random.randint(1, 60)))


def _anything(random: Random) -> str:
    """Any characters of Unicode but halves of pairs, which JSON in UTF-8 cannot bring."""
    points = (random.randrange(0x110000 - 0x800) for _ in range(random.randint(1, 40)))
    return "".join(chr(point if point < 0xD800 else point + 0x800) for point in points)


def _numbers(random: Random) -> str:
    """Digits of three scripts with what joins numbers, and words that count."""
    words = (
        "e",
        "E",
        "PM",
        "ข้อ",
        "ร้อยละ",
        "%",
        "บาท",
        "ไตรมาส",
        "วันที่",
        "ก.ค.",
        "เสร็จ",
        "ห้า",
        "สิบ",
        "ครึ่ง",
        "M6-",
    )
    parts = (random.choice((DIGITS, DIGITS, JOINTS, words)) for _ in range(random.randint(2, 30)))
    return "".join(random.choice(part) for part in parts)


def _links(random: Random) -> str:
    """Links, whole, broken and long, among words."""
    tail = "".join(
        random.choice(string.ascii_letters + "/?&=.%#" + THAI) for _ in range(random.randint(0, 200))
    )
    return f"{_cut(random)}{random.choice(LINKS)}{tail}{random.choice(('', ' '))}{_cut(random)}"


def _code(random: Random) -> str:
    """Fragments of other languages beside words."""
    return "".join(
        random.choice((random.choice(FRAGMENTS), _cut(random))) for _ in range(random.randint(1, 5))
    )


Maker = Callable[[Random], str]
MAKERS: tuple[Maker, ...] = (
    *(_said, _shuffled, _joined, _repeated, _sprinkled, _sprinkled),
    *(_thai, _anything, _numbers, _links, _code),
)
