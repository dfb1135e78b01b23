"""The date that a first submission is judged by; submissions from before are judged as they were"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.add_column("duty", sa.Column("promised_on", sa.Date(), nullable=True))


def downgrade() -> None:
    """Take back."""
    with op.batch_alter_table("duty", schema=None) as batch_op:
        batch_op.drop_column("promised_on")
