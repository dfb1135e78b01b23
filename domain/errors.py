"""The two ways in which an outside service can fail us: not now, or not at all."""


class TryLater(Exception):
    """The service could not answer just now, or its answer was lost; the same may be asked again.

    `retry_after` is the seconds it told us to wait, where it did.
    """

    def __init__(self, reason: str, retry_after: float | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.retry_after = retry_after


class Never(Exception):
    """The service refused; asking the same again will be refused again.

    `access` says that what we asked for is gone or no longer shared with us, so that a person must act.
    """

    def __init__(self, reason: str, *, access: bool = False) -> None:
        super().__init__(reason)
        self.reason = reason
        self.access = access
