"""Links that open the 1:1 chat with the bot, with words ready to send."""

from urllib.parse import quote

LONGEST = 1_000  # letters of a link that a button may open (reference §1.6)


def link_to_chat(basic_id: str, words: str) -> str:
    """A link for LINE on a phone; `basic_id` is the account's @id, `words` stand in the box, not yet sent."""
    return f"https://line.me/R/oaMessage/{quote(basic_id, safe='')}/?{quote(words, safe='')}"
