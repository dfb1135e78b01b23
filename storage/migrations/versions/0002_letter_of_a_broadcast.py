"""The official letter that an announcement also went out as; code that does not know it keeps working"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.add_column("broadcast", sa.Column("letter_number", sa.String(), nullable=True))
    op.add_column("broadcast", sa.Column("letter_on", sa.Date(), nullable=True))


def downgrade() -> None:
    """Take back."""
    with op.batch_alter_table("broadcast", schema=None) as batch_op:
        batch_op.drop_column("letter_on")
        batch_op.drop_column("letter_number")
