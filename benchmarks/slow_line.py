"""`python -m benchmarks.slow_line PORT SECONDS`: a LINE that takes each push after so long.

It is no emulator, but cannot be outrun, so that what is measured is the sender: it counts retry keys.
"""

import asyncio
import sys

ANSWER = b'{"sentMessages":[{"id":"%d"}]}'


class SlowLine:
    """Many connections, each a request after the other; `seen` are the retry keys that were accepted."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._seen: set[bytes] = set()
        self._next = 0

    async def talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Serve one connection until it is closed."""
        try:
            while head := await reader.readuntil(b"\r\n\r\n"):
                headers = dict(
                    line.lower().split(b": ", 1) for line in head.split(b"\r\n")[1:] if b": " in line
                )
                await reader.readexactly(int(headers.get(b"content-length", b"0")))
                writer.write(await self._answer(head, headers))
                await writer.drain()
        except (asyncio.IncompleteReadError, ConnectionError):
            writer.close()

    async def _answer(self, head: bytes, headers: dict[bytes, bytes]) -> bytes:
        if head.startswith(b"GET"):
            return _http(b"%d" % len(self._seen))
        await asyncio.sleep(self._seconds)
        self._seen.add(headers[b"x-line-retry-key"])
        self._next += 1
        return _http(ANSWER % self._next)


def _http(body: bytes) -> bytes:
    head = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"
    return head % len(body) + body


async def main(port: int, seconds: float) -> None:
    """Serve until the process is ended."""
    server = await asyncio.start_server(SlowLine(seconds).talk, "127.0.0.1", port, backlog=512)
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1]), float(sys.argv[2])))
