"""Asks LINE to take many calls at the same time, and stops when LINE says that it is too much."""

from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from functools import cached_property

from domain.calls import Call, Outcome, Result

Send = Callable[[Call], Result]
Results = list[tuple[Call, Result]]
THREADS = 100
AT_ONCE = 2 * THREADS  # calls that are frozen together
NO_MORE = frozenset({Outcome.RATE_LIMITED, Outcome.UNAUTHORISED})


@dataclass(frozen=True)
class UnderWay:
    """Calls that LINE is being asked to take."""

    calls: Sequence[Call]
    sent: Sequence[Future[Result]]

    def land(self) -> Results:
        """The calls with what became of each; raises what a send raises, once all have ended."""
        wait(self.sent)
        return [(call, one.result()) for call, one in zip(self.calls, self.sent, strict=True)]


class SideBySide:
    """Sends a few calls or many; each has its own outcome."""

    def __init__(self, send: Send) -> None:
        self._send = send

    @cached_property
    def _pool(self) -> ThreadPoolExecutor:
        return ThreadPoolExecutor(THREADS, "push")

    def __call__(self, call: Call) -> Results:
        """One, here and now."""
        return [(call, self._send(call))]

    def set_off(self, calls: Sequence[Call], before: Iterable[tuple[Call, Result]] = ()) -> UnderWay:
        """All of them, unless LINE said to one of them, or of those `before`, that it is too much."""
        refused = [result.outcome for _, result in before if result.outcome in NO_MORE]

        def send(call: Call) -> Result:
            if refused:  # it is as if LINE had said so to this one too
                return Result(refused[0], detail="not tried")
            result = self._send(call)
            if result.outcome in NO_MORE:
                refused.append(result.outcome)
            return result

        return UnderWay(calls, [self._pool.submit(send, call) for call in calls])
