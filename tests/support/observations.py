"""Observations on the tablet of a test, made the way the pages make them."""

from typing import Any

from playwright.sync_api import Page

from tests.support.browser import goto_ready

MAKE = """async (changes) => {
  const { openObservation } = await import("/static/js/pages/open_observation.js");
  const observation = await openObservation(null);
  if (await observation.writeAll(changes) !== "saved") throw new Error("not saved");
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
    return page.evaluate(MAKE, list(changes.items()))


def answers(page: Page) -> dict[str, Any]:
    """What the open page holds: field -> its value."""
    folded = page.evaluate("window.observatie.answers()")
    return {field: answer["values"][0] for field, answer in folded.items() if answer["values"]}
