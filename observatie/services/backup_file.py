"""A backup is one SQLite file with our own tables, whatever database it comes from or goes to.

Left out: logins and invitations (a stolen backup must open nothing), guesses, and the tombstones, which a restore
keeps as they are. The keys of the values are never in it.
"""

import os
import secrets
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import quote

from sqlalchemy import URL, Connection, Engine, Table, create_engine, insert, select

from observatie.db import pairs, records  # noqa: F401 (their tables)
from observatie.db.accounts import Guess, Invitation, LoginSession
from observatie.db.base import Base
from observatie.db.engine import prepare
from observatie.db.migrate import is_known, migrate

APPLICATION_ID = 0x4F425356  # "OBSV", in the head of the file
FORMAT = 1  # goes up when an older version would misread the file
LEFT_OUT = {table.__tablename__ for table in (LoginSession, Invitation, Guess, records.Tombstone)}
AT_ONCE = 1_000  # rows


class BackupRefused(ValueError):
    """`code` says why; nothing was changed. Never holds anything out of the file."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def backed_up_tables() -> list[Table]:
    """Those that others refer to first."""
    return [table for table in Base.metadata.sorted_tables if table.name not in LEFT_OUT]


def copy_rows(source: Connection, target: Connection) -> None:
    for table in backed_up_tables():
        rows = source.execute(select(table), execution_options={"yield_per": AT_ONCE})
        for part in rows.mappings().partitions():
            target.execute(insert(table), [dict(row) for row in part])


def write_backup(source: Connection, file: Path) -> None:
    """What `source` sees in its transaction; the file is there whole or not at all.

    Raises:
        BackupRefused: `exists`
        OSError
    """
    if file.exists():
        raise BackupRefused("exists")
    fresh = file.with_name(f"{file.name}.{secrets.token_hex(4)}")
    try:
        # Addresses and hashed passwords are in it.
        os.close(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        with _engine(fresh) as engine:
            migrate(engine)
            with engine.connect().execution_options(begins_writing=True) as target, target.begin():
                copy_rows(source, target)
        _finish(fresh)
        fresh.replace(file)
    finally:
        for name in (fresh.name, f"{fresh.name}-wal", f"{fresh.name}-shm"):
            fresh.with_name(name).unlink(missing_ok=True)


@contextmanager
def open_backup(file: Path) -> Iterator[Connection]:
    """A copy of it with the tables of this version; the file itself stays as it is.

    Raises:
        BackupRefused: `not_there`, `not_ours`, `newer` or `damaged`.
    """
    if not file.is_file():
        raise BackupRefused("not_there")
    _check(file)
    with TemporaryDirectory(prefix="observatie-") as folder:
        copy = Path(folder) / "backup.db"
        shutil.copyfile(file, copy)
        with _engine(copy) as engine:
            migrate(engine)
            with engine.connect() as connection:
                yield connection


@contextmanager
def _engine(file: Path) -> Iterator[Engine]:
    engine = prepare(create_engine(URL.create("sqlite", database=str(file))))
    try:
        yield engine
    finally:
        engine.dispose()


def _finish(file: Path) -> None:
    """One file by itself, marked as ours, on disk."""
    with closing(sqlite3.connect(file, isolation_level=None)) as raw:
        raw.execute("PRAGMA journal_mode = DELETE")
        raw.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        raw.execute(f"PRAGMA user_version = {FORMAT}")
    with file.open("rb") as stream:
        os.fsync(stream.fileno())


def _check(file: Path) -> None:
    try:
        with closing(sqlite3.connect(f"file:{quote(str(file.resolve()))}?immutable=1", uri=True)) as raw:
            if raw.execute("PRAGMA application_id").fetchone() != (APPLICATION_ID,):
                raise BackupRefused("not_ours")
            (version,) = raw.execute("PRAGMA user_version").fetchone()
            (revision,) = raw.execute("SELECT version_num FROM alembic_version").fetchone()
            if version > FORMAT or not is_known(revision):
                raise BackupRefused("newer")
            if raw.execute("PRAGMA quick_check").fetchall() != [("ok",)]:
                raise BackupRefused("damaged")
    except sqlite3.DatabaseError as problem:
        # "file is not a database", whatever it is, or one of ours with a hole in it
        raise BackupRefused("not_ours" if _is_no_database(file) else "damaged") from problem


def _is_no_database(file: Path) -> bool:
    with file.open("rb") as stream:
        return stream.read(16) != b"SQLite format 3\0"
