"""Addresses of evidence files: a key for each, which can be revoked"""

import secrets

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Apply; files that show a duty's work by now get their keys."""
    links = op.create_table(
        "file_link",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("evidence_id", ID, nullable=True),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["evidence_id"], ["evidence.id"], name=op.f("fk_file_link_evidence_id"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_file_link")),
        sa.UniqueConstraint("evidence_id", name=op.f("uq_file_link_evidence_id")),
    )
    given = sa.text("SELECT id FROM evidence WHERE kind = 'file' AND duty_id IS NOT NULL ORDER BY id")
    keys = [{"key": secrets.token_urlsafe(24), "evidence_id": id_} for id_ in op.get_bind().scalars(given)]
    if keys:
        op.bulk_insert(links, keys)


def downgrade() -> None:
    """Take back."""
    op.drop_table("file_link")
