"""Events up and down, and erasing: the two requests that change a record."""

from typing import Any

from flask import Response, current_app, jsonify
from flask_security import current_user
from werkzeug.exceptions import RequestEntityTooLarge

from observatie.domain.events import is_id
from observatie.domain.fingerprint import Fingerprint
from observatie.domain.merge import MAX_EVENTS, Outcome
from observatie.services.append_events import Answer, Batch, append_events
from observatie.services.create_record import NewRecordRefused
from observatie.services.erase_record import EraseRefused, erase_record
from observatie.services.record_access import RecordErased, RecordUnknown
from observatie.web.api_problems import problem
from observatie.web.database import db
from observatie.web.posted_json import NotJson, posted_json

# More than an hour of writing without a network; a tablet with more sends it in parts.
MOST_AT_ONCE = 10_000


class NotABatch(ValueError):
    """JSON, but not what openapi.json calls a Batch."""


class TooManyEvents(ValueError):
    """More than MOST_AT_ONCE."""


def send_events(record_id: str) -> Response:
    if not is_id(record_id):
        return problem("not_found")
    try:
        batch = _batch(posted_json())
        answer = append_events(db.session, current_app.extensions["value_keys"], who(), record_id, batch)
    except RequestEntityTooLarge:
        return problem("too_large")
    except TooManyEvents:
        return problem("too_many_events")
    except NotJson:
        return problem("not_json")
    except NotABatch:
        return problem("not_a_batch")
    except NewRecordRefused as refused:
        return problem(refused.code)
    except RecordUnknown:
        return problem("not_found")
    except RecordErased:
        return problem("erased")
    if conflicts := sum(outcome.word == "conflict" for outcome in answer.outcomes):
        current_app.logger.warning("%d events came with an id that has another value here", conflicts)
    return jsonify(_spelled(answer))


def erase(record_id: str) -> Response:
    if not is_id(record_id):
        return problem("not_found")
    try:
        erase_record(db.session, who(), record_id)
    except RecordUnknown:
        return problem("not_found")
    except EraseRefused:
        return problem("not_yours_to_erase")
    return jsonify(id=record_id, erased=True)


def who() -> int:
    """Who asks. The transaction in which that was read is over: the one that changes something begins as a writer's."""
    user_id = current_user.id
    db.session.commit()
    return user_id


def spell_fingerprint(fingerprint: Fingerprint) -> dict[str, Any]:
    return {"count": fingerprint.count, "xor": fingerprint.xor.hex()}


def _batch(data: object) -> Batch:
    """Only the envelope: the events in it are judged one by one. What a later version adds is left alone."""
    if not isinstance(data, dict):
        raise NotABatch
    events, kind = data.get("events", []), data.get("kind")
    if not isinstance(events, list) or not (kind is None or isinstance(kind, str)):
        raise NotABatch
    if len(events) > MOST_AT_ONCE:
        raise TooManyEvents
    return Batch(events, _ids(data, "acknowledged"), kind, _ids(data, "members"))


def _ids(data: dict[str, Any], name: str) -> frozenset[str]:
    listed = data.get(name, [])
    if not isinstance(listed, list) or len(listed) > MAX_EVENTS or not all(map(is_id, listed)):
        raise NotABatch
    return frozenset(listed)


def _spelled(answer: Answer) -> dict[str, Any]:
    return {
        "outcomes": [_spelled_outcome(outcome) for outcome in answer.outcomes],
        "events": answer.events,
        "missing": answer.missing,
        "more": answer.more,
        "fingerprint": spell_fingerprint(answer.fingerprint),
    }


def _spelled_outcome(outcome: Outcome) -> dict[str, Any]:
    spelled: dict[str, Any] = {"id": outcome.id, "outcome": outcome.word}
    return spelled if outcome.reason is None else {**spelled, "reason": outcome.reason}
