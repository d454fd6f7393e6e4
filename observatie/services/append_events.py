"""Events up, events down: one batch of a device against one record, in one transaction."""

from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import bindparam, insert, update
from sqlalchemy.orm import Session

from observatie.db.records import Record, StoredEvent
from observatie.domain.events import ERASED, is_erased
from observatie.domain.fingerprint import Fingerprint
from observatie.domain.merge import Known, Merge, Outcome, merge_batch
from observatie.domain.records import REPORT
from observatie.services.create_record import create_record
from observatie.services.record_access import Found, RecordUnknown, find_record, lock_record
from observatie.services.stored_events import AT_ONCE, in_parts, known_events, read_events, read_values
from observatie.services.value_keys import ValueKeys

# On the bare tables, and built once: with 60 events the mapper and the building cost more than the database.
_EVENTS, _RECORDS = StoredEvent.__table__, Record.__table__
_ADD = insert(_EVENTS)
_ERASE = (
    update(_EVENTS)
    .where(_EVENTS.c.record_id == bindparam("of_record"), _EVENTS.c.id.in_(bindparam("ids", expanding=True)))
    .values(value=None)
)
_CHANGE = update(_RECORDS).where(_RECORDS.c.id == bindparam("of_record"))
_CHANGE = _CHANGE.values(event_count=bindparam("event_count"), event_xor=bindparam("event_xor"))


@dataclass(frozen=True)
class Batch:
    events: list[Any] = field(default_factory=list)  # as they came: each is judged by itself
    acknowledged: frozenset[str] = frozenset()  # ids the device had from the server or knows to be there
    kind: str | None = None  # only for a record that may be new
    members: frozenset[str] = frozenset()  # account ids


@dataclass(frozen=True)
class Answer:
    outcomes: list[Outcome]
    events: list[dict[str, Any]]  # what the device lacks
    missing: list[str]  # what it holds for acknowledged and the server lacks: to send again
    more: bool  # it lacks more than is in this answer: ask again
    fingerprint: Fingerprint


def append_events(session: Session, keys: ValueKeys, user_id: int, record_id: str, batch: Batch) -> Answer:
    """Store what may be stored and give back what the device lacks. Who is logged in is the author, whatever it says.

    Raises:
        RecordUnknown: not there, or not for her; an empty batch makes no record.
        RecordErased
        NewRecordRefused: it is new and cannot be made like this.
    """
    if not batch.events:
        found = find_record(session, user_id, record_id)
        return _answer(session, keys, found, known_events(session, record_id), Merge(), batch)
    found = lock_record(session, user_id, record_id)
    is_new = found is None
    if found is None:
        if batch.kind is None:
            raise RecordUnknown
        found = create_record(session, user_id, record_id, batch.kind, batch.members)
    known = {} if is_new else known_events(session, record_id)
    merge = _merge(session, keys, found, known, batch)
    if is_new and not merge.stored:
        session.rollback()  # nothing came of it, so neither does the record
        return Answer(merge.outcomes, [], sorted(batch.acknowledged), False, Fingerprint())
    found = _store(session, keys, user_id, found, merge)
    answer = _answer(session, keys, found, known, merge, batch)
    session.commit()
    return answer


def _merge(session: Session, keys: ValueKeys, found: Found, known: dict[str, Known], batch: Batch) -> Merge:
    asked = {event["id"] for event in batch.events if isinstance(event, dict) and isinstance(event.get("id"), str)}
    if found.kind == "shared_report":
        asked |= {event_id for event_id, event in known.items() if event.field == REPORT}
    readable = {event_id for event_id in asked & known.keys() if not known[event_id].is_erased}
    values = read_values(session, keys, found.id, readable)
    return merge_batch(found.id, found.kind, found.role, known, lambda one: values.get(one, ERASED), batch.events)


def _store(session: Session, keys: ValueKeys, user_id: int, found: Found, merge: Merge) -> Found:
    if not merge.stored:
        return found
    rows = [
        {
            "record_id": found.id,
            "id": event["id"],
            "field": event["field"],
            "value": None if is_erased(event["value"]) else keys.seal(found.id, event["id"], event["value"]),
            "replaces": " ".join(event["replaces"]),
            "made_at": event["made_at"],
            "author_id": user_id,
        }
        for event in merge.stored.values()
    ]
    session.execute(_ADD, rows)
    for part in in_parts(merge.erased, AT_ONCE):
        session.execute(_ERASE, {"of_record": found.id, "ids": part})
    fingerprint = found.fingerprint.with_ids(merge.stored)
    changed = {"event_count": fingerprint.count, "event_xor": fingerprint.xor}
    session.execute(_CHANGE, {"of_record": found.id, **changed})
    return found._replace(fingerprint=fingerprint)


def _answer(
    session: Session, keys: ValueKeys, found: Found, known: dict[str, Known], merge: Merge, batch: Batch
) -> Answer:
    """What came in with this batch the device has itself; the rest of what it lacks, answers before what is erased."""
    held = batch.acknowledged | {outcome.id for outcome in merge.outcomes if outcome.word != "refused"}
    lacking = [event_id for event_id in known if event_id not in held]
    lacking.sort(key=lambda one: known[one].is_erased or one in merge.erased)
    events, more = read_events(session, keys, found.id, lacking)
    missing = sorted(batch.acknowledged - known.keys() - merge.stored.keys())
    return Answer(merge.outcomes, events, missing, more, found.fingerprint)
