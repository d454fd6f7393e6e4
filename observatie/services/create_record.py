"""A record comes into being by its owner's first events, which name its kind and who else is in it."""

from sqlalchemy import and_, bindparam, func, insert, or_, select
from sqlalchemy.orm import Session

from observatie.db.accounts import User
from observatie.db.pairs import Pair
from observatie.db.records import Membership, Record
from observatie.domain.fingerprint import Fingerprint
from observatie.domain.records import KINDS
from observatie.services.record_access import Found

# Two a week for forty years; who has more is no teacher.
MAX_RECORDS = 5_000

# On the bare tables, and built once: the mapper and the building cost more than the database.
_ACCOUNT = select(User.__table__.c.account_id).where(User.__table__.c.id == bindparam("who"))
_COUNT = select(func.count()).where(Record.__table__.c.owner_id == bindparam("who"))
_ADD, _ADD_MEMBERS = insert(Record.__table__), insert(Membership.__table__)


class NewRecordRefused(ValueError):
    """`code` says why: kind, members, not_a_pair, too_many_records."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def create_record(session: Session, user_id: int, record_id: str, kind: str, members: frozenset[str]) -> Found:
    """Make an empty record, in the transaction that `lock_record` began. `members`: account ids besides hers.

    Raises:
        NewRecordRefused
    """
    if kind not in KINDS:
        raise NewRecordRefused("kind")
    own = session.scalar(_ACCOUNT, {"who": user_id})
    others = members - {own}
    if len(others) != KINDS[kind].others:
        raise NewRecordRefused("members")
    other_ids = _accepted_pairs(session, user_id, others)
    if len(other_ids) != len(others):
        raise NewRecordRefused("not_a_pair")
    if session.scalar(_COUNT, {"who": user_id}) >= MAX_RECORDS:
        raise NewRecordRefused("too_many_records")
    session.execute(_ADD, {"id": record_id, "kind": kind, "owner_id": user_id})
    rows = [{"record_id": record_id, "user_id": one} for one in (user_id, *other_ids)]
    session.execute(_ADD_MEMBERS, rows)
    return Found(record_id, kind, "owner", Fingerprint())


def _accepted_pairs(session: Session, user_id: int, account_ids: frozenset[str]) -> list[int]:
    if not account_ids:
        return []
    is_pair = or_(
        and_(Pair.inviter_id == user_id, Pair.invited_id == User.id),
        and_(Pair.invited_id == user_id, Pair.inviter_id == User.id),
    )
    query = select(User.id).join(Pair, is_pair).where(Pair.accepted_at.is_not(None), User.active.is_(True))
    return list(session.scalars(query.where(User.account_id.in_(account_ids)).distinct()))
