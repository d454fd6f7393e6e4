"""Records as a whole: the list, a copy and back, wiping, and how long they stay."""

import json
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.support.blank import open_blank
from tests.support.observation import NOTE, opened, with_first_note, write
from tests.support.server import Server

A, B = "11111111-0000-4000-8000-000000000001", "22222222-0000-4000-8000-000000000002"
RECORD = "0b5e7a10-1111-4aaa-8aaa-000000000001"
COPY = """async (ids) => {
  const { loadRecords } = await import("/static/js/storage/record_list.js");
  const { makeCopy } = await import("/static/js/domain/copy_file.js");
  return JSON.stringify(makeCopy(await loadRecords(ids), "2026-03-04T15:00:00.000+01:00"));
}"""
READ = """async (text) => {
  const { readCopy } = await import("/static/js/domain/copy_file.js");
  return readCopy(text);
}"""
TAKE_IN = """async (text) => {
  const { readCopy } = await import("/static/js/domain/copy_file.js");
  const { importCopy } = await import("/static/js/storage/record_list.js");
  return importCopy(readCopy(text).copy);
}"""
LIST = "async () => (await import('/static/js/storage/record_list.js')).listObservations()"
ERASE = "async (ids) => (await import('/static/js/storage/erasing.js')).erase(ids)"


@pytest.fixture
def tab(page: Page, server: Server) -> Page:
    return open_blank(page, server.url)


def event(event_id: str, value: Any, replaces: tuple[str, ...] = (), **more: Any) -> dict[str, Any]:
    made_at = "2026-03-04T15:00:00.000+01:00"
    fields = {"record_id": RECORD, "id": event_id, "field": NOTE, "value": value, "replaces": list(replaces)}
    return {**fields, "made_at": made_at, **more}


def copy_of(*events: dict[str, Any], **more: Any) -> str:
    record = {"id": RECORD, "kind": "observation", "owner": None, "members": [], "events": list(events)}
    return json.dumps({"schema": "observatie.copy", "version": 1, "made_at": "x", "records": [record], **more})


def test_a_copy_brings_everything_back_on_another_tablet(tab: Page) -> None:
    first = with_first_note(tab)
    write(tab, "samengevat 👩‍👧", NOTE)
    write(tab, {"text": "Je vatte samen.", "about": "delen-3"}, "closing.compliment")
    answers = tab.evaluate("observation.answers")
    text = tab.evaluate(COPY, None)
    tab.evaluate(ERASE, [first])
    assert tab.evaluate(LIST) == []
    assert tab.evaluate(TAKE_IN, text) == {"records": [first], "added": 3, "known": 0, "conflicts": 0, "foreign": 0}
    assert opened(tab, first)["answers"] == answers


def test_opening_a_copy_again_changes_nothing(tab: Page) -> None:
    with_first_note(tab)
    text = tab.evaluate(COPY, None)
    outcome = tab.evaluate(TAKE_IN, text)
    assert (outcome["added"], outcome["known"], outcome["conflicts"]) == (0, 1, 0)
    assert tab.evaluate(COPY, None) == text


def test_what_was_replaced_goes_out_without_its_words(tab: Page) -> None:
    record_id = with_first_note(tab)
    write(tab, "zonder naam")
    text = tab.evaluate(COPY, None)
    assert "eerst" not in text
    assert [one["value"] for one in tab.evaluate("observation.unsavedCopy().records[0].events")].count(
        {"erased": True}
    ) == 1
    tab.evaluate(ERASE, [record_id])
    tab.evaluate(TAKE_IN, text)
    assert opened(tab, record_id)["answers"][NOTE]["values"] == ["zonder naam"]


def test_two_copies_merge(tab: Page) -> None:
    tab.evaluate(TAKE_IN, copy_of(event(A, "tablet")))
    assert tab.evaluate(TAKE_IN, copy_of(event(A, "tablet"), event(B, "telefoon")))["added"] == 1
    assert opened(tab, RECORD)["answers"][NOTE]["values"] == ["tablet", "telefoon"]


def test_the_same_id_with_another_value_refuses_that_event_alone(tab: Page) -> None:
    tab.evaluate(TAKE_IN, copy_of(event(A, "echt")))
    outcome = tab.evaluate(TAKE_IN, copy_of(event(A, "vervalst"), event(B, "nieuw")))
    assert (outcome["added"], outcome["conflicts"]) == (1, 1)
    assert opened(tab, RECORD)["answers"][NOTE]["values"] == ["echt", "nieuw"]


def test_erased_counts_as_equal(tab: Page) -> None:
    tab.evaluate(TAKE_IN, copy_of(event(A, "woorden")))
    assert tab.evaluate(TAKE_IN, copy_of(event(A, {"erased": True})))["conflicts"] == 0
    assert opened(tab, RECORD)["answers"][NOTE]["values"] == ["woorden"]


