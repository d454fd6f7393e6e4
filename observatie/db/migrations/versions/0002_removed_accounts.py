"""Accounts that were removed."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.create_table(
        "removed_account",
        sa.Column("account_id", sa.Uuid(as_uuid=False), nullable=False),
        sa.PrimaryKeyConstraint("account_id", name="pk_removed_account"),
    )
