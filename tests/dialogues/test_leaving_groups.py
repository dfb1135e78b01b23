"""The bot is sent away from a group and asked back; people come and go."""

from dataclasses import replace

import pytest
from office import Office
from sqlalchemy import text

WAN, MALI, JIN = "วรรณา แสงทอง", "มาลี รุ่งเรือง", "จินตนา สุขสวัสดิ์"
TEAM = "ทีม e-MES สพป.ตัวอย่าง"
PLAN = "กลุ่มนโยบายและแผน"


def known(office: Office) -> tuple[str, int, bool]:
    """What is kept of the group: its name, how many people it has, whether it can be reached."""
    with office.house.store.engine.connect() as connection:
        row = connection.execute(text("SELECT name, members, reachable FROM chat WHERE kind = 'group'")).one()
    return row.name, row.members, bool(row.reachable)


def test_its_name_and_members_are_learned_and_counted_anew_when_somebody_comes_or_goes(
    office: Office,
) -> None:
    office.tie(TEAM)
    assert known(office) == (TEAM, 11, True)
    asked = len(counts(office))
    office.settle()
    assert len(counts(office)) == asked, "nothing is asked again while it is fresh"
    office.playground.member_leaves(JIN, TEAM)
    assert office.heard(MALI, TEAM) == []
    assert known(office)[1] == 10
    office.playground.member_joins(JIN, TEAM)
    assert office.heard(MALI, TEAM) == []
    assert known(office)[1] == 11


def counts(office: Office) -> list[object]:
    """The requests for a number of members."""
    asked = office.playground.log.of_kind("request")
    return [one for one in asked if str(one.path).endswith("/members/count")]


def test_sent_away_it_owes_the_group_nothing_and_asked_back_it_waits_to_be_tied_anew(office: Office) -> None:
    office.enrol(MALI)
    office.tie(TEAM, PLAN)
    office.playground.say(MALI, "@บอท ใครค้างบ้าง", TEAM)
    assert office.playground.sender.wait_idle()
    while office.house.drain("test"):
        pass
    office.playground.leave(TEAM)
    assert office.heard(MALI, TEAM) == []
    assert notices(office) == [("unreachable", "not in the group any more")]
    assert known(office)[2] is False
    office.playground.join(TEAM)
    (introduction,) = office.heard(MALI, TEAM)
    assert PLAN not in introduction and "ผู้ประสานงานผูกกลุ่มนี้ก่อน" in introduction
    assert known(office)[2] is True
    (answer,) = office.say(MALI, "@บอท ใครค้างบ้าง", TEAM)
    assert "ยังไม่ได้ผูกกับหน่วยงานใด" in answer, "anybody may have asked it back"


def test_an_answer_on_its_way_while_the_bot_is_sent_away_is_not_tried_again(office: Office) -> None:
    office.enrol(MALI)
    office.tie(TEAM)
    office.playground.say(MALI, "@บอท ใครค้างบ้าง", TEAM)
    assert office.playground.sender.wait_idle()
    while office.house.drain("test"):
        pass
    group = office.playground.office.group(TEAM)
    office.playground.office.keep(replace(group, has_bot=False))
    assert office.heard(MALI, TEAM) == []
    assert notices(office) == [("unreachable", "refused by LINE for this recipient")]
    tried = [one for one in office.playground.log.of_kind("request") if one.path == "/v2/bot/message/reply"]
    office.settle()
    again = [one for one in office.playground.log.of_kind("request") if one.path == "/v2/bot/message/reply"]
    assert len(again) == len(tried)


def notices(office: Office) -> list[tuple[str, str]]:
    """What became of the newest notice to the group."""
    newest = "SELECT n.state, n.why FROM notice n JOIN chat c ON c.id = n.chat_id WHERE c.kind = 'group'"
    with office.house.store.engine.connect() as connection:
        rows = connection.execute(text(f"{newest} ORDER BY n.id DESC LIMIT 1"))
        return [(row.state, row.why) for row in rows]


@pytest.mark.parametrize("unit", ["", PLAN])
def test_a_group_that_line_does_not_show_us_is_one_that_we_left(office: Office, unit: str) -> None:
    office.tie(TEAM, unit)
    group = office.playground.office.group(TEAM)
    office.playground.office.keep(replace(group, has_bot=False))
    with office.house.store.work() as work:
        (chat,) = work.groups.all()
        work.groups.recount(chat.id)
    office.settle()
    assert known(office)[2] is False
