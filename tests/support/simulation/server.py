"""The real services on a database in memory, with the ways in which a server can fail."""

import atexit
import sqlite3
from collections.abc import Callable
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from uuid import UUID

from sqlalchemy import create_engine, select
from sqlalchemy.orm import Session
from sqlalchemy.pool import StaticPool

from observatie.db.accounts import School, User
from observatie.db.base import now
from observatie.db.engine import prepare
from observatie.db.migrate import migrate
from observatie.db.pairs import Pair
from observatie.db.records import Tombstone
from observatie.services import append_events, erase_record, list_records
from observatie.services.append_events import Answer, Batch
from observatie.services.list_records import Listed
from observatie.services.value_keys import ValueKeys, make_keys

NAMES = ("Anna", "Bram", "Carla")  # Anna and Bram are kijkmaatjes, and so are Bram and Carla


class Lost(Exception):
    """The request or its answer did not arrive; the tablet cannot tell which."""


class DyingSession(Session):
    """Of a process that may stop at the worst moment: just before or just after a commit."""

    dies = ""

    def commit(self) -> None:
        if self.dies == "before":
            raise Lost
        super().commit()
        if self.dies == "after":
            raise Lost


class Server:
    """Without fsync and with one connection: what a disk does is for the tests that kill a real process."""

    def __init__(self, folder: Path) -> None:
        once = {"poolclass": StaticPool, "connect_args": {"check_same_thread": False}}
        self.engine = prepare(create_engine("sqlite://", **once))
        migrate(self.engine)
        make_keys(folder / "value_keys")
        self.keys = ValueKeys(folder / "value_keys")
        with Session(self.engine) as session:
            school = School(name="De Wilg")
            users = [_user(name, school) for name in NAMES]
            session.add_all(users)
            session.flush()
            anna, bram, carla = (user.id for user in users)
            session.add(Pair(inviter_id=anna, invited_id=bram, accepted_at=now()))
            session.add(Pair(inviter_id=carla, invited_id=bram, accepted_at=now()))
            session.commit()
            self.user_ids = {user.name: user.id for user in users}
            self.accounts = {user.name: user.account_id for user in users}
        self.dies = ""
        self._raw = self.engine.raw_connection().driver_connection
        self._new = _copy_of(self._raw)
        self._backup: sqlite3.Connection | None = None

    def begin_anew(self) -> None:
        """With everybody in it and no record yet: a hundredth of what a new database costs."""
        self._new.backup(self._raw)
        self._backup = None

    def append(self, name: str, record: str, batch: Batch) -> Answer:
        return self._run(append_events.append_events, self.keys, self.user_ids[name], record, batch)

    def erase(self, name: str, record: str) -> None:
        self._run(erase_record.erase_record, self.user_ids[name], record)

    def list(self, name: str) -> dict[str, Listed]:
        return {one.id: one for one in self._run(list_records.list_records, self.user_ids[name]).records}

    def make_backup(self) -> None:
        self._backup = _copy_of(self._raw)

    def restore(self) -> bool:
        """The older database, with the tombstones of now."""
        if self._backup is None:
            return False
        with Session(self.engine) as session:
            buried = set(session.scalars(select(Tombstone.record_id)))
        self._backup.backup(self._raw)
        with Session(self.engine) as session:
            erase_record.erase_again(session, buried)
        return True

    # What follows looks into the database itself, past the services.

    def ids(self, record: str) -> set[str]:
        rows = self._raw.execute("SELECT id FROM event WHERE record_id = ?", (UUID(record).hex,))
        return {str(UUID(one)) for (one,) in rows}

    def values(self, record: str) -> dict[str, bytes | None]:
        rows = self._raw.execute("SELECT id, value FROM event WHERE record_id = ?", (UUID(record).hex,))
        return {str(UUID(one)): value for one, value in rows}

    def fingerprint(self, record: str) -> tuple[int, bytes] | None:
        """None: there is no such record."""
        query = "SELECT event_count, event_xor FROM record WHERE id = ?"
        return self._raw.execute(query, (UUID(record).hex,)).fetchone()

    def is_buried(self, record: str) -> bool:
        query = "SELECT 1 FROM tombstone WHERE record_id = ?"
        return self._raw.execute(query, (UUID(record).hex,)).fetchone() is not None

    def _run(self, act: Callable, *arguments: Any) -> Any:
        with DyingSession(self.engine) as session:
            session.dies = self.dies
            return act(session, *arguments)


@cache
def the_server() -> Server:
    """One per process, begun anew for every schedule."""
    folder = TemporaryDirectory(prefix="observatie-simulation-")
    atexit.register(folder.cleanup)
    return Server(Path(folder.name))


def _copy_of(connection: sqlite3.Connection) -> sqlite3.Connection:
    copy = sqlite3.connect(":memory:", check_same_thread=False)
    connection.backup(copy)
    return copy


def _user(name: str, school: School) -> User:
    account = f"{ord(name[0]):08x}-0000-4000-8000-000000000000"
    return User(account_id=account, name=name, school=school, email=f"{name}@x.nl", active=True, fs_uniquifier=name)
