"""The emulator as one web application, and a small server that keeps connections and answers at once."""

import io
import socket
import struct
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from flask import Flask, Response, request, send_from_directory
from werkzeug.serving import ThreadedWSGIServer, WSGIRequestHandler
from werkzeug.wrappers import Response as Answer

from playground.control_api import control_blueprint, refuse_strangers
from playground.faults import Reset
from playground.line_api import line_blueprint
from playground.line_platform import Playground
from playground.sheets_api import sheets_blueprint
from playground.sheets_state import SheetsState

HERE = "127.0.0.1"
PAGE = Path(__file__).parent / "page"
_RESET_ON_CLOSE = struct.pack("ii", 1, 0)


def build_app(playground: Playground, sheets: SheetsState | None = None) -> Flask:
    """LINE, Google Sheets, the control API and the page under one root."""
    app = Flask("playground", static_folder=None)

    @app.before_request
    def guard() -> Any:
        ours = request.path.startswith(("/_play", "/page/")) or request.path == "/"
        return refuse_strangers() if ours else None

    @app.get("/")
    def index() -> Response:
        return send_from_directory(PAGE, "index.html")

    @app.get("/page/<path:name>")
    def page(name: str) -> Response:
        return send_from_directory(PAGE, name)

    app.register_blueprint(line_blueprint(playground))
    app.register_blueprint(control_blueprint(playground, playground.faults))
    if sheets is not None:
        app.register_blueprint(sheets_blueprint(sheets))
    return app


class Handler(WSGIRequestHandler):
    """HTTP/1.1 that keeps connections; werkzeug's own closes each, for it may leave a body unread."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    server: "Server"

    def run_wsgi(self) -> None:
        if self.headers.get("Expect", "").lower() == "100-continue":
            self.wfile.write(b"HTTP/1.1 100 Continue\r\n\r\n")
        environ = self.make_environ()
        environ["wsgi.input"] = io.BytesIO(self._whole_body(environ))
        environ["wsgi.input_terminated"] = True
        try:
            answer = Answer.from_app(self.server.app, environ, buffered=True)
        except Reset:
            self.server.reset(self.connection)
            self.close_connection = True
            return
        self._send(answer)

    def log(self, type: str, message: str, *args: Any) -> None:
        """Stay silent: the log of the emulator is the witness."""

    def _whole_body(self, environ: dict[str, Any]) -> bytes:
        if environ.get("wsgi.input_terminated"):
            return bytes(environ["wsgi.input"].read())
        return self.rfile.read(int(self.headers.get("Content-Length") or 0))

    def _send(self, answer: Answer) -> None:
        """All in one write, so that no part waits for the acknowledgement of another."""
        body = b"" if self.command == "HEAD" else answer.data
        headers = [
            *answer.headers.items(),
            ("Connection", "close" if self.close_connection else "keep-alive"),
        ]
        if "Content-Length" not in answer.headers:
            headers.append(("Content-Length", str(len(body))))
        lines = [f"HTTP/1.1 {answer.status}", *(f"{name}: {value}" for name, value in headers), "", ""]
        self.wfile.write("\r\n".join(lines).encode("latin-1") + body)


class Server(ThreadedWSGIServer):
    """Knows its connections, to reset one or to close all when it stops."""

    def __init__(self, port: int, app: Any) -> None:
        self._connections: set[socket.socket] = set()
        super().__init__(HERE, port, app, Handler)

    def get_request(self) -> tuple[socket.socket, Any]:
        connection, address = super().get_request()
        self._connections.add(connection)
        return connection, address

    def reset(self, connection: socket.socket) -> None:
        """Make the coming close a reset: what was not read or sent is lost, as when a peer dies."""
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET_ON_CLOSE)
        self._connections.discard(connection)

    def shutdown_request(self, request: Any) -> None:
        if request in self._connections:
            self._connections.discard(request)
            super().shutdown_request(request)
        else:
            self.close_request(request)

    def server_close(self) -> None:
        super().server_close()
        for connection in list(self._connections):
            with suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)


@contextmanager
def serve(playground: Playground, *, port: int = 0, sheets: SheetsState | None = None) -> Iterator[str]:
    """Run the emulator in threads of this process; gives its base URL."""
    app = playground.faults.around(build_app(playground, sheets))
    server = Server(port, app)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    playground.sender.keep_redelivering()
    try:
        yield f"http://{HERE}:{server.server_port}"
    finally:
        playground.faults.stopping.set()
        server.shutdown()
        server.server_close()
        playground.sender.close()
        thread.join()
