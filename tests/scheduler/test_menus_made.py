"""Menus are made once for each wording and picture, whoever dies amid it; old ones go when unseen."""

from dataclasses import replace

import pytest
from menus_at_work import AtWork, Dies, RefusedPicture
from queue_desk import MALI, SOMCHAI, TOKEN, Killed
from sqlalchemy import delete

from domain.menus import MENUS, OWNER, STRANGER, Area, Menu, menu_of
from domain.people import Role
from scheduler import hang_menus
from scheduler.hang_menus import A_DAY, LEASE, REST
from storage.engine import writing
from storage.talk_tables import FactRow


def test_a_picture_that_is_refused_costs_only_its_menu(at_work: AtWork) -> None:
    at_work.becomes(at_work.desk.mali, Role.COORDINATOR)
    refused = at_work.line.name(OWNER)
    line = RefusedPicture(at_work)
    at_work.run(at_work.worker(line))
    assert at_work.refused() == {refused: "status 400"}
    assert [at_work.sees(who) for who in (MALI, SOMCHAI)] == ["coordinator", "stranger"]
    assert at_work.made().count(refused) == 1
    at_work.desk.hands.wait(A_DAY.total_seconds() - 60)
    assert at_work.run(at_work.worker(line)) == []


def test_what_was_refused_is_tried_once_more_the_next_day(at_work: AtWork) -> None:
    at_work.run(at_work.worker(RefusedPicture(at_work)))
    at_work.desk.hands.wait(A_DAY.total_seconds())
    at_work.run()
    assert at_work.sees(SOMCHAI) == "owner" and at_work.refused() == {}
    assert at_work.made().count(at_work.line.name(OWNER)) == 1


@pytest.mark.parametrize("behind", ["make", "give_picture", "show_all", "show"])
def test_whoever_dies_behind_a_call_leaves_no_second_menu(at_work: AtWork, behind: str) -> None:
    for life in range(3):
        line = Dies(at_work.desk.line._base, TOKEN)
        line.behind = behind
        with pytest.raises(Killed):
            at_work.run(at_work.worker(line), f"life {life}")
        at_work.desk.hands.wait(LEASE.total_seconds() + 1)
    at_work.run(at_work.worker())
    assert len(at_work.made()) == len(MENUS)
    assert [at_work.sees(who) for who in (MALI, SOMCHAI)] == ["owner", "owner"]


def test_while_one_is_at_it_others_wait(at_work: AtWork) -> None:
    assert at_work.step("A")
    other = at_work.worker()
    assert at_work.run(other, "B") == []
    at_work.desk.hands.wait(LEASE.total_seconds() + REST.total_seconds())
    assert at_work.run(other, "B") and at_work.sees(MALI) == "owner"


def reworded(monkeypatch: pytest.MonkeyPatch) -> dict[Menu, Menu]:
    """From now on every menu says its last area in other words."""
    help_ = Area("ช่วยด้วย", "help")
    new = {menu: replace(menu, areas=(*menu.areas[:-1], help_)) for menu in MENUS}
    monkeypatch.setattr(hang_menus, "MENUS", tuple(new.values()))
    monkeypatch.setattr(hang_menus, "STRANGER", new[STRANGER])
    monkeypatch.setattr(hang_menus, "menu_of", lambda person: new[menu_of(person)])
    return new


def test_another_wording_takes_the_place_of_the_old_one(
    at_work: AtWork, monkeypatch: pytest.MonkeyPatch
) -> None:
    at_work.let_go(at_work.desk.somchai)
    at_work.run()
    new = reworded(monkeypatch)
    at_work.look_again()
    assert sorted(at_work.made()) == sorted(at_work.line.name(menu) for menu in new.values())
    assert [at_work.sees(who) for who in (MALI, SOMCHAI)] == ["owner", "stranger"]


def test_where_the_new_wording_is_refused_the_old_one_stays(
    at_work: AtWork, monkeypatch: pytest.MonkeyPatch
) -> None:
    at_work.let_go(at_work.desk.somchai)
    at_work.run()
    reworded(monkeypatch)
    at_work.desk.fault("status", "/v2/bot/richmenu/.*/content", None, status=400)
    at_work.look_again()
    assert len(at_work.refused()) == len(MENUS)
    assert [at_work.sees(who) for who in (MALI, SOMCHAI)] == ["owner", "stranger"]


def test_what_somebody_took_away_at_line_is_back_within_a_day(at_work: AtWork) -> None:
    at_work.run()
    for one in list(at_work.desk.playground.menus.made.values()):
        at_work.desk.playground.menus.delete(one)
    at_work.desk.hands.wait(A_DAY.total_seconds())
    at_work.run()
    assert [at_work.sees(who) for who in (MALI, SOMCHAI)] == ["owner", "owner"]


def test_a_list_that_lags_behind_makes_no_second_menu(at_work: AtWork) -> None:
    body: dict[str, list[str]] = {"richmenus": []}
    at_work.desk.fault("status", "/v2/bot/richmenu/list", None, status=200, body=body)
    at_work.run()
    assert len(at_work.made()) == len(MENUS) and at_work.sees(MALI) == "owner"


def test_a_second_one_of_the_same_name_goes_within_a_day(at_work: AtWork) -> None:
    at_work.run()
    at_work.line.make(OWNER)
    at_work.desk.hands.wait(A_DAY.total_seconds())
    at_work.run()
    assert len(at_work.made()) == len(MENUS) and at_work.sees(MALI) == "owner"


def test_menus_of_a_database_that_is_lost_are_used_again(at_work: AtWork) -> None:
    at_work.run()
    with writing(at_work.desk.store.engine) as session:
        session.execute(delete(FactRow))
    at_work.run(at_work.worker())
    assert len(at_work.made()) == len(MENUS)
