"""Returned duties are found by the day they run on"""

from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.create_index("ix_duty_return_on", "duty", ["return_on"], unique=False)


def downgrade() -> None:
    """Take back."""
    op.drop_index("ix_duty_return_on", "duty")
