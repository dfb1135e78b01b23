"""Changes that planners suggest in the sheet"""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "suggestion",
        sa.Column("id", ID, nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("proposal_id", ID, nullable=True),
        sa.Column("problem", sa.String(), nullable=False),
        sa.Column("answered", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["proposal_id"], ["proposal.id"], name=op.f("fk_suggestion_proposal_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_suggestion")),
        sa.UniqueConstraint("digest", name=op.f("uq_suggestion_digest")),
        sa.UniqueConstraint("proposal_id", name=op.f("uq_suggestion_proposal_id")),
    )


def downgrade() -> None:
    """Take back."""
    op.drop_table("suggestion")
