"""The audit's second opinion: DESIGN's words on reminders as plain tables, with none of the app's rules."""

from datetime import date, timedelta

ONE_DAY = timedelta(days=1)
# Government days off from October 2566 to October 2567, as the cabinet's announcements list them: the day in
# lieu of New Year's Eve was moved from 2 January to 29 December.
DAYS_OFF = frozenset(
    date.fromisoformat(day)
    for day in [
        "2023-10-13",
        "2023-10-23",
        "2023-12-05",
        "2023-12-11",
        "2023-12-29",
        "2024-01-01",
        "2024-02-26",
        "2024-04-08",
        "2024-04-12",
        "2024-04-15",
        "2024-04-16",
        "2024-05-06",
        "2024-05-10",
        "2024-05-22",
        "2024-06-03",
        "2024-07-22",
        "2024-07-29",
        "2024-08-12",
        "2024-10-14",
        "2024-10-23",
    ]
)
BEFORE = (14, 7, 3, 1, 0)  # calendar days before the office date
LATE, THEN_EVERY = (1, 3, 5, 10), 5  # working days after it
OPENING = "opening"
LAST = frozenset({"1", "0", "late 1"})
ONLY_RIDES = {"ประหยัด": frozenset({"14", "3", "late 3"}), "ครบถ้วน": frozenset[str]()}
SHORT_ROUND = 7  # days; the opening of a longer one is never pushed by itself
EARLY = {"14": 3, "3": 3, "late 3": 0}  # working days before which such a rung may ride already


def is_working(day: date) -> bool:
    """Whether the office works."""
    return day.weekday() < 5 and day not in DAYS_OFF


def on_or_before(day: date) -> date:
    """The day, or the working day before it."""
    while not is_working(day):
        day -= ONE_DAY
    return day


def on_or_after(day: date) -> date:
    """The day, or the working day after it."""
    while not is_working(day):
        day += ONE_DAY
    return day


def before(day: date, number: int) -> date:
    """The working day so many before this one."""
    for _ in range(number):
        day = on_or_before(day - ONE_DAY)
    return day


def working_days(after: date, until: date) -> int:
    """How many there are later than the one, up to and with the other."""
    return sum(is_working(after + n * ONE_DAY) for n in range(1, (until - after).days + 1))


def rung_of(day: date, opens_on: date, due: date) -> str | None:
    """Which rung a day is for what opened then and is due then; the later words win where two meet."""
    if not is_working(day) or day < opens_on:
        return None
    if day > due:
        late = working_days(due, day)
        told = late in LATE or (late > LATE[-1] and late % THEN_EVERY == 0)
        return f"late {late}" if told else None
    met = [n for n in BEFORE if on_or_before(due - n * ONE_DAY) == day]
    if met:
        return str(min(met))
    return OPENING if day == on_or_after(opens_on) else None


def is_pushed(rung: str, opens_on: date, due: date, policy: str) -> bool:
    """Whether it is pushed by itself, or only rides and joins."""
    if rung == OPENING:
        return (due - opens_on).days <= SHORT_ROUND
    return rung not in ONLY_RIDES[policy]