def test_what_a_newer_version_added_is_kept_as_far_as_it_has_a_bound(tab: Page) -> None:
    newer = json.loads(copy_of(event(A, "blij", field="mood.delen-3", later="x" * 1_000_000)))
    newer["records"][0]["colour"] = "rood" * 1_000_000
    tab.evaluate(TAKE_IN, json.dumps(newer))
    [record] = json.loads(tab.evaluate(COPY, None))["records"]
    assert sorted(record) == ["events", "id", "kind", "members", "owner"]
    assert record["events"] == [event(A, "blij", field="mood.delen-3")]


@pytest.mark.parametrize(
    "more", [{"owner": "x" * 121}, {"members": ["x" * 121]}, {"members": [1]}, {"members": ["x"] * 101}]
)
def test_owner_and_members_have_a_bound(tab: Page, more: dict[str, Any]) -> None:
    copy = json.loads(copy_of(event(A, "goed")))
    assert "copy" in tab.evaluate(READ, json.dumps(copy))
    copy["records"][0] |= more
    assert tab.evaluate(READ, json.dumps(copy)) == {"reason": "damaged"}


def test_one_bad_event_does_not_cost_the_others(tab: Page) -> None:
    bad = event(B, 1)
    foreign = event(B, "x", record_id="0b5e7a10-2222-4aaa-8aaa-000000000002")
    read = tab.evaluate(READ, copy_of(event(A, "goed"), bad, foreign, "niets"))
    assert read["refused"] == 3
    assert [one["value"] for one in read["copy"]["records"][0]["events"]] == ["goed"]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "not_json"),
        ("{", "not_json"),
        ("<html>", "not_json"),
        ("null", "not_ours"),
        ("[]", "not_ours"),
        ('"observatie.copy"', "not_ours"),
        ('{"schema": "iets anders"}', "not_ours"),
        (copy_of(version=2), "newer_version"),
        (copy_of(version="1"), "damaged"),
        (copy_of(version=0), "damaged"),
        (copy_of(records=None), "damaged"),
        (copy_of(records={}), "damaged"),
        (copy_of(records=[None]), "damaged"),
        (copy_of(records=[{"id": "../x"}]), "damaged"),
        (copy_of(records=[{"id": RECORD, "kind": "observation", "owner": 1, "members": [], "events": []}]), "damaged"),
        (copy_of(records=[{"id": RECORD, "kind": 1, "owner": None, "members": [], "events": []}]), "damaged"),
        (copy_of(records=[{"id": RECORD, "kind": "observation", "owner": None, "members": []}]), "damaged"),
    ],
)
def test_what_is_not_ours_is_refused_with_a_reason(tab: Page, text: str, reason: str) -> None:
    assert tab.evaluate(READ, text) == {"reason": reason}


def test_a_byte_order_mark_is_no_reason_to_refuse(tab: Page) -> None:
    assert "copy" in tab.evaluate(READ, "\ufeff" + copy_of(event(A, "x")))


def test_the_list_holds_what_a_page_needs_newest_first(tab: Page) -> None:
    made = {"setup.colleague": "Bram", "meeting.started": True, "closing.takeaway": "samenvatten", NOTE: "notitie"}
    first = opened(tab)["id"]
    for field, value in made.items():
        write(tab, value, field)
    second = with_first_note(tab)
    newest, oldest = tab.evaluate(LIST)
    assert (newest["id"], oldest["id"]) == (second, first)
    assert sorted(oldest["answers"]) == ["closing.takeaway", "meeting.started", "setup.colleague"]
    assert oldest["changed_at"] == tab.evaluate(
        "async (id) => (await import('/static/js/storage/records.js'))"
        ".loadRecord(id).then(({events}) => events.map((event) => event.made_at).sort().at(-1))",
        first,
    )


def test_wiping_one_leaves_the_other(tab: Page) -> None:
    first, second = with_first_note(tab), with_first_note(tab)
    tab.evaluate(ERASE, [first])
    assert [one["id"] for one in tab.evaluate(LIST)] == [second]
    assert opened(tab, second)["answers"][NOTE]["values"] == ["eerst"]
    assert opened(tab, first)["status"]["reason"] == "erased"


def test_wiping_all_leaves_nothing(tab: Page) -> None:
    ids = {with_first_note(tab), with_first_note(tab)}
    tab.evaluate("async () => (await import('/static/js/storage/unsent.js')).writeLedger()")
    gone = tab.evaluate("async () => (await import('/static/js/storage/erasing.js')).eraseAll()")
    assert {record["id"] for record in gone} == ids
    assert tab.evaluate(LIST) == []
    left = tab.evaluate("""async () => {
      const { missing } = await import("/static/js/storage/losses.js");
      return [missing([]), Object.keys(localStorage).filter((key) => key.startsWith("observatie.unsent."))];
    }""")
    assert left == [[], []]


RETENTION = """async (cases) => {
  const { whatMayGo } = await import("/static/js/domain/retention.js");
  return cases.map(([changed, today, days, warned]) => {
    const { warn, may_go } = whatMayGo([{ id: "a", changed_on: changed }], today, days, { a: warned });
    return may_go.length ? "may go" : warn.length ? warn[0].days_left : "stays";
  });
}"""


