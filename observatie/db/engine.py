"""One database: SQLite in the instance folder, or PostgreSQL by its address."""

from sqlalchemy import Connection, Engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.orm import Session

BUSY_SECONDS = 15  # how long a writer waits for another one on SQLite


def database_url(address: str) -> str:
    """`address` with the driver this app brings along: postgresql://… becomes postgresql+psycopg://…"""
    url = make_url(address)
    if url.drivername in ("postgres", "postgresql"):
        url = url.set(drivername="postgresql+psycopg")
    return url.render_as_string(hide_password=False)


def prepare(engine: Engine) -> Engine:
    """Set what every connection needs. SQLite: WAL, synchronous FULL, foreign keys, and transactions that are ours."""
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _set_up_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
    return engine


def begin_writing(session: Session) -> None:
    """Begin a transaction that will change something, before anything is read in it.

    SQLite: takes the one writer's turn now. A transaction that read first and writes later is refused when another
    wrote in between, and no waiting helps.
    """
    session.connection(execution_options={"begins_writing": True})


def _set_up_sqlite(connection: DBAPIConnection, _: object) -> None:
    connection.isolation_level = None  # the driver starts no transactions of its own
    cursor = connection.cursor()
    cursor.execute(f"PRAGMA busy_timeout = {BUSY_SECONDS * 1000}")
    cursor.execute("PRAGMA journal_mode = WAL")
    cursor.execute("PRAGMA synchronous = FULL")
    cursor.execute("PRAGMA foreign_keys = ON")
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    is_writing = connection.get_execution_options().get("begins_writing")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if is_writing else "BEGIN")
