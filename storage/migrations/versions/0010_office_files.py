"""Workbooks that coordinators send in chat, from the trial to the import"""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "office_file",
        sa.Column("evidence_id", ID, nullable=False),
        sa.Column("person_id", ID, nullable=False),
        sa.Column("asked_by", ID, nullable=False),
        sa.Column("inbox_id", ID, nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("shown", sa.String(), nullable=False),
        sa.Column("report", sa.Text(), nullable=False),
        sa.Column("lease_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("tries", ID, nullable=False),
        sa.ForeignKeyConstraint(
            ["evidence_id"], ["evidence.id"], name=op.f("fk_office_file_evidence_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_office_file_person_id")),
        sa.ForeignKeyConstraint(["asked_by"], ["person.id"], name=op.f("fk_office_file_asked_by")),
        sa.ForeignKeyConstraint(["inbox_id"], ["inbox.id"], name=op.f("fk_office_file_inbox_id")),
        sa.PrimaryKeyConstraint("evidence_id", name=op.f("pk_office_file")),
    )
    op.create_index("ix_office_file_state", "office_file", ["state"], unique=False)


def downgrade() -> None:
    """Take back."""
    op.drop_index("ix_office_file_state", "office_file")
    op.drop_table("office_file")
