"""This tablet: whose it is, how long it keeps things, light or dark, wiping."""

import pytest
from playwright.sync_api import Page, expect

from tests.support.browser import axe, goto_ready
from tests.support.observations import make_observation
from tests.support.server import Server


def preference(page: Page, name: str) -> str | None:
    return page.evaluate(f"localStorage.getItem('observatie.{name}')")


def test_the_term_can_be_changed_and_a_school_tablet_has_a_fixed_one(page: Page, server: Server):
    goto_ready(page, server.url + "/tablet")
    expect(page.get_by_role("radio", name="30 dagen")).to_be_checked()
    page.get_by_role("radio", name="60 dagen").check()
    page.reload()
    expect(page.get_by_role("radio", name="60 dagen")).to_be_checked()
    page.get_by_role("radio", name="Van school").check()
    expect(page.get_by_role("radio", name="60 dagen")).to_be_hidden()
    expect(page.get_by_text("Op een tablet van school is dat altijd 7 dagen.")).to_be_visible()
    page.get_by_role("radio", name="Van mij").check()
    expect(page.get_by_role("radio", name="60 dagen")).to_be_checked()
    assert preference(page, "tablet") == "mine"


def test_light_or_dark_goes_with_the_device_until_she_chooses(page: Page, server: Server):
    goto_ready(page, server.url + "/tablet")
    html = page.locator("html")
    page.get_by_role("radio", name="Donker").check()
    expect(html).to_have_attribute("data-theme", "dark")
    page.get_by_role("button", name="Licht").click()
    expect(page.get_by_role("radio", name="Licht")).to_be_checked()
    assert preference(page, "theme") == "light"
    page.emulate_media(color_scheme="dark")
    expect(html).to_have_attribute("data-theme", "light")
    page.get_by_role("radio", name="Net als de tablet").check()
    expect(html).to_have_attribute("data-theme", "dark")
    assert preference(page, "theme") is None


def test_wiping_everything_asks_first_and_says_when_it_is_done(page: Page, server: Server):
    for colleague in ("Bram", "Carla"):
        make_observation(page, server.url, {"setup.colleague": colleague})
    goto_ready(page, server.url + "/")
    page.get_by_role("link", name="Alle observaties van deze tablet wissen").click()
    page.wait_for_url("**/tablet#alles-wissen")
    page.wait_for_selector("html[data-ready=true]", state="attached")
    wipe = page.get_by_role("button", name="Alle observaties van deze tablet wissen")
    wipe.click()
    page.get_by_role("dialog").get_by_role("button", name="Terug").click()
    wipe.click()
    page.get_by_role("dialog").get_by_role("button", name="Alles wissen").click()
    expect(page.get_by_text("2 observaties zijn gewist. Er staan hier geen observaties meer.")).to_be_visible()
    goto_ready(page, server.url + "/")
    expect(page.get_by_text("Hier is het nog leeg.")).to_be_visible()


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        ("true", "De browser heeft beloofd alles te bewaren."),
        ("false", "De browser mag hier opruimen als de tablet vol raakt."),
        (None, "Deze browser zegt niet of hij alles bewaart."),
    ],
)
def test_it_says_what_the_browser_promised(page: Page, server: Server, answer, words):
    persisted = f"async () => {answer}" if answer else "undefined"
    page.add_init_script(f"StorageManager.prototype.persisted = {persisted}")
    goto_ready(page, server.url + "/tablet")
    expect(page.get_by_text(words)).to_be_visible()


def test_the_browser_is_asked_to_keep_things_once_there_is_something_to_keep(page: Page, server: Server):
    page.add_init_script(
        """StorageManager.prototype.persisted = async () => false;
        StorageManager.prototype.persist = async () => { document.title = "asked"; return false }"""
    )
    goto_ready(page, server.url + "/")
    expect(page).to_have_title("Observaties · Observatie")
    make_observation(page, server.url, {"setup.colleague": "Bram"})
    goto_ready(page, server.url + "/")
    expect(page).to_have_title("asked")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", ["/tablet", "/over"])
def test_axe_finds_nothing(page: Page, server: Server, scheme, path):
    page.emulate_media(color_scheme=scheme)
    goto_ready(page, server.url + path)
    assert axe(page) == []
