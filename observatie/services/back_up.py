"""Making a backup, and putting one back."""

import uuid
from pathlib import Path

from sqlalchemy import Connection, LargeBinary, delete, func, select, text, type_coerce, update
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from observatie.db.accounts import Invitation, LoginSession, RemovedAccount, User
from observatie.db.base import Base, now
from observatie.db.engine import begin_writing
from observatie.db.records import Record, StoredEvent, Tombstone
from observatie.services.backup_file import BackupRefused, backed_up_tables, copy_rows, open_backup, write_backup
from observatie.services.erase_record import bury
from observatie.services.remove_account import remove_again
from observatie.services.value_keys import MARK_BYTES, ValueKeys, marks_of, read_keys

LOCK_TRIES = 100
LOCK_WAIT = 300  # ms; PostgreSQL looks for a deadlock after 1000


def back_up(session: Session, file: Path) -> None:
    """Everything of one moment, while the server goes on.

    Raises:
        BackupRefused, OSError
    """
    is_postgresql = session.get_bind().dialect.name == "postgresql"
    options = {"isolation_level": "REPEATABLE READ"} if is_postgresql else {}
    write_backup(session.connection(execution_options=options), file)
    session.rollback()


def restore(session: Session, keys: ValueKeys, file: Path) -> Path:
    """Put back what is in `file`, all of it or nothing; gives the file with what was there before.

    What was erased or removed since stays away, an account switched off since stays off; every login and link is over.

    Raises:
        BackupRefused, OSError
    """
    with open_backup(file) as backup:
        _check_keys(backup, keys)
        begin_writing(session)
        database = session.connection()
        _keep_others_out(database)
        before = file.with_name(f"{file.stem}-wat-er-stond-{now():%Y%m%d-%H%M%S-%f}.db")
        write_backup(database, before)
        try:
            _replace_all(session, backup)
        except BaseException:
            before.unlink()  # nothing was changed
            raise
        session.commit()
    return before


def _check_keys(backup: Connection, keys: ValueKeys) -> None:
    mark = type_coerce(func.substr(StoredEvent.value, 1, MARK_BYTES), LargeBinary)
    needed = set(backup.scalars(select(mark).where(StoredEvent.value.is_not(None)).distinct()))
    if not needed <= set(marks_of(read_keys(keys.file))):
        raise BackupRefused("no_key")


def _keep_others_out(database: Connection) -> None:
    """Until the end of this transaction. SQLite has one writer anyway.

    PostgreSQL ends one of two that wait for each other: this one gives up before that, and asks again.
    """
    if database.dialect.name != "postgresql":
        return
    # Records first: who writes begins there, so new writers wait and those who are busy get to their end.
    tables = sorted(Base.metadata.sorted_tables, key=lambda table: table is not Record.__table__)
    names = ", ".join(map(database.dialect.identifier_preparer.format_table, tables))
    for tries_left in reversed(range(LOCK_TRIES)):
        try:
            with database.begin_nested():
                database.execute(text(f"SET LOCAL lock_timeout = '{LOCK_WAIT}ms'"))
                database.execute(text(f"LOCK TABLE {names} IN ACCESS EXCLUSIVE MODE"))
            return
        except OperationalError:
            if not tries_left:
                raise


def _empty(database: Connection) -> None:
    """What comes back and, because it hangs on that, what does not; guesses and tombstones stay."""
    for table in (LoginSession.__table__, Invitation.__table__, *reversed(backed_up_tables())):
        database.execute(delete(table))


def _replace_all(session: Session, backup: Connection) -> None:
    database = session.connection()
    erased = session.scalars(select(Tombstone.record_id)).all()
    removed = session.scalars(select(RemovedAccount.account_id)).all()
    switched_off = session.scalars(select(User.account_id).where(User.active.is_(False))).all()
    _empty(database)
    copy_rows(backup, database)
    _count_on(database)
    _end_links(session)
    _switch_off(session, switched_off)
    bury(session, erased)
    remove_again(session, removed)


def _count_on(database: Connection) -> None:
    """PostgreSQL numbers new rows by a counter of its own, SQLite from the highest there is."""
    if database.dialect.name != "postgresql":
        return
    for table in backed_up_tables():
        if (column := table.autoincrement_column) is not None:
            name = database.dialect.identifier_preparer.format_table(table)
            highest = select(func.coalesce(func.max(column), 0)).scalar_subquery()
            counter = func.pg_get_serial_sequence(name, column.name)
            database.execute(select(func.setval(counter, highest + 1, False)))


def _end_links(session: Session) -> None:
    """A link for a new password that was used since must not work once more: it holds this."""
    for user_id in session.scalars(select(User.id)).all():
        session.execute(update(User).where(User.id == user_id).values(fs_uniquifier=uuid.uuid4().hex))


def _switch_off(session: Session, account_ids: list[str]) -> None:
    for account_id in account_ids:
        session.execute(update(User).where(User.account_id == account_id).values(active=False))
