"""The fold in Python, by the vectors the browser reads as well."""

from random import Random
from typing import Any

import pytest

from observatie.domain.fold import canonical, fold, value_of, versions_of
from tests.support.histories import histories
from tests.support.vectors import load

VECTORS = load("fold")


@pytest.mark.parametrize("vector", VECTORS.values(), ids=VECTORS.keys())
def test_events_fold_to_the_answers_of_the_vector(vector: dict[str, Any]) -> None:
    assert spelled(fold(vector["events"])) == spelled(vector["answers"])


def test_neither_order_nor_duplicates_change_the_answers() -> None:
    random = Random(1)
    for events in histories(1000):
        conflict_free = list({event["id"]: event for event in events}.values())
        conflict_free = [event for event in conflict_free if event["record_id"] == conflict_free[0]["record_id"]]
        shuffled = random.sample(conflict_free, len(conflict_free)) + random.choices(conflict_free, k=3)
        assert spelled(fold(shuffled)) == spelled(fold(conflict_free))


def test_merging_is_set_union() -> None:
    for events in histories(500):
        events = list({event["id"]: {**event, "record_id": events[0]["record_id"]} for event in events}.values())
        half = len(events) // 2
        assert spelled(fold(events[:half] + events)) == spelled(fold(events[half:] + events[:half]))


def test_a_field_has_a_first_value_and_versions() -> None:
    answers = fold(VECTORS["two_versions"]["events"])
    assert value_of(answers, "note.delen-3") == "van de tablet"
    assert versions_of(answers, "note.delen-3") == ["van de tablet", "van de telefoon"]
    assert value_of(answers, "note.delen-4") is None
    assert versions_of(answers, "__class__") == []


def test_true_and_1_are_not_the_same_value() -> None:
    assert canonical(True) != canonical(1)


def spelled(answers: dict[str, Any]) -> dict[str, Any]:
    """Answers with values spelled out, since Python holds True for 1."""
    return {
        field: {**answer, "values": [canonical(value) for value in answer["values"]]}
        for field, answer in answers.items()
    }
