"""Says what a long command is doing, so that nobody who waits at it thinks it hangs."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

PATIENCE = 2.0  # seconds until the first line, and between lines

Say = Callable[[str], None]


@contextmanager
def waiting(say: Say | None, patience: float = PATIENCE) -> Iterator[Say]:
    """Gives what to tell each stage to; `say` hears the stage whenever so long has passed."""
    stages = [""]
    over = threading.Event()

    def speak(say: Say) -> None:
        while not over.wait(patience):
            say(f"{stages[-1]} …")

    speaker = threading.Thread(target=speak, args=(say,), daemon=True) if say else None
    if speaker:
        speaker.start()
    try:
        yield stages.append
    finally:
        over.set()
        if speaker:
            speaker.join()
