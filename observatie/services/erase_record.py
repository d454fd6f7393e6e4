"""Erasing a record for everyone: it goes, and a tombstone keeps it from coming back."""

from collections.abc import Iterable

from sqlalchemy import delete, exists, insert, select
from sqlalchemy.orm import Session

from observatie.db.accounts import RemovedAccount, User
from observatie.db.engine import begin_writing
from observatie.db.records import Membership, Record, StoredEvent, Tombstone
from observatie.domain.records import OPENED, may_erase
from observatie.services.record_access import Found, RecordErased, lock_record


class EraseRefused(PermissionError):
    """She may see it, but erasing is not (or no longer) up to her."""


def erase_record(session: Session, user_id: int, record_id: str) -> None:
    """Once or twice comes to the same. What the server does not know is remembered as erased as well.

    Raises:
        RecordUnknown: it is there, but not for her.
        EraseRefused
    """
    try:
        found = lock_record(session, user_id, record_id)
    except RecordErased:
        session.rollback()
        return
    if found is not None:
        if not may_erase(found.kind, found.role, _is_opened(session, found)):
            raise EraseRefused
        session.execute(delete(Record).where(Record.id == record_id), execution_options={"synchronize_session": False})
        _forget_names(session)
    session.execute(insert(Tombstone).values(record_id=record_id))
    session.commit()


def erase_again(session: Session, record_ids: Iterable[str]) -> None:
    """After an older backup was put back: what has been erased since then goes again, with its tombstone."""
    begin_writing(session)
    bury(session, record_ids)
    session.commit()


def bury(session: Session, record_ids: Iterable[str]) -> None:
    """The same, in a transaction that is there already."""
    there = set(session.scalars(select(Tombstone.record_id)))
    for record_id in sorted(record_ids):
        session.execute(delete(Record).where(Record.id == record_id), execution_options={"synchronize_session": False})
        if record_id not in there:
            session.execute(insert(Tombstone).values(record_id=record_id))
    _forget_names(session)


def _forget_names(session: Session) -> None:
    """Of an account that was removed, the name stays as long as there is a report of hers."""
    has_report = exists().where(Membership.user_id == User.id)
    nobody = delete(User).where(User.account_id.in_(select(RemovedAccount.account_id)), ~has_report)
    session.execute(nobody, execution_options={"synchronize_session": False})


def _is_opened(session: Session, found: Found) -> bool:
    opened = select(StoredEvent.id).where(StoredEvent.record_id == found.id, StoredEvent.field == OPENED)
    return session.scalar(opened.limit(1)) is not None
