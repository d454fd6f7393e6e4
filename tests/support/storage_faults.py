"""Making IndexedDB fail on demand: see storage_faults.js."""

from pathlib import Path

from playwright.sync_api import Page

# As where the browser opens no store at all.
NO_STORE = """IDBFactory.prototype.open = () => {
  throw new DOMException("made for a test", "UnknownError");
};"""
SCRIPT = Path(__file__).with_suffix(".js")


def let_fail(page: Page, call: str, error: str, times: int = 99) -> None:
    """From now on; a fault in opening shows only when the connection is gone."""
    if call == "open":
        page.evaluate("faults.handles.at(-1).close()")
    page.evaluate("(next) => { faults.next = next; }", {"call": call, "error": error, "times": times})


def let_fail_at_start(page: Page, error: str, times: int = 99) -> None:
    page.evaluate("(next) => { faults.next = next; }", {"call": "open", "error": error, "times": times})


def let_work(page: Page) -> None:
    page.evaluate("faults.next = null")
