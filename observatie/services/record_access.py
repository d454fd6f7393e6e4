"""Finding a record for someone: what she is in it, and whether it is still there."""

from hashlib import sha256
from typing import NamedTuple

from sqlalchemy import Select, and_, bindparam, func, select
from sqlalchemy.orm import Session

from observatie.db.engine import begin_writing
from observatie.db.records import Membership, Record, Tombstone
from observatie.domain.fingerprint import Fingerprint
from observatie.domain.records import Role


class RecordUnknown(LookupError):
    """There is no such record, or not for this person: she is told nothing that tells them apart."""


class RecordErased(LookupError):
    """It was here, and was erased."""


class Found(NamedTuple):
    id: str
    kind: str
    role: Role
    fingerprint: Fingerprint


def find_record(session: Session, user_id: int, record_id: str) -> Found:
    """
    Raises:
        RecordUnknown, RecordErased
    """
    found = _found(session, user_id, record_id, _QUERY)
    if found is None:
        raise _absence(session, record_id)
    return found


def lock_record(session: Session, user_id: int, record_id: str) -> Found | None:
    """Begin a transaction that changes this record; nobody else changes it until that ends.

    None when there is none; it stays so, unless this transaction makes it.

    Raises:
        RecordUnknown: it is there, but not for her.
        RecordErased
    """
    begin_writing(session)
    found = _found(session, user_id, record_id, _LOCKING_QUERY)
    if found is None and session.get_bind().dialect.name == "postgresql":
        # There is no row to lock yet: making and erasing the same record take turns here.
        session.execute(select(func.pg_advisory_xact_lock(_lock_number(record_id))))
        found = _found(session, user_id, record_id, _LOCKING_QUERY)
    if found is None and _is_erased(session, record_id):
        raise RecordErased
    return found


def _query() -> Select:
    record, member = Record.__table__, Membership.__table__
    is_hers = and_(member.c.record_id == record.c.id, member.c.user_id == bindparam("who"))
    columns = ("id", "kind", "owner_id", "event_count", "event_xor")
    query = select(*(record.c[name] for name in columns), member.c.user_id)
    return query.select_from(record.outerjoin(member, is_hers)).where(record.c.id == bindparam("which"))


# On the bare tables, and built once: the mapper and the building cost more than the database.
_QUERY = _query()
_LOCKING_QUERY = _QUERY.with_for_update(of=Record.__table__)
_TOMBSTONE = select(Tombstone.__table__.c.record_id).where(Tombstone.__table__.c.record_id == bindparam("which"))


def _found(session: Session, user_id: int, record_id: str, query: Select) -> Found | None:
    row = session.execute(query, {"who": user_id, "which": record_id}).first()
    if row is None:
        return None
    found_id, kind, owner_id, count, xor, member_id = row
    if member_id is None:
        raise RecordUnknown
    return Found(found_id, kind, "owner" if owner_id == user_id else "member", Fingerprint(count, xor))


def _absence(session: Session, record_id: str) -> LookupError:
    return RecordErased() if _is_erased(session, record_id) else RecordUnknown()


def _is_erased(session: Session, record_id: str) -> bool:
    return session.scalar(_TOMBSTONE, {"which": record_id}) is not None


def _lock_number(record_id: str) -> int:
    """A number for PostgreSQL (64 bits, signed) that is different for nearly every id; equal ones only wait."""
    return int.from_bytes(sha256(record_id.encode()).digest()[:8], signed=True)
