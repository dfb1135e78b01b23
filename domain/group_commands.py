"""What happens and is asked in LINE groups: who speaks, and to whom a group belongs."""

from dataclasses import dataclass

from domain.commands import Command


@dataclass(frozen=True)
class Introduce(Command):
    """The bot was invited into a group."""

    name = "introduce"


@dataclass(frozen=True)
class StrangerSpeaks(Command):
    """Somebody who is not enrolled speaks to the bot in a group; `known`: LINE says who it was."""

    name = "stranger"
    known: bool = True


@dataclass(frozen=True)
class GroupFile(Command):
    """A photo or file that came in a group, in answer to a message of ours."""

    name = "group_file"


@dataclass(frozen=True)
class TieGroup(Command):
    """This group belongs to a unit or to the whole office; `words` name it, or a button knows it."""

    name = "tie_group"
    words: str = ""
    unit: int | None = None
    office: bool = False


@dataclass(frozen=True)
class UntieGroup(Command):
    """This group is nobody's any more."""

    name = "untie_group"


@dataclass(frozen=True)
class ShowGroup(Command):
    """What the bot knows this group as, and whose it is."""

    name = "show_group"
    only_looks = True
