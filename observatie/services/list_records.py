"""What someone may see: every record with its fingerprint, her kijkmaatjes, and the names of all these people."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

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


def list_records(session: Session, user_id: int) -> Listing:
    """Records and fingerprints in one query, so of one moment; sorted, so that equal lists are equal text."""
    hers, everyone = aliased(Membership), aliased(Membership)
    columns = (Record.id, Record.kind, Record.owner_id, Record.event_count, Record.event_xor, User.id, User.account_id)
    query = (
        select(*columns, User.name)
        .join(hers, hers.record_id == Record.id)
        .join(everyone, everyone.record_id == Record.id)
        .join(User, User.id == everyone.user_id)
        .where(hers.user_id == user_id)
    )
    records: dict[str, Listed] = {}
    people: dict[str, str] = {}
    owners: dict[str, str] = {}
    for record_id, kind, owner_id, count, xor, member_id, account_id, name in session.execute(query):
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
