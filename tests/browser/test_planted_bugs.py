"""Known bugs planted in the browser's fold: the vectors and the random histories must each find every one."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Route

from observatie.domain.fold import fold
from tests.support.blank import open_blank
from tests.support.histories import histories
from tests.support.server import Server
from tests.support.vectors import load

FOLD = Path(__file__).parents[2] / "static" / "js" / "domain" / "fold.js"
BUGS = {
    "nothing is ever replaced": (
        "for (const id of event.replaces) if (id !== event.id) replaced.add(id);",
        "",
    ),
    "an event replaces itself": ("if (id !== event.id) replaced", "replaced"),
    "last writer wins": (
        "events.filter((event) => !replaced.has(event.id)).sort(byId)",
        "events.toSorted((one, other) => (one.made_at < other.made_at ? 1 : -1)).slice(0, 1)",
    ),
    "the first value wins": (
        "  return field.startsWith",
        "  if (field) return distinctValues.slice(0, 1);\n  return field.startsWith",
    ),
    "replaces reaches other fields": ("groupByField(distinct(own))", "groupByField(survivorsOf(distinct(own)))"),
    "other records mix in": ("event.record_id === events[0].record_id", "event"),
    "duplicates stay": ("distinct(own)", "own"),
    "the words come back": (
        "isErased(event.value) && !isErased(known.value)",
        "!isErased(event.value) && isErased(known.value)",
    ),
    "erased is a value": ("if (!isErased(value) && !values", "if (!values"),
    "equal values count twice": (
        " && !values.has(canonical(value))) values.set(canonical(value), value)",
        ") values.set(Symbol(), value)",
    ),
    "no beats yes": ('distinctValues.includes("yes") ? ["yes"]', 'distinctValues.includes("no") ? ["no"]'),
    "the earliest text, not the earliest moment": ("instantOf(event.made_at) ?? Infinity", "event.made_at"),
    "the moment of another version": (" && canonical(event.value) === canonical(values[0])", ""),
    "ids in order of arrival": (".sort(byId)", ""),
    "members in order of arrival": ("Object.keys(value).sort()", "Object.keys(value)"),
}
DIFFERENCES = """async (given) => {
  const { fold } = await import("/static/js/domain/fold.js");
  const spell = (value) => typeof value !== "object" || value === null ? JSON.stringify(value)
    : Array.isArray(value) ? `[${value.map(spell)}]`
    : `{${Object.keys(value).sort().map((name) => JSON.stringify(name) + spell(value[name]))}}`;
  const differs = ([events, answers]) => {
    try { return spell(fold(events)) !== spell(answers); } catch { return true; }
  };
  return JSON.parse(given).map((cases) => cases.filter(differs).length);
}"""


@pytest.fixture(scope="module")
def cases() -> str:
    """[vectors, histories], each [events, answers], as JSON."""
    vectors = [[vector["events"], vector["answers"]] for vector in load("fold").values()]
    return json.dumps([vectors, [[events, fold(events)] for events in histories(1000)]])


@pytest.mark.parametrize("bug", BUGS)
def test_a_planted_bug_is_found(bug: str, context: BrowserContext, server: Server, cases: str) -> None:
    right, wrong = BUGS[bug]
    source = FOLD.read_text("utf-8")
    assert source.count(right) >= 1, "the bug no longer fits the source"

    def planted(route: Route) -> None:
        route.fulfill(body=source.replace(right, wrong), content_type="text/javascript")

    context.route("**/js/domain/fold.js", planted)
    by_vectors, by_histories = open_blank(context.new_page(), server.url).evaluate(DIFFERENCES, cases)
    assert by_vectors > 0
    assert by_histories > 0


def test_without_a_bug_nothing_is_found(context: BrowserContext, server: Server, cases: str) -> None:
    assert open_blank(context.new_page(), server.url).evaluate(DIFFERENCES, cases) == [0, 0]
