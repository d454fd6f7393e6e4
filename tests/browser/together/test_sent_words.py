"""On the form too it says whether what she wrote is at the server, quietly and only once it is kept."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.together.conftest import School
from tests.support.browser import PHONE, goto_ready
from tests.support.observations import make_observation
from tests.support.together import log_in

PLACE = "(line) => JSON.stringify(line.parentElement.getBoundingClientRect())"


def test_the_form_says_what_waits_and_what_is_sent(school: School, new_tablet: Callable[[], Page]):
    tablet = new_tablet()
    log_in(tablet, school.url, "Anna")
    tablet.route("**/api/session", lambda route: route.abort())
    observation = make_observation(tablet, school.url, {"setup.colleague": "Bram"})
    goto_ready(tablet, f"{school.url}/observatie#{observation}")
    status = tablet.locator("[data-hook=status]")
    expect(status).to_have_text("Bewaard op deze tablet · nog te versturen (1)")
    place = status.evaluate(PLACE)
    tablet.get_by_role("checkbox").first.check()
    # The first tick begins the conversation as well.
    expect(status).to_have_text("Bewaard op deze tablet · nog te versturen (3)")
    tablet.unroute("**/api/session")
    tablet.evaluate("dispatchEvent(new Event('online'))")
    expect(status).to_have_text("Bewaard op deze tablet · verstuurd")
    assert status.evaluate(PLACE) == place
    tablet.set_viewport_size(PHONE)
    assert tablet.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert status.evaluate("(line) => line.getBoundingClientRect().height") < 30


def test_without_an_account_it_says_no_more_than_before(school: School, new_tablet: Callable[[], Page]):
    tablet = new_tablet()
    observation = make_observation(tablet, school.url, {"setup.colleague": "Bram"})
    goto_ready(tablet, f"{school.url}/observatie#{observation}")
    tablet.get_by_role("checkbox").first.check()
    expect(tablet.locator("[data-hook=status]")).to_have_text("Bewaard op deze tablet")
