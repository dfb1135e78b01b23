"""Which menu LINE shows under each 1:1 chat, as we linked it last"""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.add_column("chat", sa.Column("menu", sa.String(), nullable=True))


def downgrade() -> None:
    """Take back."""
    with op.batch_alter_table("chat", schema=None) as batch_op:
        batch_op.drop_column("menu")
