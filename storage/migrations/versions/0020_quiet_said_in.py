"""The event that asked for quiet, so that it can be taken back when its message is unsent"""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.add_column("person", sa.Column("quiet_said_in", sa.Integer(), nullable=True))
    op.add_column("snooze", sa.Column("said_in", sa.Integer(), nullable=True))


def downgrade() -> None:
    """Take back."""
    with op.batch_alter_table("snooze", schema=None) as batch_op:
        batch_op.drop_column("said_in")
    with op.batch_alter_table("person", schema=None) as batch_op:
        batch_op.drop_column("quiet_said_in")
