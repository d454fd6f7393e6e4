"""A calendar file, with a whole day for each visit."""

from collections.abc import Iterable
from datetime import UTC, date, datetime

from icalendar import Calendar, Event
from icalendar.enums import CLASS, TRANSP


def make_calendar(entries: Iterable[tuple[str, str, str]]) -> bytes:
    """`entries`: id, day ("2026-04-01") and what to call it."""
    calendar = Calendar()
    calendar.add("prodid", "-//Observatie//NL")
    calendar.add("version", "2.0")
    for visit_id, day, summary in entries:
        event = Event.new(
            uid=f"{visit_id}@observatie",
            stamp=datetime.now(UTC),
            start=date.fromisoformat(day),  # without an end: one day
            summary=summary,
            classification=CLASS.PRIVATE,
            transparency=TRANSP.TRANSPARENT,  # only a part of that day is taken
        )
        calendar.add_component(event)
    return calendar.to_ical()
