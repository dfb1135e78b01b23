"""One sync against the sheet: which tabs are read, what is written, and what is known of them afterwards."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol

from domain.errors import Never
from domain.following import Following, KeptTab
from domain.mirror import Drift, Tab, TabChange, TabOnSheet, looks_digest
from domain.mirror_looks import LooksOnSheet, all_looks, looks_change
from domain.mirroring.difference import difference


class Sheet(Protocol):
    """A Google Sheet that is shared with `address`; the methods raise `TryLater` or `Never`."""

    key: str
    address: str

    def tabs(self) -> Mapping[int, TabOnSheet]: ...
    def read(self, sheet_ids: Iterable[int]) -> Mapping[int, TabOnSheet]: ...
    def looks(self, tabs: Iterable[TabOnSheet]) -> Mapping[int, LooksOnSheet]: ...
    def write(self, changes: Sequence[TabChange]) -> Mapping[str, int]: ...


@dataclass(frozen=True)
class Outcome:
    """Whether all tabs were compared, how many were written, what is known now, what people had changed."""

    full: bool
    changed: int = 0
    tabs: Mapping[str, KeptTab] = field(default_factory=dict)
    drift: Mapping[str, frozenset[Drift]] = field(default_factory=dict)


def bring_up(sheet: Sheet, tabs: Sequence[Tab], following: Following, *, full: bool) -> Outcome:
    """Make the sheet show `tabs`, of which the last one tells about the others.

    Only tabs that show something else than what was written last are read, unless all are to be compared. A
    refusal that is no matter of access means that something we knew of is gone, so that everything is looked
    at once.
    """
    known = following.tabs if following.file == sheet.key else {}
    if full or not all(_settled(tab, known) for tab in tabs):
        return _compare(sheet, tabs, known, full=True)
    *content, about = tabs
    stale = [tab for tab in content if known[tab.title].digest != tab.digest]
    if not stale:
        return Outcome(full=False)
    try:
        return _compare(sheet, [*stale, about], known, full=False)
    except Never as no:
        if no.access:
            raise
        return _compare(sheet, tabs, known, full=True)


def _settled(tab: Tab, known: Mapping[str, KeptTab]) -> bool:
    return tab.title in known and known[tab.title].looks == looks_digest(tab)


def _compare(sheet: Sheet, tabs: Sequence[Tab], known: Mapping[str, KeptTab], *, full: bool) -> Outcome:
    """Read these tabs in one call, and write what differs."""
    there = sheet.tabs() if full else {}
    ids = _ids(there, tabs, known) if full else {tab.title: known[tab.title].sheet_id for tab in tabs}
    found = _unnamed(sheet.read(ids.values()), ids, there)
    looks = sheet.looks(found.values()) if full else {}
    *content, about = (_change(tab, ids.get(tab.title), found, looks, known.get(tab.title)) for tab in tabs)
    changes = [change for change in content if change]
    if about and (changes or about.sheet_id is None or not about.looks.is_empty):
        changes.append(about)
    made = sheet.write(changes) if changes else {}
    written = {**ids, **made}
    return Outcome(
        full,
        len(changes),
        {tab.title: KeptTab(written[tab.title], tab.digest, looks_digest(tab)) for tab in tabs},
        {change.tab.title: change.drift for change in changes if change.drift},
    )


def _ids(
    there: Mapping[int, TabOnSheet], tabs: Sequence[Tab], known: Mapping[str, KeptTab]
) -> dict[str, int]:
    """The id of each tab that exists: the one we know, whatever it is called now, or else by its title."""
    ours = {title: kept.sheet_id for title, kept in known.items() if kept.sheet_id in there}
    titled = {tab.title: sheet_id for sheet_id, tab in there.items() if sheet_id not in ours.values()}
    wanted = ((tab.title, ours.get(tab.title, titled.get(tab.title))) for tab in tabs)
    return {title: sheet_id for title, sheet_id in wanted if sheet_id is not None}


def _unnamed(
    found: Mapping[int, TabOnSheet], ids: Mapping[str, int], there: Mapping[int, TabOnSheet]
) -> dict[int, TabOnSheet]:
    """Without the name of a renamed tab whose old title people gave to another: it has to stay renamed."""
    holders = {tab.title.casefold(): sheet_id for sheet_id, tab in there.items()}
    given = {
        sheet_id for title, sheet_id in ids.items() if holders.get(title.casefold(), sheet_id) != sheet_id
    }
    return {one: replace(tab, title="") if one in given else tab for one, tab in found.items()}


def _change(
    tab: Tab,
    sheet_id: int | None,
    found: Mapping[int, TabOnSheet],
    looks: Mapping[int, LooksOnSheet],
    kept: KeptTab | None,
) -> TabChange | None:
    there = found.get(sheet_id) if sheet_id is not None else None
    known = kept is not None and kept.digest == tab.digest
    settled = kept is not None and kept.looks == looks_digest(tab)
    change = difference(tab, there, known=known, settled=settled)
    if there is None:
        return replace(change, looks=all_looks(tab.looks, len(tab.header))) if change else None
    if there.sheet_id not in looks:
        return change
    wanted = looks_change(tab.looks, len(tab.header), looks[there.sheet_id], settled=settled)
    whole = replace(change or TabChange(tab, there.sheet_id), looks=wanted)
    if settled and not wanted.is_empty:
        whole = replace(whole, drift=whole.drift | {Drift.LOOKS})
    return None if whole.is_empty else whole
