"""Who belongs to a school. The administrator sees names and addresses, and nothing of what anybody wrote."""

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from observatie.db.accounts import ADMINISTRATOR, RemovedAccount, Role, School, User
from observatie.services.log_ins import end_logins


class NoSuchMember(LookupError):
    """Not a member of this school."""


class NotAllowed(PermissionError):
    """Only an administrator of this school may, and not with her own account."""


# Of someone who was removed a name may be left, beside a report; she is no member.
_IS_MEMBER = User.account_id.not_in(select(RemovedAccount.account_id))


def list_members(session: Session, school_id: int) -> list[User]:
    found = select(User).where(User.school_id == school_id, _IS_MEMBER).options(selectinload(User.roles))
    return sorted(session.scalars(found), key=lambda member: (member.name.casefold(), member.id))


def disable_member(session: Session, administrator: User, account_id: str) -> User:
    """Nobody logs in with this account until it is enabled again, and where it was logged in, that ends.

    Raises:
        NoSuchMember, NotAllowed
    """
    member = find_managed(session, administrator, account_id)
    member.active = False
    end_logins(session, member)
    session.flush()
    return member


def enable_member(session: Session, administrator: User, account_id: str) -> User:
    """
    Raises:
        NoSuchMember, NotAllowed
    """
    member = find_managed(session, administrator, account_id)
    member.active = True
    session.flush()
    return member


def appoint_administrator(session: Session, administrator: User, account_id: str) -> User:
    """
    Raises:
        NoSuchMember, NotAllowed
    """
    member = find_managed(session, administrator, account_id)
    make_administrator(session, member)
    return member


def make_administrator(session: Session, member: User) -> None:
    """Give the role; harmless when she has it."""
    role = session.scalar(select(Role).where(Role.name == ADMINISTRATOR))
    if role is None:
        role = Role(name=ADMINISTRATOR)
        session.add(role)
    if role not in member.roles:
        member.roles.append(role)
    session.flush()


def find_managed(session: Session, administrator: User, account_id: str) -> User:
    """The member, with the school locked: two administrators who disable each other at once can't both succeed.

    Raises:
        NoSuchMember, NotAllowed
    """
    session.execute(select(School.id).where(School.id == administrator.school_id).with_for_update())
    session.refresh(administrator)
    if not (administrator.active and administrator.is_administrator):
        raise NotAllowed
    hers = User.school_id == administrator.school_id
    found = select(User).where(User.account_id == account_id, hers, _IS_MEMBER)
    member = session.scalar(found)
    if member is None:
        raise NoSuchMember
    if member.id == administrator.id:
        raise NotAllowed
    return member
