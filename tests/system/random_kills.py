"""Processes that die at random moments, measured in what came through, and start again."""

import random
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from office_running import RunningOffice


@contextmanager
def killing(office: RunningOffice, seed: int, victims: list[str], most: int) -> Iterator[list[str]]:
    """Kill and start again, each after `most` or fewer things came through; gives who was killed so far."""
    chance, over, killed = random.Random(seed), threading.Event(), list[str]()

    def kill_one() -> None:
        victim = chance.choice(victims)
        killed.append(victim)
        if victim == "one of the web":
            office.kill_one_of_the_web()
            return
        office.kill(victim)
        over.wait(chance.uniform(0, 0.5))
        office.start(victim)

    def go_on() -> None:
        while not over.is_set():
            until = came_through(office) + chance.randint(1, most)
            while came_through(office) < until and not over.wait(0.005):
                pass
            if not over.is_set():
                kill_one()

    killer = threading.Thread(target=go_on)
    killer.start()
    try:
        yield killed
    finally:
        over.set()
        killer.join()


def came_through(office: RunningOffice) -> int:
    """How many webhooks got their 200, and how many messages LINE took."""
    return sum(entry.outcome in {"ok", "accepted"} for entry in office.playground.log)
