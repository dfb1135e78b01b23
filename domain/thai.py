"""Thai as people type it: one way of writing it, its polite endings, and the links in it."""

import re
import unicodedata
from functools import lru_cache

THAI_DIGITS = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
WIDE_COLON = "\uff1a"
INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad]")
BLANK = rf"(?:\s|{INVISIBLE.pattern})*"
SPLIT_AM = re.compile("\u0e4d([\u0e48-\u0e4b]?)\u0e32")
LATE_TONE_AM = re.compile("\u0e4d?\u0e33([\u0e48-\u0e4b])")


def normalise(text: str) -> str:
    """One spelling for what looks the same: NFC, no invisible marks, แ and ำ whole, one blank.

    Never NFKC, which splits ำ (reference §4.2).
    """
    text = INVISIBLE.sub("", unicodedata.normalize("NFC", text)).replace("เเ", "แ")
    text = SPLIT_AM.sub("\\1\u0e33", text)
    text = LATE_TONE_AM.sub("\\1\u0e33", text)
    return re.sub(r"\s+", " ", text).strip()


def plain(text: str) -> str:
    """Normalised, lower case and with Arabic digits: the form that rules are matched on."""
    return normalise(text).translate(THAI_DIGITS).lower()


@lru_cache(maxsize=16384)
def plain_name(name: str) -> str:
    """`plain` of a name or code that the office keeps, remembered; never for people's words."""
    return plain(name)


def without_blanks(words: str) -> str:
    """The same letters close together."""
    return "".join(words.split())


@lru_cache(maxsize=8192)
def name_without_blanks(phrase: str) -> str:
    """`without_blanks` of a name that the office keeps, remembered."""
    return without_blanks(phrase)


_KIND_WORDS = (
    r"ค่ะ|คะ|ค่า|ครับ|คับ|จ้า|จ้ะ|จ๊ะ|นะ|น้า|ฮะ|เด้อ|เด(?![ก-๎])|เน้อ|เจ้า(?![ก-๎])|อ่ะ|แล้ว|ผม|[\s.!🙏🏻😊]"
    r"|ละ(?=$|[^ก-๎]|นะ|น้า|ค่ะ|คะ|ครับ|คับ|จ้า|จ้ะ|เด้อ)"
)
POLITE = f"(?:{_KIND_WORDS})*"

BROADCAST = re.compile(rf"{BLANK}ประกาศ(?!นียบัตร)(?:ว่า|ถึงทุกคน)?[\s:：]*(.*)", re.DOTALL)

_HOSTS = (
    r"(?:drive|docs|sites|forms|meet|photos\.app)\.(?:google|goo)|forms\.gle|bit\.ly|1drv\.ms|onedrive\.live|tinyurl\.com"
    r"|youtu\.be|lin\.ee|qr\.page"
)
LINK = re.compile(
    rf"(?:https?://|(?<![a-z0-9.@-])(?:{_HOSTS})[./]|(?<![a-z0-9.@-])(?:[a-z0-9-]{{1,40}}\.){{1,4}}(?:com|net|org|th|io|me|app|gl|be|ly|ms|page)/)"
    r"[^\s<>\"'฀-๿]+",
    re.IGNORECASE,
)
TRAILING = ".,;:!?)]}>…"


def whole_link(found: re.Match[str]) -> tuple[str, str]:
    """A link with its scheme, never fetched, and what stood behind it and is no part of it."""
    url = found[0].rstrip(TRAILING)
    return (url if "://" in url else f"https://{url}"), found[0][len(url) :]


def without_links(text: str) -> str:
    """The message without its links, whose letters must not be read as codes."""
    return LINK.sub(" ", text)
