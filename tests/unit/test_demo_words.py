"""The words of the demo: rows that exist, nobody named but the six, and events as a tablet makes them, on any day."""

import json
import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest

from observatie.domain.events import check_event, is_erased
from observatie.domain.fold import fold
from observatie.domain.report_schema import check_report
from observatie.instruments import (
    conversation_kinds,
    demo_reports,
    demo_words,
    feedback_language,
    intervention_card,
    observation_form,
    report_language,
)
from observatie.services.demo_events import observation_events, school_day, shared_events, visit_events
from observatie.services.demo_reports import STAND_IN, demo_report, in_words
from tests.support.reports import all_texts

NAMES = {person["name"] for person in demo_words()["person"]}
OBSERVATIONS: list[dict[str, Any]] = demo_words()["observation"]
SHARED = [words for words in OBSERVATIONS if "shared" in words]
ROWS = {row.id for row in observation_form().behaviours}
CARDS = {card.id for card in intervention_card().cards}
# A capital that is not the beginning of a sentence, of a quotation or of what comes after a colon.
CAPITAL_INSIDE = re.compile(r"(?:(?<=[\w,;)] )|(?<=\w’ ))[A-Z]\w*")
TELLING = re.compile(
    r"\b(groep \d|januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
    r"|\d{1,2}[.:]\d\d|\d{1,2} uur|meneer|mevrouw|\d{4})\b",
    re.I,
)
DAYS = [date(2026, 11, 16) + timedelta(days=number) for number in range(14)]
DAYS += [date(2026, 3, 31), date(2026, 10, 27), date(2028, 2, 29), date(2027, 1, 2)]  # clocks, leap day, new year

each = pytest.mark.parametrize("words", OBSERVATIONS, ids=[words["id"] for words in OBSERVATIONS])
each_shared = pytest.mark.parametrize("words", SHARED, ids=[words["id"] for words in SHARED])
each_day = pytest.mark.parametrize("today", DAYS, ids=str)
LINKS = {field: str(uuid4()) for field in ("setup.partner", "setup.visit", "report.shared_in")}


def texts(part: Any) -> Iterator[str]:
    if isinstance(part, str):
        yield part
    elif isinstance(part, (list, dict)):
        for one in part.values() if isinstance(part, dict) else part:
            yield from texts(one)


def events_of(words: dict[str, Any], today: date) -> list[dict[str, Any]]:
    """Everything that is stored about one observation."""
    day = school_day(today, words["days_ago"])
    written = datetime.fromisoformat(f"{min(day, today) - timedelta(days=1)}T12:30+01:00")
    events = observation_events(str(uuid4()), words, day, written, LINKS)
    events += [event for part in visit_events(str(uuid4()), words, day, written, str(uuid4())) for event in part]
    if "shared" in words:
        events += [event for part in shared_events(str(uuid4()), words, day, "{}") for event in part]
    return events


def test_there_are_six_people_and_a_dozen_observations():
    assert len(NAMES) == 6
    assert len(OBSERVATIONS) == len({words["id"] for words in OBSERVATIONS}) == 12
    assert len({person["name"] for person in demo_words()["person"] if person.get("administrator")}) == 1


@each
def test_what_an_observation_refers_to_exists(words: dict[str, Any]):
    assert {words["observer"], words["colleague"]} < NAMES
    assert words["kind"] in {kind["id"] for kind in conversation_kinds()}
    lists = [words.get(name, []) for name in ("starred", "not_seen", "not_applicable", "private", "trust", "more")]
    rows = [row for rows in (*lists, words.get("seen", {}), words.get("notes", {})) for row in rows]
    rows += [words[name]["about"] for name in ("compliment", "tip") if name in words]
    assert set(rows) <= ROWS | {"other"}
    assert set(words.get("less", [])) <= {option["id"] for option in feedback_language()["less"]}
    minutes = [*words.get("seen", {}).values(), *(quick["minute"] for quick in words.get("quick", []))]
    assert all(0 <= minute < words["ended"] for minute in minutes)
    for one in words.get("situations", []):
        assert one["card"] in CARDS
        assert set(one["did"]) <= {"ask_first", "then_do"}
        assert 0 <= one["minute"] < words["ended"]
    answered = [*words.get("seen", {}), *words.get("not_seen", []), *words.get("not_applicable", [])]
    assert len(answered) == len(set(answered))
    assert len(words.get("starred", [])) <= 3


