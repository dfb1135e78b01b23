"""Reading what planners type: nothing twice and nothing lost, whatever is killed or out of reach."""

from collections.abc import Iterator

import pytest
from mirror_desk import Dying, Planners, Watched, open_planners
from queue_rows import together
from sheet_hands import forget, looks, sheet_id

from domain.errors import Never, TryLater
from domain.sheet.suggestions import HEADER, KEY, RESULT, TITLE
from handlers.suggesting import take_in
from scheduler.mirror_compare import Sheet
from scheduler.read_suggestions import EVERY, LEASE, REST, TROUBLED, ReadSuggestions


@pytest.fixture
def planners(database: str) -> Iterator[Planners]:
    with open_planners(database) as opened:
        opened.make_coordinator()
        reader(opened).look("maker")
        yield opened


def reader(planners: Planners, sheet: Sheet | None = None) -> ReadSuggestions:
    """The step in a process of its own."""
    return ReadSuggestions(planners.store, sheet or planners.client, take_in, planners.hands.clocks)


def suggest(planners: Planners, row: int = 1, why: str = "ซ้ำกับงานอื่น") -> None:
    with planners.store.look() as work:
        (person,) = work.people.get([planners.person])
    for column, text in enumerate((f"D{planners.duty}", "ยกเลิก", "", why, person.name), start=1):
        planners.sheets.human_set(TITLE, row, column, text)


def shown(planners: Planners) -> list[tuple[str, str]]:
    _, *rows = planners.sheets.grid(TITLE)
    return [
        (str(row[HEADER.index(KEY)] or ""), str(row[HEADER.index(RESULT)])) for row in rows if len(row) > 6
    ]


def waiting(planners: Planners) -> int:
    with planners.store.look() as work:
        return len(work.suggestions.waiting(planners.hands.office()))


def test_the_tab_is_made_once_and_looked_at_every_few_minutes(planners: Planners) -> None:
    assert planners.sheets.grid(TITLE) == [[*HEADER]]
    planners.mirror()("A")
    step = reader(planners)
    assert step("A")
    planners.sheets.calls.clear()
    for _ in range(4):
        planners.hands.wait(60)
        assert not step("A")
    assert planners.sheets.calls == []
    planners.hands.machine_at += EVERY
    assert step("A") and len(planners.sheets.calls) == 1, "one read, and nothing is written"


def test_a_renamed_tab_is_read_on_and_named_again(planners: Planners) -> None:
    """By whatever process reads it next; its protection, notes and formats come back too."""
    planners.mirror()("A")
    assert reader(planners).look("A")
    good = looks(planners.sheets, TITLE)
    its = {"sheetId": sheet_id(planners.sheets, TITLE), "title": "ของเรา"}
    suggest(planners)
    forget("protections", TITLE)(planners.sheets)
    planners.sheets.batch_update([{"updateSheetProperties": {"properties": its, "fields": "title"}}])
    planners.hands.machine_at += REST
    assert reader(planners).look("B")
    assert [words for _, words in shown(planners)] == ["รอผู้ประสานงานยืนยันใน LINE"]
    assert looks(planners.sheets, TITLE) == good


def test_a_deleted_tab_is_made_anew_and_another_of_its_name_is_left_alone(planners: Planners) -> None:
    planners.mirror()("A")
    reader(planners).look("A")
    old = sheet_id(planners.sheets, TITLE)
    its = {"sheetId": old, "title": "ของเรา"}
    planners.sheets.batch_update([{"updateSheetProperties": {"properties": its, "fields": "title"}}])
    planners.sheets.batch_update([{"addSheet": {"properties": {"title": TITLE, "sheetId": 77}}}])
    assert reader(planners).look("B")
    assert (sheet_id(planners.sheets, "ของเรา"), planners.sheets.grid(TITLE)) == (old, [])
    planners.sheets.batch_update([{"deleteSheet": {"sheetId": 77}}, {"deleteSheet": {"sheetId": old}}])
    assert reader(planners).look("C")
    assert planners.sheets.grid(TITLE) == [[*HEADER]]


def test_what_was_decided_is_shown_soon(planners: Planners) -> None:
    step = reader(planners)
    suggest(planners)
    step("A")
    with planners.store.work() as work:
        (one,) = work.suggestions.waiting(planners.hands.office())
        (person,) = work.people.get([planners.person])
        assert one.proposal
        from domain.people import Actor

        work.proposals.settle(one.proposal.id, "dropped", Actor(person, "chat"), planners.hands.office())
    assert not step("A"), "it rests a little first"
    planners.hands.machine_at += REST
    assert step("A")
    assert [words for _, words in shown(planners)] == ["ไม่ได้ดำเนินการ"]
    planners.hands.machine_at += REST
    assert not step("A")


@pytest.mark.parametrize("before", [True, False])
def test_a_kill_between_taking_in_and_answering_neither_repeats_nor_loses(
    planners: Planners, before: bool
) -> None:
    suggest(planners)
    with pytest.raises(KeyboardInterrupt):
        reader(planners, Dying(planners.client, before=before)).look("A")
    assert waiting(planners) == 1
    planners.hands.machine_at += LEASE
    assert reader(planners).look("B")
    assert waiting(planners) == 1
    ((key, words),) = shown(planners)
    assert key.startswith("P0000") and words.startswith("รอผู้ประสานงาน")


def test_an_answer_that_fell_into_another_row_goes_to_its_words(planners: Planners) -> None:
    suggest(planners, row=3)
    reader(planners).look("A")
    ((key, _),) = shown(planners)
    for column in range(len(HEADER)):
        planners.sheets.human_set(TITLE, 3, column, "")
    suggest(planners, row=5)
    planners.sheets.human_set(TITLE, 3, HEADER.index(KEY), key)
    reader(planners).look("A")
    _, *rows = planners.sheets.grid(TITLE)
    assert [row[0] if row else None for row in rows] == [None, None, None, None, key]
    assert waiting(planners) == 1


def test_only_one_process_takes_in_at_a_time(planners: Planners) -> None:
    suggest(planners)
    looked = together(lambda: reader(planners).look("A"), lambda: reader(planners).look("B"))
    assert any(looked) and waiting(planners) == 1 and len(shown(planners)) == 1


@pytest.mark.parametrize("error", [TryLater("busy"), Never("gone", access=True)])
def test_a_sheet_out_of_reach_loses_nothing_and_is_tried_again_later(
    planners: Planners, error: TryLater | Never
) -> None:
    suggest(planners)
    sheet = Watched(planners.client)
    step = reader(planners, sheet)
    sheet.error = error
    assert not step("A") and not step("A") and sheet.asked == 1
    sheet.error = None
    planners.hands.machine_at += TROUBLED
    assert step("A") and waiting(planners) == 1
