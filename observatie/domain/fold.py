"""From events to answers.

The twin is static/js/domain/fold.js; tests/vectors/fold and random histories hold them equal. Order and duplicates do
not matter, and no clock is used to merge: the value of a field is its survivors.
"""

import json
import math
from collections.abc import Iterable
from typing import TypedDict

from observatie.domain.events import Event, Value, instant_of, is_erased


class Answer(TypedDict):
    values: list[Value]  # more than one: versions, to be shown until someone picks
    ids: list[str]  # survivors, sorted
    at: str | None  # earliest made_at among the survivors that say values[0]


Answers = dict[str, Answer]


def fold(events: list[Event]) -> Answers:
    """The answers of the record that the first event belongs to; events of another record are left out."""
    own = [event for event in events if event["record_id"] == events[0]["record_id"]]
    groups: dict[str, list[Event]] = {}
    for event in _distinct(own):
        groups.setdefault(event["field"], []).append(event)
    answers = {field: _fold_field(field, group) for field, group in groups.items()}
    return {field: answer for field, answer in answers.items() if answer}


def value_of(answers: Answers, field: str) -> Value:
    """The first (usually the only) value of a field, or None."""
    return next(iter(versions_of(answers, field)), None)


def versions_of(answers: Answers, field: str) -> list[Value]:
    """All values of a field; more than one when two devices wrote while apart."""
    return answers[field]["values"] if field in answers else []


def canonical(value: Value) -> str:
    """One spelling per value, to compare by; keeps True and 1 apart."""
    return json.dumps(value, sort_keys=True)


def _fold_field(field: str, events: list[Event]) -> Answer | None:
    survivors = _survivors(events)
    if not survivors:
        return None
    values = _values(field, survivors)
    return {"values": values, "ids": [event["id"] for event in survivors], "at": _earliest(survivors, values)}


def _survivors(events: list[Event]) -> list[Event]:
    replaced = {replaced for event in events for replaced in event["replaces"] if replaced != event["id"]}
    return sorted((event for event in events if event["id"] not in replaced), key=lambda event: event["id"])


def _distinct(events: Iterable[Event]) -> list[Event]:
    """One event per id: the erased one when there is one, else the first."""
    kept: dict[str, Event] = {}
    for event in events:
        known = kept.get(event["id"])
        if known is None or (is_erased(event["value"]) and not is_erased(known["value"])):
            kept[event["id"]] = event
    return list(kept.values())


def _values(field: str, survivors: list[Event]) -> list[Value]:
    values: dict[str, Value] = {}
    for event in survivors:
        if not is_erased(event["value"]):
            values.setdefault(canonical(event["value"]), event["value"])
    # Seen by one of two who wrote while apart is seen.
    return ["yes"] if field.startswith("seen.") and '"yes"' in values else list(values.values())


def _earliest(survivors: list[Event], values: list[Value]) -> str | None:
    if not values:
        return None
    spoken = [event for event in survivors if canonical(event["value"]) == canonical(values[0])]
    return min(spoken, key=_moment)["made_at"]


def _moment(event: Event) -> float:
    moment = instant_of(event["made_at"])
    return math.inf if moment is None else moment
