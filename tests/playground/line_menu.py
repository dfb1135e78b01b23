"""A rich menu as a bot asks for it, and pictures of any size."""

import struct
from typing import Any

WIDE, HIGH = 1200, 400


def menu(name: str = "ทดลอง", **changes: Any) -> dict[str, Any]:
    """Two areas beside each other."""
    body = {
        "size": {"width": WIDE, "height": HIGH},
        "selected": True,
        "name": name,
        "chatBarText": "เมนู",
        "areas": [area(0, "งานของฉัน"), area(600, "วิธีใช้")],
    }
    return {**body, **changes}


def area(x: int, words: str, width: int = 600, height: int = HIGH) -> dict[str, Any]:
    action = {"type": "message", "label": words, "text": words}
    return {"bounds": {"x": x, "y": 0, "width": width, "height": height}, "action": action}


def png(width: int = WIDE, height: int = HIGH, more: int = 0) -> bytes:
    """As much of a PNG as LINE looks at."""
    return b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + struct.pack(">II", width, height) + b"\0" * more
