"""A service account of the playground's own, and the token endpoint's side of OAuth."""

import base64
import binascii
import json
import secrets
import time
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from playground.sheets_errors import Json

SCOPE = "https://www.googleapis.com/auth/spreadsheets"
LIFETIME = 3600  # seconds
_GRANT = "urn:ietf:params:oauth:grant-type:jwt-bearer"
_PARTS = 3  # header, claims, signature


def make_credentials(base_url: str) -> dict[str, str]:
    """A service-account file, whose tokens are asked for at `base_url`/token."""
    return {
        "type": "service_account",
        "project_id": "playground",
        "private_key_id": secrets.token_hex(20),
        "private_key": _private_key(),
        "client_email": "mirror@playground.iam.gserviceaccount.com",
        "client_id": "1",
        "token_uri": base_url.rstrip("/") + "/token",
        "universe_domain": "googleapis.com",
    }


@cache
def _private_key() -> str:
    """One fresh key for each process: making it takes a while."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode()


class GrantRefused(Exception):
    """The token endpoint does not accept the assertion."""


class Tokens:
    """The bearer tokens given out so far; they live an hour of machine time."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._until: dict[str, float] = {}

    def grant(self, form: Mapping[str, str]) -> Json:
        """A token for a JWT-bearer form, or GrantRefused."""
        if form.get("grant_type") != _GRANT:
            raise GrantRefused("unsupported_grant_type")
        _check(_claims(form.get("assertion", "")))
        return {"access_token": self.issue(), "expires_in": LIFETIME - 1, "token_type": "Bearer"}

    def issue(self) -> str:
        token = "ya29." + secrets.token_urlsafe(32)
        self._until[token] = self._clock() + LIFETIME
        return token

    def accept(self, authorization: str) -> bool:
        """Whether the header carries a token that is still alive."""
        return self._until.get(authorization.removeprefix("Bearer "), 0.0) > self._clock()

    def forget_all(self) -> None:
        self._until.clear()


def _claims(assertion: str) -> Json:
    parts = assertion.split(".")
    if len(parts) != _PARTS or not all(parts) or _decoded(parts[0]).get("alg") != "RS256":
        raise GrantRefused("invalid_grant")
    return _decoded(parts[1])


def _decoded(part: str) -> Json:
    try:
        found: Any = json.loads(base64.urlsafe_b64decode(part + "=" * (-len(part) % 4)))
    except (binascii.Error, ValueError) as error:
        raise GrantRefused("invalid_grant") from error
    if not isinstance(found, dict):
        raise GrantRefused("invalid_grant")
    return found


def _check(claims: Json) -> None:
    if not claims.get("iss") or not claims.get("aud") or claims.get("exp", 0) < time.time():
        raise GrantRefused("invalid_grant")
    if SCOPE not in claims.get("scope", "").split():
        raise GrantRefused("invalid_scope")
