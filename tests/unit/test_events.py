"""What an event may hold, by the vectors the browser reads as well."""

from typing import Any

import pytest

from observatie.domain.events import check_event, days_of, instant_of, is_erased, is_known_field
from tests.support.vectors import load, spell_out

VECTORS = load("events")


@pytest.mark.parametrize("event", VECTORS["valid"].values(), ids=VECTORS["valid"].keys())
def test_what_a_teacher_can_enter_is_not_refused(event: dict[str, Any]) -> None:
    assert check_event(event) is None


@pytest.mark.parametrize("vector", VECTORS["refused"].values(), ids=VECTORS["refused"].keys())
def test_what_is_no_event_is_refused_with_its_reason(vector: dict[str, Any]) -> None:
    assert check_event(vector["event"]) == vector["reason"]


@pytest.mark.parametrize("limit", VECTORS["limits"].values(), ids=VECTORS["limits"].keys())
def test_limits_are_counted_as_a_browser_counts(limit: dict[str, Any]) -> None:
    assert check_event(spell_out(limit)) == limit["reason"]


def test_an_unknown_family_is_kept_but_not_known() -> None:
    assert is_known_field("note.delen-3")
    assert not is_known_field("mood.delen-3")
    assert not is_known_field("setup.group")


def test_erased_is_exactly_erased() -> None:
    assert is_erased({"erased": True})
    assert not is_erased({"erased": 1})
    assert not is_erased({"erased": True, "more": None})
    assert not is_erased(None)


def test_a_moment_counts_its_offset() -> None:
    assert instant_of("1970-01-01T01:00:00.001+01:00") == 1
    assert days_of("1970-01-02") == 1
