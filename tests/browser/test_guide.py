"""The gesprekswijzer, and the ways to it from the form and the report."""

import io
import tomllib
import unicodedata

from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader

from observatie.web.pages import SHELLS
from tests.support.browser import goto_ready
from tests.support.filled_visit import VISIT
from tests.support.observations import make_observation
from tests.support.server import Server
from tests.support.situations import CARDS, FIRST, situation
from tests.support.visit import BEHAVIOURS, CONTENT, row_of

PAGE = "actief-luisteren"
WORDS = tomllib.loads((CONTENT / "wijzer" / f"{PAGE}.toml").read_text())
SMALLEST_WINDOW = {"width": 320, "height": 640}


def test_from_the_list_to_a_page_to_the_row_it_helps_with(page: Page, server: Server):
    goto_ready(page, server.url + "/")
    page.get_by_role("navigation", name="Lezen en oefenen").get_by_role("link", name="Wijzer").click()
    expect(page.get_by_role("heading", name="Gesprekswijzer", level=1)).to_be_visible()
    page.get_by_role("main").get_by_role("link", name=WORDS["title"], exact=True).click()
    expect(page.get_by_role("heading", name=WORDS["title"], level=1)).to_be_visible()
    helps_with = page.get_by_role("region", name="Helpt bij").get_by_role("link")
    expect(helps_with).to_have_text([BEHAVIOURS[row] for row in WORDS["behaviours"]])
    helps_with.first.click()
    row = page.get_by_role("article", name=BEHAVIOURS[WORDS["behaviours"][0]])
    expect(row).to_be_in_viewport()
    row.get_by_role("link", name=WORDS["title"], exact=True).click()
    expect(page.get_by_role("heading", name=WORDS["title"], level=1)).to_be_visible()


def test_what_to_say_is_quoted_and_says_when(page: Page, server: Server):
    goto_ready(page, f"{server.url}/wijzer/{PAGE}")
    said = page.get_by_role("region", name="Wat je kunt zeggen").get_by_role("figure")
    expect(said).to_have_count(len(WORDS["say"]))
    for figure, saying in zip(said.all(), WORDS["say"], strict=True):
        expect(figure.get_by_role("blockquote")).to_have_text(saying["text"])
        expect(figure).to_contain_text(saying["when"])


def test_it_can_be_read_without_javascript(browser: Browser, server: Server):
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(server.url + "/wijzer")
        page.get_by_role("main").get_by_role("link", name=WORDS["title"], exact=True).click()
        for saying in WORDS["say"]:
            expect(page.get_by_text(saying["text"])).to_be_visible()
        page.goto(server.url + "/gedragingen")
        for words in BEHAVIOURS.values():
            expect(page.get_by_role("heading", name=words, exact=True)).to_be_visible()
        expect(page.get_by_role("button", name="Terug")).to_have_count(0)


def test_a_page_prints_without_what_is_for_the_screen(page: Page, server: Server):
    goto_ready(page, f"{server.url}/wijzer/{PAGE}")
    expect(page.get_by_role("button", name="Afdrukken")).to_be_visible()
    paper = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))
    text = unicodedata.normalize("NFKC", " ".join(" ".join(sheet.extract_text().split()) for sheet in paper.pages))
    assert [one for one in (WORDS["title"], *(saying["text"] for saying in WORDS["say"])) if one not in text] == []
    assert "Afdrukken" not in text
    assert "Deze tablet" not in text


def test_no_page_is_wider_than_the_smallest_window(page: Page, server: Server):
    page.set_viewport_size(SMALLEST_WINDOW)
    for path in (path for path in SHELLS if path.startswith(("/kaarten", "/wijzer", "/gedragingen"))):
        goto_ready(page, server.url + path)
        assert page.evaluate("document.documentElement.scrollWidth") <= SMALLEST_WINDOW["width"], path


def test_a_hint_on_the_form_leads_on_and_back_again(page: Page, server: Server):
    record_id = make_observation(page, server.url, {"setup.colleague": "Bram", "note.delen-3": "Vroeg door."})
    goto_ready(page, f"{server.url}/observatie#{record_id}")
    page.get_by_role("button", name="Uitleg per regel").click()
    row_of(page, "delen-3").get_by_role("link", name="Lees verder over: " + BEHAVIOURS["delen-3"]).click()
    page.wait_for_url(server.url + "/gedragingen#delen-3")
    page.get_by_role("button", name="Terug").click()
    page.wait_for_url(f"{server.url}/observatie#{record_id}")
    expect(row_of(page, "delen-3").get_by_role("textbox")).to_have_value("Vroeg door.")


def test_the_tip_in_the_report_leads_on_from_the_screen_only(page: Page, server: Server):
    record_id = make_observation(page, server.url, VISIT)
    goto_ready(page, f"{server.url}/verslag#{record_id}")
    link = page.get_by_role("region", name="Tip", exact=True).get_by_role("link", name="Lees verder")
    expect(link).to_have_attribute("href", f"/gedragingen#{VISIT['closing.tip']['about']}")
    paper = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))
    assert "Lees verder" not in " ".join(sheet.extract_text() for sheet in paper.pages)
    link.click()
    expect(page.get_by_role("article", name=BEHAVIOURS["afspreken-1"])).to_be_in_viewport()


def test_the_tip_about_a_card_leads_to_that_card(page: Page, server: Server):
    card = CARDS["card-8"]
    tip = {"closing.tip": {"text": "Geef ruimte aan de stilte.", "about": card.id}}
    record_id = make_observation(page, server.url, VISIT | situation(FIRST, card.id) | tip)
    goto_ready(page, f"{server.url}/verslag#{record_id}")
    link = page.get_by_role("region", name="Tip", exact=True).get_by_role("link", name="Lees verder")
    expect(link).to_have_attribute("href", "/kaarten/8")
    link.click()
    expect(page.get_by_role("heading", level=1, name=card.title)).to_be_visible()


def test_a_tip_about_something_else_leads_nowhere(page: Page, server: Server):
    for about in ("other", None):
        visit = VISIT | {"closing.tip": {"text": "Doe de deur dicht.", "about": about}}
        record_id = make_observation(page, server.url, visit)
        page.goto("about:blank")
        goto_ready(page, f"{server.url}/verslag#{record_id}")
        expect(page.get_by_role("region", name="Tip", exact=True)).to_contain_text("Doe de deur dicht.")
        expect(page.get_by_role("link", name="Lees verder")).to_have_count(0)
