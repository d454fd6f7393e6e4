"""A login that breaks off on a tablet where someone else never logged out: nobody is in the other's store."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.together.conftest import School
from tests.browser.together.test_logging_out import READABLE, events_at_server
from tests.support.accounts import PASSWORD, address, form_token
from tests.support.browser import axe, goto_ready, wait_until_kept
from tests.support.observations import make_observation
from tests.support.together import REPORT, log_in, send_now


def leave_carlas_tablet(tablet: Page, school: School) -> None:
    """Carla wrote something that was not sent, and went away."""
    log_in(tablet, school.url, "Carla")
    wait_until_kept(tablet)
    tablet.route("**/api/session", lambda route: route.abort())
    make_observation(tablet, school.url, REPORT)


def begin_to_log_in(tablet: Page, school: School, name: str) -> None:
    tablet.goto(school.url + "/inloggen")
    # The cookie says that Carla is logged in, so that the form would not come.
    tablet.context.clear_cookies()
    tablet.goto(school.url + "/inloggen")
    tablet.get_by_role("textbox", name="E-mailadres").fill(address(name))
    tablet.get_by_role("textbox", name="Wachtwoord").fill(PASSWORD)
    tablet.get_by_role("button", name="Inloggen", exact=True).click()


def expect_each_her_own(tablet: Page, school: School) -> None:
    """Anna is in her own store now; what Carla wrote is there for Carla alone."""
    expect(tablet.get_by_text("Alles wat van jou is, staat nu ook hier.")).to_be_visible(timeout=15_000)
    send_now(tablet, school.url)
    expect(tablet.get_by_text("Ingelogd als Anna")).to_be_visible()
    expect(tablet.get_by_text("Hier is het nog leeg.")).to_be_visible()
    assert "Vroeg door" not in tablet.evaluate(READABLE)
    assert events_at_server(school, "Anna") == 0
    tablet.context.clear_cookies()
    log_in(tablet, school.url, "Carla")
    send_now(tablet, school.url)
    assert events_at_server(school, "Carla") == len(REPORT)


def test_when_the_network_goes_before_she_has_arrived(school: School, new_tablet: Callable[[], Page]):
    tablet = new_tablet(keeps_app=True)
    leave_carlas_tablet(tablet, school)
    begin_to_log_in(tablet, school, "Anna")
    expect(tablet.get_by_text("Het inloggen is nog niet klaar")).to_be_visible()
    assert not axe(tablet)
    goto_ready(tablet, school.url + "/")
    expect(tablet.get_by_text("Hier is het nog leeg.")).to_be_visible()
    expect(tablet.get_by_text("Ingelogd als")).to_be_hidden()
    assert "Vroeg door" not in tablet.evaluate(READABLE)
    tablet.unroute("**/api/session")
    tablet.goto(school.url + "/account")
    tablet.wait_for_url("**/welkom")
    expect_each_her_own(tablet, school)


def test_when_the_page_she_arrives_on_never_came(school: School, new_tablet: Callable[[], Page]):
    tablet = new_tablet(keeps_app=True)
    leave_carlas_tablet(tablet, school)
    tablet.context.clear_cookies()
    client = tablet.context.request  # with the cookies of the tablet, and without the page
    token = form_token(client.get(school.url + "/inloggen").text())
    form = {"email": address("Anna"), "password": PASSWORD, "csrf_token": token}
    assert client.post(school.url + "/inloggen", form=form, max_redirects=0).status == 302
    tablet.unroute("**/api/session")
    tablet.goto(school.url + "/")
    tablet.wait_for_url("**/welkom")
    expect_each_her_own(tablet, school)
