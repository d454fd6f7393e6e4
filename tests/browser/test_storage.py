"""Every way in which the store can fail under a page: nothing she wrote is lost, and nothing is said too early."""

import pytest
from playwright.sync_api import Page

from tests.support.blank import open_blank
from tests.support.observation import NOTE, drawn, notes_in_store, opened, with_first_note, write
from tests.support.server import Server
from tests.support.storage_faults import SCRIPT, let_fail, let_fail_at_start, let_work

CALLS = ["open", "transaction", "read", "put", "commit"]
WIPING = ["open", "transaction", "read", "delete"]
LISTING = ["open", "transaction", "read", "cursor"]
ERRORS = {"QuotaExceededError": "full", "null": "unknown", "UnknownError": "unknown", "InvalidStateError": "closed"}
WIPE = """async (id) => {
  const { erase } = await import("/static/js/storage/erasing.js");
  return erase([id]).then(() => "wiped", (failure) => failure.reason);
}"""
WAS_ERASED = """async (id) => {
  const { wasErased } = await import("/static/js/storage/unsent.js");
  return wasErased(id);
}"""
LIST = """async () => {
  const { listObservations } = await import("/static/js/storage/record_list.js");
  return listObservations().then((found) => found.map(({ id }) => id), (failure) => failure.reason);
}"""


@pytest.fixture
def tab(page: Page, server: Server) -> Page:
    page.context.add_init_script(path=SCRIPT)
    return open_blank(page, server.url)


@pytest.mark.parametrize("error", ERRORS)
@pytest.mark.parametrize("call", CALLS)
def test_a_write_that_fails_is_told_and_kept_on_screen(tab: Page, call: str, error: str) -> None:
    record_id = with_first_note(tab)
    let_fail(tab, call, error)
    assert write(tab, "eerst en meer") == ["failed", "failed", ERRORS[error]]
    assert tab.evaluate("[observation.value('note.delen-3'), observation.status.unsaved]") == ["eerst en meer", 1]
    assert "eerst en meer" in tab.evaluate("JSON.stringify(observation.unsavedCopy())")
    assert "saved" not in tab.evaluate("told.slice(told.lastIndexOf('saving'))")
    let_work(tab)
    assert tab.evaluate("observation.retry()") == "saved"
    assert tab.evaluate("observation.status") == {"state": "saved", "reason": None, "unsaved": 0}
    assert notes_in_store(tab, record_id) == ["eerst en meer"]


@pytest.mark.parametrize("error", ["QuotaExceededError", "null", "UnknownError"])
@pytest.mark.parametrize("call", [*CALLS, "delete"])
def test_after_a_failure_that_may_be_a_full_disk_nothing_is_changed_any_more(tab: Page, call: str, error: str) -> None:
    record_id = with_first_note(tab)
    let_fail(tab, call, error)
    if call == "delete":
        assert tab.evaluate(WIPE, record_id) == ERRORS[error]
    else:
        write(tab, "tweede")
    let_work(tab)
    before = tab.evaluate("faults.transactions.filter(({mode}) => mode === 'readwrite').length")
    assert write(tab, "derde")[0] == "failed"
    refused = tab.evaluate(
        """async (id) => {
      const { erase, eraseAll } = await import("/static/js/storage/erasing.js");
      const { importCopy } = await import("/static/js/storage/record_list.js");
      const tries = [() => erase([id]), eraseAll, () => importCopy(observation.unsavedCopy())];
      return Promise.all(tries.map((act) => act().then(() => "done", (failure) => failure.reason)));
    }""",
        record_id,
    )
    assert refused == [ERRORS[error]] * 3
    after = tab.evaluate("faults.transactions.filter(({mode}) => mode === 'readwrite').length")
    assert after == before
    loaded = tab.evaluate(
        """async (id) => {
      const { loadRecord } = await import("/static/js/storage/records.js");
      return (await loadRecord(id)).events.map((event) => event.value);
    }""",
        record_id,
    )
    assert loaded == ["eerst"], "reading stays possible"


