"""A morning after e-MES fell due, through the whole app: owners, heads, coordinator, group, director."""

import pytest
from office import Office
from sqlalchemy import select, update

from domain.duties import State
from storage.engine import reading, writing
from storage.office_tables import DutyRow, PolicyRow, UnitRow
from storage.talk_tables import NoticeRow

SRI, CHAI, WAN, DIRECTOR = "สมศรี ใจดี", "ชัยวัฒน์ ดีเลิศ", "วรรณา แสงทอง", "ประเสริฐ มั่นคง"
TEAM = "ทีม e-MES สพป.ตัวอย่าง"
TUESDAY = 5 * 86400 - 30 * 60  # from Thursday 09:00 to Tuesday 3 September, 08:30


@pytest.fixture
def due(office: Office) -> Office:
    """An owner, the head of her unit, the coordinator and the director have accounts."""
    office.enrol(SRI, CHAI, WAN, DIRECTOR)
    office.settle()
    return office


def last(office: Office, who: str) -> str:
    """What somebody reads at last."""
    return office.heard(who)[-1]


def pushed_to(office: Office) -> list[str]:
    return [str(one.body["to"]) for one in office.playground.log.pushes()]


def told(office: Office, who: str, words: str) -> int:
    """Which push first says this to somebody; what they owe themselves may go out before."""
    pushes = office.playground.log.pushes()
    return next(
        n for n, one in enumerate(pushes) if one.body["to"] == office.person(who) and words in str(one.body)
    )


def test_the_owner_reads_first_then_the_head_and_the_coordinator_and_the_director_only_by_a_tap(
    due: Office,
) -> None:
    before = len(pushed_to(due))
    due.move(TUESDAY)
    owner = pushed_to(due).index(due.person(SRI), before)
    assert owner < min(told(due, CHAI, "เพิ่งเลยกำหนด"), told(due, WAN, "เพิ่งเลยกำหนด"))
    letter = last(due, CHAI)
    assert "กลุ่มนิเทศ" in letter and "E5" in letter and "พี่ศรี" in letter and "(e-MES ปี 2567)" in letter
    assert "E2 " not in letter and "E4 " not in letter, "they know of their own"
    assert "น้องนงค์ ยังไม่ลงทะเบียนกับบอท จึงอาจยังไม่ทราบ" in letter
    summary = last(due, WAN)
    assert "เพิ่งเลยกำหนดส่งเขต" in summary and "e-MES ปี 2567" in summary and not summary.startswith("สวัสดี")
    assert due.person(DIRECTOR) not in pushed_to(due)[before:]
    due.press(WAN, "director")
    due.press(WAN, "yes:1")
    assert "เรียน ท่านผู้อำนวยการ" in last(due, DIRECTOR)


def test_a_monday_costs_the_coordinator_one_push_with_the_week_in_it(due: Office) -> None:
    before = len(pushed_to(due))
    due.move(TUESDAY - 86400)
    mine = [one for one in due.playground.log.pushes()[before:] if one.body["to"] == due.person(WAN)]
    texts = [str(message.get("text")) for one in mine for message in one.body["messages"]]
    assert sum("สรุปงาน" in one for one in texts) == 1 and sum("สรุปสัปดาห์" in one for one in texts) == 1
    (both,) = [one for one in mine if any("สรุปงาน" in str(part.get("text")) for part in one.body["messages"])]
    assert any("สรุปสัปดาห์" in str(part.get("text")) for part in both.body["messages"])
    labels = [one["action"]["label"] for one in both.body["messages"][-1]["quickReply"]["items"]]
    assert "แจ้ง ผอ." in labels, "LINE shows the buttons of the last message only"


def digest_of(office: Office, words: str = "ใครค้างบ้าง") -> str:
    """What goes before the answer in the group."""
    answers = office.say(SRI, f"@บอท {words}", TEAM)
    return next(one for one in answers if "ความก้าวหน้า" in one)


@pytest.mark.parametrize("named", [False, True])
def test_the_group_reads_bars_before_the_first_answer_and_names_only_if_the_office_says_so(
    due: Office, named: bool
) -> None:
    if named:
        with writing(due.house.store.engine) as session:
            session.add(PolicyRow(key="ชื่อในกลุ่ม", value="ใช่"))
    due.tie(TEAM)
    due.say(SRI, "ส่ง E5")
    due.move(TUESDAY - 86400)
    due.messages("", TEAM)
    digest = digest_of(due)
    assert "e-MES ปี 2567 ครบกำหนดวันนี้" in digest and "▓" in digest and "1/5 กลุ่มนิเทศ" in digest
    assert ("พี่มาลี" in digest) is named and "พี่ศรี" not in digest
    assert not [one for one in due.say(SRI, "@บอท ใครค้างบ้าง", TEAM) if "ความก้าวหน้า" in one]
    assert due.playground.office.group(TEAM).id not in pushed_to(due)


def test_a_units_group_reads_of_its_unit_alone(due: Office) -> None:
    due.tie(TEAM, "กลุ่มนิเทศ ติดตามและประเมินผลการจัดการศึกษา")
    due.move(TUESDAY - 86400)
    due.messages("", TEAM)
    digest = digest_of(due)
    assert "0/5" in digest and "กลุ่มอำนวยการ" not in digest


@pytest.mark.parametrize("unit", ["", "กลุ่มนิเทศ ติดตามและประเมินผลการจัดการศึกษา"])
def test_a_unit_that_is_done_is_thanked_in_its_own_group_and_in_the_offices(due: Office, unit: str) -> None:
    with writing(due.house.store.engine) as session:
        theirs = select(UnitRow.id).where(UnitRow.name.startswith("กลุ่มนิเทศ"))
        session.execute(
            update(DutyRow).where(DutyRow.unit_id.in_(theirs)).values(state=State.SUBMITTED.value)
        )
    due.tie(TEAM, unit)
    due.move(TUESDAY - 86400)
    due.messages("", TEAM)
    digest = digest_of(due)
    if unit:
        assert "5/5 ส่งครบแล้ว 🎉" in digest and "เก่งมากค่ะ ขอบคุณทุกท่าน" in digest
    else:
        assert "ขอบคุณมากค่ะ 👏 กลุ่มนิเทศ" in digest and "เก่งมาก" not in digest


def states(office: Office, template: str) -> list[str]:
    """What became of the notices of a kind."""
    with reading(office.house.store.engine) as session:
        return list(session.scalars(select(NoticeRow.state).where(NoticeRow.template == template)))


def test_nobody_is_told_of_what_was_handed_in_in_time(due: Office) -> None:
    due.say(SRI, "ส่ง E5")
    due.move(TUESDAY)
    assert "E5" not in last(due, CHAI)


def test_heads_without_an_account_are_listed_as_not_reached(due: Office) -> None:
    due.move(TUESDAY)
    assert sorted(states(due, "unit_late")) == ["sent", *["unreachable"] * 4]
    assert "พี่สุรชัย" in due.say(WAN, "มีอะไรส่งไม่ถึงบ้าง")[-1]
