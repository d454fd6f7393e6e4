"""Kijkmaatjes: inviting and accepting, and ending it. What was shared with each other stays with both."""

from dataclasses import dataclass
from typing import Literal

from sqlalchemy import and_, bindparam, case, delete, func, insert, or_, select, update
from sqlalchemy.orm import Session

from observatie.db.accounts import User
from observatie.db.base import now
from observatie.db.engine import begin_writing
from observatie.db.pairs import Pair

# More than any school has people; what others ask of her does not count until she says yes.
MAX_PAIRS = 100

State = Literal["pair", "invited", "invites_me"]


class NoSuchColleague(LookupError):
    """Not there, or not somebody of this school: she is told nothing that tells them apart."""


class TooManyPairs(ValueError):
    """More than MAX_PAIRS, invitations of her own included."""


@dataclass(frozen=True)
class Person:
    account_id: str
    name: str


@dataclass(frozen=True)
class Paired:
    person: Person
    state: State


def _hers():  # noqa: ANN202 (a query)
    user, pair, user_id = User.__table__, Pair.__table__, bindparam("user_id")
    is_other = user.c.id == case((pair.c.inviter_id == user_id, pair.c.invited_id), else_=pair.c.inviter_id)
    return (
        select(user.c.account_id, user.c.name, pair.c.inviter_id, pair.c.accepted_at)
        .join_from(pair, user, is_other)
        .where(or_(pair.c.inviter_id == user_id, pair.c.invited_id == user_id), user.c.active.is_(True))
    )


# In every listing that a tablet asks for: made once, and of plain tables.
_HERS = _hers()


def list_colleagues(session: Session, user_id: int) -> list[Person]:
    """Whom she may invite: the others of her school, as long as their account is on."""
    query = select(User.account_id, User.name).where(
        User.school_id == _school_of(user_id), User.id != user_id, User.active.is_(True)
    )
    people = [Person(account_id, name) for account_id, name in session.execute(query)]
    return sorted(people, key=lambda person: (person.name.casefold(), person.account_id))


def list_pairs(session: Session, user_id: int) -> list[Paired]:
    """Sorted by account; without those whose account is off."""
    found: dict[str, Paired] = {}
    for account_id, name, inviter_id, accepted_at in session.execute(_HERS, {"user_id": user_id}):
        state: State = "pair" if accepted_at else "invited" if inviter_id == user_id else "invites_me"
        found[account_id] = Paired(Person(account_id, name), state)
    return [found[account_id] for account_id in sorted(found)]


def invite_or_accept(session: Session, user_id: int, account_id: str) -> State:
    """Ask a colleague, or say yes when she asked first. Once or twice comes to the same.

    Raises:
        NoSuchColleague, TooManyPairs
    """
    begin_writing(session)
    other_id = _lock_colleague(session, user_id, account_id, User.active.is_(True))
    there = session.execute(select(Pair.inviter_id, Pair.accepted_at).where(_between(user_id, other_id))).first()
    if there is not None and (there.accepted_at or there.inviter_id == user_id):
        session.rollback()
        return "pair" if there.accepted_at else "invited"
    if session.scalar(_count_of_hers(user_id)) >= MAX_PAIRS:
        raise TooManyPairs
    if there is None:
        session.execute(insert(Pair).values(inviter_id=user_id, invited_id=other_id))
    else:
        accepted = update(Pair).where(_between(user_id, other_id)).values(accepted_at=now())
        session.execute(accepted, execution_options={"synchronize_session": False})
    session.commit()
    return "invited" if there is None else "pair"


def end_pair(session: Session, user_id: int, account_id: str) -> None:
    """Decline, withdraw or end, whatever there is: harmless when there is nothing, also with an account that is off.

    Raises:
        NoSuchColleague
    """
    begin_writing(session)
    other_id = _lock_colleague(session, user_id, account_id)
    ended = delete(Pair).where(_between(user_id, other_id))
    session.execute(ended, execution_options={"synchronize_session": False})
    session.commit()


def _lock_colleague(session: Session, user_id: int, account_id: str, *conditions) -> int:  # noqa: ANN002 (SQL)
    """Her id, with both rows locked in one order: two who invite each other at once become one pair."""
    hers = and_(User.account_id == account_id, User.school_id == _school_of(user_id), *conditions)
    query = select(User.id).where(or_(User.id == user_id, hers)).order_by(User.id)
    # key_share: events that name these two as author or owner need not wait.
    ids = set(session.scalars(query.with_for_update(key_share=True)))
    others = ids - {user_id}
    if not others:
        raise NoSuchColleague
    return others.pop()


def _school_of(user_id: int):  # noqa: ANN202 (an SQL expression)
    return select(User.school_id).where(User.id == user_id).scalar_subquery()


def _between(one: int, other: int):  # noqa: ANN202 (an SQL expression)
    return or_(
        and_(Pair.inviter_id == one, Pair.invited_id == other), and_(Pair.inviter_id == other, Pair.invited_id == one)
    )


def _count_of_hers(user_id: int):  # noqa: ANN202 (a query)
    said_yes = and_(Pair.invited_id == user_id, Pair.accepted_at.is_not(None))
    return select(func.count()).select_from(Pair).where(or_(Pair.inviter_id == user_id, said_yes))
