"""What sixty people are like: when each hands in what, the same in every run of one seed."""

from datetime import date, datetime, time, timedelta
from enum import Enum
from random import Random

from journal import Record, Span
from sixty_people import HEAD, KEEPER, NAMES, OFFICERS

from domain.clocks import BANGKOK


class Habit(Enum):
    """How somebody meets a deadline."""

    PROMPT = "prompt"
    LAST_MINUTE = "last minute"
    FORGETFUL = "forgetful"
    AWAY = "away on the last days"
    BLOCKS = "has blocked the bot"
    STRANGER = "never enrolled"


OF_PLACE = {
    HEAD: Habit.PROMPT,
    KEEPER: Habit.LAST_MINUTE,
    OFFICERS[0]: Habit.PROMPT,
    OFFICERS[1]: Habit.FORGETFUL,
    OFFICERS[2]: Habit.LAST_MINUTE,
    OFFICERS[3]: Habit.PROMPT,
}
SPECIAL = {
    (2, OFFICERS[3]): Habit.BLOCKS,
    (5, OFFICERS[3]): Habit.BLOCKS,
    (3, OFFICERS[3]): Habit.STRANGER,
    (7, OFFICERS[3]): Habit.STRANGER,
    (9, OFFICERS[3]): Habit.STRANGER,
    (4, OFFICERS[3]): Habit.AWAY,
    (6, OFFICERS[3]): Habit.AWAY,
}
HABITS = {name: SPECIAL.get(divmod(n, 6), OF_PLACE[n % 6]) for n, name in enumerate(NAMES)}
SLOTS = (time(9, 10), time(13, 20), time(16, 40), time(20, 30))  # when people take up their phones
# Calendar days from the office date to the day on which it is handed in, drawn with equal chance.
HANDS_IN: dict[Habit, tuple[int, ...]] = {
    Habit.PROMPT: (-9, -6, -5, -4, -3, -2, -1, 0),
    Habit.LAST_MINUTE: (-1, 0, 0, 0, 1),
    Habit.FORGETFUL: (0, 1, 1, 2, 4, 8, 16),
    Habit.AWAY: (0, 1, 3),
    Habit.BLOCKS: (4, 6),
    Habit.STRANGER: (400,),
}


def chance(seed: int, *of: object) -> Random:
    """Dice that fall the same for the same thing, whatever else is thrown."""
    return Random(f"{seed}:{':'.join(map(str, of))}")


def hands_in_at(record: Record, span: Span, seed: int) -> tuple[str, datetime]:
    """Who hands it in, and when, if nothing comes in between; never before the day after the opening."""
    dice = chance(seed, record.code, record.round, record.unit, span.due)
    who = dice.choice(span.holders[:2])
    day = span.due + timedelta(days=dice.choice(HANDS_IN[HABITS[who]]))
    day = max(day, min(record.opens_on + timedelta(days=1), span.due))
    slot = dice.choice(SLOTS[1:] if day == span.due else SLOTS)
    return who, datetime.combine(day, slot, BANGKOK)


def looks_around(who: str, day: date, seed: int) -> bool:
    """Whether somebody asks for their list on this day, which few do."""
    return chance(seed, "list", who, day).random() < 0.012


def tells_progress(record: Record, day: date, seed: int) -> int | None:
    """How far somebody says they are on this day, on one day in three hundred."""
    dice = chance(seed, "percent", record.id, day)
    return dice.randrange(10, 91, 10) if dice.random() < 0.0033 else None
