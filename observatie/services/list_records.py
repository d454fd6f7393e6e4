"""What someone may see: every record with its fingerprint, and the names of the people in them."""

from dataclasses import dataclass

from sqlalchemy import Select, bindparam, select
from sqlalchemy.orm import Session

from observatie.db.accounts import User
from observatie.db.records import Membership, Record
from observatie.domain.fingerprint import Fingerprint


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
    people: dict[str, str]  # account id -> name


def _query() -> Select:
    record, user, membership = Record.__table__, User.__table__, Membership.__table__
    hers, everyone = membership.alias("hers"), membership.alias("everyone")
    columns = (record.c[name] for name in ("id", "kind", "owner_id", "event_count", "event_xor"))
    return (
        select(*columns, user.c.id, user.c.account_id, user.c.name)
        .select_from(hers)
        .join(record, record.c.id == hers.c.record_id)
        .join(everyone, everyone.c.record_id == record.c.id)
        .join(user, user.c.id == everyone.c.user_id)
        .where(hers.c.user_id == bindparam("who"))
    )


_QUERY = _query()  # on the bare tables, and built once: the mapper and the building cost more than the database


def list_records(session: Session, user_id: int) -> Listing:
    """One query, so that records and fingerprints are of one moment; sorted, so that equal lists are equal text."""
    rows = session.execute(_QUERY, {"who": user_id})
    records: dict[str, Listed] = {}
    people: dict[str, str] = {}
    owners: dict[str, str] = {}
    for record_id, kind, owner_id, count, xor, member_id, account_id, name in rows:
        listed = records.setdefault(record_id, Listed(record_id, kind, "", [], Fingerprint(count, xor)))
        listed.members.append(account_id)
        people[account_id] = name
        if member_id == owner_id:
            owners[record_id] = account_id
    return Listing(
        [
            Listed(one.id, one.kind, owners[one.id], sorted(one.members), one.fingerprint)
            for one in sorted(records.values(), key=lambda one: one.id)
        ],
        dict(sorted(people.items())),
    )
