"""Whose a group is, and when somebody who is not enrolled was told in it how to enrol"""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.add_column("chat", sa.Column("tied", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.add_column("conversation", sa.Column("greeted_on", sa.Date(), nullable=True))


def downgrade() -> None:
    """Take back."""
    with op.batch_alter_table("conversation", schema=None) as batch_op:
        batch_op.drop_column("greeted_on")
    with op.batch_alter_table("chat", schema=None) as batch_op:
        batch_op.drop_column("tied")
