"""Menus under the 1:1 chats: linked by what people are, and mended whatever LINE does."""

from dataclasses import replace

from menus_at_work import AtWork, RefusedPicture
from queue_desk import MALI, SOMCHAI

import doctor
from domain.menus import MENUS
from domain.people import Role
from scheduler import hang_menus
from scheduler.hang_menus import A_DAY, AGAIN, REST, known_menus
from storage.engine import writing
from storage.erasing import erase

RICH_MENU = "/v2/bot/(richmenu|user)"


def test_everybody_sees_what_they_are_and_the_next_look_asks_line_nothing(at_work: AtWork) -> None:
    at_work.becomes(at_work.desk.mali, Role.OWNER, Role.COORDINATOR)
    assert at_work.run()
    assert [at_work.sees(who) for who in (MALI, SOMCHAI)] == ["coordinator", "owner"]
    assert sorted(at_work.made()) == sorted(at_work.line.name(menu) for menu in MENUS)
    assert at_work.look_again() == []
    assert at_work.run(at_work.worker()) == []
    assert at_work.desk.pushes() == []


def test_whoever_writes_for_the_first_time_sees_how_to_begin(at_work: AtWork) -> None:
    at_work.let_go(at_work.desk.somchai)
    at_work.run()
    assert at_work.sees(SOMCHAI) == "stranger"


def test_another_role_is_another_menu_within_a_look(at_work: AtWork) -> None:
    at_work.run()
    at_work.becomes(at_work.desk.mali, Role.UNIT_HEAD)
    (call,) = at_work.look_again()
    assert call.startswith("POST /v2/bot/user/U") and at_work.sees(MALI) == "head"


def test_whoever_is_let_go_sees_what_strangers_see(at_work: AtWork) -> None:
    at_work.run()
    at_work.let_go(at_work.desk.mali)
    (call,) = at_work.look_again()
    assert call.startswith("DELETE /v2/bot/user/U") and at_work.sees(MALI) == "stranger"
    assert at_work.look_again() == []


def test_whoever_left_the_office_sees_what_strangers_see(at_work: AtWork) -> None:
    at_work.run()
    with at_work.desk.store.work() as work:
        work.enrolments.leave(at_work.desk.mali, at_work.desk.hands.office())
    at_work.look_again()
    assert (at_work.sees(MALI), at_work.sees(SOMCHAI)) == ("stranger", "owner")


def test_with_another_provider_the_menus_are_made_there_and_hang_under_the_new_ids(at_work: AtWork) -> None:
    at_work.run()
    playground = at_work.desk.playground
    playground.menus.made.clear()
    playground.menus.of.clear()
    old = playground.office.people.pop(at_work.desk.id_of(MALI))
    playground.office.keep(replace(old, id=f"U{old.id[:0:-1]}"))
    new = at_work.desk.chat(MALI)
    with at_work.desk.store.work() as work:
        work.people.add_code(at_work.desk.mali, "ABCDEFGH", at_work.desk.hands.office())
        assert work.people.enrol("ABCDEFGH", new, at_work.desk.hands.office())
    at_work.desk.hands.wait(A_DAY.total_seconds())
    at_work.run()
    assert at_work.sees(MALI) == "owner"
    assert sorted(at_work.made()) == sorted(at_work.line.name(menu) for menu in MENUS)


def test_whoever_erased_themselves_sees_it_when_they_write_again(at_work: AtWork) -> None:
    at_work.run()
    with writing(at_work.desk.store.engine) as session:
        erase(session, at_work.desk.mali, at_work.desk.hands.office(), None)
    assert at_work.look_again() == []  # their account is known no more
    at_work.desk.chat(MALI)
    at_work.look_again()
    assert at_work.sees(MALI) == "stranger"


def test_whoever_blocked_the_bot_gets_theirs_again_with_a_new_friendship(at_work: AtWork) -> None:
    at_work.run()
    mali = at_work.desk.id_of(MALI)
    at_work.desk.playground.unfollow(MALI)
    at_work.desk.playground.menus.of.clear()
    for reachable in (False, True):
        with at_work.desk.store.work() as work:
            work.people.set_reachable(mali, reachable)
        if not reachable:
            assert at_work.look_again() == []
    at_work.desk.playground.follow(MALI)
    at_work.look_again()
    assert at_work.sees(MALI) == "owner"


def test_without_line_nothing_hangs_and_it_is_asked_again_after_a_while(at_work: AtWork) -> None:
    at_work.desk.fault("status", RICH_MENU, None, status=500)
    assert len(at_work.run()) == 1
    assert at_work.look_again() == []
    at_work.desk.heal()
    at_work.desk.hands.wait(AGAIN.total_seconds())
    at_work.run()
    assert at_work.sees(MALI) == "owner" and at_work.refused() == {}


def test_chats_that_line_took_before_it_went_are_not_linked_again(at_work: AtWork) -> None:
    at_work.desk.fault("status", f"/v2/bot/user/{at_work.desk.id_of(SOMCHAI)}", status=503)
    at_work.run()
    assert [at_work.sees(who) for who in (MALI, SOMCHAI)] == ["owner", "stranger"]
    at_work.desk.hands.wait(AGAIN.total_seconds())
    assert len(at_work.run()) == 1 and at_work.sees(SOMCHAI) == "owner"


def test_an_account_without_menus_is_left_alone_for_a_day(at_work: AtWork) -> None:
    at_work.desk.fault("status", RICH_MENU, None, status=403)
    assert len(at_work.run()) == 1
    assert at_work.refused() == {hang_menus.EVERYTHING: "status 403"}
    at_work.desk.hands.wait(A_DAY.total_seconds() - 1)
    assert at_work.run() == []
    at_work.desk.heal()
    at_work.desk.hands.wait(REST.total_seconds())
    at_work.run()
    assert at_work.sees(MALI) == "owner" and at_work.refused() == {}


def test_a_chat_that_is_refused_is_left_until_it_should_see_another(at_work: AtWork) -> None:
    at_work.desk.fault("status", f"/v2/bot/user/{at_work.desk.id_of(MALI)}", status=400)
    at_work.run()
    assert at_work.refused() == {hang_menus.A_CHAT: "status 400"}
    assert (at_work.sees(MALI), at_work.look_again()) == ("stranger", [])
    at_work.becomes(at_work.desk.mali, Role.COORDINATOR)
    assert len(at_work.look_again()) == 1 and at_work.sees(MALI) == "coordinator"


def test_doctor_says_how_far_the_menus_are_and_what_line_refused(at_work: AtWork) -> None:
    def found() -> tuple[bool, str]:
        with at_work.desk.store.look() as work:
            return doctor.menus_found(known_menus(work))

    assert found()[0] and "ยังไม่ได้ตั้ง" in found()[1]
    at_work.run(at_work.worker(RefusedPicture(at_work)))
    assert not found()[0] and "status 400" in found()[1]
    at_work.desk.hands.wait(A_DAY.total_seconds())
    at_work.run()
    assert found()[0] and f"{len(MENUS)} แบบ" in found()[1]
