"""The promises of a year, each as a question to the audit: what is found is what was broken."""

from datetime import date, time

from audit import CLOSES, TOLD, Audit, Due, Role, Verdict
from design_words import LAST, is_working
from journal import Record
from line_witness import Told


def last_rungs_in_time(audit: Audit, found: list[tuple[Due, Verdict]]) -> tuple[int, int]:
    """Of the last rungs owed to reachable people on days when LINE answered: (told in time, all)."""
    owed = [
        verdict
        for due, verdict in found
        if due.rung in LAST
        and due.role is Role.HOLDER
        and verdict not in (Verdict.UNREACHABLE, Verdict.MUTED, Verdict.HANDED_IN)
        and audit.line_answered(due.day)
    ]
    return sum(one in TOLD for one in owed), len(owed)


def two_planned_a_day(audit: Audit) -> list[Told]:
    """Messages that remind somebody a second time on a day.

    What rode a reply in whose middle the worker died may be read twice (DESIGN §2.3).
    """
    first: dict[tuple[str, date], Told] = {}
    twice = []
    for one in audit.told:
        if one.reminders:
            before = first.setdefault((one.to, one.at.date()), one)
            died = any(before.at <= kill <= one.at for kill in audit.journal.kills)
            if before is not one and (before.pushed or not died):
                twice.append(one)
    return twice


def at_the_wrong_time(told: list[Told], answers: frozenset[str]) -> list[Told]:
    """Pushes at night or on a day off, but for those that only answer; `answers` are their retry keys."""

    def disturbs(one: Told) -> bool:
        hours = time(7, 0) <= one.at.time() < CLOSES
        return one.pushed and not (hours and is_working(one.at.date()))

    return [one for one in told if disturbs(one) and one.retry_key not in answers]


def reminded_of_what_was_not_owed(audit: Audit) -> list[tuple[Told, tuple[str, str]]]:
    """Duties that a reminder names though nobody owed them any more at that moment."""
    records: dict[tuple[str, str], list[Record]] = {}
    for record in audit.journal.records.values():
        records.setdefault((record.code, record.round), []).append(record)
    return [
        (told, pair)
        for told in audit.told
        for pair in told.reminds
        if not any(record.owed(told.at) for record in records.get(pair, ()))
    ]


def missed(found: list[tuple[Due, Verdict]], *roles: Role) -> list[str]:
    """Rungs that were neither told nor are listed with a reason, as lines to read."""
    return [
        f"{due.day} {due.rung}: {due.who} of {due.record.code} {due.record.round}, due {due.span.due}"
        for due, verdict in found
        if verdict is Verdict.MISSED and due.role in roles
    ]
