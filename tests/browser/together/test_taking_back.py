"""Taking a report back: only what the server took back is said to be."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.together.conftest import School
from tests.support.browser import goto_ready
from tests.support.together import log_in, send_now, share_report

WRITE_TIP = """async (id) => {
  const { openObservation } = await import("/static/js/pages/open_observation.js");
  const observation = await openObservation(id);
  observation.drawn("closing.tip");
  await observation.write("closing.tip", { text: "Vraag ook naar thuis.", about: "delen-6" });
}"""


def test_what_the_colleague_had_opened_is_not_taken_back_and_that_is_said(
    school: School, new_tablet: Callable[[], Page]
):
    anna, bram = new_tablet(), new_tablet()
    log_in(anna, school.url, "Anna")
    observation = share_report(anna, school.url)
    state = anna.locator("[data-hook=shared-state]")
    expect(state).to_have_text("Gedeeld met Bram, nog niet geopend.")
    anna.route("**/api/session", lambda route: route.abort())
    log_in(bram, school.url, "Bram")
    goto_ready(bram, school.url + "/")
    bram.get_by_role("link", name="Verslag van Anna").click()
    expect(bram.get_by_role("region", name="Tip")).to_be_visible()
    send_now(bram, school.url)

    anna.get_by_role("button", name="Terughalen").click()
    anna.get_by_role("dialog").get_by_role("button", name="Terughalen").click()
    expect(state).to_contain_text("Het verslag is nog niet teruggehaald.")
    anna.unroute("**/api/session")
    anna.evaluate("dispatchEvent(new Event('online'))")
    expect(state).to_have_text("Bram had het verslag al geopend. Terughalen kan niet meer: het is nu van Bram.")
    expect(anna.get_by_role("button", name="Terughalen")).to_have_count(0)

    anna.evaluate(WRITE_TIP, observation)
    # And a next version takes the place of the one that Bram has, instead of coming beside it.
    goto_ready(anna, school.url + "/over")
    goto_ready(anna, f"{school.url}/verslag#{observation}")
    anna.get_by_role("button", name="Deel met Bram").click()
    anna.get_by_role("button", name="Delen bevestigen").click()
    expect(state).to_have_text("Bram heeft het verslag geopend. Vanaf nu is het van Bram.")
    send_now(anna, school.url)
    goto_ready(anna, f"{school.url}/verslag#{observation}")
    expect(state).to_have_text("Bram heeft het verslag geopend. Vanaf nu is het van Bram.")
    send_now(bram, school.url)
    shared = bram.get_by_role("link", name="Verslag van Anna")
    expect(shared).to_contain_text("Aangevuld")
    shared.click()
    versions = "Object.values(window.observatie.answers()).map((answer) => answer.values.length)"
    expect(bram.get_by_role("region", name="Tip")).to_contain_text("Vraag ook naar thuis.")
    assert set(bram.evaluate(versions)) == {1}
