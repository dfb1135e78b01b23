"""Which message a wish to enrol was said in, so that it goes with it"""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Apply."""
    op.add_column("enrol_request", sa.Column("inbox_id", ID, nullable=True))


def downgrade() -> None:
    """Take back."""
    with op.batch_alter_table("enrol_request", schema=None) as batch_op:
        batch_op.drop_column("inbox_id")
