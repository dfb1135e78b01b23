"""Calls by kind and age: what was pushed since then is counted before each push"""

from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.create_index("ix_call_kind_created", "call", ["kind", "created_at"])


def downgrade() -> None:
    """Take back."""
    op.drop_index("ix_call_kind_created", table_name="call")
