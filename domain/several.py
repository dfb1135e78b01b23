"""One message that asks several things."""

from dataclasses import dataclass

from domain.commands import Command


@dataclass(frozen=True)
class Several(Command):
    """Each is asked and allowed by itself."""

    name = "several"
    commands: tuple[Command, ...]

    @property
    def duty_ids(self) -> tuple[int, ...]:
        return tuple(id_ for command in self.commands for id_ in command.duty_ids)
