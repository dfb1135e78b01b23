"""Latin letters as Thai people say and write them: อี = E, พีเจ = PJ, ดีเอ็มซี = DMC."""

import re

NAMES = {
    "เอ็กซ์": "x", "ดับเบิลยู": "w", "เอฟ": "f", "เอช": "h", "แอล": "l", "เอ็ม": "m", "เอ็น": "n", "อาร์": "r", "เอส": "s",
    "คิว": "q", "วาย": "y", "แซด": "z", "บี": "b", "ซี": "c", "ดี": "d", "อี": "e", "จี": "g", "ไอ": "i", "เจ": "j", "เค": "k",
    "โอ": "o", "พี": "p", "ที": "t", "ยู": "u", "วี": "v", "เอ": "a",
}  # fmt: skip
SAID = {letter: name for name, letter in NAMES.items()}
_NAME = "|".join(NAMES)
SPELLED_CODE = re.compile(
    rf"(?P<letters>(?:{_NAME}){{1,4}})[ .-]?(?P<number>[0-9]{{1,4}})(?![0-9]|\.[0-9]|\s*(?:%|คน|โรง(?!เรียน)|วัน|ครั้ง|บาท))"
)
_ONE = re.compile(_NAME)
HEARD_FOR = {"a": "e"}  # what dictation makes of a letter, where no code has the one that it wrote


def latin(spelled: str) -> str:
    """Letter names as the letters themselves."""
    return "".join(NAMES[name] for name in _ONE.findall(spelled))


def spelled_letters(one: re.Match[str]) -> list[str]:
    """The letters that a spelled code may have: all of them, or its last ones; the likeliest first."""
    letters = latin(one["letters"])
    endings = [letters[cut:] for cut in range(len(letters))]
    close = one[0] == one["letters"] + one["number"]
    return [*endings, HEARD_FOR[letters]] if close and letters in HEARD_FOR else endings


def spelled(letters: str) -> str:
    """Letters as they are said: dmc → ดีเอ็มซี; nothing for what is not all letters."""
    return (
        "".join(SAID.get(letter, "") for letter in letters) if letters.isalpha() and letters.isascii() else ""
    )
