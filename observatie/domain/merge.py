"""What becomes of the events that come in, given those that are there.

Set union: order, duplicates and batches do not matter. One bad event refuses itself, never its batch.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple

from observatie.domain.events import ERASED, Event, Reason, Value, check_event, is_erased, is_id
from observatie.domain.fold import canonical
from observatie.domain.records import OPENED, REPORT, Role, may_write

# A note makes at most two events a second: this is fourteen hours of typing without a pause.
MAX_EVENTS = 100_000

Word = Literal["stored", "already_there", "refused", "conflict"]
Refusal = Reason | Literal["other_record", "not_allowed", "opened", "record_full"]


class Outcome(NamedTuple):
    id: str | None  # None: it had none that could be read
    word: Word
    reason: Refusal | None = None


class Known(NamedTuple):
    """What a record has of an event; its value is asked for apart, since that takes decrypting."""

    field: str
    replaces: tuple[str, ...]
    made_at: str
    is_erased: bool


@dataclass
class Merge:
    outcomes: list[Outcome] = field(default_factory=list)
    stored: dict[str, Event] = field(default_factory=dict)  # to add; a replaced one has lost its value already
    erased: set[str] = field(default_factory=set)  # ids that were there and whose value goes


def merge_batch(
    record_id: str,
    kind: str,
    role: Role,
    known: Mapping[str, Known],
    value_of: Callable[[str], Value],
    batch: list[Any],
) -> Merge:
    """Decide on every event of a batch, in its order. `value_of` gives the value of a known event."""
    merge = Merge()
    for event in batch:
        merge.outcomes.append(_take(merge, record_id, kind, role, known, value_of, event))
    if kind == "shared_report" and any(there.field == OPENED for there in known.values()):
        _keep_what_was_opened(merge, known, value_of)
    _erase_replaced(merge, known)
    return merge


def _take(
    merge: Merge,
    record_id: str,
    kind: str,
    role: Role,
    known: Mapping[str, Known],
    value_of: Callable[[str], Value],
    event: Any,  # noqa: ANN401 (anything that JSON can hold)
) -> Outcome:
    event_id = event["id"] if isinstance(event, dict) and is_id(event.get("id")) else None
    if reason := check_event(event):
        return Outcome(event_id, "refused", reason)
    if event["record_id"] != record_id:
        return Outcome(event_id, "refused", "other_record")
    if event_id in known:
        is_same = _is_same(event, known[event_id], lambda: value_of(event_id))
        return Outcome(event_id, "already_there" if is_same else "conflict")
    if event_id in merge.stored:
        twin = merge.stored[event_id]
        is_same = _is_same(event, _known(twin), lambda: twin["value"])
        return Outcome(event_id, "already_there" if is_same else "conflict")
    if not may_write(kind, role, event["field"]):
        return Outcome(event_id, "refused", "not_allowed")
    if len(known) + len(merge.stored) >= MAX_EVENTS:
        return Outcome(event_id, "refused", "record_full")
    # Only what is an event: what else came along is not kept, and no later reader trips over it.
    merge.stored[event_id] = {name: event[name] for name in Event.__annotations__}
    return Outcome(event_id, "stored")


def _is_same(event: Event, there: Known, value_there: Callable[[], Value]) -> bool:
    """Erased counts as equal to any value; what is there stays as it is."""
    if (event["field"], tuple(event["replaces"]), event["made_at"]) != (there.field, there.replaces, there.made_at):
        return False
    if there.is_erased or is_erased(event["value"]):
        return True
    return canonical(event["value"]) == canonical(value_there())


def _known(event: Event) -> Known:
    return Known(event["field"], tuple(event["replaces"]), event["made_at"], is_erased(event["value"]))


def _erase_replaced(merge: Merge, known: Mapping[str, Known]) -> None:
    """In either order of arrival: what comes in may replace what is there, and the other way round."""
    fresh = {event_id: _known(event) for event_id, event in merge.stored.items()}
    for event_id in replaced_among({**known, **fresh}, by=fresh):
        if event_id in fresh:
            merge.stored[event_id]["value"] = ERASED
        elif not known[event_id].is_erased:
            merge.erased.add(event_id)
    for event_id in replaced_among(fresh, by=known):
        merge.stored[event_id]["value"] = ERASED


def replaced_among(events: Mapping[str, Known], by: Mapping[str, Known]) -> set[str]:
    """Ids of `events` that one of `by` replaces: another event of the same field."""
    return {
        target
        for event_id, event in by.items()
        for target in event.replaces
        if target != event_id and target in events and events[target].field == event.field
    }


def _keep_what_was_opened(merge: Merge, known: Mapping[str, Known], value_of: Callable[[str], Value]) -> None:
    """Refuse what would take an opened report away: null, or any knot of `replaces` that leaves no words.

    A new snapshot in its place is welcome at any time.
    """
    there = {event_id: event for event_id, event in known.items() if event.field == REPORT}
    coming = {event_id: _known(event) for event_id, event in merge.stored.items() if event["field"] == REPORT}
    refused = {event_id for event_id in coming if merge.stored[event_id]["value"] is None}
    kept = {event_id: event for event_id, event in coming.items() if event_id not in refused}

    def has_words(events: Mapping[str, Known]) -> bool:
        left = events.keys() - replaced_among(events, by=events)
        values = (merge.stored[one]["value"] if one in merge.stored else value_of(one) for one in left)
        return any(isinstance(value, str) for value in values)

    if has_words(there) and not has_words({**there, **kept}):
        refused = set(coming)
    for event_id in refused:
        del merge.stored[event_id]
    merge.outcomes[:] = [
        Outcome(outcome.id, "refused", "opened") if outcome.id in refused and outcome.word != "refused" else outcome
        for outcome in merge.outcomes
    ]
