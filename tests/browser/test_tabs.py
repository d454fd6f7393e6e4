"""Several tabs with one observation, and pages that go away in the middle of a word."""

import pytest
from playwright.sync_api import Page

from tests.support.blank import open_blank
from tests.support.observation import NOTE, drawn, notes_in_store, opened, with_first_note, write
from tests.support.server import Server


@pytest.fixture
def tab(page: Page, server: Server) -> Page:
    return open_blank(page, server.url)


@pytest.fixture
def other(tab: Page) -> Page:
    second = tab.context.new_page()
    second.goto(tab.url)
    return second


def wait_for(page: Page, claim: str) -> None:
    page.wait_for_function(f"() => {claim}")


def test_what_one_tab_writes_appears_in_the_other(tab: Page, other: Page) -> None:
    record_id = with_first_note(tab)
    opened(other, record_id)
    drawn(other)
    assert write(other, "tweede")[0] == "saved"
    wait_for(tab, "observation.value('note.delen-3') === 'tweede'")
    assert tab.evaluate("changes.at(-1)") == {"fields": [NOTE], "origin": "elsewhere"}


COMES_BACK = {
    "from the background": "document.dispatchEvent(new Event('visibilitychange'))",
    "with the back button": "dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))",
}


@pytest.mark.parametrize("how", COMES_BACK)
def test_a_page_that_comes_back_takes_in_what_another_tab_wrote(tab: Page, other: Page, how: str) -> None:
    # A page that sleeps hears no messages.
    tab.add_init_script("BroadcastChannel.prototype.addEventListener = () => {}")
    tab.reload()
    record_id = with_first_note(tab)
    opened(other, record_id)
    drawn(other)
    assert write(other, "tweede")[0] == "saved"
    assert tab.evaluate("observation.value('note.delen-3')") == "eerst"
    tab.evaluate(COMES_BACK[how])
    wait_for(tab, "observation.value('note.delen-3') === 'tweede'")
    assert tab.evaluate("changes.at(-1)") == {"fields": [NOTE], "origin": "elsewhere"}


def test_two_tabs_that_type_in_one_field_both_keep_their_words(tab: Page, other: Page) -> None:
    record_id = with_first_note(tab)
    opened(other, record_id)
    drawn(other)
    write(tab, "hier")
    wait_for(other, "observation.value('note.delen-3') === 'hier'")
    write(other, "daar")  # 'hier' came in, but was never drawn there: she had 'eerst' on screen
    wait_for(tab, "observation.versions('note.delen-3').length === 2")
    assert sorted(tab.evaluate("observation.versions('note.delen-3')")) == ["daar", "hier"]
    drawn(tab)
    write(tab, "hier en daar")
    assert notes_in_store(other, record_id) == ["hier en daar"]


def test_the_same_value_again_makes_no_event(tab: Page) -> None:
    with_first_note(tab)
    assert write(tab, "eerst")[0] == "unchanged"
    assert write(tab, "", "note.delen-4")[0] == "unchanged"
    assert write(tab, None, "note.delen-4")[0] == "unchanged"
    assert tab.evaluate("observation.events.length") == 1


def test_picking_one_of_two_versions_makes_an_event(tab: Page, other: Page) -> None:
    record_id = with_first_note(tab)
    opened(other, record_id)
    write(other, "ongezien")  # not drawn: a second version
    wait_for(tab, "observation.versions('note.delen-3').length === 2")
    drawn(tab)
    assert write(tab, "eerst")[0] == "saved"
    assert notes_in_store(tab, record_id) == ["eerst"]


def test_the_first_tick_starts_the_meeting_in_one_transaction_and_what_follows_goes_together(tab: Page) -> None:
    opened(tab)
    written = tab.evaluate("""async () => {
      let changes = 0;
      const transaction = IDBDatabase.prototype.transaction;
      IDBDatabase.prototype.transaction = function (stores, mode, options) {
        changes += mode === "readwrite";
        return transaction.call(this, stores, mode, options);
      };
      const tick = observation.write("seen.delen-1", "yes");
      const first = changes;
      const notes = ["note.delen-1", "note.delen-2"].map((field) => observation.write(field, "x"));
      await Promise.all([tick, ...notes]);
      const { "meeting.started": started, "seen.delen-1": seen } = observation.answers;
      return [first, changes, started.values, started.at === seen.at];
    }""")
    assert written == [1, 2, [True], True]


