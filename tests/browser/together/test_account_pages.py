"""The pages of accounts in a browser: passkeys with Chromium's own authenticator, and whether everyone can use them."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.together.conftest import School
from tests.support.accounts import make_member
from tests.support.browser import axe, goto_ready
from tests.support.together import log_in

PAGES = ["/welkom", "/account", "/account/wachtwoord", "/account/sleutels", "/account/bevestigen", "/beheer"]
FOR_NOBODY = ["/inloggen", "/wachtwoord-vergeten", "/wachtwoord-vergeten/niets", "/uitnodiging/niets"]
AUTHENTICATOR = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


def test_anna_makes_a_passkey_and_logs_in_with_it(school: School, new_tablet: Callable[[], Page]):
    tablet = new_tablet()
    cdp = tablet.context.new_cdp_session(tablet)
    cdp.send("WebAuthn.enable")
    cdp.send("WebAuthn.addVirtualAuthenticator", {"options": AUTHENTICATOR})
    # A passkey belongs to a name, not to a number.
    url = school.url.replace("127.0.0.1", "localhost")
    log_in(tablet, url, "Anna")
    goto_ready(tablet, url + "/account/sleutels")
    tablet.get_by_role("textbox").fill("mijn tablet")
    tablet.get_by_role("button", name="Sleutel maken").click()
    expect(tablet.get_by_text("mijn tablet")).to_be_visible()
    goto_ready(tablet, url + "/account")
    tablet.get_by_role("button", name="Uitloggen").click()
    tablet.wait_for_url(url + "/")
    goto_ready(tablet, url + "/inloggen")
    tablet.get_by_role("button", name="Inloggen met een sleutel").click()
    tablet.wait_for_url("**/welkom")
    expect(tablet.get_by_role("heading", name="Welkom, Anna")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_the_pages_of_an_account(school: School, new_tablet: Callable[[], Page], scheme):
    wilg = school.members["Anna"].school_id
    make_member(school.app, wilg, "Els", is_administrator=True)
    tablet = new_tablet()
    tablet.emulate_media(color_scheme=scheme)
    for path in FOR_NOBODY:
        tablet.goto(school.url + path)
        assert axe(tablet) == [], path
    log_in(tablet, school.url, "Els")
    for path in PAGES:
        goto_ready(tablet, school.url + path)
        assert axe(tablet) == [], path
    goto_ready(tablet, school.url + "/beheer")
    tablet.get_by_role("button", name="uitnodig").first.click()
    assert axe(tablet) == []


@pytest.mark.parametrize("width", [360, 820])
def test_no_page_of_an_account_is_wider_than_the_screen(school: School, new_tablet: Callable[[], Page], width):
    tablet = new_tablet()
    tablet.set_viewport_size({"width": width, "height": 740})
    log_in(tablet, school.url, "Anna")
    for path in ["/", "/kijkmaatjes", *PAGES[:-1]]:
        goto_ready(tablet, school.url + path)
        assert tablet.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
