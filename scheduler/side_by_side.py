"""Asks LINE to take many calls at the same time, and stops when LINE says that it is too much."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor, wait
from functools import cached_property

from domain.calls import Call, Outcome, Result

Send = Callable[[Call], Result]
THREADS = 100
AT_ONCE = 2 * THREADS  # calls that are frozen together; at LINE's slowest they end within their lease
NO_MORE = frozenset({Outcome.RATE_LIMITED, Outcome.UNAUTHORISED})


class SideBySide:
    """Sends a few calls or many; each has its own outcome."""

    def __init__(self, send: Send) -> None:
        self._send = send

    @cached_property
    def _pool(self) -> ThreadPoolExecutor:
        return ThreadPoolExecutor(THREADS, "push")

    def __call__(self, calls: Sequence[Call]) -> list[tuple[Call, Result]]:
        """The calls with what became of each; raises what a send raises, once all have ended."""
        if len(calls) <= 1:
            return [(call, self._send(call)) for call in calls]
        refused: list[Outcome] = []

        def send(call: Call) -> Result:
            if refused:  # it is as if LINE had said so to this one too
                return Result(refused[0], detail="not tried")
            result = self._send(call)
            if result.outcome in NO_MORE:
                refused.append(result.outcome)
            return result

        sent = [self._pool.submit(send, call) for call in calls]
        wait(sent)
        return [(call, one.result()) for call, one in zip(calls, sent, strict=True)]
