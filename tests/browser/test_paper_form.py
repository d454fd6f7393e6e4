"""The empty form on paper: the exact words, on two sheets at most, also without JavaScript."""

import io
import unicodedata

import pytest
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader

from tests.support.browser import axe, goto_ready
from tests.support.observations import answers
from tests.support.server import Server
from tests.support.visit import FORM, expect_saved, open_form, row_of, tick


def words_of_the_form() -> list[str]:
    rows = [text for phase in FORM["phase"] for text in (phase["title"], *phase["behaviours"])]
    attention, closing = FORM["attention"], FORM["closing"]
    return [
        FORM["title"], FORM["note_column"], *rows, attention["title"], *attention["points"],
        closing["title"], *closing["questions"], "Compliment", "Tip",
    ]  # fmt: skip


def test_it_prints_every_word_on_at_most_two_pages(page: Page, server: Server):
    goto_ready(page, server.url + "/formulier")
    paper = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))
    assert len(paper.pages) <= 2
    printed = "".join("".join(sheet.extract_text().split()) for sheet in paper.pages)
    printed = unicodedata.normalize("NFKC", printed)  # "ﬂ" is one sign
    missing = [words for words in words_of_the_form() if "".join(words.split()) not in printed]
    assert missing == []
    assert "Afdrukken" not in printed


def test_it_can_be_read_and_printed_without_javascript(browser: Browser, server: Server):
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(server.url + "/formulier")
        for words in words_of_the_form():
            expect(page.locator("main")).to_contain_text(words)
        expect(page.get_by_role("button", name="Afdrukken")).to_be_hidden()


def test_the_button_prints(page: Page, server: Server):
    page.add_init_script("window.print = () => { document.title = 'printed' }")
    goto_ready(page, server.url + "/formulier")
    page.get_by_role("button", name="Afdrukken").click()
    expect(page).to_have_title("printed")


def test_who_types_it_in_later_gets_no_made_up_minutes(page: Page, server: Server):
    goto_ready(page, server.url + "/formulier")
    expect(page.get_by_text("Tik bij het overtypen eerst op ‘Gesprek is klaar’")).to_be_visible()
    open_form(page, server.url)
    page.get_by_role("button", name="Gesprek is klaar").click()
    page.get_by_role("link", name="Terug naar het formulier").click()
    page.wait_for_selector("html[data-ready=true]", state="attached")
    tick(page, "delen-3").check()
    expect(row_of(page, "delen-3")).to_contain_text("achteraf")
    expect_saved(page)
    assert set(answers(page)) == {"meeting.ended", "seen.delen-3"}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(page: Page, server: Server, scheme):
    page.emulate_media(color_scheme=scheme)
    goto_ready(page, server.url + "/formulier")
    assert axe(page) == []
