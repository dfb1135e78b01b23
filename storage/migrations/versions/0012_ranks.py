"""Which notices go in any case, and which only join a push to the same person"""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.add_column("notice", sa.Column("must_go", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.add_column("notice", sa.Column("join_from", sa.DateTime(timezone=True), nullable=True))


def downgrade() -> None:
    """Take back."""
    with op.batch_alter_table("notice", schema=None) as batch_op:
        batch_op.drop_column("join_from")
        batch_op.drop_column("must_go")
