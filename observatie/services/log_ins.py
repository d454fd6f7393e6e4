"""Where someone is logged in: opened, found again on each request, listed and ended by their owner."""

from datetime import timedelta

from sqlalchemy import delete, select
from sqlalchemy.orm import Session, joinedload

from observatie.db.accounts import LoginSession, User
from observatie.db.base import now
from observatie.services.tokens import make_token, token_hash

# A summer holiday ends a login; a busy month between two observations does not.
ENDS_UNSEEN_AFTER = timedelta(days=35)
# "Seen" is for people: more often than this would make every reading request a writing one.
SEEN_EVERY = timedelta(minutes=30)


class NoSuchLogin(LookupError):
    """Not there (any more), or somebody else's."""


def open_login(session: Session, user: User, device: str) -> str:
    """Log `user` in on a device; gives the token for its cookie."""
    token = make_token()
    too_old = LoginSession.seen_at < now() - ENDS_UNSEEN_AFTER
    session.execute(delete(LoginSession).where(LoginSession.user_id == user.id, too_old))
    session.add(LoginSession(token_hash=token_hash(token), user_id=user.id, device=device))
    session.flush()
    return token


def find_login(session: Session, token: str) -> LoginSession | None:
    """The login of this token with its user, as long as it lasts and the account is not disabled."""
    return session.scalar(
        select(LoginSession)
        .join(LoginSession.user)
        .options(joinedload(LoginSession.user))
        .where(
            LoginSession.token_hash == token_hash(token),
            LoginSession.seen_at >= now() - ENDS_UNSEEN_AFTER,
            User.active.is_(True),
        )
        .execution_options(populate_existing=True)
    )


def is_due(login: LoginSession) -> bool:
    """Whether it is time to note that this device was seen."""
    return login.seen_at < now() - SEEN_EVERY


def note_seen(session: Session, login: LoginSession) -> None:
    login.seen_at = now()
    session.flush()


def list_logins(session: Session, user: User) -> list[LoginSession]:
    """Latest seen first."""
    lasting = LoginSession.seen_at >= now() - ENDS_UNSEEN_AFTER
    found = select(LoginSession).where(LoginSession.user_id == user.id, lasting)
    return list(session.scalars(found.order_by(LoginSession.seen_at.desc(), LoginSession.id.desc())))


def end_login(session: Session, user: User, login_id: int) -> None:
    """End one of `user`'s own.

    Raises:
        NoSuchLogin: not hers, or ended already.
    """
    mine = delete(LoginSession).where(LoginSession.id == login_id, LoginSession.user_id == user.id)
    if session.execute(mine).rowcount == 0:
        raise NoSuchLogin(login_id)


def end_login_of(session: Session, token: str) -> None:
    """Log out: harmless when it was ended before."""
    session.execute(delete(LoginSession).where(LoginSession.token_hash == token_hash(token)))


def end_logins(session: Session, user: User, but: str | None = None) -> None:
    """End them all, except the one of the token `but`."""
    ended = delete(LoginSession).where(LoginSession.user_id == user.id)
    if but is not None:
        ended = ended.where(LoginSession.token_hash != token_hash(but))
    session.execute(ended)
