"""The fold and the event table in the browser: the same vectors, and random histories through both."""

import json
from typing import Any

import pytest
from playwright.sync_api import Page

from observatie.domain.events import check_event
from observatie.domain.fold import fold
from tests.support.blank import open_blank
from tests.support.histories import SEED, histories
from tests.support.server import Server
from tests.support.vectors import load, spell_out

BATCH = 500  # histories per call: about a megabyte

# Texts go in and out as JSON, so that names like __proto__ and half an emoji arrive as they are.
FOLD_ALL = """async (histories) => {
  const { fold } = await import("/static/js/domain/fold.js");
  return JSON.stringify(JSON.parse(histories).map(fold));
}"""
CHECK_ALL = """async (events) => {
  const { checkEvent } = await import("/static/js/domain/events.js");
  return JSON.parse(events).map((event) => checkEvent(event));
}"""


@pytest.fixture
def blank(page: Page, server: Server) -> Page:
    return open_blank(page, server.url)


def folded(page: Page, all_events: list[list[dict[str, Any]]]) -> list[dict[str, Any]]:
    return json.loads(page.evaluate(FOLD_ALL, json.dumps(all_events)))


def spelled(value: Any) -> str:
    """One spelling per value, so that true and 1 differ."""
    return json.dumps(value, sort_keys=True)


def test_events_fold_to_the_answers_of_the_vectors(blank: Page) -> None:
    vectors = load("fold")
    found = folded(blank, [vector["events"] for vector in vectors.values()])
    wrong = [
        name
        for (name, vector), answers in zip(vectors.items(), found, strict=True)
        if spelled(answers) != spelled(vector["answers"])
    ]
    assert wrong == []


def test_the_same_events_are_valid_and_refused(blank: Page) -> None:
    vectors = load("events")
    expected = {f"valid {name}": (event, None) for name, event in vectors["valid"].items()}
    expected |= {f"refused {name}": (case["event"], case["reason"]) for name, case in vectors["refused"].items()}
    expected |= {f"limit {name}": (spell_out(case), case["reason"]) for name, case in vectors["limits"].items()}
    found = blank.evaluate(CHECK_ALL, json.dumps([event for event, _ in expected.values()]))
    wrong = [
        (name, reason) for (name, (_, wanted)), reason in zip(expected.items(), found, strict=True) if reason != wanted
    ]
    assert wrong == []


def test_10_000_random_histories_fold_alike(blank: Page) -> None:
    print(f"seed {SEED}")
    everything = histories(10_000)
    for start in range(0, len(everything), BATCH):
        batch = everything[start : start + BATCH]
        for history, answers in zip(batch, folded(blank, batch), strict=True):
            assert spelled(answers) == spelled(fold(history)), f"seed {SEED}: {json.dumps(history)}"


def test_random_events_are_judged_alike(blank: Page) -> None:
    events = [event for history in histories(2000, SEED + 1) for event in history]
    found = blank.evaluate(CHECK_ALL, json.dumps(events))
    assert len(set(found)) > 1, "the histories should hold what is allowed and what is not"
    differing = [(event, reason) for event, reason in zip(events, found, strict=True) if reason != check_event(event)]
    assert differing == []


def test_a_timestamp_is_local_time_with_its_offset(blank: Page) -> None:
    stamps = blank.evaluate("""async () => {
      const { localTimestamp, checkEvent, instantOf } = await import("/static/js/domain/events.js");
      const parts = [[2026, 0, 4, 23, 30, 5, 7], [2026, 6, 4, 22], [2026, 9, 25, 0, 59], [1970, 0]];
      const moments = parts.map((part) => Date.UTC(...part));
      const stamps = moments.map((moment) => localTimestamp(new Date(moment)));
      return stamps.map((stamp, index) => [stamp, instantOf(stamp) - moments[index]]);
    }""")
    assert stamps == [
        ["2026-01-05T00:30:05.007+01:00", 0],
        ["2026-07-05T00:00:00.000+02:00", 0],
        ["2026-10-25T02:59:00.000+02:00", 0],
        ["1970-01-01T01:00:00.000+01:00", 0],
    ]


MINUTES = """async () => {
  const { momentOf, minuteOf, startOf, withStart } = await import("/static/js/domain/minutes.js");
  const at = (time) => `2026-03-04T${time}.000+01:00`;
  const said = (value, time) => ({ values: [value], ids: ["a"], at: at(time) });
  const running = { "meeting.started": said(true, "15:00:00") };
  const over = { ...running, "meeting.ended": said(true, "15:10:00") };
  const reopened = { ...running, "meeting.ended": said(null, "15:10:00") };
  const neverStarted = { "meeting.ended": said(true, "15:10:00") };
  const tick = [["seen.delen-3", "yes"]];
  return {
    before: momentOf({}, at("15:04:00")), start: startOf(running), none: startOf({}),
    fourth: momentOf(running, at("15:04:59")), early: minuteOf(running, at("14:59:00")),
    nothing: momentOf(running, null),
    other_zone: minuteOf(running, "2026-03-04T16:04:00.000+02:00"),
    last: momentOf(over, at("15:10:00")), afterwards: momentOf(over, at("15:10:01")),
    reopened: momentOf(reopened, at("15:12:00")),
    third_hour: momentOf(running, at("18:00:59")), forgotten: momentOf(running, at("18:01:00")),
    next_day: momentOf(running, "2026-03-05T09:30:00.000+01:00"),
    never_started: momentOf(neverStarted, at("15:12:00")),
    first_tick: withStart({}, tick), next_tick: withStart(running, tick), late_tick: withStart(neverStarted, tick),
    no_tick: withStart({}, [["seen.delen-3", "no"], ["note.delen-3", "yes"]]),
    with_start: withStart({}, [["meeting.started", true], ...tick]),
  };
}"""


def test_minutes_count_from_the_start_and_stop_at_the_end(blank: Page) -> None:
    tick = ["seen.delen-3", "yes"]
    assert blank.evaluate(MINUTES) == {
        "before": None,
        "start": "2026-03-04T15:00:00.000+01:00",
        "none": None,
        "fourth": {"minute": 4},
        "early": 0,
        "nothing": None,
        "other_zone": 4,
        "last": {"minute": 10},
        "afterwards": {"afterwards": True},
        "reopened": {"minute": 12},
        "third_hour": {"minute": 180},
        "forgotten": {"afterwards": True},
        "next_day": {"afterwards": True},
        "never_started": {"afterwards": True},
        "first_tick": [["meeting.started", True], tick],
        "next_tick": [tick],
        "late_tick": [tick],
        "no_tick": [["seen.delen-3", "no"], ["note.delen-3", "yes"]],
        "with_start": [["meeting.started", True], tick],
    }