@pytest.mark.parametrize("error", ["UnknownError", "InvalidStateError"])
@pytest.mark.parametrize("call", CALLS)
def test_a_database_that_stumbles_once_is_opened_again(tab: Page, call: str, error: str) -> None:
    record_id = with_first_note(tab)
    if call == "open":
        tab.reload()
        let_fail_at_start(tab, error, times=1)
        assert opened(tab, record_id)["answers"][NOTE]["values"] == ["eerst"]
        drawn(tab)
    if call != "open":
        let_fail(tab, call, error, times=1)
    assert write(tab, "tweede") == ["saved", "saved", None]
    assert notes_in_store(tab, record_id) == ["tweede"]


@pytest.mark.parametrize("error", ERRORS)
@pytest.mark.parametrize("call", WIPING)
def test_wiping_that_fails_leaves_everything(tab: Page, call: str, error: str) -> None:
    record_id = with_first_note(tab)
    let_fail(tab, call, error)
    assert tab.evaluate(WIPE, record_id) == ERRORS[error]
    assert tab.evaluate(WAS_ERASED, record_id) is False
    let_work(tab)
    assert notes_in_store(tab, record_id) == ["eerst"]


@pytest.mark.parametrize("error", ["UnknownError", "InvalidStateError"])
@pytest.mark.parametrize("call", [call for call in WIPING if call != "open"])
def test_wiping_that_stumbles_once_is_done_all_the_same(tab: Page, call: str, error: str) -> None:
    record_id = with_first_note(tab)
    let_fail(tab, call, error, times=1)
    assert tab.evaluate(WIPE, record_id) == "wiped"
    assert tab.evaluate(WAS_ERASED, record_id) is True
    assert tab.evaluate(LIST) == []


@pytest.mark.parametrize("error", ERRORS)
@pytest.mark.parametrize("call", LISTING)
def test_a_list_that_cannot_be_read_is_not_taken_for_an_empty_one(tab: Page, call: str, error: str) -> None:
    record_id = with_first_note(tab)
    let_fail(tab, call, error)
    assert tab.evaluate(LIST) == ERRORS[error]
    let_work(tab)
    assert tab.evaluate(LIST) == [record_id]


@pytest.mark.parametrize("error", [*ERRORS, "SecurityError"])
def test_a_window_that_keeps_nothing_says_so_and_works_on(tab: Page, error: str) -> None:
    let_fail_at_start(tab, error)
    assert opened(tab)["status"]["state"] == "nothing_kept"
    assert write(tab, "alleen hier")[:2] == ["failed", "nothing_kept"]
    assert tab.evaluate("observation.value('note.delen-3')") == "alleen hier"
    assert tab.evaluate("observation.unsavedCopy().records[0].events.length") == 1
    let_work(tab)
    assert tab.evaluate("observation.retry()") == "saved"
    assert tab.evaluate("observation.status.state") == "saved"


def test_without_indexeddb_it_works_in_memory(tab: Page) -> None:
    tab.evaluate("delete window.indexedDB; Object.defineProperty(window, 'indexedDB', {value: undefined})")
    assert opened(tab)["status"]["state"] == "nothing_kept"
    assert write(tab, "alleen hier")[:2] == ["failed", "nothing_kept"]


def test_an_observation_that_cannot_be_read_is_not_taken_for_an_empty_one(tab: Page) -> None:
    record_id = with_first_note(tab)
    tab.reload()
    let_fail_at_start(tab, "UnknownError")
    assert opened(tab, record_id)["status"]["state"] == "nothing_kept"
    let_work(tab)
    assert tab.evaluate("observation.retry()") == "saved"
    assert tab.evaluate("observation.value('note.delen-3')") == "eerst"


