"""Addresses of the console: signed, each for one page and its reader, and good for a while only."""

import hashlib
from collections.abc import Callable
from datetime import datetime, timedelta
from posixpath import splitext
from urllib.parse import quote

from itsdangerous import BadData, URLSafeSerializer

from domain.evidence import plain_name

Clock = Callable[[], datetime]
Of = tuple[int | str, ...]
TRUSTED = {"key_derivation": "hmac", "digest_method": hashlib.sha256}
NAME, ENDING = 40, 10  # letters of a file's name that its address shows
# How long a link to each page is good, in machine time; LINE shows a picture again from its own address.
LIVES = {
    "template": timedelta(hours=1),
    "export": timedelta(hours=1),
    "report": timedelta(days=1),
    "qr": timedelta(days=30),
}


class LinkBroken(Exception):
    """No link of ours, or one for another page."""


class LinkExpired(Exception):
    """A link of ours whose time is over."""


class Links:
    """Makes links and reads them back; whoever has one needs no other key, so they are short-lived."""

    def __init__(self, secret: str, base_url: str, clock: Clock) -> None:
        self._secret = secret
        self._base = base_url
        self._clock = clock

    def make(self, page: str, *of: int | str) -> str:
        """The address of a page that is `of` these: its reader first, where it is for one.

        A `file` is of its key and name: its address is signed by nobody and good until it is revoked.
        """
        if page == "file":
            return self.file(*map(str, of))
        until = int((self._clock() + LIVES[page]).timestamp())
        ending = ".png" if page == "qr" else "?openExternalBrowser=1"  # LINE's own browser saves no files
        return f"{self._base}/console/{page}/{self._signed(page).dumps([until, *of])}{ending}"

    def file(self, key: str, name: str) -> str:
        """The address of an evidence file; the name in it is for people, and says nothing else."""
        stem, ending = splitext(plain_name(name))
        return f"{self._base}/files/{key}/{quote(stem[:NAME] + ending[:ENDING], safe='.')}"

    def read(self, page: str, token: str) -> Of:
        """What the page is of. Raises `LinkBroken` or `LinkExpired`."""
        try:
            until, *of = self._signed(page).loads(token)
        except (BadData, RecursionError) as no:
            raise LinkBroken from no
        if self._clock().timestamp() >= until:
            raise LinkExpired
        return tuple(of)

    def _signed(self, page: str) -> URLSafeSerializer:
        return URLSafeSerializer(self._secret, salt=f"console:{page}", signer_kwargs=TRUSTED)
