"""An account that goes for good: what is hers is erased, what a colleague opened stays with that colleague."""

import uuid
from collections.abc import Callable, Iterable, Sequence

from sqlalchemy import Select, delete, exists, insert, select, update
from sqlalchemy.orm import Session

from observatie.db.accounts import RemovedAccount, School, User
from observatie.db.records import Membership, Record, StoredEvent
from observatie.domain.records import OPENED
from observatie.services.erase_record import bury
from observatie.services.members import find_managed, list_members

UNTOLD = {"synchronize_session": False}


class LastAdministrator(PermissionError):
    """There are others, and nobody of them could invite or manage."""


class StillOn(PermissionError):
    """An administrator switches an account off before she removes it."""


def remove_own_account(session: Session, member: User) -> None:
    """In a transaction that began as a writer's.

    Raises:
        LastAdministrator
    """
    session.execute(select(School.id).where(School.id == member.school_id).with_for_update())
    others = [one for one in list_members(session, member.school_id) if one.id != member.id]
    is_needed = member.is_administrator and not any(one.active and one.is_administrator for one in others)
    if others and is_needed:
        raise LastAdministrator
    _remove(session, member, _opened_reports)


def remove_member(session: Session, administrator: User, account_id: str) -> User:
    """Of somebody who left the school; gives who she was.

    Raises:
        NoSuchMember, NotAllowed, StillOn
    """
    member = find_managed(session, administrator, account_id)
    if member.active:
        raise StillOn
    _remove(session, member, _opened_reports)
    return member


def remove_again(session: Session, account_ids: Iterable[str]) -> None:
    """After an older backup was put back. What went at the time has a tombstone, so the reports still there stayed."""
    there = set(session.scalars(select(RemovedAccount.account_id)))
    for account_id in sorted(set(account_ids) - there):
        member = session.scalar(select(User).where(User.account_id == account_id))
        if member is None:
            session.add(RemovedAccount(account_id=account_id))
        else:
            _remove(session, member, _reports)
    session.flush()


def _remove(session: Session, member: User, stays: Callable[[int], Select]) -> None:
    hers = select(Membership.record_id).where(Membership.user_id == member.id)
    # First the records, then the account: so does a tablet that is sending at this moment.
    there = select(Record.id).where(Record.id.in_(hers)).order_by(Record.id)
    session.execute(there.with_for_update()).all()
    session.execute(select(User.id).where(User.id == member.id).with_for_update())
    kept = session.scalars(stays(member.id)).all()
    bury(session, set(session.scalars(hers)) - set(kept))
    member.roles.clear()
    session.flush()
    name = _leave_name(session, member, kept) if kept else None
    # Passkeys, logins and pairs go with it; had anything else of hers stayed, the database would refuse this.
    session.execute(delete(User).where(User.id == member.id), execution_options=UNTOLD)
    if name:
        session.execute(update(User).where(User.id == name).values(account_id=member.account_id))
    session.execute(insert(RemovedAccount).values(account_id=member.account_id))


def _leave_name(session: Session, member: User, record_ids: Sequence[str]) -> int:
    """A row without address, password or anything: whose the reports are that stay."""
    row = User(
        account_id=str(uuid.uuid4()),
        seal_key="",
        name=member.name,
        email=f"{member.account_id}@removed.invalid",
        school_id=member.school_id,
        active=False,
        fs_uniquifier=uuid.uuid4().hex,
    )
    session.add(row)
    session.flush()
    for column, of_record in (
        (Record.owner_id, Record.id),
        (Membership.user_id, Membership.record_id),
        (StoredEvent.author_id, StoredEvent.record_id),
    ):
        of_hers = update(column.class_).where(of_record.in_(record_ids), column == member.id)
        session.execute(of_hers.values({column.key: row.id}), execution_options=UNTOLD)
    return row.id


def _reports(user_id: int) -> Select:
    return select(Record.id).where(Record.owner_id == user_id, Record.kind == "shared_report")


def _opened_reports(user_id: int) -> Select:
    opened = exists().where(StoredEvent.record_id == Record.id, StoredEvent.field == OPENED)
    return _reports(user_id).where(opened)
