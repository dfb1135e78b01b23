"""Walks the office of sixty through its days: the worker wakes, people take up phones, things go wrong."""

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from coordinating import Coordinating
from diary import Diary
from habits import HABITS, SLOTS, Habit
from register import held_now
from sixty_people import NAMES, UNITS
from staff import Staff
from troubles import Trouble, Troubles
from year_office import LINE_HANGS_UP, LINE_IS_DOWN, YearOffice

from domain.clocks import BANGKOK

ONE_DAY = timedelta(days=1)
WAKES = (time(8, 30), time(18, 5))  # when the worker has something to do beside what people say
SEED = 2567


@dataclass
class Days:
    """The same days in every run with the same troubles."""

    office: YearOffice
    troubles: Troubles = field(default_factory=Troubles)

    def __post_init__(self) -> None:
        self.diary = Diary(self.office)
        self.staff = Staff(self.office, self.diary, SEED)
        self.coordinator = Coordinating(self.office, self.diary, SEED)

    def start(self) -> None:
        """The first morning: all who will are enrolled, two units' groups are tied, some block the bot."""
        self.office.enrol_all()
        for unit in UNITS[5:7]:
            self.office.tie(unit, unit)
        for name in NAMES:
            if HABITS[name] is Habit.BLOCKS:
                self.office.blocks(name)
            if HABITS[name] is Habit.STRANGER:
                self.office.is_out_of_reach(name)
        self.office.tick()
        self.diary.look()

    def walk(self, first: date, last: date) -> None:
        """From one day to another, both with."""
        day = first
        while day <= last:
            self.live(day)
            day += ONE_DAY

    def live(self, day: date) -> None:
        """One day from morning to night; between its hours nothing would happen."""
        trouble = self.troubles.of(day)
        for at in sorted({*SLOTS, *WAKES, *self.troubles.hours(day)}):
            now = datetime.combine(day, at, BANGKOK)
            self._goes_wrong(trouble, now)
            self.office.clock.turn(now)
            said = self.office.journal.said
            if at in SLOTS and self._line_answers():
                self._people_act(now)
            if at not in SLOTS or self.office.journal.said > said:
                self.office.tick()
            self._see_what_is_held(day)
            if self.office.journal.said > said:
                self.coordinator.screen(self.diary.look(), now)
                self.staff.block_again()

    def _see_what_is_held(self, day: date) -> None:
        """What waits for quota may be cleared before anybody looks again."""
        names = held_now(self.office.house.store.engine)
        self.office.journal.held |= {(name, day) for name in names}

    def _people_act(self, now: datetime) -> None:
        self.staff.act(now)
        if now.time() == SLOTS[1]:
            self.coordinator.act(now)

    def _goes_wrong(self, trouble: Trouble | None, now: datetime) -> None:
        """LINE goes away and comes back, workers stop and die."""
        office = self.office
        if trouble and trouble.starts == now:
            if trouble.restarts:
                office.restart()
            if trouble.dies_after is not None:
                office.will_die(trouble.dies_after, before=trouble.before)
            if trouble.ends > now:
                office.playground.faults.set([LINE_HANGS_UP if trouble.hangs_up else LINE_IS_DOWN])
                office.journal.no_line.append((now, trouble.ends))
        if trouble and trouble.ends == now:
            office.playground.faults.clear()

    def _line_answers(self) -> bool:
        return not self.office.playground.faults.as_json()
