"""A message as rules read it: one spelling, digits for number words, links out of the way."""

import re
from dataclasses import dataclass

from domain import thai
from domain.words.number_words import with_digits
from domain.words.other_words import in_known_words
from domain.words.spelling import respell, unblind

LAUGHS = re.compile(r"(?<=[ก-๎])(?<!ข้อ)\s?5{3,}\+*(?![0-9.,%a-z]|\s*(?:[0-9=:]|บาท|คน|โรง|ราย|แห่ง))")
THAI_WORD = re.compile("[ก-๎]+")
BETWEEN = re.compile(r"(?<=[ก-๎])\s(?=[ก-๎])")
MANY, SHORT = 4, 5.5  # blanks between Thai letters, and letters of a word, where somebody parts every word
LINK_MARK = "\ue000"  # stands where a link stood; a letter that no keyboard has


@dataclass(frozen=True)
class Heard:
    """`said` is the message as written; `words` are what rules are matched on, a mark for each link."""

    said: str
    words: str
    links: tuple[str, ...] = ()


def hear(text: str) -> Heard:
    """Never raises, whatever the text holds."""
    said = thai.normalise(text)
    found: list[str] = []

    def take(link: re.Match[str]) -> str:
        url, rest = thai.whole_link(link)
        if url not in found:
            found.append(url)
        return f" {LINK_MARK}{rest} "

    marked = thai.LINK.sub(take, thai.INVISIBLE.sub("", text).replace(LINK_MARK, ""))
    plain = close_up(LAUGHS.sub(" ", thai.plain(unblind(marked))))
    words = with_digits(in_known_words(respell(plain)))
    return Heard(said, words, tuple(found))


def close_up(words: str) -> str:
    """Thai without the blanks between its words, where somebody types one behind every word."""
    parted = THAI_WORD.findall(words)
    letters = sum(map(len, parted))
    if len(BETWEEN.findall(words)) < MANY or letters > SHORT * len(parted):
        return words
    return BETWEEN.sub("", words)
