"""A small world of tablets against the real services: networks that fail, servers that die, backups that come back.

The tablet is a model (the real one is JavaScript) that follows the same rules; the server's code is the real one.
"""

import sqlite3
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

from sqlalchemy import create_engine, select
from sqlalchemy.orm import Session
from sqlalchemy.pool import StaticPool

from observatie.db.accounts import School, User
from observatie.db.base import now
from observatie.db.engine import prepare
from observatie.db.migrate import migrate
from observatie.db.pairs import Pair
from observatie.db.records import StoredEvent, Tombstone
from observatie.domain.events import ERASED
from observatie.domain.fingerprint import Fingerprint
from observatie.domain.fold import fold
from observatie.services.append_events import Answer, Batch, append_events
from observatie.services.erase_record import EraseRefused, erase_again, erase_record
from observatie.services.list_records import list_records
from observatie.services.record_access import RecordErased, RecordUnknown
from observatie.services.value_keys import ValueKeys, make_keys

FIELDS = ("note.delen-1", "note.delen-2", "seen.delen-1")


class Lost(Exception):
    """The request or its answer did not arrive; the tablet cannot tell which."""


class DyingSession(Session):
    """A server process that may stop at the worst moment: just before or just after a commit."""

    dies: str | None = None

    def commit(self) -> None:
        if self.dies == "before":
            raise Lost
        super().commit()
        if self.dies == "after":
            raise Lost


class Server:
    def __init__(self, folder: Path, random: Random) -> None:
        self.random = random
        self.is_rough = True  # networks and processes fail
        self.engine = prepare(
            create_engine("sqlite://", poolclass=StaticPool, connect_args={"check_same_thread": False})
        )
        migrate(self.engine)
        make_keys(folder / "value_keys")
        self.keys = ValueKeys(folder / "value_keys")
        with Session(self.engine) as session:
            school = School(name="De Wilg")
            users = [_user(name, school) for name in ("Anna", "Bram")]
            session.add_all(users)
            session.flush()
            session.add(Pair(inviter_id=users[0].id, invited_id=users[1].id, accepted_at=now()))
            session.commit()
            self.anna, self.bram = users[0].id, users[1].id
            self.account_of = {user.id: user.account_id for user in users}
        self.backup: sqlite3.Connection | None = None

    def call(self, act: Any, *arguments: Any, **more: Any) -> Any:
        """One request; it may never arrive, arrive twice, or be cut off anywhere."""
        fate = self.random.choice(["", "", "", "lost", "before", "after", "twice", "unheard"]) if self.is_rough else ""
        if fate == "lost":
            raise Lost
        if fate == "twice":
            self._run("", act, *arguments, **more)
        answer = self._run(fate, act, *arguments, **more)
        if fate == "unheard":
            raise Lost
        return answer

    def _run(self, fate: str, act: Any, *arguments: Any, **more: Any) -> Any:
        with DyingSession(self.engine) as session:
            session.dies = fate
            return act(session, *arguments, **more)

    def make_backup(self) -> None:
        self.backup = sqlite3.connect(":memory:", check_same_thread=False)
        self._raw().backup(self.backup)

    def restore(self) -> bool:
        """The older database, with the tombstones of now."""
        if self.backup is None:
            return False
        with Session(self.engine) as session:
            buried = set(session.scalars(select(Tombstone.record_id)))
        self.backup.backup(self._raw())
        with Session(self.engine) as session:
            erase_again(session, buried)
        return True

    def ids(self, record: str) -> set[str]:
        with Session(self.engine) as session:
            return set(session.scalars(select(StoredEvent.id).where(StoredEvent.record_id == record)))

    def close(self) -> None:
        self.engine.dispose()
        if self.backup:
            self.backup.close()

    def _raw(self) -> sqlite3.Connection:
        connection = self.engine.raw_connection()
        raw = connection.driver_connection
        connection.close()
        return raw


@dataclass
class Copy:
    kind: str = "observation"
    owner: str = ""
    members: frozenset[str] = frozenset()
    events: dict[str, dict[str, Any]] = field(default_factory=dict)
    acknowledged: set[str] = field(default_factory=set)


class Tablet:
    def __init__(self, server: Server, user_id: int) -> None:
        self.server, self.user_id = server, user_id
        self.account = server.account_of[user_id]
        self.copies: dict[str, Copy] = {}
        self.to_erase: set[str] = set()

    def write(self, record: str, event: dict[str, Any]) -> None:
        """Replaces what is on screen; a replaced event that was never sent goes up without its value."""
        copy = self.copies.setdefault(record, Copy(owner=self.account))
        shown = fold(list(copy.events.values())).get(event["field"])
        event["replaces"] = shown["ids"] if shown else []
        copy.events[event["id"]] = {**event, "author": self.account}
        for one in set(event["replaces"]) - copy.acknowledged:
            copy.events[one] = {**copy.events[one], "value": ERASED}
        assert fold(list(copy.events.values()))[event["field"]]["values"] == [event["value"]]  # reads its own writes

    def erase(self, record: str) -> None:
        self.copies.pop(record, None)
        self.to_erase.add(record)

    def sync(self) -> None:
        """One round, as far as it gets."""
        try:
            for record in sorted(self.to_erase):
                with suppress(EraseRefused, RecordUnknown):
                    self.server.call(erase_record, self.user_id, record)
                self.to_erase.discard(record)
            listed = {one.id: one for one in self.server.call(list_records, self.user_id).records}
            for record in sorted(listed.keys() | self.copies.keys()):
                self._sync_record(record, listed.get(record))
        except Lost:
            pass

    def _sync_record(self, record: str, listed: Any) -> None:
        copy = self.copies.get(record)
        if copy is None:
            copy = Copy(kind=listed.kind, owner=listed.owner)
        held = Fingerprint().with_ids(copy.acknowledged)
        unsent = [one for one in copy.events.values() if one["id"] not in copy.acknowledged]
        if listed is not None and listed.fingerprint == held and not unsent:
            return
        unsent = [one for one in unsent if one["author"] == self.account]
        batch = Batch(unsent, frozenset(copy.acknowledged), copy.kind, copy.members)
        try:
            answer = self.server.call(append_events, self.server.keys, self.user_id, record, batch)
        except RecordErased:
            self.copies.pop(record, None)
            return
        except RecordUnknown:
            if copy.owner == self.account:
                copy.acknowledged.clear()
            return
        self.copies[record] = copy
        self._take(copy, answer)

    def _take(self, copy: Copy, answer: Answer) -> None:
        copy.acknowledged |= {one.id for one in answer.outcomes if one.word in ("stored", "already_there")}
        copy.acknowledged -= set(answer.missing)
        for event in answer.events:
            mine = copy.events.get(event["id"])
            if mine is None or mine["value"] != ERASED:
                copy.events[event["id"]] = event
            copy.acknowledged.add(event["id"])
        replaced = {
            target
            for event in copy.events.values()
            if event["id"] in copy.acknowledged
            for target in event["replaces"]
            if target in copy.events and copy.events[target]["field"] == event["field"]
        }
        for one in replaced:
            copy.events[one] = {**copy.events[one], "value": ERASED}


def _user(name: str, school: School) -> User:
    account = f"{'a' if name == 'Anna' else 'b'}0000000-0000-4000-8000-000000000000"
    return User(account_id=account, name=name, school=school, email=f"{name}@x.nl", active=True, fs_uniquifier=name)
