"""What the coordinator does in a year: returns some of what was handed in, extends, hands over."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from diary import Diary
from habits import HABITS, Habit, chance
from sixty_people import COORDINATOR, KEEPER, colleague, unit_of
from year_office import YearOffice

from domain.duties import Duty

SCREENED = ("EMES", "PMS")
RETURNED = 0.12  # of what is screened
REASON = "ตัวเลขไม่ตรงกับไฟล์แนบ"
SCREENED_AFTER = timedelta(days=3)
NOBODY_CAME = timedelta(days=8)  # after the office date, what a stranger owes goes to a colleague
EXTENDED, DAYS_BEFORE = ("E7", "E13", "E20"), timedelta(days=4)


@dataclass
class Coordinating:
    """`returns` are the duties that will not do, by the day on which that is found."""

    office: YearOffice
    diary: Diary
    seed: int
    returns: dict[date, list[int]] = field(default_factory=dict)

    def screen(self, handed_in: Iterable[Duty], now: datetime) -> None:
        """Some of it will come back."""
        for duty in handed_in:
            its_own = self.diary.names[duty.holders[0]] == COORDINATOR
            bad = chance(self.seed, "return", duty.id).random() < RETURNED
            if duty.system_code in SCREENED and bad and duty.return_on is None and not its_own:
                self.returns.setdefault(now.date() + SCREENED_AFTER, []).append(duty.id)

    def act(self, now: datetime) -> None:
        """Once a day, after lunch."""
        for duty in self.returns.pop(now.date(), []):
            self.office.taps(COORDINATOR, f"return:{duty}")
            self.office.tick()
            self.office.writes(COORDINATOR, REASON)
            self.office.tick()
            self.screen(self.diary.look(), now)
        for record, span in self.office.journal.owed(now):
            owner = span.holders[0]
            if HABITS[owner] is Habit.STRANGER and now.date() - span.due == NOBODY_CAME:
                self._confirms(f"โอนงานของ {owner} ให้ {colleague(unit_of(owner), KEEPER)}")
                return
            if record.code in EXTENDED and span.due - now.date() == DAYS_BEFORE:
                self._confirms(f"เลื่อน {record.code} เป็น 10 ก.ย. 2567 เพราะรอข้อมูลจากโรงเรียน")

    def _confirms(self, words: str) -> None:
        """Says it, looks, and taps ยืนยัน."""
        self.office.tick()
        self.office.messages(COORDINATOR)
        self.office.writes(COORDINATOR, words)
        self.office.tick()
        quick = self.office.messages(COORDINATOR)[-1]["quickReply"]["items"]
        self.office.taps(COORDINATOR, quick[0]["action"]["data"])
        self.office.tick()
        self.diary.look()
