"""The database closed, silent, wiped or incomplete under a page: it is noticed, said, and can be made good."""

import pytest
from playwright.sync_api import Page, expect

from tests.support.blank import open_blank
from tests.support.browser import axe, goto_ready
from tests.support.observation import notes_in_store, opened, with_first_note, write
from tests.support.server import Server
from tests.support.storage_faults import SCRIPT, let_fail, let_work


@pytest.fixture
def tab(page: Page, server: Server) -> Page:
    page.context.add_init_script(path=SCRIPT)
    return open_blank(page, server.url)


def test_a_database_closed_under_the_page_is_opened_again(tab: Page) -> None:
    record_id = with_first_note(tab)
    tab.evaluate("faults.handles.at(-1).close(); faults.handles.at(-1).dispatchEvent(new Event('close'))")
    assert write(tab, "tweede") == ["saved", "saved", None]
    assert notes_in_store(tab, record_id) == ["tweede"]


def test_a_database_that_does_not_answer_is_taken_for_dead(tab: Page) -> None:
    record_id = with_first_note(tab)
    tab.clock.install()
    let_fail(tab, "put", "silence")
    tab.evaluate("window.writing = observation.write('note.delen-3', 'tweede'), undefined")
    for attempt in (1, 2):
        tab.wait_for_function("(times) => faults.silent === times", arg=attempt)
        tab.clock.fast_forward(11_000)
    assert tab.evaluate("writing") == "failed"
    assert tab.evaluate("observation.status") == {"state": "failed", "reason": "closed", "unsaved": 1}
    let_work(tab)
    assert write(tab, "yes", "seen.delen-1")[0] == "saved"
    assert notes_in_store(tab, record_id) == ["tweede"]


def test_a_database_wiped_in_the_middle_of_writing_is_told(tab: Page) -> None:
    with_first_note(tab)
    tab.evaluate("""() => {
      const tick = (value) => observation.write("private.delen-1", value);
      const ticks = async (value) => (await tick(value)) === "saved" && ticks(!value);
      window.ticking = ticks(true);
    }""")
    remove_database(tab, "the browser takes it away")
    tab.evaluate("ticking")
    assert tab.evaluate("observation.status.state") in ("failed", "gone")
    tab.evaluate("observation.retry()")
    assert tab.evaluate("observation.retry()") == "saved"
    assert tab.evaluate("observation.status.state") == "saved"


@pytest.mark.parametrize("how", ["another tab deletes it", "the browser takes it away"])
def test_a_database_that_vanishes_is_told_and_written_again_when_asked(tab: Page, how: str) -> None:
    record_id = with_first_note(tab)
    remove_database(tab, how)
    assert write(tab, "tweede") == ["failed", "gone", "lost"]
    assert tab.evaluate("observation.retry()") == "saved"
    assert notes_in_store(tab, record_id) == ["tweede"]


def test_a_loss_is_noticed_at_the_next_start(tab: Page) -> None:
    record_id = with_first_note(tab)
    tab.evaluate("async () => (await import('/static/js/storage/unsent.js')).writeLedger()")
    remove_database(tab, "the browser takes it away")
    tab.reload()
    missing = """async () => {
      const { listObservations } = await import("/static/js/storage/record_list.js");
      const { missing } = await import("/static/js/storage/losses.js");
      return missing((await listObservations()).map((one) => one.id));
    }"""
    assert tab.evaluate(missing) == [record_id]
    status = opened(tab, record_id)["status"]
    assert (status["state"], status["reason"]) == ("gone", "lost")
    tab.evaluate("async (id) => (await import('/static/js/storage/unsent.js')).forget([id])", record_id)
    assert tab.evaluate(missing) == []


