"""The pages of accounts in a browser: passkeys with Chromium's own authenticator, and whether everyone can use them."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.together.conftest import School
from tests.support.accounts import PASSWORD, make_member
from tests.support.browser import axe, goto_ready
from tests.support.observations import make_observation
from tests.support.together import log_in, send_now

PAGES = [
    "/welkom",
    "/account",
    "/account/naam",
    "/account/e-mailadres",
    "/account/verwijderen",
    "/account/wachtwoord",
    "/account/sleutels",
    "/account/bevestigen",
    "/beheer",
]
FOR_NOBODY = ["/inloggen", "/wachtwoord-vergeten", "/wachtwoord-vergeten/niets", "/uitnodiging/niets"]
AUTHENTICATOR = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


def open_passkeys(tablet: Page, school: School) -> str:
    """Anna's page of keys, on a tablet that asks for a finger; gives the address of the server."""
    cdp = tablet.context.new_cdp_session(tablet)
    cdp.send("WebAuthn.enable")
    cdp.send("WebAuthn.addVirtualAuthenticator", {"options": AUTHENTICATOR})
    # A passkey belongs to a name, not to a number.
    url = school.url.replace("127.0.0.1", "localhost")
    log_in(tablet, url, "Anna")
    goto_ready(tablet, url + "/account/sleutels")
    tablet.get_by_role("textbox").fill("mijn tablet")
    return url


def test_anna_makes_a_passkey_and_logs_in_with_it(school: School, new_tablet: Callable[[], Page]):
    tablet = new_tablet()
    url = open_passkeys(tablet, school)
    tablet.get_by_role("button", name="Sleutel maken").click()
    # In the list of keys: the explanation beside the field has these words too, and is there before the key is.
    expect(tablet.get_by_role("listitem").filter(has_text="mijn tablet")).to_be_visible()
    goto_ready(tablet, url + "/account")
    tablet.get_by_role("button", name="Uitloggen").click()
    tablet.wait_for_url(url + "/")
    goto_ready(tablet, url + "/inloggen")
    tablet.get_by_role("button", name="Inloggen met een sleutel").click()
    tablet.wait_for_url("**/welkom")
    expect(tablet.get_by_role("heading", name="Welkom, Anna")).to_be_visible()


def test_while_a_passkey_is_made_it_says_so_and_a_second_tap_does_nothing(
    school: School, new_tablet: Callable[[], Page]
):
    tablet = new_tablet()
    open_passkeys(tablet, school)
    waiting: list[Route] = []
    tablet.route(
        "**/account/sleutels",
        lambda route: waiting.append(route) if route.request.method == "POST" else route.continue_(),
    )
    button = tablet.get_by_role("button", name="Sleutel maken")
    button.click()
    expect(tablet.get_by_text("Een ogenblik. Blijf nog even op deze pagina.")).to_be_visible()
    expect(button).to_be_disabled()
    assert len(waiting) == 1
    waiting[0].continue_()
    expect(tablet.get_by_role("listitem").filter(has_text="mijn tablet")).to_be_visible()


def test_what_went_wrong_with_a_passkey_is_said_and_she_can_try_again(school: School, new_tablet: Callable[[], Page]):
    tablet = new_tablet()
    open_passkeys(tablet, school)
    tablet.route("**/account/sleutels", lambda route: route.abort())
    button = tablet.get_by_role("button", name="Sleutel maken")
    button.click()
    expect(tablet.get_by_text("Dat is niet gelukt. Is er wel internet?")).to_be_visible()
    tablet.unroute("**/account/sleutels")
    expect(button).to_be_focused()
    button.click()
    expect(tablet.get_by_role("listitem").filter(has_text="mijn tablet")).to_be_visible()


def test_a_removed_account_leaves_nothing_on_the_tablet(school: School, new_tablet: Callable[[], Page]):
    tablet = new_tablet()
    log_in(tablet, school.url, "Anna")
    make_observation(tablet, school.url, {"setup.colleague": "Bram", "note.delen-3": "Vroeg door."})
    goto_ready(tablet, school.url + "/account")
    tablet.get_by_role("link", name="Account verwijderen").click()
    tablet.get_by_role("textbox", name="Je wachtwoord").fill(PASSWORD)
    tablet.get_by_role("button", name="Mijn account verwijderen").click()
    expect(tablet.get_by_text("Wat van je account was, staat ook niet meer op deze tablet.")).to_be_visible()
    stores = tablet.evaluate("indexedDB.databases().then(all => all.map(one => one.name))")
    assert not [name for name in stores if "account" in name]
    assert school.members["Anna"].account_id not in tablet.evaluate("JSON.stringify(localStorage)")
    tablet.get_by_role("link", name="Naar het begin").click()
    expect(tablet.get_by_role("link", name="Inloggen")).to_be_visible()
    expect(tablet.get_by_text("Hier is het nog leeg.")).to_be_visible()


def test_a_changed_name_is_hers_on_each_of_her_tablets(school: School, new_tablet: Callable[[], Page]):
    one, other = new_tablet(), new_tablet()
    for tablet in (one, other):
        log_in(tablet, school.url, "Anna")
    goto_ready(one, school.url + "/account/naam")
    one.get_by_role("textbox", name="Je naam").fill("Anna de Vries")
    one.get_by_role("button", name="Bewaren").click()
    expect(one.get_by_text("Je naam is veranderd.")).to_be_visible()
    for tablet in (one, other):
        send_now(tablet, school.url)
        goto_ready(tablet, school.url + "/nieuw")
        expect(tablet.get_by_role("textbox", name="Jouw naam")).to_have_value("Anna de Vries")
        goto_ready(tablet, school.url + "/")
        expect(tablet.get_by_text("Ingelogd als Anna de Vries")).to_be_visible()


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
