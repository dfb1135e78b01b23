"""Step: read a workbook that a coordinator sent and say what it would change; bring it in when confirmed."""

from collections.abc import Callable

import structlog

from domain.clocks import Clocks
from domain.incoming import conversation_key
from domain.notices import Answer
from domain.ports import Store, Work
from domain.workbook.report import ImportReport, show_report
from domain.workbook.sent import FileState, OfficeFile, report_facts

Written = Callable[[Work, ImportReport], None]
TryOut = Callable[[bytes], ImportReport]
BringIn = Callable[[bytes, str, Written], ImportReport]
TRIES = 3
log = structlog.get_logger()


class Overtaken(Exception):
    """Another worker has settled this file, or it was unsent; what was about to be written is not."""


class ImportFiles:
    """One file at a time under a lease; no transaction is open while a workbook is read.

    `bring_in` holds the import to the digest of what was shown, and calls back inside its transaction.
    """

    def __init__(self, store: Store, try_out: TryOut, bring_in: BringIn, clocks: Clocks) -> None:
        self._store = store
        self._try_out = try_out
        self._bring_in = bring_in
        self._clocks = clocks

    def __call__(self, me: str) -> bool:
        """Read or bring in one file; returns whether there was one."""
        with self._store.look() as work:
            if not work.office_files.any_waiting(self._clocks.machine()):
                return False
        with self._store.work() as work:
            file = work.office_files.claim(self._clocks.machine())
            body = work.office_files.body(file.id) if file else None
        if file is None:
            return False
        if body is None or file.tries > TRIES:
            self._refuse(file, "gone" if body is None else "broken")
        elif file.state is FileState.TO_READ:
            self._tell(file, self._try_out(body))
        else:
            self._import(file, body)
        return True

    def _import(self, file: OfficeFile, body: bytes) -> None:
        def written(work: Work, report: ImportReport) -> None:
            if not work.office_files.settle(file, FileState.IMPORTED, report=""):
                raise Overtaken
            shown = report_facts(report)
            facts = {"file": file.name, "counts": shown["counts"], "reminders": shown["reminders"]}
            self._answer(file, Answer("office_file_imported", facts, matters=True), work)

        try:
            report = self._bring_in(body, file.shown, written)
        except Overtaken:
            log.warning("workbook overtaken", file=file.id)
            return
        if not report.written and not report.digest:
            self._later(file, report)
        elif not report.written:
            self._tell(file, report, again=True)
        log.info("workbook brought in", file=file.id, written=report.written)

    def _tell(self, file: OfficeFile, report: ImportReport, *, again: bool = False) -> None:
        """What it would change; a file that cannot be brought in says what would be right."""
        changes = bool(report.added or report.changed or report.cancelled or report.moved_rounds)
        state, template = FileState.REFUSED, "office_file_same" if report.ok else "office_file_problems"
        if report.ok and changes:
            state, template = FileState.READY, "office_file_ready"
        answer = Answer(template, _facts(file, report) | {"again": again}, matters=True)
        with self._store.work() as work:
            if work.office_files.settle(file, state, shown=report.digest, report=show_report(report)):
                self._answer(file, answer, work, asks=state is FileState.READY)

    def _later(self, file: OfficeFile, report: ImportReport) -> None:
        """The database was busy: what was shown still waits for its word."""
        answer = Answer("office_file_later", _facts(file, report), matters=True)
        with self._store.work() as work:
            if work.office_files.settle(file, FileState.READY):
                self._answer(file, answer, work)

    def _refuse(self, file: OfficeFile, why: str) -> None:
        with self._store.work() as work:
            if work.office_files.settle(file, FileState.REFUSED):
                answer = Answer("office_file_failed", {"file": file.name, "why": why}, matters=True)
                self._answer(file, answer, work)
        log.warning("workbook refused", file=file.id, why=why)

    def _answer(self, file: OfficeFile, answer: Answer, work: Work, *, asks: bool = False) -> None:
        """To whoever sent the event that asked for it; what `asks` may be answered by words as well."""
        chat = work.people.chat_of(file.asked_by)
        if chat:
            work.notices.answer(file.inbox_id, chat.id, file.asked_by, [answer], self._clocks.office())
        if chat and asks:
            question = {"ask": "import", "import": file.id}
            work.questions.ask(conversation_key("", chat.line_id), question, file.inbox_id)


def _facts(file: OfficeFile, report: ImportReport) -> dict[str, object]:
    return {"file": file.name, "id": file.id, "reader": file.asked_by} | report_facts(report)
