"""A coordinator takes a file's address back: whoever has it opens nothing any more; the file stays kept."""

from datetime import datetime

from domain import desk_commands as d
from domain.evidence import Proof
from domain.notices import Answer, Owed
from domain.people import Actor
from domain.ports import Work
from domain.telling import duty_facts

CHOICES = 12  # a message carries 13 quick replies


def revoke(command: d.RevokeFile, _actor: Actor, work: Work, now: datetime) -> list[Owed]:
    """The one file that was meant, or that is the only one; else it is asked which."""
    duty = work.duties.get(command.duties[:1])[0]
    files = [one for one in work.evidence.proofs([duty.id]).get(duty.id, []) if one.key]
    meant = [one for one in files if one.id == command.file] if command.file else files
    facts = {"duty": duty_facts(duty, now.date()), "files": [_told(one) for one in meant[-CHOICES:]]}
    if len(meant) == 1 and work.evidence.revoke(meant[0].id, now):
        return [Answer("file_unlinked", facts, about=(duty.id,))]
    return [Answer("ask_which_file" if meant else "no_file_links", facts, about=(duty.id,))]


def _told(proof: Proof) -> dict[str, str | int]:
    return {"id": proof.id, "name": proof.name}
