"""What may never stand in a log: anybody's words, a secret, a reply token."""

import json

from play import Play
from playground.line_platform import Playground


def nothing_leaked(play: Play, playground: Playground) -> None:
    """No text, secret or reply token stands in a log of the processes."""
    logs = "\n".join(log.read_text("utf-8", "replace") for log in play.room.glob("*.log"))
    settings = play.environment
    private = {settings[name] for name in ("LINE_CHANNEL_SECRET", "LINE_CHANNEL_ACCESS_TOKEN", "SECRET_KEY")}
    private.add(json.loads(settings["GOOGLE_CREDENTIALS"])["private_key"].splitlines()[1])
    for entry in playground.log.of_kind("webhook"):
        for event in entry.body["events"]:
            private.add(event.get("replyToken", ""))
            private.add(event.get("message", {}).get("text", ""))
    private |= {
        str(message.get("text") or message.get("altText"))
        for entry in playground.log
        for message in entry.messages
    }
    leaked = {one for one in private - {""} if one in logs or json.dumps(one).strip('"') in logs}
    assert not leaked, f"in the logs: {leaked}"
