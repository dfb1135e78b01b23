"""The addresses that `play.py` needs: free before it starts, answering before it goes on."""

import json
import socket
import time
import urllib.request
from typing import Any


def refuse_taken(*ports: int) -> None:
    """End, before anything is set up afresh, where something answers already: most likely a playground."""
    for port in ports:
        with socket.socket() as one:
            if one.connect_ex(("127.0.0.1", port)) == 0:
                raise SystemExit(
                    f"พอร์ต {port} มีโปรแกรมอื่นใช้อยู่ อาจเปิด playground ไว้แล้ว ปิดก่อนแล้วลองใหม่ "
                    f"(port {port} is in use, perhaps by another playground: end that first)"
                )


def wait_for(address: str, seconds: float = 60) -> None:
    """Wait until this address answers."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        try:
            with urllib.request.urlopen(address, timeout=5):
                return
        except OSError:
            time.sleep(0.1)
    raise SystemExit(f"{address} did not answer within {seconds:.0f} s; see the logs in var/play")


def post(address: str, body: Any) -> None:
    """Send JSON to the playground."""
    request = urllib.request.Request(address, json.dumps(body).encode(), {"Content-Type": "application/json"})
    with urllib.request.urlopen(request, timeout=30):
        pass
