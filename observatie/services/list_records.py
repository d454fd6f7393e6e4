"""What someone may see: every record with its fingerprint, her kijkmaatjes, and the names of all these people."""

from dataclasses import dataclass

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from observatie.db.accounts import User
from observatie.db.records import Membership, Record
from observatie.domain.fingerprint import Fingerprint
from observatie.services.pairs import Paired, list_pairs


@dataclass(frozen=True)
class Listed:
    id: str
    kind: str
    owner: str  # account id
    members: list[str]  # account ids, the owner's among them
    fingerprint: Fingerprint


@dataclass(frozen=True)
class Listing:
    records: list[Listed]
    pairs: list[Paired]
    people: dict[str, str]  # account id -> name


def _hers():  # noqa: ANN202 (a query)
    record, user, hers = Record.__table__, User.__table__, Membership.__table__.alias()
    everyone = Membership.__table__.alias()
    columns = ("id", "kind", "owner_id", "event_count", "event_xor")
    return (
        select(*(record.c[name] for name in columns), user.c.id, user.c.account_id, user.c.name)
        .join_from(hers, record, record.c.id == hers.c.record_id)
        .join(everyone, everyone.c.record_id == record.c.id)
        .join(user, user.c.id == everyone.c.user_id)
        .where(hers.c.user_id == bindparam("user_id"))
    )


# Every tablet asks this every time: made once, and of plain tables, it costs less than half.
_HERS = _hers()


def list_records(session: Session, user_id: int) -> Listing:
    """Records and fingerprints in one query, so of one moment; sorted, so that equal lists are equal text."""
    records: dict[str, Listed] = {}
    people: dict[str, str] = {}
    owners: dict[str, str] = {}
    for record_id, kind, owner_id, count, xor, member_id, account_id, name in session.execute(
        _HERS, {"user_id": user_id}
    ):
        listed = records.setdefault(record_id, Listed(record_id, kind, "", [], Fingerprint(count, xor)))
        listed.members.append(account_id)
        people[account_id] = name
        if member_id == owner_id:
            owners[record_id] = account_id
    pairs = list_pairs(session, user_id)
    people |= {paired.person.account_id: paired.person.name for paired in pairs}
    return Listing(
        [
            Listed(one.id, one.kind, owners[one.id], sorted(one.members), one.fingerprint)
            for one in sorted(records.values(), key=lambda one: one.id)
        ],
        pairs,
        dict(sorted(people.items())),
    )
