"""Compliment and tip when two windows or devices wrote them: both stay, until one is picked."""

from typing import Any

from playwright.sync_api import Page, expect

from tests.browser.test_feedback_page import VISIT, box, reload
from tests.support.browser import axe, goto_ready
from tests.support.observations import answers, make_observation
from tests.support.server import Server
from tests.support.visit import expect_saved


def open_feedback(page: Page, server: Server, more: dict[str, Any]) -> str:
    record_id = make_observation(page, server.url, VISIT | more)
    goto_ready(page, f"{server.url}/feedback#{record_id}")
    return record_id


WRITE_UNSEEN = """async ([id, field, value]) => {
  const { openObservation } = await import("/static/js/pages/open_observation.js");
  await (await openObservation(id)).write(field, value);
}"""


WRITE_SEEN = """async ([id, field, value]) => {
  const { openObservation } = await import("/static/js/pages/open_observation.js");
  const observation = await openObservation(id);
  observation.drawn(field);
  await observation.write(field, value);
}"""


def with_two_tips(page: Page, server: Server) -> None:
    """A tip here, and one by somebody who had not seen it: nothing is replaced."""
    record_id = make_observation(page, server.url, VISIT | {"closing.tip": {"text": "Vat kort samen.", "about": None}})
    page.evaluate(WRITE_UNSEEN, [record_id, "closing.tip", {"text": "Vraag naar thuis.", "about": "delen-6"}])
    goto_ready(page, f"{server.url}/feedback#{record_id}")


def test_two_versions_are_shown_until_one_is_picked(page: Page, server: Server) -> None:
    with_two_tips(page, server)
    versions = page.get_by_role("region", name="1 tip").get_by_role("group")
    expect(versions).to_contain_text("Vat kort samen.")
    expect(versions).to_contain_text("Vraag naar thuis.")
    assert not axe(page)
    chosen = versions.locator("div").filter(has_text="Vraag naar thuis.")
    chosen.get_by_role("button", name="Deze houden").click()
    expect(versions).to_have_count(0)
    expect(box(page, "Tip")).to_have_value("Vraag naar thuis.")
    expect(page.get_by_role("combobox", name="Waar gaat de tip over?")).to_have_value("delen-6")
    expect_saved(page)
    reload(page)
    expect(versions).to_have_count(0)
    expect(box(page, "Tip")).to_have_value("Vraag naar thuis.")


def test_editing_settles_two_versions_too(page: Page, server: Server) -> None:
    with_two_tips(page, server)
    box(page, "Tip").fill("Vraag naar thuis en wacht dan even.")
    box(page, "Tip").blur()
    expect(page.get_by_role("region", name="1 tip").get_by_role("group")).to_have_count(0)
    expect_saved(page)
    reload(page)
    expect(box(page, "Tip")).to_have_value("Vraag naar thuis en wacht dan even.")


def test_what_another_window_writes_never_touches_the_field_she_is_in(page: Page, server: Server) -> None:
    record_id = open_feedback(page, server, {})
    box(page, "Compliment").press_sequentially("Je schoof je stoel")
    expect_saved(page)
    other = page.context.new_page()
    goto_ready(other, page.url.replace("/feedback", "/over"))
    change = [record_id, "closing.compliment", {"text": "Iets heel anders.", "about": None}]
    other.evaluate(WRITE_UNSEEN, change)
    region = page.get_by_role("region", name="1 compliment")
    expect(region.get_by_role("group")).to_contain_text("Iets heel anders.")
    expect(box(page, "Compliment")).to_have_value("Je schoof je stoel")
    box(page, "Compliment").press_sequentially(" bij.")
    expect(box(page, "Compliment")).to_have_value("Je schoof je stoel bij.")


def test_versions_that_her_own_write_makes_are_shown_once_she_is_done(page: Page, server: Server) -> None:
    record_id = open_feedback(page, server, {"closing.tip": {"text": "Vat kort samen.", "about": None}})
    box(page, "Tip").focus()
    other = page.context.new_page()
    goto_ready(other, page.url.replace("/feedback", "/over"))
    other.evaluate(WRITE_SEEN, [record_id, "closing.tip", {"text": "Vraag naar thuis.", "about": "delen-6"}])
    page.wait_for_function("() => window.observatie.answers()['closing.tip'].values[0].text === 'Vraag naar thuis.'")
    expect(box(page, "Tip")).to_have_value("Vat kort samen.")
    box(page, "Tip").press_sequentially(" Elke keer.")
    page.wait_for_function("() => window.observatie.answers()['closing.tip'].values.length === 2")
    box(page, "Tip").blur()
    versions = page.get_by_role("region", name="1 tip").get_by_role("group")
    expect(versions).to_contain_text("Vraag naar thuis.")
    expect(versions).to_contain_text("Vat kort samen. Elke keer.")
    # From the text straight to the button of a version: it is not drawn anew under her finger.
    box(page, "Tip").focus()
    versions.locator("div").filter(has_text="Elke keer.").get_by_role("button", name="Deze houden").click()
    expect(versions).to_have_count(0)
    expect(box(page, "Tip")).to_have_value("Vat kort samen. Elke keer.")
    expect_saved(page)
    assert answers(page)["closing.tip"] == {"text": "Vat kort samen. Elke keer.", "about": None}
