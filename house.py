"""Everything joined: settings, clocks, store, LINE and sheet become the steps that each process runs."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bot.messages import Writer
from config import Settings
from console.links import Links
from domain.clocks import Clocks
from domain.workbook.report import ImportReport
from handlers.conversation import converse
from handlers.files import file_arrived, file_lost
from handlers.imported import tell_imported
from handlers.quota import quota_warnings
from planners_side import PlannersSide
from scheduler.deliver import Deliver
from scheduler.drain_inbox import DrainInbox
from scheduler.fetch_files import FetchFiles
from scheduler.freshen import freshen
from scheduler.hang_menus import HangMenus
from scheduler.import_files import ImportFiles, Written
from scheduler.mirror_sheet import REST, MirrorSheet
from scheduler.plan_digests import PlanDigests
from scheduler.plan_escalation import PlanEscalation
from scheduler.plan_reminders import PlanReminders
from scheduler.prune import Prune
from scheduler.refresh_account import RefreshAccount
from scheduler.refresh_groups import RefreshGroups
from scheduler.refresh_quota import RefreshQuota
from scheduler.responder import Step
from scheduler.worker import run_forever, run_once
from storage.engine import make_engine
from storage.export_office import export_office
from storage.import_google import find_workbook
from storage.import_office import Read, import_from
from storage.mirror_state import touch_mirror
from storage.store import Store, Work
from storage.web_desk import WebDesk
from storage.workbook_sent import read_sent

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from bot.line_client import LineClient


@dataclass(frozen=True)
class House:
    """Everything joined; each part is made when it is first asked for, for some are slow to import."""

    settings: Settings
    clocks: Clocks
    mirror_rests: timedelta = REST

    @cached_property
    def store(self) -> Store:
        """The database."""
        return Store(make_engine(self.settings.database_url), self.settings.secret_key)

    @cached_property
    def answering(self) -> list[Step]:
        """What the web process does for its own replies: read, fetch files, reply."""
        return [self.drain, self.fetch_files, self.deliver.answer]

    @cached_property
    def drain(self) -> DrainInbox:
        """Events → answers."""
        from bot.line_events import read_event

        read = partial(read_event, call_word=self.settings.call_word)
        return DrainInbox(self.store, read, converse, self.clocks)

    @cached_property
    def fetch_files(self) -> FetchFiles:
        """Sent files → evidence."""
        return FetchFiles(self.store, self.line.fetch, file_arrived, file_lost, self.clocks)

    @cached_property
    def import_files(self) -> ImportFiles:
        """Sent workbooks → what they would change → the office."""
        return ImportFiles(self.store, self.try_out, self.bring_in, self.clocks)

    @cached_property
    def links(self) -> Links:
        """Addresses of the console."""
        return Links(self.settings.secret_key, self.settings.public_url, self.clocks.machine)

    @cached_property
    def web_desk(self) -> WebDesk:
        """What the console shows."""
        return WebDesk(self.store.engine)

    @cached_property
    def deliver(self) -> Deliver:
        """Notices → LINE."""
        voice = self.settings
        writer = Writer(voice.office_name, voice.call_word, voice.particle, self.links.make)
        return Deliver(self.store, writer.write, freshen, self.line.send, self.clocks)

    @cached_property
    def line(self) -> "LineClient":
        """The LINE platform."""
        from bot.line_client import LineClient

        return LineClient(self.settings.line_api_base, self.settings.line_channel_access_token)

    @cached_property
    def planners(self) -> PlannersSide:
        """The tabs that planners see, and where they see them."""
        return PlannersSide(self.settings, self.clocks, self.store, self.links, self.mirror_rests)

    @property
    def mirror(self) -> MirrorSheet | None:
        """Database → sheet, where a sheet is set up."""
        return self.planners.mirror

    @cached_property
    def plan(self) -> list[Step]:
        """What is due → notices; some remember which day they have planned."""
        store, clocks = self.store, self.clocks
        return [PlanReminders(store, clocks), PlanEscalation(store, clocks), PlanDigests(store, clocks)]

    @property
    def facts(self) -> list[Step]:
        """What LINE tells of itself: the quota, the account, the groups."""
        quota = RefreshQuota(self.store, self.line.quota, self.clocks, quota_warnings)
        account = RefreshAccount(self.store, self.line.account, self.clocks)
        return [quota, account, RefreshGroups(self.store, self.line.group, self.clocks)]

    @cached_property
    def menus(self) -> list[Step]:
        """The menus under the 1:1 chats."""
        from bot.line_menus import LineMenus

        line = LineMenus(self.settings.line_api_base, self.settings.line_channel_access_token)
        return [HangMenus(self.store, line, self.clocks)]

    @property
    def lanes(self) -> list[list[Step]]:
        """The worker's steps, side by side: answering and delivering, planning, the mirror, workbooks, menus.

        Workbooks are read here alone, never in the web process, whose door must not wait for them.
        """
        talk: list[Step] = [self.drain, self.fetch_files]
        planning: list[Step] = [*self.facts, *self.plan, Prune(self.store, self.clocks)]
        return [[*talk, self.deliver], planning, self.planners.steps, [self.import_files], self.menus]

    @property
    def once(self) -> list[Step]:
        """All of it in the order of `worker --once`."""
        talk, planning, mirror, workbooks, menus = self.lanes
        *planned, prune = planning
        return [*talk[:2], *workbooks, *planned, talk[2], *mirror, *menus, prune]

    def run_worker(self, *, once: bool) -> None:
        """The worker; `once` reads the office clock a single time."""
        if not once:
            run_forever(self.lanes)
            return
        now = self.clocks.office()
        stopped = replace(self.clocks, office=lambda: now)
        run_once(replace(self, clocks=stopped, mirror_rests=timedelta()).once)

    def import_office(
        self, source: str, *, dry_run: bool, tell: Callable[[str], None] = lambda stage: None
    ) -> ImportReport:
        """Bring a workbook in, from a file or a Google Sheet's key, or only say what it would change."""
        read = find_workbook(source, self.settings.credentials, self.settings.sheets_api_base)
        return self._import(read, dry_run=dry_run, tell=tell)

    def try_out(self, body: bytes) -> ImportReport:
        """What a workbook that was sent in chat would change."""
        return self._import(partial(read_sent, body), dry_run=True)

    def bring_in(self, body: bytes, shown: str, written: Written) -> ImportReport:
        """Bring it in if it still does what was shown; `written` joins the transaction."""
        return self._import(partial(read_sent, body), held_to=shown, written=written)

    def _import(self, read: Read, *, written: Written | None = None, **how: Any) -> ImportReport:
        now = self.clocks.office()

        def what_follows(session: "Session", report: ImportReport) -> None:
            touch_mirror(session, now)
            work = Work(session)
            tell_imported(report, work, now)
            if written:
                written(work, report)

        return import_from(
            self.store.engine, read, today=now.date(), now=now, after_write=what_follows, **how
        )

    def export_office(self, file: Path) -> dict[str, int]:
        """Write the office as a workbook that imports back; gives the rows of each sheet."""
        return export_office(self.store.engine, file)