def test_a_start_that_was_taken_back_starts_again_with_a_tick(tab: Page) -> None:
    opened(tab)
    write(tab, True, "meeting.started")
    drawn(tab, "meeting.started")
    write(tab, None, "meeting.started")
    write(tab, "yes", "seen.delen-1")
    assert tab.evaluate("observation.versions('meeting.started')") == [True]


def test_an_observation_wiped_in_another_tab_is_gone_here(tab: Page, other: Page) -> None:
    record_id = with_first_note(tab)
    other.evaluate("async (id) => (await import('/static/js/storage/erasing.js')).erase([id])", record_id)
    wait_for(tab, "observation.status.state === 'gone'")
    assert write(tab, "toch") == ["failed", "gone", "erased"]
    assert tab.evaluate("observation.retry()") == "failed"
    assert everything_in_store(other) == 0


def test_a_tab_that_missed_the_message_does_not_bring_it_back(tab: Page, other: Page) -> None:
    tab.add_init_script("BroadcastChannel.prototype.addEventListener = () => {}")
    tab.reload()
    record_id = with_first_note(tab)
    other.evaluate("async (id) => (await import('/static/js/storage/erasing.js')).erase([id])", record_id)
    assert write(tab, "toch") == ["failed", "gone", "erased"]
    assert everything_in_store(other) == 0


LAST_WORDS = """async (when) => {
  const leave = () => (when === "closing" ? window.close() : location.assign("/blank-2"));
  const say = () => observation.write("note.delen-3", "laatste woorden");
  if (when === "in the same task") { say(); leave(); return; }
  if (when === "behind another write") { observation.write("note.delen-4", "x"); await 0; await 0; }
  addEventListener("pagehide", say, when === "in a capturing listener");
  leave();
}"""


@pytest.mark.parametrize(
    "when", ["on pagehide", "in a capturing listener", "in the same task", "behind another write", "closing"]
)
def test_what_is_written_while_the_page_goes_is_kept(tab: Page, when: str) -> None:
    opener = tab.context.new_page()
    opener.goto(tab.url)
    with opener.expect_popup() as popup:
        opener.evaluate("window.open(location.href), undefined")
    going = popup.value
    going.wait_for_load_state()
    record_id = with_first_note(going)
    if when == "closing":
        with going.expect_event("close"):
            going.evaluate(f"(when) => {{ setTimeout(() => ({LAST_WORDS})(when)); }}", when)
    else:
        with going.expect_event("framenavigated"):
            going.evaluate(f"(when) => {{ ({LAST_WORDS})(when); }}", when)
    assert notes_in_store(tab, record_id) == ["laatste woorden"]


def test_a_last_word_after_the_wiping_is_swept(tab: Page, other: Page) -> None:
    tab.add_init_script("BroadcastChannel.prototype.addEventListener = () => {}")
    tab.reload()
    record_id = with_first_note(tab)
    other.evaluate("async (id) => (await import('/static/js/storage/erasing.js')).erase([id])", record_id)
    tab.evaluate("addEventListener('pagehide', () => observation.write('note.delen-3', 'te laat'))")
    tab.goto(tab.url + "-2")
    other.wait_for_function("""async () => {
      await (await import('/static/js/storage/erasing.js')).sweepErased();
      return true;
    }""")
    assert everything_in_store(other) == 0


def everything_in_store(page: Page) -> int:
    return page.evaluate("""async () => {
      const { read } = await import("/static/js/storage/database.js");
      return read(["records", "events"], async (transaction) =>
        (await transaction.objectStore("records").count()) + (await transaction.objectStore("events").count()));
    }""")
