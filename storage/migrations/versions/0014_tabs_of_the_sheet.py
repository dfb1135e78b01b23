"""What is known of each tab of the sheet, and how often people changed it"""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

_TEXTS = ("file", "digest", "looks")
_TIMES = ("lost_at", "drifted_at")


def upgrade() -> None:
    """Apply."""
    for name in _TEXTS:
        op.add_column("mirror", sa.Column(name, sa.String(), nullable=False, server_default=""))
    for name in _TIMES:
        op.add_column("mirror", sa.Column(name, sa.DateTime(timezone=True), nullable=True))
    op.add_column("mirror", sa.Column("day", sa.Date(), nullable=True))
    op.add_column("mirror", sa.Column("sheet_id", sa.Integer(), nullable=True))
    op.add_column("mirror", sa.Column("drifts", sa.Integer(), nullable=False, server_default="0"))


def downgrade() -> None:
    """Take back."""
    with op.batch_alter_table("mirror", schema=None) as batch_op:
        for name in ("drifts", "sheet_id", "day", *_TIMES, *_TEXTS):
            batch_op.drop_column(name)
    op.execute("DELETE FROM mirror WHERE tab <> 'sheet'")
