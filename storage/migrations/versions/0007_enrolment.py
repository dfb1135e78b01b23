"""Who asks to be enrolled, how often somebody tried, and for whom a deputy wrote"""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "enrol_request",
        sa.Column("id", ID, nullable=False),
        sa.Column("chat_id", ID, nullable=False),
        sa.Column("said", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("decided_by", ID, nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["chat_id"], ["chat.id"], name=op.f("fk_enrol_request_chat_id")),
        sa.ForeignKeyConstraint(["decided_by"], ["person.id"], name=op.f("fk_enrol_request_decided_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_enrol_request")),
    )
    op.create_index("ix_enrol_request_chat_id", "enrol_request", ["chat_id"], unique=False)
    op.create_table(
        "attempt",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("tries", ID, nullable=False),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_attempt")),
    )
    op.add_column("update", sa.Column("instead_of", ID, nullable=True))


def downgrade() -> None:
    """Take back."""
    with op.batch_alter_table("update", schema=None) as batch_op:
        batch_op.drop_column("instead_of")
    op.drop_table("attempt")
    op.drop_index("ix_enrol_request_chat_id", "enrol_request")
    op.drop_table("enrol_request")
