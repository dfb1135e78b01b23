"""The whole emulator in one object: what people do, what the bot may, and the switches."""

from collections.abc import Mapping

from playground.bot_side import BotSide

_KINDS: dict[str, tuple[type, ...]] = {
    "webhook_url": (str,),
    "redelivery": (bool,),
    "duplicates": (bool,),
    "out_of_order": (bool,),
    "limit": (int, type(None)),
    "reserved": (int,),
    "count_lags": (bool,),
    "rate_limit": (int, float),
}


class Playground(BotSide):
    """Made with the app's webhook, its secret and its token; served by `playground.server.serve`."""

    def change_settings(self, **changes: object) -> None:
        """Switch webhook_url, redelivery, duplicates, out_of_order, limit (None: no limit), reserved,
        count_lags or rate_limit: all or none of them.
        """
        for name, value in changes.items():
            if type(value) not in _KINDS.get(name, ()):
                raise ValueError(f"{name} cannot be {value!r}")
        elsewhere = {
            "limit": (self.quota, "limit"),
            "reserved": (self.quota, "reserved"),
            "count_lags": (self.quota, "lags"),
            "rate_limit": (self.rates, "usual"),
        }
        with self.lock:
            for name, value in changes.items():
                owner, attribute = elsewhere.get(name, (self.settings, name))
                setattr(owner, attribute, value)
        if not self.settings.out_of_order:
            self.sender.release()

    def hand_out_codes(self, codes: Mapping[str, str], show: Mapping[str, str] | None = None) -> None:
        """Let each person add the bot and send it the code; `show` (name, code) is for the first screen."""
        self.shown_code = dict(show) if show else None
        for name, code in codes.items():
            self.follow(name)
            self.say(name, code)
