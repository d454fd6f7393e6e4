"""Guessing passwords is slowed down, without anybody being able to lock a colleague out.

- A device that logged in to this account before has its own count, which nobody else can use up.
- Any other guess counts for this account *from this network*, and for the network as a whole. There is no limit for an
  account as such, so from another network one always gets in; when an account is guessed at from many networks at
  once, each of them gets fewer tries.

A guess is counted before the password is looked at, so that a thousand at the same moment count as well.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from observatie.db.accounts import Guess
from observatie.db.base import now

LOOKS_BACK = timedelta(minutes=15)
PER_KNOWN_DEVICE = 10
PER_ACCOUNT_AND_NETWORK = 10
# A school is one network: forty colleagues who all forgot their password on the first day after the holiday.
PER_NETWORK = 200
# From here on an account is under attack, and a network that guesses at it gets the smaller number.
ATTACK_ON_ACCOUNT = 50
PER_ACCOUNT_AND_NETWORK_UNDER_ATTACK = 3


class TooManyGuesses(Exception):
    """Wait LOOKS_BACK; the password was not looked at."""


@dataclass(frozen=True)
class Guesser:
    """Who guesses at what, as keyed hashes of 64 hex digits."""

    account: str
    account_and_network: str
    network: str
    known_device: str | None = None  # only when this device logged in to this account before


def count_guess(session: Session, guesser: Guesser) -> Sequence[int]:
    """Count a guess and commit; gives what `forgive` takes when it turns out right.

    Raises:
        TooManyGuesses: it is not counted, so that waiting helps also while somebody goes on guessing.
    """
    limits = _limits(session, guesser)
    session.execute(delete(Guess).where(Guess.made_at < now() - LOOKS_BACK))
    counted = [Guess(key_hash=key) for key in limits]
    session.add_all(counted)
    session.commit()
    ids = [guess.id for guess in counted]
    if any(limit is not None and _count(session, key) > limit for key, limit in limits.items()):
        session.rollback()
        forgive(session, ids)
        raise TooManyGuesses
    session.rollback()
    return ids


def forgive(session: Session, ids: Sequence[int]) -> None:
    """Take a guess out of the count, and commit."""
    session.execute(delete(Guess).where(Guess.id.in_(ids)))
    session.commit()


def _limits(session: Session, guesser: Guesser) -> dict[str, int | None]:
    if guesser.known_device:
        return {guesser.known_device: PER_KNOWN_DEVICE}
    is_under_attack = _count(session, guesser.account) >= ATTACK_ON_ACCOUNT
    here = PER_ACCOUNT_AND_NETWORK_UNDER_ATTACK if is_under_attack else PER_ACCOUNT_AND_NETWORK
    return {guesser.account_and_network: here, guesser.network: PER_NETWORK, guesser.account: None}


def _count(session: Session, key: str) -> int:
    recent = select(func.count()).select_from(Guess)
    return session.scalar(recent.where(Guess.key_hash == key, Guess.made_at >= now() - LOOKS_BACK)) or 0
