"""One signed POST to the app's webhook, and LINE's word for how it went."""

import base64
import hashlib
import hmac
from dataclasses import dataclass
from http import HTTPStatus

import requests

ANSWER_SECONDS = 2.0
NO_ANSWER = 0


@dataclass(frozen=True)
class Outcome:
    """How the app answered: `reason` is LINE's word for it in its error statistics."""

    status: int
    reason: str

    @property
    def ok(self) -> bool:
        return self.reason == "ok"


def sign(secret: str, body: bytes) -> str:
    """The value of x-line-signature for these raw bytes."""
    return base64.b64encode(hmac.new(secret.encode(), body, hashlib.sha256).digest()).decode()


def post(url: str, body: bytes, signature: str | None) -> Outcome:
    """Send bytes to a webhook, on a connection of their own, and say how it went."""
    headers = {"Content-Type": "application/json; charset=utf-8", "User-Agent": "LineBotWebhook/2.0"}
    if signature is not None:
        headers["x-line-signature"] = signature
    with requests.Session() as session:
        session.trust_env = False
        try:
            answer = session.post(
                url, data=body, headers=headers, timeout=ANSWER_SECONDS, allow_redirects=False
            )
        except requests.Timeout:
            return Outcome(NO_ANSWER, "request_timeout")
        except requests.RequestException:
            return Outcome(NO_ANSWER, "could_not_connect")
    taken = HTTPStatus.OK <= answer.status_code < HTTPStatus.MULTIPLE_CHOICES
    return Outcome(answer.status_code, "ok" if taken else "error_status_code")
