"""What a coordinator's gentle word says now: of what its reader still owes, or nothing."""

from collections.abc import Mapping
from typing import Any

from domain.duties import Duty
from domain.notices import Notice
from domain.nudges import nudged_all
from domain.telling import duty_facts
from scheduler.batch import Batch

Said = Mapping[str, Any] | None


def nudged(notice: Notice, batch: Batch) -> Said:
    """The one duty that was asked after."""
    owed = _still_owed(notice, batch)
    return {**notice.facts, "duty": duty_facts(owed[0], batch.today)} if owed else None


def all_nudged(notice: Notice, batch: Batch) -> Said:
    """Those of them that are left."""
    owed = _still_owed(notice, batch)
    return nudged_all(owed, notice.facts["by"], batch.today) if owed else None


def _still_owed(notice: Notice, batch: Batch) -> list[Duty]:
    known = [batch.nudged[id_] for id_ in notice.about if id_ in batch.nudged]
    return [duty for duty in known if duty.is_open and notice.person_id in duty.holders]
