"""Waiting until something is so, with a deadline, and ports on which a process can come back."""

import random
import socket
import time
from collections.abc import Callable

BELOW_THE_EPHEMERAL_PORTS = (20_000, 32_000)
PATIENCE = 60.0


def free_port() -> int:
    """A port that stays free while its process is dead: nobody's outgoing connection takes it."""
    while True:
        port = random.randint(*BELOW_THE_EPHEMERAL_PORTS)
        with socket.socket() as one:
            if one.connect_ex(("127.0.0.1", port)):
                return port


def until(true: Callable[[], object], what: str, seconds: float = PATIENCE) -> None:
    """Look again and again until it is so."""
    deadline = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < deadline, f"waited {seconds:.0f} s in vain: {what}"
        time.sleep(0.05)
