"""Joining a school: by a link that works once, for a week. There is no other way in."""

import uuid
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import delete, exists, func, select
from sqlalchemy.orm import Session

from observatie.db.accounts import Invitation, School, User
from observatie.db.base import now
from observatie.services.members import make_administrator
from observatie.services.tokens import make_token, token_hash

LASTS = timedelta(days=7)


class InvitationGone(LookupError):
    """Unknown, used, or too old."""


class AddressTaken(ValueError):
    """There is an account with this e-mail address already."""


@dataclass(frozen=True)
class Joiner:
    """Who joins. The school's name counts only for the first one on a server."""

    name: str
    email: str
    password_hash: str
    school_name: str = ""


def invite(session: Session, school: School, *, makes_administrator: bool = False) -> str:
    """Gives the token for the link."""
    return _add(session, school.id, makes_administrator)


def invite_first_administrator(session: Session) -> str | None:
    """The token for whoever sets up the first school; the one before stops working. None: there is a school."""
    if session.scalar(select(exists().select_from(School))):
        return None
    session.execute(delete(Invitation).where(Invitation.school_id.is_(None)))
    return _add(session, None, True)


def found_school(session: Session, name: str) -> School:
    """Another school on this server, for a school board that has more than one."""
    school = School(name=name)
    session.add(school)
    session.flush()
    return school


def open_invitations(session: Session, school: School) -> int:
    """How many links that still work."""
    open_ones = select(func.count()).where(Invitation.school_id == school.id, *_is_open())
    return session.scalar(open_ones) or 0


def withdraw_invitations(session: Session, school: School) -> None:
    """No link made until now works any more."""
    session.execute(delete(Invitation).where(Invitation.school_id == school.id, Invitation.used_at.is_(None)))


def find_invitation(session: Session, token: str) -> Invitation:
    """
    Raises:
        InvitationGone: it can't be used (any more).
    """
    found = select(Invitation).where(Invitation.token_hash == token_hash(token), *_is_open())
    # The row is locked on PostgreSQL: of two who use it at the same moment, one joins.
    invitation = session.scalar(found.with_for_update())
    if invitation is None or (invitation.school_id is None and session.scalar(select(exists().select_from(School)))):
        raise InvitationGone
    return invitation


def join(session: Session, token: str, joiner: Joiner) -> User:
    """Use the invitation: makes the account, and the school when it is the first.

    Raises:
        InvitationGone: it can't be used (any more).
        AddressTaken: and the invitation stays as it was.
    """
    invitation = find_invitation(session, token)
    if session.scalar(select(User.id).where(func.lower(User.email) == joiner.email.lower())):
        raise AddressTaken
    school = session.get(School, invitation.school_id) if invitation.school_id else None
    if school is None:
        school = found_school(session, joiner.school_name)
    member = User(
        account_id=str(uuid.uuid4()),
        name=joiner.name,
        email=joiner.email.lower(),
        password=joiner.password_hash,
        school=school,
        active=True,
        fs_uniquifier=uuid.uuid4().hex,
        fs_webauthn_user_handle=uuid.uuid4().hex,
    )
    session.add(member)
    if invitation.makes_administrator:
        make_administrator(session, member)
    invitation.used_at = now()
    session.flush()
    return member


def _add(session: Session, school_id: int | None, makes_administrator: bool) -> str:
    token = make_token()
    session.add(
        Invitation(
            token_hash=token_hash(token),
            school_id=school_id,
            makes_administrator=makes_administrator,
            expires_at=now() + LASTS,
        )
    )
    session.flush()
    return token


def _is_open() -> tuple:
    return (Invitation.used_at.is_(None), Invitation.expires_at > now())
