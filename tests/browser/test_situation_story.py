"""A situation all the way: tapped, given its card, chosen for the tip, in the report, on paper and in the PDF."""

import json
import re

from playwright.sync_api import Page, expect

from tests.support.browser import axe, goto_ready
from tests.support.observations import FEEDBACK, make_observation
from tests.support.reports import squeezed, text_of
from tests.support.server import Server
from tests.support.situations import CARDS, FIRST, card_of, note_of, situation, situations, tap_situation
from tests.support.visit import TO_FEEDBACK, expect_saved, open_form

CARD = CARDS["card-8"]
SAID = "Werd stil en keek naar het raam."
HOSTILE = '<img src=x onerror="window.hacked=1"> #emph[x] $x$ #read("/etc/passwd") \u202eomgekeerd\u202c 👩🏽‍🏫 aardbei'
CLOCK = re.compile(r"\b([01]?\d|2[0-3]):[0-5]\d\b")


def download(page: Page, button: str) -> bytes:
    with page.expect_download() as file:
        page.get_by_role("button", name=button).click()
    return file.value.path().read_bytes()


def test_from_a_tap_to_the_pdf(page: Page, server: Server) -> None:
    page.clock.install()
    open_form(page, server.url, colleague="Bram", observer="Anna")
    page.get_by_role("button", name="Gesprek begint").click()
    page.clock.fast_forward("04:10")
    tap_situation(page)
    expect_saved(page)
    page.get_by_role("button", name="Gesprek is klaar").click()
    expect(page.get_by_role("heading", name="Even nalopen")).to_be_visible()
    page.wait_for_selector("html[data-ready=true]", state="attached")
    item = situations(page)
    expect(item).to_have_accessible_name("Situatie, minuut 4")
    card_of(item).select_option(label=CARD.title)
    note_of(item).fill(SAID)
    item.get_by_role("checkbox", name=f"Vraag eerst: {CARD.ask_first}").check()
    page.clock.fast_forward("00:02")
    expect_saved(page)

    page.get_by_role("link", name=TO_FEEDBACK).click()
    page.wait_for_url("**/feedback#*")
    page.wait_for_selector("html[data-ready=true]", state="attached")
    assert axe(page) == []
    page.get_by_role("button", name=f"Neem dit compliment over: {CARD.title}").click()
    page.get_by_role("button", name=f"Neem deze tip over: {CARD.title}").click()
    page.clock.fast_forward("00:02")
    about = page.get_by_role("combobox", name="Waar gaat het compliment over?")
    expect(about).to_have_value("card-8")
    assert about.locator("optgroup[label=Situaties] option").all_inner_texts() == [CARD.title]
    expect_saved(page)

    page.get_by_role("link", name="Maak verslag").click()
    page.wait_for_url("**/verslag#*")
    page.wait_for_selector("html[data-ready=true]", state="attached")
    region = page.get_by_role("region", name="Situaties")
    for text in (
        "minuut 4",
        CARD.title,
        SAID,
        f"Vraag eerst: {CARD.ask_first} dat vroeg je",
        f"Doe daarna: {CARD.then_do}",
    ):
        expect(region).to_contain_text(text)
    expect(page.get_by_text(f"Gaat over: {CARD.title}")).to_have_count(2)
    assert axe(page) == []
    assert not CLOCK.search(page.get_by_role("article").inner_text())

    paper = squeezed(text_of(page.pdf(prefer_css_page_size=True)))
    pdf = download(page, "PDF opslaan")
    for found in (paper, squeezed(text_of(pdf))):
        for text in ("Situaties", "minuut 4", CARD.title, SAID, CARD.ask_first, CARD.then_do, "dat vroeg je"):
            assert squeezed(text) in found, text
        assert not CLOCK.search(found)
    page.get_by_role("radio", name="Alleen compliment en tip").check()
    expect(region).to_have_count(0)


def test_hostile_text_in_a_note_stays_text_on_screen_on_paper_and_in_the_pdf(page: Page, server: Server) -> None:
    notes = {"meeting.started": True} | situation(FIRST, "card-1", HOSTILE) | {"meeting.ended": True}
    record_id = make_observation(page, server.url, notes | FEEDBACK)
    goto_ready(page, f"{server.url}/nalopen#{record_id}")
    expect(note_of(situations(page))).to_have_value(HOSTILE)
    goto_ready(page, f"{server.url}/feedback#{record_id}")
    goto_ready(page, f"{server.url}/verslag#{record_id}")
    assert squeezed(HOSTILE) in squeezed(page.get_by_role("region", name="Situaties").inner_text())
    assert page.locator("main img, main script").count() == 0
    assert page.evaluate("window.hacked") is None
    for printed in (page.pdf(prefer_css_page_size=True), download(page, "PDF opslaan")):
        found = squeezed(text_of(printed))
        assert squeezed('<img src=x onerror="window.hacked=1"> #emph[x] $x$ #read("/etc/passwd")') in found
        assert "aardbei" in found
        assert "root:" not in found
    copy = json.loads(download(page, "Bewaar een kopie"))
    events = [event for record in copy["records"] for event in record["events"]]
    assert HOSTILE in [event["value"] for event in events]


def test_one_for_herself_alone_is_nowhere_in_what_is_shared(page: Page, server: Server) -> None:
    hers = situation(FIRST, "card-1", "zeldzaamgeheim") | {f"private.{FIRST}": True}
    record_id = make_observation(
        page, server.url, {"meeting.started": True} | hers | {"meeting.ended": True} | FEEDBACK
    )
    goto_ready(page, f"{server.url}/feedback#{record_id}")
    assert page.get_by_role("combobox", name="Waar gaat de tip over?").locator("option[value=card-1]").count() == 0
    expect(page.get_by_role("button", name="Ouder is boos")).to_have_count(0)
    goto_ready(page, f"{server.url}/verslag#{record_id}")
    expect(page.get_by_role("region", name="Situaties")).to_have_count(0)
    pdf = squeezed(text_of(download(page, "PDF opslaan")))
    assert "zeldzaamgeheim" not in pdf + page.get_by_role("main").inner_text()
    assert "Ouderisboos" not in pdf


def test_what_a_tip_is_about_stays_chosen_when_its_situation_is_taken_away(page: Page, server: Server) -> None:
    tip = {"closing.tip": {"text": "Vraag eerst naar de zorg.", "about": "card-1"}}
    record_id = make_observation(page, server.url, {"meeting.started": True, "meeting.ended": True} | tip)
    goto_ready(page, f"{server.url}/feedback#{record_id}")
    about = page.get_by_role("combobox", name="Waar gaat de tip over?")
    expect(about).to_have_value("card-1")
    page.get_by_role("textbox", name="Tip", exact=True).fill("Vraag eerst naar de zorg die je hoort.")
    expect_saved(page)
    page.reload()
    page.wait_for_selector("html[data-ready=true]", state="attached")
    expect(about).to_have_value("card-1")
