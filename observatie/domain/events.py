"""What a person enters is an immutable event; this table says what is allowed.

The twin is static/js/domain/events.js; tests/vectors/events holds them equal. Limits may widen, never tighten:
what was once written must stay readable.
"""

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, Literal, TypedDict

MAX_FIELD = 120  # characters
MAX_TEXT = 100_000  # UTF-16 units, as a browser counts
# A composed report is one text, of all notes together; 3 bytes per unit at worst stays within a request of 6 MB.
MAX_REPORT = 1_500_000
MAX_REPLACES = 1000
MAX_MEMBERS = 8

Value = bool | str | None | dict[str, bool | str | None]

#: The value of an event whose words are gone: a marker of its own, not null.
ERASED: Value = {"erased": True}
Reason = Literal["not_an_event", "record_id", "id", "field", "value", "too_long", "replaces", "made_at"]


class Event(TypedDict):
    record_id: str  # UUIDv4, lower case
    id: str  # idem, unique within its record
    field: str  # which answer, e.g. "note.delen-3"
    value: Value
    replaces: list[str]  # ids of the events of this field that the writer had on screen
    made_at: str  # device time with offset, a label for people; never used to order or merge


_UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")
_FIELD = re.compile(r"[a-z_]+(\.[a-z0-9_-]+){1,3}")
_MEMBER = re.compile(r"[a-z][a-z0-9_]{0,39}")
_DAY = re.compile(r"([1-9][0-9]{3})-([0-9]{2})-([0-9]{2})")
_MOMENT = re.compile(
    r"([1-9][0-9]{3}-[0-9]{2}-[0-9]{2})T([01][0-9]|2[0-3]):([0-5][0-9]):([0-5][0-9])\.([0-9]{3})"
    r"([+-])([01][0-9]|2[0-3]):([0-5][0-9])"
)
_DAYS_IN_MONTH = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def _is_flag(value: object) -> bool:
    return isinstance(value, bool)


def _is_true(value: object) -> bool:
    return value is True


def _is_day(value: object) -> bool:
    return isinstance(value, str) and days_of(value) is not None


def _is_seen(value: object) -> bool:
    return value in ("yes", "no", "not_applicable")


def _is_scope(value: object) -> bool:
    return value in ("whole", "brief")


def _is_closing(value: object) -> bool:
    if not isinstance(value, dict) or not isinstance(value.get("text"), str):
        return False
    return "about" in value and (value["about"] is None or isinstance(value["about"], str))


#: Besides these, every field may be None (taken away) or erased. A family that is not here is kept and never shown.
ALLOWED: Mapping[str, Callable[[object], bool]] = MappingProxyType(
    {
        "setup.colleague": _is_text,
        "setup.partner": _is_text,  # the kijkmaatje's account
        "setup.visit": _is_text,  # the planned visit's record
        "setup.observer": _is_text,
        "setup.focus": _is_text,
        "setup.kind": _is_text,
        "setup.child_present": _is_flag,
        "setup.consent": _is_flag,
        "setup.date": _is_day,
        "setup.cards": _is_text,  # ids of the cards chosen while preparing, commas between; gone when the meeting ends
        "setup.practice": _is_true,  # a film, not a real meeting
        "starred.*": _is_flag,
        "meeting.started": _is_true,
        "meeting.ended": _is_true,
        "seen.*": _is_seen,
        "note.*": _is_text,
        "quick.*": _is_text,
        "quick_about.*": _is_text,
        "situation.*": _is_true,  # made_at gives the minute
        "situation_card.*": _is_text,
        "situation_note.*": _is_text,
        "situation_did.*.*": _is_text,  # of "ask_first" or "then_do": the card whose line the colleague did
        "private.*": _is_flag,
        "trust.*": _is_flag,
        "more.*": _is_flag,
        "less.*": _is_flag,
        "closing.trust_words": _is_text,
        "closing.more_words": _is_text,
        "closing.less_words": _is_text,
        "closing.focus_answer": _is_text,
        "closing.takeaway": _is_text,
        "closing.compliment": _is_closing,
        "closing.tip": _is_closing,
        "report.scope": _is_scope,
        "report.shared_in": _is_text,  # the shared report's record
        "dismissed.*.*": _is_text,
        "shared.report": _is_text,
        "shared.opened": _is_true,
        "shared.takeaway": _is_text,
        "visit.observer": _is_text,
        "visit.done": _is_flag,
        "answer.*.*": _is_text,  # assignment, question
    }
)


