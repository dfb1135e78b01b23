"""A meeting whose time changes in the workbook is the same meeting, where it is clear which one is meant."""

from datetime import date, datetime, timedelta

import pytest
from office_rows import Lines, only, read, sheet

from domain.clocks import BANGKOK
from domain.office import Meeting, Office
from domain.workbook import sheets
from domain.workbook.changes import counts, moved_rounds
from domain.workbook.meetings import moved_meetings
from domain.workbook.reading import read_office

TODAY = date(2024, 7, 10)
COLUMNS = ("ชื่อ", "วันเวลา")


def meetings(days: str, name: str = "กพท.") -> dict[tuple[str, datetime], Meeting]:
    """Meetings on these days of July 2567, "12 19"."""
    times = [datetime(2024, 7, 1, 9, 30, tzinfo=BANGKOK) + timedelta(int(day) - 1) for day in days.split()]
    return {(name, at): Meeting(name, at) for at in times}


@pytest.mark.parametrize(
    ("known", "rows", "moved", "warnings"),
    [
        ("12", "12", "", 0),
        ("12", "19", "12>19", 1),
        ("12", "12 19", "", 0),
        ("12", "15 26", "12>15", 1),
        ("12 26", "15 29", "12>15 26>29", 2),
        ("12 19", "19 26", "12>26", 1),
        ("12 26", "12 29", "26>29", 1),
        ("12 26", "14 27 30", "12>14 26>27", 2),
        ("24 26", "11 12 25", "24>12 26>25", 2),
        ("12 26", "19", "", 1),
        ("12 26", "12", "", 0),
        ("5", "12", "", 0),
        ("5 12", "19", "12>19", 1),
        ("12", "5", "", 0),
        ("10", "11", "10>11", 1),
        ("", "12", "", 0),
    ],
)
def test_of_one_name_what_is_to_come_is_paired_with_the_nearest_rows(
    known: str, rows: str, moved: str, warnings: int
) -> None:
    said: list[str] = []
    found = moved_meetings(meetings(rows), meetings(known), TODAY, said.append)
    assert " ".join(f"{old[1].day}>{new[1].day}" for new, old in found.items()) == moved
    assert len(said) == warnings


def test_meetings_of_other_names_are_others() -> None:
    said: list[str] = []
    assert moved_meetings(meetings("19", "ก.ต.ป.น."), meetings("12"), TODAY, said.append) == {}
    assert said == []


def test_a_name_in_another_spelling_is_the_same_meeting() -> None:
    said: list[str] = []
    before, after = meetings("12 26", "กรรมการ ครั้งที่ ๒"), meetings("12 27", "กรรมการครั้งที่ 2")
    moved = moved_meetings(after, before, TODAY, said.append)
    assert [(old[1].day, new[1].day) for new, old in moved.items()] == [(12, 12), (26, 27)]
    assert len(said) == 1
    moved = moved_meetings(meetings("12", "กรรมการครั้งที่ 2"), before, TODAY, said.append)
    assert [(old[1].day, new[1].day) for new, old in moved.items()] == [(12, 12)]
    assert len(said) == 1


ROUND: Lines = [("R1", "EMES", "รอบ", "2567", "1 ก.ค. 2567", "-", "ก่อนประชุม กพท.")]


@pytest.fixture
def office() -> Office:
    file = read(meetings=[("กพท.", "12 ก.ค. 2567 09.30 น.", "ห้อง 1", "ทุกกลุ่ม")], rounds=ROUND)
    assert file.problems == ()
    return file.after


def test_a_moved_meeting_is_changed_keeps_what_the_file_does_not_say_and_moves_its_rounds(
    office: Office,
) -> None:
    lines: Lines = [("กพท.", "19 ก.ค. 2567 13.00 น.")]
    file = only(sheets.MEETINGS, lines, office, COLUMNS)
    assert counts(file) == ({}, {"นัดหมาย": 1}, {})
    (kept,) = file.after.meetings.values()
    assert (kept.at.day, kept.place, kept.attendees) == (19, "ห้อง 1", "ทุกกลุ่ม")
    assert [(one.before.day, one.after.day) for one in moved_rounds(file)] == [(11, 18)]
    assert "'กพท.' 12 ก.ค. 2567 (ศ.) 09.30 น. เลื่อนเป็น 19 ก.ค. 2567 (ศ.) 13.00 น." in file.warnings[0]


def test_one_of_several_that_the_file_does_not_name_leaves_all_as_they_are(office: Office) -> None:
    both = only(
        sheets.MEETINGS, [("กพท.", "12 ก.ค. 2567 09.30 น."), ("กพท.", "26 ก.ค. 2567 09.30 น.")], office
    )
    file = only(sheets.MEETINGS, [("กพท.", "19 ก.ค. 2567 09.30 น.")], both.after, COLUMNS)
    assert counts(file) == ({"นัดหมาย": 1}, {}, {})
    assert "มีการประชุม 'กพท.' 12 ก.ค. 2567 (ศ.) 09.30 น., 'กพท.' 26 ก.ค." in file.warnings[0]


def test_a_meeting_that_is_over_stays_where_it_was(office: Office) -> None:
    late = read_office(
        [sheet(sheets.MEETINGS, [("กพท.", "16 ส.ค. 2567 09.30 น.")], COLUMNS)], office, date(2024, 7, 13)
    )
    assert counts(late) == ({"นัดหมาย": 1}, {}, {})
    assert late.after.rounds == office.rounds
