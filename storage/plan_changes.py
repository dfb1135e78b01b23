"""Says, in the same transaction as a change, that today has to be planned anew."""

from sqlalchemy.orm import Session

from storage.history_tables import PlanChangeRow


def touch_plan(session: Session) -> None:
    """Somebody may have to be told today what was not to be told before; taking away needs no new plan.

    A row each, for changes at the same moment must not wait for one another.
    """
    session.add(PlanChangeRow())