def is_erased(value: object) -> bool:
    return isinstance(value, dict) and len(value) == 1 and value.get("erased") is True


def is_known_field(field: str) -> bool:
    """Does this version know the family of this field? What it does not know is kept and left alone."""
    return _rule_of(field) is not None


def check_event(event: Any) -> Reason | None:
    """None for an event that may be stored, else why not. `event` is anything that JSON can hold."""
    if not isinstance(event, dict):
        return "not_an_event"
    if not is_id(event.get("record_id")):
        return "record_id"
    if not is_id(event.get("id")):
        return "id"
    field = event.get("field")
    if not isinstance(field, str) or len(field) > MAX_FIELD or not _FIELD.fullmatch(field):
        return "field"
    replaces = event.get("replaces")
    if not isinstance(replaces, list) or len(replaces) > MAX_REPLACES or not all(map(is_id, replaces)):
        return "replaces"
    if instant_of(event.get("made_at")) is None:
        return "made_at"
    return _check_value(field, event["value"]) if "value" in event else "value"


def is_id(value: object) -> bool:
    return isinstance(value, str) and _UUID.fullmatch(value) is not None


def instant_of(made_at: object) -> int | None:
    """Milliseconds since 1970 of a `made_at`; None for what is none."""
    found = _MOMENT.fullmatch(made_at) if isinstance(made_at, str) else None
    days = days_of(found[1]) if found else None
    if found is None or days is None:
        return None
    hour, minute, second, milli, offset_hours, offset_minutes = (int(found[group]) for group in (2, 3, 4, 5, 7, 8))
    offset = (-1 if found[6] == "-" else 1) * (offset_hours * 60 + offset_minutes)
    return (((days * 24 + hour) * 60 + minute - offset) * 60 + second) * 1000 + milli


def days_of(day: str) -> int | None:
    """Days since 1970 of "YYYY-MM-DD"; None for a day that does not exist."""
    found = _DAY.fullmatch(day)
    if found is None:
        return None
    year, month, day_of_month = (int(part) for part in found.groups())
    if not 1 <= month <= 12 or not 1 <= day_of_month <= _DAYS_IN_MONTH[month - 1] + (month == 2 and _is_leap(year)):
        return None
    days = _days_before(year) + sum(_DAYS_IN_MONTH[: month - 1]) + (month > 2 and _is_leap(year)) + day_of_month - 1
    return days - _days_before(1970)


def _is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _days_before(year: int) -> int:
    """Days from year 1 up to 1 January of this year, in today's calendar."""
    past = year - 1
    return past * 365 + past // 4 - past // 100 + past // 400


def _check_value(field: str, value: object) -> Reason | None:
    if value is None or is_erased(value):
        return None
    if not (_is_text(value) or _is_flag(value) or _is_flat(value)):
        return "value"
    members = value.values() if isinstance(value, dict) else [value]
    if any(isinstance(text, str) and _units(text) > _longest(field) for text in members):
        return "too_long"
    allowed = _rule_of(field)
    return None if allowed is None or allowed(value) else "value"


def _longest(field: str) -> int:
    return MAX_REPORT if field == "shared.report" else MAX_TEXT


def _rule_of(field: str) -> Callable[[object], bool] | None:
    family, *subject = field.split(".")
    return ALLOWED.get(field) or ALLOWED.get(".".join([family, *("*" for _ in subject)]))


def _is_flat(value: object) -> bool:
    if not isinstance(value, dict) or len(value) > MAX_MEMBERS:
        return False
    return all(
        isinstance(name, str) and _MEMBER.fullmatch(name) and (member is None or isinstance(member, (str, bool)))
        for name, member in value.items()
    )


def _units(text: str) -> int:
    """UTF-16 units; half a surrogate pair counts as one, as in JavaScript."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2