def test_nothing_goes_that_was_not_announced_on_an_earlier_day(tab: Page) -> None:
    cases = {
        ("2026-03-01", "2026-03-02", 30, ()): "stays",
        ("2026-03-01", "2026-03-23", 30, ()): "stays",
        ("2026-03-01", "2026-03-24", 30, ()): 7,
        ("2026-03-01", "2026-03-30", 30, ("2026-03-24",)): 1,
        ("2026-03-01", "2026-03-31", 30, ("2026-03-24",)): "may go",
        ("2026-03-01", "2026-03-31", 30, ("2026-03-31",)): 1,
        ("2026-03-01", "2026-12-31", 30, ()): 1,
        ("2026-03-01", "2026-12-31", 30, ("2026-12-31",)): 1,
        ("2026-03-01", "2027-01-01", 30, ("2026-12-31",)): "may go",
        ("2026-03-01", "2026-03-06", 7, ()): 2,
        ("2026-03-01", "2026-03-08", 7, ("2026-03-07",)): "may go",
        # An old warning does not count after a later change, nor after a longer term was chosen.
        ("2026-03-28", "2026-04-27", 30, ("2026-03-27",)): 1,
        ("2026-03-01", "2026-05-30", 90, ("2026-03-24",)): 1,
        # A clock that was wrong: a warning from the future, a change from the future, no day at all.
        ("2026-03-01", "2026-03-31", 30, ("2030-01-01",)): 1,
        ("2030-01-01", "2026-03-31", 30, ("2026-03-30",)): "stays",
        ("", "2026-03-31", 30, ("2026-03-30",)): "stays",
        ("2026-03-01", "2026-03-31", 30, ("gisteren",)): 1,
    }
    found = tab.evaluate(RETENTION, [list(case) for case in cases])
    assert dict(zip(cases, found, strict=True)) == cases


COUNTS_FROM = """async (cases) => {
  const { countsFrom } = await import("/static/js/domain/retention.js");
  return cases.map(([changed, noted]) => countsFrom(changed, noted ?? undefined, "2026-03-31"));
}"""


def test_the_term_counts_from_a_day_that_can_be_believed(tab: Page) -> None:
    cases = {
        ("2026-03-01", None): "2026-03-01",
        ("2026-03-31", None): "2026-03-31",
        # A copy opened later; a change after that.
        ("2025-03-01", "2026-03-20"): "2026-03-20",
        ("2026-03-28", "2026-03-20"): "2026-03-28",
        # No change, or one that is still to come: from the first day it was listed here, which is today at first.
        (None, None): "2026-03-31",
        (None, "2026-03-10"): "2026-03-10",
        ("2030-01-01", None): "2026-03-31",
        ("2030-01-01", "2026-03-10"): "2026-03-10",
        # That day was noted with a clock that ran ahead.
        (None, "2030-01-01"): "2026-03-31",
        ("2026-03-01", "2030-01-01"): "2026-03-01",
        (None, "gisteren"): "2026-03-31",
    }
    found = tab.evaluate(COUNTS_FROM, [list(case) for case in cases])
    assert dict(zip(cases, found, strict=True)) == cases


def test_the_last_change_is_not_one_of_a_day_still_to_come(tab: Page) -> None:
    ahead = event(B, "klok liep voor", made_at="2099-01-01T10:00:00.000+01:00")
    tab.evaluate(TAKE_IN, copy_of(event(A, "echt"), ahead))
    assert [one["changed_at"] for one in tab.evaluate(LIST)] == ["2026-03-04T15:00:00.000+01:00"]
    tab.evaluate(ERASE, [RECORD])
    tab.evaluate(TAKE_IN, copy_of(ahead))
    assert [one["changed_at"] for one in tab.evaluate(LIST)] == [None]


def test_preferences_outlive_a_page_and_survive_blocked_storage(tab: Page) -> None:
    use = """async () => {
      const kept = await import("/static/js/storage/preferences.js");
      const before = [kept.tablet(), kept.daysKept(), kept.theme()];
      kept.setTablet("school"); kept.setDaysKept(14); kept.setTheme("dark");
      kept.noteWarning(["a", "b"], "2026-03-04"); kept.noteWarning(["a"], "2026-03-05"); kept.forgetTerms(["b"]);
      return [before, [kept.tablet(), kept.daysKept(), kept.theme()], kept.warningsShown()];
    }"""
    chosen = ["school", 14, "dark"]
    assert tab.evaluate(use) == [[None, None, None], chosen, {"a": ["2026-03-04", "2026-03-05"]}]
    tab.reload()
    assert tab.evaluate(use)[0] == chosen
    tab.add_init_script("Object.defineProperty(window, 'localStorage', { get() { throw new Error('blocked'); } })")
    tab.reload()
    assert tab.evaluate(use) == [[None, None, None], chosen, {"a": ["2026-03-04", "2026-03-05"]}]
    record_id = with_first_note(tab)
    assert [one["id"] for one in tab.evaluate(LIST)] == [record_id]
