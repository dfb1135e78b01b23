"""What planners type in the sheet and coordinators tap in LINE, and what stands beside it then."""

from datetime import date
from typing import Any

from office import Office

from domain.sheet.suggestions import AT, BY, HEADER, KEY, RESULT, TITLE

SRI, WAN, KAMON, MALI = "สมศรี ใจดี", "วรรณา แสงทอง", "กมล วิเคราะห์ดี", "มาลี รุ่งเรือง"
DAY, REASON = "9 ก.ย. 2567", "โรงเรียนส่งข้อมูลช้า"


def look(office: Office) -> None:
    """The step looks now, and whatever follows is done."""
    steps = office.house.planners.read_suggestions
    assert steps
    steps.look("test")
    office.settle()
    steps.look("test")


def planner(office: Office) -> str:
    """Somebody whose role lets them propose."""
    from domain.people import Role

    with office.house.store.look() as work:
        (found, *_) = [one for one in work.people.working() if one.roles & {Role.PLANNER, Role.COORDINATOR}]
    return found.name


def duty_of(office: Office, code: str) -> str:
    with office.house.store.look() as work:
        return f"D{work.duties.with_codes([code])[code][0]:06}"


def office_date(office: Office, code: str) -> date:
    with office.house.store.look() as work:
        return work.duties.get(work.duties.with_codes([code])[code])[0].office_on


def type_(office: Office, row: int, *cells: Any) -> None:
    for column, value in enumerate(cells, start=1):
        office.sheets.human_set(TITLE, row, column, value)


def moves(office: Office, code: str = "E5", day: str = DAY, why: str = REASON) -> tuple[str, ...]:
    return (duty_of(office, code), "เลื่อนกำหนด", day, why, planner(office))


def answers(office: Office) -> list[dict[str, str]]:
    """Our columns of each row that holds anything, by its place."""
    _, *rows = office.sheets.grid(TITLE)
    whole = [[*row, *[None] * len(HEADER)] for row in rows]
    return [{title: str(row[HEADER.index(title)] or "") for title in (KEY, RESULT, BY, AT)} for row in whole]


def tap(office: Office, label: str, who: str = WAN) -> list[str]:
    """The coordinator asks what waits, and taps."""
    office.playground.say(who, "ข้อเสนอจากชีต")
    office.settle()
    shown = office.messages(who)[-1]
    buttons = {one["action"]["label"]: one["action"]["data"] for one in shown["quickReply"]["items"]}
    return office.press(who, buttons[label])
