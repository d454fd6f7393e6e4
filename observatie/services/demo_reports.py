"""The demo's shared reports. Only the tablet composes a report, so they were composed before: with one day in the place
of the real one, which is filled in here.
"""

import json
from datetime import date

from observatie.instruments import demo_reports, report_language

#: No demo takes place on it: tests/support/compose_demo.py has it as the day of the conversation and of the report.
STAND_IN = date(2001, 1, 1)


def demo_report(observation_id: str, day: date) -> str:
    """The report of this observation as a tablet shares it: JSON in one text, about `day` and made on it."""
    text = json.dumps(demo_reports()[observation_id], ensure_ascii=False, separators=(",", ":"))
    return text.replace(in_words(STAND_IN), in_words(day))


def in_words(day: date) -> str:
    """ "20 november 2026", as report_names.js writes it."""
    return f"{day.day} {report_language()['months'][day.month - 1]} {day.year}"
