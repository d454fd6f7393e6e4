"""Driving an open observation from a test, without a page around it: `window.observation` in a blank page."""

from typing import Any

from playwright.sync_api import Page

NOTE = "note.delen-3"
OPEN = """async (id) => {
  const { openObservation } = await import("/static/js/pages/open_observation.js");
  window.observation = await openObservation(id);
  window.told = [];
  window.changes = [];
  observation.onStatus((status) => told.push(status.state));
  observation.onChange((change) => changes.push(change));
  return { id: observation.id, status: observation.status, answers: observation.answers };
}"""
WRITE = """async ([field, value]) => {
  const outcome = await observation.write(field, value);
  return [outcome, observation.status.state, observation.status.reason];
}"""


def opened(page: Page, record_id: str | None = None) -> dict[str, Any]:
    return page.evaluate(OPEN, record_id)


def write(page: Page, value: Any, field: str = NOTE) -> list[str | None]:
    """[outcome, state, reason] once it is settled."""
    return page.evaluate(WRITE, [field, value])


def drawn(page: Page, field: str = NOTE) -> None:
    page.evaluate("(field) => observation.drawn(field)", field)


def with_first_note(page: Page) -> str:
    """A new observation whose one note says "eerst"; its id."""
    record_id = opened(page)["id"]
    assert write(page, "eerst") == ["saved", "saved", None]
    drawn(page)
    return record_id


def notes_in_store(page: Page, record_id: str) -> list[str]:
    """What a fresh page finds."""
    page.reload()
    return opened(page, record_id)["answers"][NOTE]["values"]
