"""Reading events back from the database."""

from collections.abc import Collection, Iterator
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from observatie.db.accounts import User
from observatie.db.records import StoredEvent
from observatie.domain.events import ERASED, Value
from observatie.domain.merge import Known
from observatie.services.value_keys import ValueKeys

AT_ONCE = 500  # ids in one query
# One answer: enough for a whole observation, and never more than a tablet or the server can hold at once.
MOST_EVENTS = 2_000
MOST_BYTES = 4 * 1024 * 1024

# On the bare tables, and built once: the mapper and the building cost more than the database.
_EVENT, _USER = StoredEvent.__table__.c, User.__table__.c
_OF_RECORD = _EVENT.record_id == bindparam("of_record")
_AMONG = _EVENT.id.in_(bindparam("ids", expanding=True))
_KNOWN = select(
    _EVENT.id, _EVENT.field, _EVENT.replaces, _EVENT.made_at, _EVENT.value.is_(None).label("is_erased")
).where(_OF_RECORD)
_VALUES = select(_EVENT.id, _EVENT.value).where(_OF_RECORD, _AMONG, _EVENT.value.is_not(None))
_WITH_AUTHOR = (
    select(
        _EVENT.id,
        _EVENT.field,
        _EVENT.value,
        _EVENT.replaces,
        _EVENT.made_at,
        _EVENT.received_at,
        _USER.account_id,
    )
    .join_from(StoredEvent.__table__, User.__table__, _USER.id == _EVENT.author_id)
    .where(_OF_RECORD, _AMONG)
)


def known_events(session: Session, record_id: str) -> dict[str, Known]:
    rows = session.execute(_KNOWN, {"of_record": record_id})
    return {
        event_id: Known(field, tuple(replaces.split()), made_at, bool(erased))
        for event_id, field, replaces, made_at, erased in rows
    }


def read_values(session: Session, keys: ValueKeys, record_id: str, ids: Collection[str]) -> dict[str, Value]:
    """The values of these events, those that are erased left out."""
    return {
        event_id: keys.unseal(record_id, event_id, sealed)
        for part in in_parts(ids, AT_ONCE)
        for event_id, sealed in session.execute(_VALUES, {"of_record": record_id, "ids": part})
    }


def read_events(session: Session, keys: ValueKeys, record_id: str, ids: list[str]) -> tuple[list[dict[str, Any]], bool]:
    """As many of these events as go into one answer, in this order, and whether there are more."""
    events: list[dict[str, Any]] = []
    size = 0
    for part in in_parts(ids[:MOST_EVENTS], AT_ONCE):
        rows = {row.id: row for row in session.execute(_WITH_AUTHOR, {"of_record": record_id, "ids": part})}
        for event_id in part:
            if event_id not in rows:
                continue  # erased with its record a moment ago
            size += len(rows[event_id].value or b"")
            if events and size > MOST_BYTES:
                return events, True
            events.append(_event(keys, record_id, rows[event_id]))
    return events, len(ids) > MOST_EVENTS


def in_parts(ids: Collection[str], size: int) -> Iterator[list[str]]:
    listed = list(ids)
    return (listed[start : start + size] for start in range(0, len(listed), size))


def _event(keys: ValueKeys, record_id: str, row: Any) -> dict[str, Any]:  # noqa: ANN401 (a row of _WITH_AUTHOR)
    return {
        "record_id": record_id,
        "id": row.id,
        "field": row.field,
        "value": ERASED if row.value is None else keys.unseal(record_id, row.id, row.value),
        "replaces": row.replaces.split(),
        "made_at": row.made_at,
        "author": row.account_id,
        "received_at": spell_moment(row.received_at),
    }


def spell_moment(moment: datetime) -> str:
    """UTC, as `made_at` is spelled."""
    return f"{moment.isoformat(timespec='milliseconds')}+00:00"
