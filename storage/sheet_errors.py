"""Google's refusals: for later, or for ever; and whether a person has to give us access."""

from typing import Any, NoReturn

import requests

from domain.errors import Never, TryLater

NOT_GOOGLE = "an answer that is not Google's"
PROTECTED = "trying to edit a protected"  # in Google's message when somebody locked us out of cells
SERVICE_OFF = "has not been used in project"
_ACCESS = {401, 403, 404}
_LATER = {408, 425, 429}


def refused(response: requests.Response) -> NoReturn:
    """Raise what this answer means."""
    words = _explanation(response)
    reason = f"Google answered {response.status_code}: {words}"
    if response.status_code in _LATER or response.status_code >= requests.codes.server_error:
        raise TryLater(reason, _seconds(response.headers.get("Retry-After", "")))
    raise Never(reason, access=response.status_code in _ACCESS or PROTECTED in words)


def no_token(error: Any) -> NoReturn:
    """A named OAuth error (the key was withdrawn) is final; anything else is a bad moment."""
    answer = error.args[1] if len(error.args) > 1 else None
    if error.retryable or not isinstance(answer, dict) or "error" not in answer:
        raise TryLater("Google gave no access token") from error
    raise Never(f"Google refuses the service account: {answer['error']}", access=True) from error


def _explanation(response: requests.Response) -> str:
    """Google's message up to its first quotation, for what it quotes may be somebody's words."""
    try:
        message = response.json()["error"]["message"]
    except (ValueError, KeyError, TypeError):
        return response.reason
    return str(message).partition('"')[0][:200].strip()


def _seconds(retry_after: str) -> float | None:
    return float(retry_after) if retry_after.isascii() and retry_after.isdigit() else None
