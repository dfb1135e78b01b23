"""What people do with their phones on a day: hand in, ask, tell, take leave, ask for quiet, block the bot."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from diary import Diary
from habits import HABITS, SLOTS, Habit, hands_in_at, looks_around, tells_progress
from journal import Record, Stretch
from sixty_people import NAMES, OFFICERS, UNITS, colleague, deputy_of
from year_office import YearOffice

from domain.clocks import BANGKOK

ONE_DAY = timedelta(days=1)
MONTHS = ("ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค.")
ASKS_FOR_QUIET_ON = 11  # of each month
MONDAY = 0


@dataclass
class Staff:
    """Everything follows from the seed and from what each still owes."""

    office: YearOffice
    diary: Diary
    seed: int

    def act(self, now: datetime) -> None:
        """Everything that falls into this slot, a second apart."""
        for record, span in self.office.journal.owed(now):
            who, when = hands_in_at(record, span, self.seed)
            if when <= now:
                self._hands_in(who, record, now)
        if now.time() == SLOTS[0]:
            self._leave_and_quiet(now)
        if now.time() == SLOTS[1]:
            self._talk(now)

    def block_again(self) -> None:
        """Whoever unblocked the bot for their head's sake blocks it once more."""
        for who in NAMES:
            if HABITS[who] is Habit.BLOCKS and self._is_reached(who):
                self.office.blocks(who)

    def _is_reached(self, who: str) -> bool:
        journal = self.office.journal
        return not journal.was(journal.unreachable, who, self.office.clock.at)

    def _hands_in(self, who: str, record: Record, now: datetime) -> None:
        """By the card's button; who is away leaves it to the deputy, who has blocked the bot lets it in."""
        journal = self.office.journal
        if journal.was(journal.away, who, now):
            who = deputy_of(who)
        if not self._is_reached(who):
            if HABITS[who] is Habit.STRANGER:
                return
            self.office.unblocks(who)
        self.office.taps(who, f"submit:{record.id}")

    def _talk(self, now: datetime) -> None:
        """A few ask for their list, a few say how far they are; a group asks on Mondays."""
        day = now.date()
        for who in NAMES:
            if looks_around(who, day, self.seed) and self._is_reached(who):
                self.office.writes(who, "งานของฉัน")
        for record, span in self.office.journal.owed(now):
            percent = tells_progress(record, day, self.seed)
            if percent and self._is_reached(span.holders[0]):
                self.office.taps(span.holders[0], f"percent:{record.id},{percent}")
        if day.weekday() == MONDAY:
            self.office.writes(colleague(5, OFFICERS[0]), "@บอท ใครค้างบ้าง", UNITS[5])

    def _leave_and_quiet(self, now: datetime) -> None:
        """Who is away on last days says so two days before; somebody asks for quiet each month."""
        journal, day = self.office.journal, now.date()
        for name in (one for one in NAMES if HABITS[one] is Habit.AWAY):
            dues = {span.due for _, span in journal.owed(now) if name in span.holders}
            if day + 2 * ONE_DAY in dues and not journal.was(journal.away, name, now):
                self._goes_away(name, day, day + 3 * ONE_DAY)
        if day.day == ASKS_FOR_QUIET_ON:
            self._asks_for_quiet(NAMES[6 * (day.month % len(UNITS)) + OFFICERS[1]], now)

    def _goes_away(self, who: str, first: date, last: date) -> None:
        said = " ถึง ".join(f"{day.day} {MONTHS[day.month - 1]} {day.year + 543}" for day in (first, last))
        self.office.writes(who, f"ลาตั้งแต่ {said}")
        self.office.journal.away.append(Stretch(who, midnight(first), midnight(last + ONE_DAY)))

    def _asks_for_quiet(self, who: str, now: datetime) -> None:
        self.office.writes(who, "ขอพักเตือน 3 วันนะคะ")
        self.office.tick()
        self.office.journal.quiet.append(Stretch(who, now, midnight(self.diary.quiet_until(who))))


def midnight(day: date) -> datetime:
    """When this day begins in the office."""
    return datetime.combine(day, time(), BANGKOK)
