"""A day at the office as a script: what people say and press, and what each of them may then expect."""

from dataclasses import dataclass, field
from datetime import date

from office import said
from office_running import RunningOffice

from domain.duties import State

TEAM = "ทีม e-MES สพป.ตัวอย่าง"
WAN, SRI, MALI = "วรรณา แสงทอง", "สมศรี ใจดี", "มาลี รุ่งเรือง"
OWED = {SRI: "E5", MALI: "E7", "อนงค์ ศรีสุข": "E1", "สุรชัย ทองดี": "E6"}
PROBLEM = "รอข้อมูลจากโรงเรียน"
LINK = "https://drive.google.com/drive/folders/1AbC"


@dataclass(frozen=True)
class Asked:
    """Somebody said something; `answer` is how the answer is known, `matters` that it is a confirmation."""

    who: str
    answer: str
    matters: bool
    chat: str = "bot"


@dataclass
class Day:
    """Each act waits until its effect stands in the database, as people wait for their answer."""

    office: RunningOffice
    owed: dict[str, str] = field(default_factory=lambda: dict(OWED))
    asked: list[Asked] = field(default_factory=list)
    lines: list[tuple[str, str, int | None]] = field(default_factory=list)
    stands: dict[str, tuple[State, int]] = field(default_factory=dict)
    acknowledged: int = 0

    def codes_for(self, names: list[str]) -> dict[str, str]:
        """One-time codes, printed by the command."""
        lines = self.office.play.run("enrol", *names).splitlines()
        return {name: code for code, name in (line.split("\t") for line in lines)}

    def enrol(self, codes: dict[str, str]) -> None:
        """Everybody sends the code that the coordinator gave them."""
        for who, code in codes.items():
            self._says(who, code, "ลงทะเบียนเรียบร้อย")
        self.office.until(
            lambda: self._count("chat WHERE person_id IS NOT NULL") == len(codes), "all to be enrolled"
        )

    def list_work(self) -> None:
        """Everybody asks what they owe; a look-up, so nothing is waited for."""
        for who in self.owed:
            self._says(who, "งานของฉัน", " · ส่งเขตภายใน", matters=False)

    def report(self, percent: int, problem: str = "") -> None:
        """Everybody tells how far they are."""
        for who, code in self.owed.items():
            self._says(who, f"{code} ได้ {percent}% {problem}".strip(), f"ความก้าวหน้า {percent}%")
            state = State.BLOCKED if problem else State.IN_PROGRESS
            self._logged(code, "progress", percent, state)
        self._wait_for_lines()

    def attach(self) -> None:
        """Everybody sends a link."""
        for who, code in self.owed.items():
            self._says(who, f"{code} {LINK}/{len(self.lines)}", f"แนบลิงก์กับ {code}")
            self.lines.append((code, "attach", None))
        self._wait_for_lines()

    def submit(self, *who: str) -> None:
        """These people hand in what they owe."""
        for one in who:
            code = self.owed[one]
            self._says(one, f"ส่ง {code}", f"ได้รับ {code}")
            self._logged(code, "submit", 100, State.SUBMITTED)
        self._wait_for_lines()

    def talk_in_the_group(self) -> None:
        """Whose the group is, a question for the bot, and a sentence that is none of its business."""
        self._says(WAN, "@บอท ผูกกลุ่มนี้กับสำนักงาน", "ผูกกลุ่มนี้กับทั้งสำนักงานแล้ว", chat=TEAM, matters=False)
        self.office.until(lambda: self._count("chat WHERE tied") == 1, "the group to be tied")
        self.office.playground.say(SRI, "เที่ยงนี้ส่งอะไรกินดีคะ", TEAM)
        self._says(MALI, "@บอท ใครค้างบ้าง", "งานที่ยังค้างส่ง", chat=TEAM, matters=False)

    def announce(self, words: str) -> int:
        """The coordinator announces, sees the preview and confirms; gives the announcement's number."""
        before = self._count("broadcast")
        self._says(WAN, f"ประกาศ {words}", f'"{words}"', matters=False)
        self.office.until(lambda: self._count("broadcast") > before, "the preview")
        ((number,),) = self.office.rows("SELECT max(id) FROM broadcast")
        press = {"type": "postback", "label": "ส่งเลย", "data": f"send:{number}"}
        self.office.playground.press(WAN, press)
        self.asked.append(Asked(WAN, "กำลังส่งประกาศถึง", matters=True))
        sent = f"broadcast WHERE id = {number} AND state = 'sent'"
        self.office.until(lambda: self._count(sent), "the announcement to be confirmed")
        return int(number)

    def acknowledge(self) -> None:
        """Everybody has read it."""
        for who in self.owed:
            self._says(who, "รับทราบค่ะ", "บันทึกว่ารับทราบแล้ว")
        self.acknowledged += len(self.owed)
        self.office.until(
            lambda: self._count("acknowledgement") == self.acknowledged, "all to have acknowledged"
        )

    def next_morning(self) -> None:
        """The clock moves; until its day is planned."""
        self.office.playground.clock.move_by("next_morning")
        today = self.office.playground.clock.now().date()
        self.office.until(lambda: self._planned() == today, "the day to be planned")

    def times(self, asked: Asked) -> int:
        """How often the bot said this answer there."""
        place = self.place(asked.who, asked.chat)
        return sum(asked.answer in said(one) for one in self.office.playground.log.messages_to(place))

    def place(self, who: str, chat: str = "bot") -> str:
        """LINE's id of a person's own chat or of a group."""
        office = self.office.playground.office
        return office.person(who).id if chat == "bot" else office.group(chat).id

    def _says(self, who: str, words: str, answer: str, *, chat: str = "bot", matters: bool = True) -> None:
        self.office.playground.say(who, words, chat)
        self.asked.append(Asked(who, answer, matters, chat))

    def _logged(self, code: str, kind: str, percent: int, state: State) -> None:
        self.lines.append((code, kind, percent))
        self.stands[code] = (state, percent)

    def _wait_for_lines(self) -> None:
        wanted = len(self.lines)
        self.office.until(lambda: self._count('"update"') >= wanted, f"{wanted} lines in the log")

    def _planned(self) -> date | None:
        with self.office.store.look() as work:
            return work.planning.planned()

    def _count(self, what: str) -> int:
        return int(self.office.rows(f"SELECT count(*) FROM {what}")[0][0])
