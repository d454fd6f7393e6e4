"""Alembic's way in: the connection is given, the transaction is the caller's."""

from alembic import context

from observatie.db import accounts, pairs, records  # noqa: F401 (their tables)
from observatie.db.base import Base

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    transactional_ddl=True,
    render_as_batch=True,
)
context.run_migrations()
