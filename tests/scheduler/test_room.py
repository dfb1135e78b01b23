"""How many readers are composed in one transaction: as many as the last ones say fit into the time."""

from datetime import timedelta

import pytest

from scheduler.freeze import WRITES_FOR, room_after


@pytest.mark.parametrize(
    ("room", "readers", "took", "then"),
    [
        (100, 100, 60, 200),  # quicker than it may be: more the next time
        (100, 100, 600, 20),  # an office whose people owe fifty duties each on the same day
        (100, 100, 120, 100),
        (200, 3, 20, 200),  # few are no reason to take fewer
        (20, 20, 20, 120),
        (100, 1, 60_000, 1),  # never nobody
        (100, 100, 0, 100),
    ],
)
def test_room(room: int, readers: int, took: int, then: int) -> None:
    assert timedelta(milliseconds=120) == WRITES_FOR
    assert room_after(room, readers, timedelta(milliseconds=took)) == then