def test_events_that_are_missing_from_a_record_are_counted(tab: Page) -> None:
    record_id = with_first_note(tab)
    write(tab, "yes", "seen.delen-1")
    tab.evaluate(
        """async (id) => {
      (await import("/static/js/storage/unsent.js")).writeLedger();
      const { change, rangeOfFamily } = await import("/static/js/storage/database.js");
      await change(["events"], (transaction) => transaction.objectStore("events").delete(rangeOfFamily(id, "note")));
    }""",
        record_id,
    )
    tab.reload()
    opened(tab, record_id)
    assert tab.evaluate("observation.missing") == 1


LOSE_NOTES = """async (id) => {
  (await import("/static/js/storage/unsent.js")).writeLedger();
  const { loadRecords } = await import("/static/js/storage/record_list.js");
  const { makeCopy } = await import("/static/js/domain/copy_file.js");
  const { change, rangeOfFamily } = await import("/static/js/storage/database.js");
  const copy = makeCopy(await loadRecords([id]), "2026-03-04T15:00:00.000+01:00");
  await change(["events"], (transaction) => transaction.objectStore("events").delete(rangeOfFamily(id, "note")));
  return copy;
}"""
IMPORT = "async (copy) => (await import('/static/js/storage/record_list.js')).importCopy(copy)"


def test_a_loss_inside_an_observation_is_said_until_it_is_understood(tab: Page, server: Server) -> None:
    record_id = with_first_note(tab)
    write(tab, "yes", "seen.delen-1")
    tab.evaluate(LOSE_NOTES, record_id)
    loss = tab.get_by_role("alert").filter(has_text="Een deel van wat je hier schreef, staat niet meer op")
    for path in ("/nieuw", "/observatie", "/nalopen", "/feedback", "/verslag"):
        goto_ready(tab, f"{server.url}{path}#{record_id}")
        expect(loss).to_contain_text("Heb je een kopie? Open die bij Observaties")
        assert axe(tab) == [], path
    loss.get_by_role("button", name="Begrepen").click()
    expect(loss).to_have_count(0)
    tab.reload()
    goto_ready(tab, f"{server.url}/observatie#{record_id}")
    opened(tab, record_id)
    assert tab.evaluate("[observation.missing, observation.value('seen.delen-1')]") == [0, "yes"]
    expect(loss).to_have_count(0)


def test_a_copy_that_brings_back_what_was_lost_ends_the_notice(tab: Page, server: Server) -> None:
    record_id = with_first_note(tab)
    write(tab, "yes", "seen.delen-1")
    copy = tab.evaluate(LOSE_NOTES, record_id)
    goto_ready(tab, f"{server.url}/observatie#{record_id}")
    loss = tab.get_by_role("alert").filter(has_text="Een deel van wat je hier schreef")
    expect(loss).to_be_visible()
    other = open_blank(tab.context.new_page(), server.url)
    other.evaluate(IMPORT, copy)
    expect(loss).to_have_count(0)
    expect(tab.get_by_role("textbox", name="Luistert actief en vraagt door")).to_have_value("eerst")


def test_an_address_nobody_knows_is_gone_without_a_loss(tab: Page) -> None:
    status = opened(tab, "0b5e7a10-1111-4aaa-8aaa-000000000001")["status"]
    assert (status["state"], status["reason"]) == ("gone", "unknown")
    assert write(tab, "x")[:2] == ["failed", "gone"]


def remove_database(page: Page, how: str) -> None:
    if how == "another tab deletes it":
        other = page.context.new_page()
        other.goto(page.url)
        other.evaluate("""() => new Promise((resolve, reject) => {
          const request = indexedDB.deleteDatabase("observatie.local");
          request.onsuccess = resolve;
          request.onblocked = () => reject(new Error("a tab holds on to the database"));
        })""")
        other.close()
    else:
        devtools = page.context.new_cdp_session(page)
        origin = page.evaluate("location.origin")
        devtools.send("Storage.clearDataForOrigin", {"origin": origin, "storageTypes": "indexeddb"})
        page.wait_for_function("async () => (await indexedDB.databases()).length === 0")
