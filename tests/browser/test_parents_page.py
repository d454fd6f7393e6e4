"""The page for the parents, and the answer they give."""

import io
import unicodedata

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from tests.support.browser import PHONE, axe, goto_ready
from tests.support.observations import answers, make_observation
from tests.support.server import Server
from tests.support.visit import tick

TRUTHS = (
    "Mijn collega schrijft op wat ík doe en zeg.",
    "Soms schrijft mijn collega ook kort op wat er wordt gezegd, zonder namen.",
    "Uw naam en de naam van uw kind schrijven we niet op.",
    "Wij maken geen geluidsopname, geen foto’s en geen film.",
    "Dan gaat mijn collega weg. Dat is prima.",
)


def test_it_says_what_happens_and_nothing_of_the_observation(page: Page, server: Server):
    goto_ready(page, server.url + "/ouders")
    expect(page.get_by_role("heading", name="Een collega kijkt mee")).to_be_visible()
    for sentence in TRUTHS:
        expect(page.locator("main")).to_contain_text(sentence)
    expect(page.get_by_role("button", name="De ouder vindt het goed")).to_be_hidden()
    expect(page.get_by_role("button", name="Afdrukken")).to_be_visible()


def test_it_is_readable_on_a_phone_held_up(page: Page, server: Server):
    page.set_viewport_size(PHONE)
    goto_ready(page, server.url + "/ouders")
    sizes = page.locator("main li, main p").evaluate_all(
        "all => all.filter(one => one.checkVisibility()).map(one => parseFloat(getComputedStyle(one).fontSize))"
    )
    assert min(sizes) >= 20  # px
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_it_prints_on_one_page_without_buttons(page: Page, server: Server):
    record_id = make_observation(page, server.url, {"setup.colleague": "Bram"})
    goto_ready(page, f"{server.url}/ouders#{record_id}")
    paper = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))
    assert len(paper.pages) == 1
    words = unicodedata.normalize("NFKC", " ".join(paper.pages[0].extract_text().split()))  # "ﬁ" is one sign
    assert "Een collega kijkt mee" in words
    assert all(sentence in words for sentence in TRUTHS)
    assert "Afdrukken" not in words
    assert "De ouder" not in words


def test_consent_is_written_and_leads_to_the_form(page: Page, server: Server):
    record_id = make_observation(page, server.url, {"setup.colleague": "Bram"})
    goto_ready(page, f"{server.url}/ouders#{record_id}")
    page.get_by_role("button", name="De ouder vindt het goed").click()
    page.wait_for_url(f"{server.url}/observatie#{record_id}")
    page.wait_for_selector("html[data-ready=true]", state="attached")
    assert answers(page)["setup.consent"] is True


def test_rather_not_stops_and_erases_also_in_another_tab(page: Page, server: Server):
    record_id = make_observation(page, server.url, {"setup.colleague": "Bram"})
    form = page.context.new_page()
    goto_ready(form, f"{server.url}/observatie#{record_id}")
    tick(form, "delen-3").check()
    goto_ready(page, f"{server.url}/ouders#{record_id}")
    page.get_by_role("button", name="De ouder wil dit liever niet").click()
    page.get_by_role("dialog").get_by_role("button", name="Terug").click()
    page.get_by_role("button", name="De ouder wil dit liever niet").click()
    page.get_by_role("dialog").get_by_role("button", name="Stoppen en wissen").click()
    expect(page.get_by_role("heading", name="De observatie is gewist")).to_be_visible()
    expect(form.get_by_role("status").filter(has_text="Niet meer bewaard")).to_be_visible()
    page.get_by_role("link", name="Naar het begin").click()
    expect(page.get_by_text("Hier is het nog leeg.")).to_be_visible()


def test_asked_before_the_first_tick_there_is_an_answer_too(page: Page, server: Server):
    goto_ready(page, server.url + "/observatie")
    page.get_by_role("link", name="Voor ouders").click()
    page.get_by_role("button", name="De ouder vindt het goed").click()
    page.wait_for_url("**/observatie#*")
    page.wait_for_selector("html[data-ready=true]", state="attached")
    assert answers(page) == {"setup.consent": True}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(page: Page, server: Server, scheme):
    page.emulate_media(color_scheme=scheme)
    goto_ready(page, server.url + "/ouders")
    assert axe(page) == []
    record_id = make_observation(page, server.url, {"setup.colleague": "Bram"})
    goto_ready(page, f"{server.url}/ouders#{record_id}")
    assert axe(page) == []
    page.get_by_role("button", name="De ouder wil dit liever niet").click()
    assert axe(page) == []
    page.get_by_role("dialog").get_by_role("button", name="Stoppen en wissen").click()
    expect(page.get_by_role("heading", name="De observatie is gewist")).to_be_visible()
    assert axe(page) == []
