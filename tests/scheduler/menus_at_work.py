"""A worker that hangs menus at the emulator, what people then see, and workers that have bad luck."""

from queue_desk import TOKEN, Desk, Killed
from sqlalchemy import delete, select

from bot.line_menus import LineMenus
from domain.menus import OWNER, Menu
from domain.people import Role
from scheduler.hang_menus import REST, HangMenus, known_menus
from scheduler.responder import run_until_idle
from storage.engine import writing
from storage.office_tables import RoleRow
from storage.talk_tables import ChatRow
from storage.untying import untie


class AtWork:
    """A worker that hangs menus, and what people then see on their phones."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.line = LineMenus(desk.line._base, TOKEN, (1.0, 0.3))
        self.step = self.worker()

    def worker(self, line: LineMenus | None = None) -> HangMenus:
        return HangMenus(self.desk.store, line or self.line, self.desk.hands.clocks)

    def run(self, step: HangMenus | None = None, me: str = "A") -> list[str]:
        """Everything that is due is done; which calls LINE got."""
        before = len(self._calls())
        run_until_idle([step or self.step], me)
        return self._calls()[before:]

    def look_again(self) -> list[str]:
        """The same after the worker has rested."""
        self.desk.hands.wait(REST.total_seconds())
        return self.run()

    def sees(self, who: str) -> str:
        shown = self.desk.playground.menus.shown_to(self.desk.playground.office.person(who))
        return str(shown.facts["name"]).split()[1] if shown else ""

    def refused(self) -> dict[str, str]:
        with self.desk.store.look() as work:
            known = known_menus(work)
        return known[0].refused if known else {}

    def made(self) -> list[str]:
        return [str(one.facts["name"]) for one in self.desk.playground.menus.made.values()]

    def becomes(self, person: int, *roles: Role) -> None:
        with writing(self.desk.store.engine) as session:
            session.execute(delete(RoleRow).where(RoleRow.person_id == person))
            session.add_all(RoleRow(person_id=person, role=role) for role in roles)

    def let_go(self, person: int) -> None:
        with writing(self.desk.store.engine) as session:
            chats = session.execute(select(ChatRow.id, ChatRow.line_id).where(ChatRow.person_id == person))
            untie(session, {id_: line_id for id_, line_id in chats})

    def _calls(self) -> list[str]:
        return [f"{one.method} {one.path}" for one in self.desk.playground.log if "richmenu" in one.path]


class RefusedPicture(LineMenus):
    """LINE does not take the owners' picture."""

    def __init__(self, at_work: AtWork) -> None:
        super().__init__(at_work.desk.line._base, TOKEN)
        self._desk = at_work.desk

    def give_picture(self, id_: str, menu: Menu) -> None:
        if menu is OWNER:
            self._desk.fault("status", "/v2/bot/richmenu/.*/content", 2, status=400)
        super().give_picture(id_, menu)


class Dies(LineMenus):
    """The process dies behind one of the calls, which LINE has carried out."""

    behind = ""

    def make(self, menu: Menu) -> str:
        return self._died("make", super().make(menu))

    def give_picture(self, id_: str, menu: Menu) -> None:
        self._died("give_picture", str(super().give_picture(id_, menu)))

    def show_all(self, id_: str) -> None:
        self._died("show_all", str(super().show_all(id_)))

    def show(self, user: str, id_: str) -> None:
        self._died("show", str(super().show(user, id_)))

    def _died(self, call: str, answer: str) -> str:
        if self.behind == call:
            raise Killed
        return answer
