"""Which message said that somebody is away, and what it replaced, so that unsending takes the days back"""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.add_column("absence", sa.Column("inbox_id", sa.Integer(), nullable=True))
    op.add_column("absence", sa.Column("replaced", sa.JSON(), nullable=True))


def downgrade() -> None:
    """Take back."""
    with op.batch_alter_table("absence", schema=None) as batch_op:
        batch_op.drop_column("replaced")
        batch_op.drop_column("inbox_id")
