"""Which messages were edited or unsent, and what came of which message"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "overtaken",
        sa.Column("message_id", sa.String(), nullable=False),
        sa.Column("who", sa.String(), nullable=False),
        sa.Column("newest_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("unsent", sa.Boolean(), nullable=False),
        sa.Column("noted_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("message_id", "who", name=op.f("pk_overtaken")),
    )
    op.add_column("inbox", sa.Column("heard_with", sa.JSON(), nullable=True))
    op.add_column("conversation", sa.Column("asked_by", ID, nullable=True))
    op.add_column("update", sa.Column("gone", sa.String(), server_default="", nullable=False))
    op.add_column("decision", sa.Column("inbox_id", ID, nullable=True))
    op.add_column("broadcast", sa.Column("inbox_id", ID, nullable=True))
    op.add_column("broadcast", sa.Column("letter_inbox_id", ID, nullable=True))


def downgrade() -> None:
    """Take back."""
    for table, columns in {
        "broadcast": ("letter_inbox_id", "inbox_id"),
        "decision": ("inbox_id",),
        "update": ("gone",),
        "conversation": ("asked_by",),
        "inbox": ("heard_with",),
    }.items():
        with op.batch_alter_table(table, schema=None) as batch_op:
            for column in columns:
                batch_op.drop_column(column)
    op.drop_table("overtaken")
