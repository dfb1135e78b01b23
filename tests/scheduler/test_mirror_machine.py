"""Whatever people and networks do, the sheet comes to show the database and keeps what is theirs."""

import tempfile
from collections.abc import Mapping
from contextlib import ExitStack, suppress
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from databases import fresh
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from mirror_desk import Dying, Planners, open_planners
from mirror_witness import FAULTS, Witness, block, shows
from planners_at_sheet import CODES, AtTheSheet
from queue_rows import add_duty

from domain.history import Said
from domain.mirror import Tab
from domain.sheet_tabs import make_tabs
from playground.sheets_cells import formula
from scheduler.mirror_sheet import FULL_CHECK, LEASE, LONGEST_PAUSE


class PlannersSheet(AtTheSheet):
    """The desk with three duties, planners with a column of their own, and a reader who sees every write."""

    kind = "sqlite"

    def __init__(self) -> None:
        super().__init__()
        self.rooms = ExitStack()
        folder = Path(self.rooms.enter_context(tempfile.TemporaryDirectory()))
        url = self.rooms.enter_context(fresh(self.kind, folder))
        self.witness: Witness | None = None
        self.desk: Planners = self.rooms.enter_context(open_planners(url, self.watch))
        self.desk.sheets.quota = False
        self.duties = {"E5": self.desk.duty}

    def watch(self, app: Any) -> Any:
        """Everything that reaches the emulator passes the witness."""

        def wrapped(environ: Any, start: Any) -> Any:
            return (self.witness.around(app) if self.witness else app)(environ, start)

        return wrapped

    def make(self, work: Any, now: Any) -> list[Tab]:
        tabs = make_tabs(work, now)
        if self.witness:
            self.witness.wanted = tabs
        return tabs

    def teardown(self) -> None:
        try:
            self.all_is_well_in_the_end()
        finally:
            self.rooms.close()

    @initialize()
    def planners_begin(self) -> None:
        for code in ("E6", "E7"):
            self.duties[code] = add_duty(self.desk.store, self.desk.person, code)
        assert self.desk.mirror(make=self.make)("A")
        self.witness = Witness(self.desk.sheets)
        self.edit("deleteSheet", sheetId=0)
        self.add_own_column()
        for code in self.duties:
            self.writes_beside(code)

    # what the office does

    @rule(code=CODES, percent=st.sampled_from([0, 60, 100]), words=st.sampled_from(["", "=1+1", "รอ\tข้อมูล"]))
    def somebody_reports(self, code: str, percent: int, words: str) -> None:
        with self.desk.store.work() as work:
            (duty,) = work.duties.get([self.duties[code]])
            said = Said("progress", words, self.desk.person, None, percent=percent)
            work.history.log(duty, said, self.desk.hands.office())

    @rule()
    @precondition(lambda self: len(self.duties) < 6)
    def a_duty_is_added(self) -> None:
        code = f"N{len(self.duties)}"
        self.duties[code] = add_duty(self.desk.store, self.desk.person, code)
        self.desk.touch()

    # what the mirror does

    @rule(fault=st.sampled_from([None, None, *FAULTS]), after=st.integers(0, 4), full=st.booleans())
    def a_sync(self, fault: str | None, after: int, full: bool) -> None:
        assert self.witness
        self.witness.fault, self.witness.calls_until_fault = fault, after
        self.desk.hands.machine_at += LEASE
        self.desk.mirror(make=self.make).sync("A", full=full)
        self.witness.fault = None

    @rule(before=st.booleans())
    def a_kill(self, before: bool) -> None:
        self.desk.hands.machine_at += LEASE
        with suppress(KeyboardInterrupt):
            self.desk.mirror(Dying(self.desk.client, before=before), make=self.make).sync("A")
        self.desk.hands.machine_at += LEASE + timedelta(seconds=1)

    @invariant()
    def no_reader_saw_half_a_tab(self) -> None:
        assert not self.witness or self.witness.torn == []

    def all_is_well_in_the_end(self) -> None:
        """The trouble is over: after the next checks the tabs equal the database, and notes stand beside."""
        mirror = self.desk.mirror(make=self.make)
        for wait in (LONGEST_PAUSE, FULL_CHECK):
            self.desk.hands.machine_at += wait
            mirror("A")
        self.no_reader_saw_half_a_tab()
        with self.desk.store.look() as work:
            wanted = make_tabs(work, self.desk.hands.office())
        for tab in wanted[:-1]:
            assert shows(tab, block(self.desk.sheets.grid(tab.title))), tab.title
        self.desk.sheets.calls.clear()
        self.desk.hands.machine_at += FULL_CHECK
        mirror("A")
        assert self.desk.writes() == 0
        own = self.own_column()
        beside = {line[0]: line[own] for line in self.grid() if own and len(line) > own and line[own]}
        assert {id_: beside.get(id_) for id_ in self.notes} == self.notes
        assert self.formulas_in({tab.title: len(tab.header) for tab in wanted}) == []

    def formulas_in(self, widths: Mapping[str, int]) -> list[tuple[str, int]]:
        """Where formulas stand in our columns; what people made of a column of theirs is theirs."""
        found = self.desk.sheets.read(
            lambda book: [
                (tab.title, column)
                for tab in book.tabs
                for row in tab.rows
                for column, cell in enumerate(row)
                if formula(cell)
            ]
        )
        return [(title, column) for title, column in found if column < widths.get(title, 0)]


class PlannersSheetOnPostgreSQL(PlannersSheet):
    kind = "postgresql"


QUIET = (HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large)
TestPlannersSheet = PlannersSheet.TestCase
TestPlannersSheet.settings = settings(
    max_examples=5, stateful_step_count=12, deadline=None, suppress_health_check=QUIET
)


@pytest.mark.long
def test_many_days_of_planners_and_networks() -> None:
    """The same for longer, and a longer day each."""
    many = settings(TestPlannersSheet.settings, max_examples=300, stateful_step_count=40)
    run_state_machine_as_test(PlannersSheet, settings=many)


@pytest.mark.long
def test_many_days_on_postgresql() -> None:
    many = settings(TestPlannersSheet.settings, max_examples=40, stateful_step_count=25)
    run_state_machine_as_test(PlannersSheetOnPostgreSQL, settings=many)