def test_every_change_asks_for_a_strict_commit(tab: Page) -> None:
    record_id = with_first_note(tab)
    write(tab, "yes", "seen.delen-1")
    tab.evaluate(
        """async (id) => {
      const { erase, eraseAll } = await import("/static/js/storage/erasing.js");
      const { importCopy } = await import("/static/js/storage/record_list.js");
      const copy = observation.unsavedCopy();
      await erase([id]);
      await importCopy(copy);
      await eraseAll();
    }""",
        record_id,
    )
    changes = tab.evaluate("faults.transactions.filter(({mode}) => mode === 'readwrite')")
    assert len(changes) >= 5
    assert {change["durability"] for change in changes} == {"strict"}


def test_saved_is_said_only_after_the_commit(tab: Page) -> None:
    opened(tab)
    order = tab.evaluate("""async () => {
      const order = [];
      observation.onStatus((status) => order.push(status.state));
      const transaction = IDBDatabase.prototype.transaction;
      IDBDatabase.prototype.transaction = function (...given) {
        const made = transaction.apply(this, given);
        if (made.mode === "readwrite") made.addEventListener("complete", () => order.push("complete"));
        return made;
      };
      const written = observation.write("note.delen-3", "a");
      order.push(observation.value("note.delen-3"));
      await written;
      return order;
    }""")
    assert order == ["saving", "a", "complete", "saved"]


def test_too_long_a_text_is_told_and_does_not_hold_up_the_rest(tab: Page) -> None:
    record_id = with_first_note(tab)
    assert write(tab, "x" * 100_001) == ["failed", "failed", "too_long"]
    assert write(tab, "yes", "seen.delen-1")[0] == "saved"
    assert tab.evaluate("observation.status.unsaved") == 1
    assert write(tab, "korter") == ["saved", "saved", None]
    assert notes_in_store(tab, record_id) == ["korter"]


def test_leaving_a_field_with_too_long_a_text_keeps_it_on_screen_and_makes_no_second_version(tab: Page) -> None:
    record_id = with_first_note(tab)
    long = "x" * 100_001
    assert write(tab, long)[0] == "failed"
    drawn(tab)  # as a field does when she leaves it
    assert tab.evaluate("observation.versions('note.delen-3').map((text) => text.length)") == [len(long)]
    assert write(tab, "y" * 100_001)[0] == "failed"
    drawn(tab)
    assert write(tab, "korter") == ["saved", "saved", None]
    assert tab.evaluate("observation.versions('note.delen-3')") == ["korter"]
    assert notes_in_store(tab, record_id) == ["korter"]


TWO_UNDER_WAY = """async (failing) => {
  const fault = { call: "put", error: "QuotaExceededError", times: 99 };
  faults.next = failing === 0 ? fault : null;
  const first = observation.write("note.delen-3", "een");
  await 0; await 0; await 0;  // its transaction is asked; then the page hides, and the next one does not wait for it
  faults.next = failing === 1 ? fault : null;
  Object.defineProperty(document, "visibilityState", { value: "hidden", configurable: true });
  const second = observation.write("note.delen-4", "twee");
  delete document.visibilityState;
  faults.next = null;
  const before = faults.transactions.length;
  return [await Promise.all([first, second]), observation.status, faults.transactions.length - before];
}"""


@pytest.mark.parametrize("failing", [0, 1])
def test_of_two_transactions_under_way_one_fails_and_that_is_not_forgotten(tab: Page, failing: int) -> None:
    record_id = with_first_note(tab)
    outcomes, status, later = tab.evaluate(TWO_UNDER_WAY, failing)
    assert later == 0, "both were under way together"
    assert outcomes == ["failed" if index == failing else "saved" for index in (0, 1)]
    assert status == {"state": "failed", "reason": "full", "unsaved": 1}
    assert tab.evaluate("observation.retry()") == "saved"
    assert tab.evaluate("observation.status.state") == "saved"
    tab.reload()
    answers = opened(tab, record_id)["answers"]
    assert [answers[f"note.delen-{row}"]["values"] for row in (3, 4)] == [["een"], ["twee"]]
