"""A part of a transaction that can be taken back whole: done to see what comes of it."""

from dataclasses import dataclass


@dataclass
class Attempt:
    """Kept when its block ends, unless it was taken back."""

    taken_back: bool = False

    def take_back(self) -> None:
        """Nothing of what the block writes is kept."""
        self.taken_back = True
