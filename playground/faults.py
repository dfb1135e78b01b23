"""Faults that can be switched on: what a network or a server in trouble does to a call."""

import json
import re
import threading
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from io import BytesIO
from typing import Any, Literal, get_args

from werkzeug.wrappers import Response

from playground.witness import Log

Kind = Literal["status", "reset_before", "reset_after", "slow", "hang"]
EXEMPT = "/_play"


class Reset(ConnectionError):
    """The server drops the connection without an answer."""


@dataclass
class Fault:
    """`match` is a regular expression for the start of the path; `times` None lasts until removed."""

    match: str
    kind: Kind
    status: int = 500
    body: Any = field(default_factory=lambda: {"message": "Internal server error"})
    seconds: float = 0.05
    times: int | None = None
    method: str = ""

    def __post_init__(self) -> None:
        if self.kind not in get_args(Kind):
            raise ValueError(f"unknown kind of fault: {self.kind}")
        try:
            re.compile(self.match)
        except re.error as error:
            raise ValueError(f"match: {error}") from error

    def hits(self, method: str, path: str) -> bool:
        return self.method in {"", method} and self.times != 0 and bool(re.match(self.match, path))


class Faults:
    """WSGI middleware around the whole emulator; its own control paths are spared."""

    def __init__(self, log: Log) -> None:
        self._log = log
        self._lock = threading.Lock()
        self._faults: list[Fault] = []
        self.stopping = threading.Event()

    def set(self, faults: Iterable[Mapping[str, Any]]) -> None:
        """Replace all; ValueError or TypeError for what cannot be understood."""
        made = [Fault(**one) for one in faults]
        with self._lock:
            self._faults = made

    def clear(self) -> None:
        self.set(())

    def as_json(self) -> list[dict[str, Any]]:
        with self._lock:
            return [asdict(fault) for fault in self._faults]

    def around(self, app: Any) -> Any:
        def wrapped(environ: dict[str, Any], start_response: Any) -> Any:
            fault = self._take(environ["REQUEST_METHOD"], environ["PATH_INFO"])
            if fault is None:
                return app(environ, start_response)
            _take_whole(environ)
            self._log.add(
                "fault",
                method=environ["REQUEST_METHOD"],
                path=environ["PATH_INFO"],
                outcome=fault.kind,
                retry_key=environ.get("HTTP_X_LINE_RETRY_KEY", ""),
            )
            return self._suffer(fault, app, environ)(environ, start_response)

        return wrapped

    def _take(self, method: str, path: str) -> Fault | None:
        if path.startswith(EXEMPT):
            return None
        with self._lock:
            fault = next((one for one in self._faults if one.hits(method, path)), None)
            if fault and fault.times:
                fault.times -= 1
        return fault

    def _suffer(self, fault: Fault, app: Any, environ: dict[str, Any]) -> Response:
        """The answer that still comes, or Reset."""
        if fault.kind == "status":
            return _answer(fault)
        if fault.kind in {"slow", "hang"}:
            self.stopping.wait(fault.seconds)
        if fault.kind in {"reset_before", "hang"}:
            raise Reset
        answer = Response.from_app(app, environ, buffered=True)
        if fault.kind == "reset_after":
            raise Reset
        return answer


def _take_whole(environ: dict[str, Any]) -> None:
    """The request is here before anybody reads of its fault, even if its sender dies at once."""
    length = int(environ.get("CONTENT_LENGTH") or 0)
    environ["wsgi.input"] = BytesIO(environ["wsgi.input"].read(length))


def _answer(fault: Fault) -> Response:
    return Response(json.dumps(fault.body), status=fault.status, mimetype="application/json")
