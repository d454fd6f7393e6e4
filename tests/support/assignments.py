"""The questions of the assignments as the form has them, and answering them."""

import re

from playwright.sync_api import Locator, Page, expect

from tests.support.browser import goto_ready
from tests.support.visit import FORM

ASSIGNMENTS = FORM["assignment"]
FIRST, SECOND = ASSIGNMENTS[0]["questions"]
SHY = "Ik vraag eerst hoe het thuis gaat, en dan wacht ik."
FIELD = "answer.assignment-1.1"
WRITE = """async ([id, field, value]) => {
  const { openObservation } = await import("/static/js/pages/open_observation.js");
  const record = await openObservation(id, "assignment");
  record.drawn(field);
  await record.write(field, value);
  return record.id;
}"""
RECORDS = """async () => {
  const { recordsOf } = await import("/static/js/storage/record_list.js");
  return (await recordsOf("assignment")).map(({ record }) => record.id).sort();
}"""


def answer(page: Page, question: str = FIRST) -> Locator:
    return page.get_by_role("textbox", name=question, exact=True)


def write_answer(page: Page, text: str, question: str = FIRST) -> None:
    answer(page, question).fill(text)
    answer(page, question).blur()
    expect_kept(page)


def expect_kept(page: Page) -> None:
    """The page has a second status, for what her buttons did."""
    expect(page.locator("[data-hook=status]")).to_have_text(re.compile("^Bewaard"))


def open_assignment(page: Page, url: str, number: int = 1) -> Page:
    goto_ready(page, f"{url}/opdrachten/{number}")
    return page


def make_record(page: Page, text: str, field: str = FIELD) -> str:
    """A record of its own with this answer, as a device that has heard of no other makes it."""
    return page.evaluate(WRITE, [None, field, text])


def records(page: Page) -> list[str]:
    """Ids of all her records of this kind in the store of this tablet."""
    return page.evaluate(RECORDS)
