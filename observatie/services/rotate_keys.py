"""A new key for the values, and every value sealed anew; the old keys go once nothing needs them."""

import secrets

from sqlalchemy import LargeBinary, func, select, type_coerce, update
from sqlalchemy.orm import Session

from observatie.db.engine import begin_writing
from observatie.db.records import StoredEvent
from observatie.services.value_keys import (
    KEY_BYTES,
    MARK_BYTES,
    KeyProblem,
    ValueKeys,
    make_keys,
    mark_of,
    marks_of,
    read_keys,
    write_keys,
)

AT_ONCE = 500  # values per transaction, so that nobody waits long


def open_keys(session: Session, keys: ValueKeys) -> ValueKeys:
    """Keys ready to use; made when this database holds no sealed value yet.

    Raises:
        KeyProblem: the file is gone or damaged while the database holds values sealed with it.
    """
    if not keys.file.exists():
        if session.scalar(select(StoredEvent.id).where(StoredEvent.value.is_not(None)).limit(1)):
            raise KeyProblem(f"{keys.file} is weg, en zonder dat bestand is de database niet te lezen. Zet het terug.")
        make_keys(keys.file)
    read_keys(keys.file)
    return keys


def add_key(keys: ValueKeys) -> None:
    """From now on values are sealed with a new key; the old ones still open what is there."""
    write_keys(keys.file, [secrets.token_bytes(KEY_BYTES), *read_keys(keys.file)])


def seal_anew(session: Session, keys: ValueKeys) -> int:
    """Seal with the first key what was sealed with another; how many values that were."""
    count = 0
    while batch := _sealed_before(session, keys.current):
        session.rollback()
        begin_writing(session)
        for record_id, event_id, sealed in batch:
            fresh = keys.seal(record_id, event_id, keys.unseal(record_id, event_id, sealed))
            # Only if it is still the same: it may have been erased meanwhile.
            is_it = (StoredEvent.record_id == record_id, StoredEvent.id == event_id, StoredEvent.value == sealed)
            session.execute(update(StoredEvent).where(*is_it).values(value=fresh))
        session.commit()
        count += len(batch)
    session.rollback()
    return count


def drop_old_keys(session: Session, keys: ValueKeys) -> int:
    """Forget the keys that no value needs any more; how many those were. The first one always stays."""
    first, *others = read_keys(keys.file)
    needed = [key for key, mark in zip(others, marks_of(others), strict=True) if _is_needed(session, mark)]
    session.rollback()
    write_keys(keys.file, [first, *needed])
    return len(others) - len(needed)


def _sealed_before(session: Session, current: bytes) -> list[tuple[str, str, bytes]]:
    query = select(StoredEvent.record_id, StoredEvent.id, StoredEvent.value)
    rows = session.execute(query.where(StoredEvent.value.is_not(None), _mark() != current).limit(AT_ONCE))
    return [(record_id, event_id, sealed) for record_id, event_id, sealed in rows if mark_of(sealed) != current]


def _is_needed(session: Session, mark: bytes) -> bool:
    return session.scalar(select(StoredEvent.id).where(_mark() == mark).limit(1)) is not None


def _mark():  # noqa: ANN202 (an SQL expression)
    return type_coerce(func.substr(StoredEvent.value, 1, MARK_BYTES), LargeBinary)
