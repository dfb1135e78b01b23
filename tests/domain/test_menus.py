"""Each menu says what the bot understands of whoever sees it, and a tap alone changes nothing."""

from dataclasses import replace
from typing import Any

import pytest
from made_up_duties import E5, E6, actor, person, setting

from domain import broadcast_commands as b
from domain import commands as c
from domain import desk_commands as d
from domain import personal_commands as p
from domain.duties import Duty
from domain.menus import COORDINATOR, HEAD, MENUS, OVERVIEW, OWNER, STRANGER, WIDTH, Area, Menu, menu_of
from domain.people import Role
from domain.permission import Verdict, may
from domain.understanding import understand

OF_ROLES: list[tuple[tuple[Role, ...], Menu]] = [
    ((), OWNER),
    ((Role.OWNER,), OWNER),
    ((Role.REVIEWER,), HEAD),
    ((Role.OWNER, Role.UNIT_HEAD), HEAD),
    ((Role.PLANNER, Role.REVIEWER), OVERVIEW),
    ((Role.DIRECTOR,), OVERVIEW),
    ((Role.DIRECTOR, Role.COORDINATOR), COORDINATOR),
    ((Role.OWNER, Role.COORDINATOR, Role.REVIEWER, Role.UNIT_HEAD), COORDINATOR),
]
SAYS: dict[str, c.Command] = {
    "งานของฉัน": c.ListDuties(),
    "อัปเดตงาน": c.AskWhich((5, 6), meant=c.AskUpdate(())),
    "แจ้งปัญหา": c.AskWhich((5, 6), meant=c.AskProblem(())),
    "ปฏิทิน": p.Calendar(),
    "ลา/ไปราชการ": p.Away(),
    "วิธีใช้": c.Help(),
    "ใครค้างบ้าง": c.WhoOwes(),
    "สรุปวันนี้": d.ShowSummary(),
    "สรุปสัปดาห์": d.ShowWeek(),
    "ทะเบียนคุมเอกสาร": b.ShowRegister(),
    "ประกาศ": b.PrepareBroadcast(""),
    "ใครยังไม่ลงทะเบียน": d.WhoNotEnrolled(),
    "สถานะ": d.ShowStatus(),
    "โควตา": d.ShowQuota(),
}
OF_ONE_DUTY: dict[str, c.Command] = {"อัปเดตงาน": c.AskUpdate((5,)), "แจ้งปัญหา": c.AskProblem((5,))}
OF_NONE: dict[str, c.Command] = dict.fromkeys(OF_ONE_DUTY, c.ListDuties())
TO_STRANGERS = {"ลงทะเบียน": p.EnrolByName("ลงทะเบียน"), "วิธีใช้": c.Greeting()}
QUESTIONS: list[dict[str, Any] | None] = [
    None,
    {"ask": "percent", "duty": 5},
    {"ask": "problem", "duty": 5},
    {"ask": "which", "words": "60%", "evidence": None},
    {"ask": "away", "duty": 0},
    {"ask": "mute", "duty": 0, "duties": []},
]
SEEN = [(roles, area) for roles, menu in OF_ROLES for area in menu.areas]
HOLDINGS: list[tuple[tuple[Duty, ...], dict[str, c.Command]]] = [
    ((E5, E6), {}),
    ((E5,), OF_ONE_DUTY),
    ((), OF_NONE),
]


@pytest.mark.parametrize(("roles", "menu"), OF_ROLES)
def test_the_menu_is_that_of_the_highest_role(roles: tuple[Role, ...], menu: Menu) -> None:
    assert menu_of(person(1, *roles)) is menu


def test_whoever_is_not_enrolled_sees_how_to_begin() -> None:
    assert menu_of(None) is STRANGER
    nobody = replace(setting([]), enrolled=False)
    for area in STRANGER.areas:
        command = understand(area.said, nobody)
        assert command == TO_STRANGERS[area.said]
        assert may(actor(None), command) is Verdict.MAY


@pytest.mark.parametrize(("roles", "area"), SEEN, ids=lambda one: getattr(one, "label", None))
@pytest.mark.parametrize("question", QUESTIONS, ids=lambda one: one["ask"] if one else "nothing")
def test_a_tap_is_understood_and_allowed_whatever_was_asked_before(
    roles: tuple[Role, ...], area: Area, question: dict[str, Any] | None
) -> None:
    who = actor(person(1, *roles))
    for held, instead in HOLDINGS:
        command = understand(area.said, setting(held, roles=frozenset(roles), question=question))
        assert command == {**SAYS, **instead}[area.said]
        assert may(who, command, held[0] if command.duty_ids else None) is Verdict.MAY


@pytest.mark.parametrize("menu", MENUS, ids=lambda menu: menu.name)
def test_areas_cover_the_picture_and_meet_nowhere(menu: Menu) -> None:
    covered = [
        (x, y)
        for box in menu.boxes()
        for x in range(box.x, box.x + box.width)
        for y in range(box.y, box.y + box.height, 100)
    ]
    assert len(covered) == len(set(covered))
    assert {x for x, _ in covered} == set(range(WIDTH))
    assert sum(box.width * box.height for box in menu.boxes()) == WIDTH * menu.height


@pytest.mark.parametrize("menu", MENUS, ids=lambda menu: menu.name)
def test_a_menu_is_what_line_takes(menu: Menu) -> None:
    assert WIDTH / menu.height >= 1.45 and menu.height >= 250
    assert len(menu.bar) <= 14 and len(menu.areas) <= 20
    assert all(len(area.label) <= 20 for area in menu.areas)