def test_a_quoted_note_is_one_that_was_made():
    prefix = report_language()["note_prefix"]
    for words in OBSERVATIONS:
        for line in words.get("compliment", {}).get("text", "").splitlines():
            if line.startswith(prefix):
                assert any(line.removeprefix(prefix).strip() in note for note in words["notes"].values()), line


def test_nobody_is_named_but_the_six():
    words = {name: part for name, part in demo_words().items() if name not in ("school", "password_words")}
    capitals = [word for text in texts(words) for word in CAPITAL_INSIDE.findall(text)]
    assert set(capitals) <= NAMES


@pytest.mark.parametrize("text", ["Moeder van Sanne.", "Dat zei Sanne ook", "‘Doe maar’ Sanne", "Stil, Sanne wacht"])
def test_a_name_inside_a_sentence_would_be_found(text: str):
    assert "Sanne" in CAPITAL_INSIDE.findall(text)


def test_no_text_holds_a_group_a_date_a_clock_time_or_an_exclamation_mark():
    telling = [text for text in texts(demo_words()) if TELLING.search(text) or "!" in text or "  " in text]
    assert telling == []


@each_day
def test_a_tablet_could_have_made_every_event_before_today(today: date):
    for words in OBSERVATIONS:
        events = events_of(words, today)
        assert [check_event(event) for event in events if check_event(event)] == []
        assert max(event["made_at"][:10] for event in events) < today.isoformat()
        assert {event["made_at"][-6:] for event in events} <= {"+01:00", "+02:00"}


@each
def test_a_replaced_value_goes_up_without_its_words_and_leaves_one_answer(words: dict[str, Any]):
    day = school_day(DAYS[0], words["days_ago"])
    events = observation_events(str(uuid4()), words, day, datetime.fromisoformat("2026-11-09T12:30+01:00"), {})
    replaced = {target for event in events for target in event["replaces"]}
    assert all(is_erased(event["value"]) == (event["id"] in replaced) for event in events)
    answers = fold(events)
    assert all(len(answer["values"]) == 1 for answer in answers.values())
    for row, note in words.get("notes", {}).items():
        assert answers[f"note.{row}"]["values"] == [note]
    if "compliment" in words:
        assert answers["closing.compliment"]["values"] == [
            {"text": words["compliment"]["text"].strip(), "about": words["compliment"]["about"]}
        ]


@each_day
def test_no_tablet_begins_with_saying_that_an_observation_goes(today: date):
    # A tablet of her own keeps one for 30 days and says so from 7 days before.
    assert all((today - school_day(today, words["days_ago"])).days < 30 - 7 for words in OBSERVATIONS)


@each_day
def test_days_fall_on_school_days_and_to_come_stays_to_come(today: date):
    for words in [*OBSERVATIONS, *demo_words()["visit"]]:
        day = school_day(today, words["days_ago"])
        assert day.weekday() < 5
        assert (day < today) == (words["days_ago"] > 0)


@each_shared
def test_a_shared_report_is_a_report_about_its_own_day(words: dict[str, Any]):
    day = date(2026, 11, 20)
    report = check_report(json.loads(demo_report(words["id"], day)))
    assert "op 20 november 2026" in report["facts"][0]
    assert report["made_on"] == "Gemaakt op 20 november 2026."
    assert report["missing"] == []
    everything = " ".join(all_texts(report))
    assert in_words(STAND_IN) not in everything
    assert everything.count(in_words(day)) == 2


def test_the_reports_are_those_of_what_was_shared():
    assert list(demo_reports()) == [words["id"] for words in SHARED]
    assert [words["shared"]["opened"] for words in SHARED].count(False) == 1
    assert any("takeaway" in words["shared"] for words in SHARED)


@each_shared
def test_what_is_for_herself_alone_is_in_no_report(words: dict[str, Any]):
    report = demo_report(words["id"], STAND_IN)
    assert all(
        json.dumps(words["notes"][row], ensure_ascii=False)[1:-1] not in report for row in words.get("private", [])
    )
