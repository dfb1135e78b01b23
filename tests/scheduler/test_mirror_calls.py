"""What the mirror costs, when it is silent, and what it says when its file is out of reach."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from mirror_desk import DUTIES, LOG, Planners, open_planners

from domain.mirror_looks import PROTECTION
from playground.sheets_book import Book
from scheduler.mirror_sheet import FULL_CHECK, LONGEST_PAUSE, REST
from scheduler.responder import run_until_idle


@pytest.fixture
def planners(database: str) -> Iterator[Planners]:
    with open_planners(database) as opened:
        opened.report("หนึ่ง")
        yield opened


def kinds(planners: Planners) -> list[str]:
    return [call.kind for call in planners.sheets.calls]


def test_a_change_costs_one_read_and_one_write_for_all_its_tabs(planners: Planners) -> None:
    mirror = planners.mirror()
    mirror("A")
    planners.report("สอง")
    planners.hands.machine_at += REST
    planners.sheets.calls.clear()
    assert mirror("A")
    assert kinds(planners) == ["read", "write"]
    assert planners.shown() == ["หนึ่ง", "สอง"]


def test_a_process_that_starts_anew_knows_the_tabs_already(planners: Planners) -> None:
    planners.mirror()("once-1")
    planners.report("สอง")
    planners.sheets.calls.clear()
    assert planners.mirror()("once-2")
    assert kinds(planners) == ["read", "write"]


def test_a_mark_without_a_change_that_shows_asks_google_nothing(planners: Planners) -> None:
    mirror = planners.mirror()
    mirror("A")
    planners.touch()
    planners.hands.machine_at += REST
    planners.sheets.calls.clear()
    assert mirror("A")
    assert (kinds(planners), planners.behind()) == ([], False)


def test_a_new_day_is_shown_without_any_change(planners: Planners) -> None:
    mirror = planners.mirror()
    mirror("A")
    left = [line[15] for line in planners.sheets.grid(DUTIES)[1:]]
    planners.hands.machine_at += REST
    planners.hands.office_at(2024, 8, 30, 0, 1)
    assert run_until_idle([mirror], "A")
    assert [line[15] for line in planners.sheets.grid(DUTIES)[1:]] == [int(str(days)) - 1 for days in left]


def test_a_hundred_changes_are_one_sync(planners: Planners) -> None:
    mirror = planners.mirror()
    mirror("A")
    for number in range(100):
        planners.report(f"ครั้งที่ {number}")
    planners.sheets.calls.clear()
    planners.hands.machine_at += REST
    assert run_until_idle([mirror], "A")
    assert kinds(planners) == ["read", "write"]


def test_a_day_without_google_is_one_catch_up(planners: Planners) -> None:
    mirror = planners.mirror()
    mirror("A")
    planners.sheets.allowed = False
    for hour in range(24):
        planners.report(f"ชั่วโมงที่ {hour}")
        planners.hands.machine_at += timedelta(hours=1)
        run_until_idle([mirror], "A")
    planners.sheets.allowed = True
    planners.hands.machine_at += LONGEST_PAUSE
    planners.sheets.calls.clear()
    assert run_until_idle([mirror], "A")
    assert planners.writes() == 1
    assert planners.shown() == ["หนึ่ง", *(f"ชั่วโมงที่ {hour}" for hour in range(24))]


def test_failures_in_a_row_wait_longer_and_longer(planners: Planners) -> None:
    mirror = planners.mirror()
    planners.sheets.allowed = False
    asked = []
    for minute in range(60):
        planners.sheets.calls.clear()
        mirror("A")
        asked += [minute] * bool(planners.sheets.calls)
        planners.hands.wait(60)
    assert asked == [0, 10, 20, 30, 40, 50]


def test_no_minute_sees_more_calls_than_google_allows(planners: Planners) -> None:
    """Even when somebody asks for a sync again and again; what did not fit comes later."""
    mirror = planners.mirror()
    for number in range(40):
        planners.report(f"ครั้งที่ {number}")
        mirror.sync("command")
        planners.hands.wait(0.5)
    assert kinds(planners).count("read") <= 60
    assert all(call.status != 429 for call in planners.sheets.calls)
    planners.hands.wait(60)
    planners.sheets.quota = False  # the emulator counts real minutes, and this one is used up
    assert mirror.sync("command")
    assert planners.shown()[-1] == "ครั้งที่ 39"


@pytest.mark.parametrize("switch", ["allowed", "enabled", "only_reads", "locked"])
def test_a_file_out_of_reach_is_told_once_and_so_is_its_return(planners: Planners, switch: str) -> None:
    planners.make_coordinator()
    mirror = planners.mirror()
    mirror("A")
    set_switch(planners, switch, reach=False)
    for _ in range(20):
        planners.report("ระหว่างนั้น")
        planners.hands.machine_at += LONGEST_PAUSE
        mirror("A")
    assert len(planners.told("sheet_lost")) == 1
    assert planners.told("sheet_lost")[0]["address"] == planners.client.address
    assert planners.told("sheet_back") == []
    set_switch(planners, switch, reach=True)
    planners.hands.machine_at += LONGEST_PAUSE
    assert mirror("A")
    assert len(planners.told("sheet_back")) == 1
    planners.hands.machine_at += FULL_CHECK
    mirror("A")
    assert (len(planners.told("sheet_lost")), len(planners.told("sheet_back"))) == (1, 1)
    assert planners.trouble() == ""


def set_switch(planners: Planners, switch: str, *, reach: bool) -> None:
    sheets = planners.sheets
    if switch != "locked":
        setattr(sheets, switch, reach if switch != "only_reads" else not reach)
        return
    if reach:
        sheets.change(unlock)
    else:
        its = next(tab["sheetId"] for tab in sheets.as_table()["tabs"] if tab["title"] == LOG)
        lock = {"range": {"sheetId": its}, "requestingUserCanEdit": False, "description": "ของ ผอ."}
        sheets.batch_update([{"addProtectedRange": {"protectedRange": lock}}])


def unlock(book: Book) -> None:
    """The last protection of the log goes."""
    tab = book.by_title(LOG)
    assert tab
    tab.protections.pop()


def test_another_file_is_written_from_the_beginning(planners: Planners) -> None:
    planners.mirror()("A")
    planners.move_to("sheet-2")
    assert planners.mirror()("A")
    assert planners.shown() == ["หนึ่ง"]
    tab = planners.sheets.read(lambda book: book.by_title(DUTIES))
    assert tab
    assert [one["description"] for one in tab.protections] == [PROTECTION]
