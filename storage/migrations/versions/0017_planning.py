"""Duties that people set aside, and what has to be planned anew"""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "snooze",
        sa.Column("person_id", ID, nullable=False),
        sa.Column("duty_id", ID, nullable=False),
        sa.Column("until", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_snooze_person_id")),
        sa.ForeignKeyConstraint(["duty_id"], ["duty.id"], name=op.f("fk_snooze_duty_id")),
        sa.PrimaryKeyConstraint("person_id", "duty_id", name=op.f("pk_snooze")),
    )
    op.create_table(
        "plan_change",
        sa.Column("id", ID, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan_change")),
    )


def downgrade() -> None:
    """Take back."""
    op.drop_table("plan_change")
    op.drop_table("snooze")
