"""Observations on the tablet of a test, written the way the pages write them."""

from typing import Any

from playwright.sync_api import Page

from tests.support.browser import goto_ready

WRITE = """async ([id, changes]) => {
  const { openObservation } = await import("/static/js/pages/open_observation.js");
  const observation = await openObservation(id);
  if (!["saved", "unchanged"].includes(await observation.writeAll(changes))) throw new Error("not saved");
  return observation.id;
}"""

WATCHED = {"meeting.started": True, "meeting.ended": True}
FEEDBACK = {
    "closing.compliment": {"text": "Je wachtte even na je vraag.", "about": "delen-3"},
    "closing.tip": {"text": "Vat aan het eind kort samen.", "about": "afspreken-1"},
}


def make_observation(page: Page, url: str, changes: dict[str, Any]) -> str:
    """Made from a page that shows no observations; gives the record's id."""
    if not page.url.startswith(url + "/over"):
        goto_ready(page, url + "/over")
    return page.evaluate(WRITE, [None, list(changes.items())])


def write(page: Page, changes: dict[str, Any]) -> None:
    """As another part of the app would, into the observation this page has open, or into a new one."""
    known = page.url.partition("#")[2] or None
    record_id = page.evaluate(WRITE, [known, list(changes.items())])
    if record_id != known:
        page.evaluate("(id) => history.replaceState(null, '', '#' + id)", record_id)


def answers(page: Page) -> dict[str, Any]:
    """What the open page holds: field -> its value."""
    folded = page.evaluate("window.observatie.answers()")
    return {field: answer["values"][0] for field, answer in folded.items() if answer["values"]}
