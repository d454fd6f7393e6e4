"""The page /verslag: what both see, fill in together and choose."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.support.browser import DESKTOP, LANDSCAPE, PHONE, TABLET, axe, goto_ready, watch
from tests.support.filled_visit import PRIVATE, VISIT, WORDS
from tests.support.observations import answers, make_observation
from tests.support.server import Server

HOSTILE = '<script>alert(1)</script> "><img src=x onerror=alert(2)> \u202eomgekeerd\u202c 👩‍👩‍👧 #emph[x] {title}'


def open_report(page: Page, url: str, visit: dict[str, object] = VISIT) -> str:
    record_id = make_observation(page, url, visit)
    goto_ready(page, f"{url}/verslag#{record_id}")
    return record_id


def shown(page: Page) -> str:
    return re.sub(r"\s+", " ", page.get_by_role("article").inner_text())


def test_it_goes_by_the_agreed_names(page: Page, server: Server):
    open_report(page, server.url)
    expect(page.get_by_role("heading", name="Verslag")).to_have_count(1)
    expect(page.get_by_role("region", name="Compliment", exact=True)).to_contain_text("Je vroeg door en wachtte")
    expect(page.get_by_role("region", name="Tip", exact=True)).to_contain_text("Vat halverwege kort samen")
    for name in ("Afdrukken", "PDF opslaan", "Doorsturen", "Kopieer als tekst", "Bewaar een kopie"):
        expect(page.get_by_role("button", name=name, exact=True)).to_be_visible()


def test_it_shows_every_word_and_no_clock_time(page: Page, server: Server):
    open_report(page, server.url)
    text = shown(page)
    assert [words for words in WORDS if words not in text] == []
    assert not re.search(r"\d{1,2}[:.]\d\d\b", text)


def test_what_is_for_her_alone_stays_out(page: Page, server: Server):
    open_report(page, server.url)
    assert PRIVATE not in page.content()
    expect(page.get_by_text("Geeft adequate gevoelsreflecties")).to_have_count(0)


def test_there_are_no_numbers_of_rows_and_no_scores(page: Page, server: Server):
    open_report(page, server.url)
    assert not re.search(r"\d+ gezien|\d+ ?%|\d+/\d+|van de 19", shown(page))


def test_only_compliment_and_tip_is_kept_as_a_choice(page: Page, server: Server):
    open_report(page, server.url)
    page.get_by_role("radio", name="Alleen compliment en tip").check()
    expect(page.get_by_role("heading", name="Wat er te zien was")).to_have_count(0)
    expect(page.get_by_role("region", name="Compliment", exact=True)).to_be_visible()
    page.reload()
    expect(page.get_by_role("radio", name="Alleen compliment en tip")).to_be_checked()
    expect(page.get_by_role("heading", name="Wat er te zien was")).to_have_count(0)
    page.get_by_role("radio", name="Hele verslag").check()
    expect(page.get_by_role("heading", name="Wat er te zien was")).to_be_visible()


def test_what_she_takes_along_is_kept_and_never_redrawn_while_typing(page: Page, server: Server):
    open_report(page, server.url)
    field = page.get_by_role("textbox", name="Vul dit samen in")
    field.evaluate("field => (window.first = field)")
    field.press_sequentially("Vaker stil")
    expect(page.get_by_role("status")).to_have_text(re.compile("^Bewaard"))
    expect(page.locator("[data-hook=takeaway-printed]")).to_have_text("Vaker stil")
    field.press_sequentially(" zijn.")
    assert field.evaluate("field => field === window.first && document.activeElement === field")
    expect(page.locator("[data-hook=takeaway-printed]")).to_have_text("Vaker stil zijn.")
    page.reload()
    expect(field).to_have_value("Vaker stil zijn.")
    page.wait_for_selector("html[data-ready=true]", state="attached")
    assert answers(page)["closing.takeaway"] == "Vaker stil zijn."


@pytest.mark.parametrize(
    ("name", "sentence", "link"),
    [
        ("Compliment", "Er is nog geen compliment.", "Schrijf het compliment"),
        ("Tip", "Er is nog geen tip.", "Schrijf de tip"),
    ],
)
def test_what_is_missing_is_said_and_leads_there(page: Page, server: Server, name: str, sentence: str, link: str):
    record_id = open_report(page, server.url, {"seen.delen-3": "yes", "trust.delen-3": True})
    region = page.get_by_role("region", name=name, exact=True)
    expect(region).to_contain_text(sentence)
    region.get_by_role("link", name=link).click()
    page.wait_for_url(f"{server.url}/feedback#{record_id}")


def test_an_unanswered_question_is_said(page: Page, server: Server):
    open_report(page, server.url, {"setup.focus": "Vraag ik door?"})
    expect(page.get_by_role("region", name="Waar je wilde dat ik op lette")).to_contain_text(
        "Hier staat nog geen antwoord"
    )


def test_another_window_that_writes_is_followed(page: Page, server: Server):
    record_id = open_report(page, server.url)
    other = page.context.new_page()
    goto_ready(other, f"{server.url}/feedback#{record_id}")
    other.get_by_role("textbox", name="Tip", exact=True).fill("Vraag eens naar de vakantie.")
    expect(page.get_by_role("region", name="Tip", exact=True)).to_contain_text("Vraag eens naar de vakantie.")


def test_hostile_text_is_text(page: Page, server: Server):
    visit = {
        "setup.colleague": HOSTILE,
        "setup.focus": HOSTILE,
        "note.delen-3": HOSTILE,
        "closing.compliment": {"text": HOSTILE, "about": "other"},
        "closing.takeaway": HOSTILE,
    }
    open_report(page, server.url, visit)
    assert page.locator("article img, article script").count() == 0
    assert shown(page).count("<script>alert(1)</script>") >= 4


def test_ten_thousand_characters_without_a_space_stay_on_the_page(page: Page, server: Server):
    page.set_viewport_size(PHONE)
    open_report(page, server.url, {"note.delen-3": "x" * 10_000, "setup.colleague": "W" * 200})
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


@pytest.mark.parametrize("visit", [VISIT, {"setup.focus": "Vraag ik door?"}], ids=["filled", "nearly empty"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_for_axe_to_find(browser: Browser, server: Server, scheme: str, visit: dict[str, object]):
    context = browser.new_context(viewport=TABLET, color_scheme=scheme)
    page = context.new_page()
    problems = watch(page)
    open_report(page, server.url, visit)
    for size in (PHONE, TABLET, LANDSCAPE, DESKTOP):
        page.set_viewport_size(size)
        assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]
        assert axe(page) == []
    assert not problems
    context.close()


def test_without_an_observation_there_is_an_empty_report(page: Page, server: Server):
    goto_ready(page, f"{server.url}/verslag")
    expect(page.get_by_role("heading", name="Verslag", exact=True)).to_be_visible()
    expect(page.get_by_role("region", name="Compliment", exact=True)).to_contain_text("Er is nog geen compliment.")


def test_nineteen_long_notes_are_shown_whole(page: Page, server: Server):
    rows = page.request.get(f"{server.url}/content.json").json()["instrument"]["phases"]
    visit = VISIT | {
        f"{family}.{row['id']}": value
        for phase in rows
        for row in phase["behaviours"]
        for family, value in (("seen", "yes"), ("note", f"{row['id']} " * 170), ("private", False))
    }
    open_report(page, server.url, visit)
    text = shown(page)
    for phase in rows:
        for row in phase["behaviours"]:
            assert (f"{row['id']} " * 170).strip() in text
