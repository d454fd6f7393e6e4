"""What must never happen on a tablet, whatever the server answers and whenever."""

from collections.abc import Callable
from uuid import uuid4

from playwright.sync_api import Page, expect

from tests.browser.together.conftest import School
from tests.browser.together.test_logging_out import events_at_server
from tests.support.browser import goto_ready, wait_until_kept
from tests.support.observations import answers, make_observation, write
from tests.support.situations import situations, tap_situation
from tests.support.together import REPORT, log_in, send_now

TAKE_IN = """async ([record, event]) => {
  const { erase } = await import("/static/js/storage/erasing.js");
  const { takeIn } = await import("/static/js/storage/sync_store.js");
  const { loadRecord } = await import("/static/js/storage/records.js");
  const { record: known } = await loadRecord(record);
  await erase([record]);
  await takeIn(record, known, { had: [], brought: [event], refused: [], lost: [] });
  return loadRecord(record);
}"""
STORED = """async (record) => {
  const { held } = await import("/static/js/storage/sync_store.js");
  const one = await held(record);
  return one && { events: one.events, acknowledged: [...one.acknowledged], refused: [...one.refused.keys()] };
}"""
ADD = """async (event) => {
  const { append } = await import("/static/js/storage/records.js");
  await append([event], null);
}"""


def event_of(record: str, field: str, value: object) -> dict:
    made_at = "2026-03-04T15:00:00.000+01:00"
    return {
        "record_id": record,
        "id": str(uuid4()),
        "field": field,
        "value": value,
        "replaces": [],
        "made_at": made_at,
    }


def test_an_answer_that_comes_after_the_erasing_brings_nothing_back(school: School, new_tablet: Callable[[], Page]):
    tablet = new_tablet()
    log_in(tablet, school.url, "Anna")
    record = make_observation(tablet, school.url, REPORT)
    assert tablet.evaluate(TAKE_IN, [record, event_of(record, "note.delen-3", "Terug van weggeweest")]) is None
    send_now(tablet, school.url)
    assert events_at_server(school, "Anna") == 0


def test_words_that_were_replaced_before_they_were_sent_never_reach_the_server_and_go_from_the_tablet(
    school: School, new_tablet: Callable[[], Page]
):
    tablet, other = new_tablet(keeps_app=True), new_tablet(keeps_app=True)
    log_in(tablet, school.url, "Anna")
    wait_until_kept(tablet)
    goto_ready(tablet, school.url + "/")
    school.server.stop()
    record = make_observation(tablet, school.url, {"note.delen-3": "Jan Jansen vroeg door."})
    goto_ready(tablet, f"{school.url}/observatie#{record}")
    tablet.get_by_role("textbox", name="Voorbeelden: Luistert actief en vraagt door").fill("Vroeg door.")
    expect(tablet.get_by_role("status")).to_contain_text("Bewaard")
    school.server.start()
    send_now(tablet, school.url)
    assert "Jansen" not in str(tablet.evaluate(STORED, record))
    log_in(other, school.url, "Anna")
    stored = other.evaluate(STORED, record)
    assert [one["value"] for one in stored["events"] if "replaces" in one and one["replaces"] == []] == [
        {"erased": True}
    ]
    assert "Vroeg door." in str(stored)


def test_one_event_the_server_does_not_take_stays_here_and_is_said(school: School, new_tablet: Callable[[], Page]):
    tablet = new_tablet()
    log_in(tablet, school.url, "Anna")
    record = make_observation(tablet, school.url, {"note.delen-3": "Vroeg door."})
    refused = event_of(record, "note.delen-4", {"geen": ["tekst"]})
    tablet.evaluate(ADD, refused)
    goto_ready(tablet, school.url + "/")
    tablet.get_by_role("button", name="Nu versturen").click()
    # The round that the page began by itself may have said so before the one she asked for is over.
    said = tablet.locator("[data-hook=sent][data-asked=done]")
    expect(said).to_have_text("Bewaard op deze tablet · versturen niet gelukt (1)")
    stored = tablet.evaluate(STORED, record)
    assert stored["refused"] == [refused["id"]]
    assert refused["id"] in [one["id"] for one in stored["events"]]
    assert events_at_server(school, "Anna") == 1


def test_what_two_tablets_wrote_while_apart_is_there_twice_until_she_picks(
    school: School, new_tablet: Callable[[], Page]
):
    one, other = new_tablet(), new_tablet()
    log_in(one, school.url, "Anna")
    record = make_observation(one, school.url, {"setup.colleague": "Bram"})
    send_now(one, school.url)
    log_in(other, school.url, "Anna")
    for tablet, text in ((one, "Eerst."), (other, "Daarna.")):
        goto_ready(tablet, f"{school.url}/observatie#{record}")
        write(tablet, {"note.delen-3": text})
    send_now(one, school.url)
    send_now(other, school.url)
    send_now(one, school.url)
    for tablet in (one, other):
        goto_ready(tablet, f"{school.url}/observatie#{record}")
        values = tablet.evaluate("window.observatie.answers()['note.delen-3'].values")
        assert sorted(values) == ["Daarna.", "Eerst."]
        assert answers(tablet)["setup.colleague"] == "Bram"


def test_situations_that_two_tablets_kept_while_apart_are_all_there(school: School, new_tablet: Callable[[], Page]):
    one, other = new_tablet(), new_tablet()
    log_in(one, school.url, "Anna")
    record = make_observation(one, school.url, {"meeting.started": True})
    send_now(one, school.url)
    log_in(other, school.url, "Anna")
    for tablet in (one, other):
        goto_ready(tablet, f"{school.url}/observatie#{record}")
        tap_situation(tablet)
        expect(tablet.get_by_role("status")).to_contain_text("Bewaard")
    send_now(one, school.url)
    send_now(other, school.url)
    send_now(one, school.url)
    for tablet in (one, other):
        goto_ready(tablet, f"{school.url}/nalopen#{record}")
        expect(situations(tablet)).to_have_count(2)
