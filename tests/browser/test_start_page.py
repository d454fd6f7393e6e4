"""The start page: what is on this tablet, where she goes on, and when it goes away."""

import datetime
import re
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Page, expect

from tests.support.browser import NO_SERVER, axe, goto_ready, wait_until_kept
from tests.support.observations import FEEDBACK, WATCHED, make_observation
from tests.support.server import Server

BRAM = {
    "setup.colleague": "Bram",
    "setup.observer": "Anna",
    "setup.kind": "ten_minutes",
    "setup.date": "2026-03-02",
    "setup.focus": "Vraag ik genoeg door?",
    "setup.consent": True,
    "setup.child_present": True,
    "starred.delen-3": True,
}


def noon(month: int, day: int) -> datetime.datetime:
    return datetime.datetime(2026, month, day, 12, tzinfo=ZoneInfo("Europe/Amsterdam"))


def row(page: Page, text: str):
    return page.get_by_role("listitem").filter(has_text=text)


def test_an_empty_tablet_says_so_warmly_and_asks_one_question(page: Page, server: Server):
    goto_ready(page, server.url + "/")
    expect(page.get_by_role("heading", name="Observaties", exact=True)).to_be_visible()
    expect(page.get_by_text("Hier is het nog leeg.")).to_be_visible()
    expect(page.get_by_role("heading", name="Van wie is deze tablet?")).to_be_visible()
    page.get_by_role("button", name="Van mij").click()
    expect(page.get_by_role("heading", name="Van wie is deze tablet?")).to_be_hidden()
    page.reload()
    expect(page.get_by_text("Hier is het nog leeg.")).to_be_visible()
    expect(page.get_by_role("heading", name="Van wie is deze tablet?")).to_be_hidden()


def test_the_question_is_never_in_the_way(page: Page, server: Server):
    make_observation(page, server.url, BRAM)
    goto_ready(page, server.url + "/")
    expect(row(page, "Bram")).to_contain_text("10-minutengesprek")
    page.get_by_role("link", name="Nieuwe observatie").click()
    expect(page.get_by_role("button", name="Begin met kijken")).to_be_visible()


@pytest.mark.parametrize(
    ("changes", "state", "path"),
    [
        ({"setup.colleague": "Bram"}, "Nog niet begonnen", "/nieuw"),
        (BRAM, "Nog niet begonnen", "/observatie"),
        ({**BRAM, "meeting.started": True}, "Bezig", "/observatie"),
        ({**BRAM, **WATCHED}, "Klaar met kijken", "/nalopen"),
        ({**BRAM, **WATCHED, "closing.trust_words": "Rustig."}, "Klaar met kijken", "/feedback"),
        ({**BRAM, **WATCHED, **FEEDBACK}, "Compliment en tip klaar", "/verslag"),
    ],
)
def test_she_goes_on_where_she_was(page: Page, server: Server, changes, state, path):
    record_id = make_observation(page, server.url, changes)
    goto_ready(page, server.url + "/")
    line = row(page, "Bram")
    expect(line).to_contain_text(state)
    expect(line.locator("[data-key$=' open']")).to_have_attribute("href", f"{path}#{record_id}")
    line.get_by_role("button", name="Meer").click()
    expect(line.get_by_role("link", name="Verslag")).to_have_attribute("href", f"/verslag#{record_id}")


def test_wiping_asks_first_and_says_when_it_is_done(page: Page, server: Server):
    make_observation(page, server.url, BRAM)
    goto_ready(page, server.url + "/")
    row(page, "Bram").get_by_role("button", name="Wissen").click()
    page.get_by_role("dialog").get_by_role("button", name="Terug").click()
    expect(row(page, "Bram")).to_be_visible()
    row(page, "Bram").get_by_role("button", name="Wissen").click()
    page.get_by_role("dialog").get_by_role("button", name="Wissen").click()
    expect(page.get_by_text("De observatie is gewist.")).to_be_visible()
    expect(row(page, "Bram")).to_have_count(0)
    page.reload()
    expect(page.get_by_text("Hier is het nog leeg.")).to_be_visible()


def test_the_next_conversation_takes_over_what_stays_the_same(page: Page, server: Server):
    record_id = make_observation(page, server.url, {**BRAM, **WATCHED})
    goto_ready(page, server.url + "/")
    row(page, "Bram").get_by_role("button", name="Volgend gesprek, zelfde collega").click()
    page.wait_for_url(re.compile(r"/nieuw#"))
    page.wait_for_selector("html[data-ready=true]", state="attached")
    assert record_id not in page.url
    expect(page.get_by_label("Collega", exact=True)).to_have_value("Bram")
    expect(page.get_by_label("Jouw naam")).to_have_value("Anna")
    expect(page.get_by_label("Waar wil je collega dat je op let?")).to_have_value("Vraag ik genoeg door?")
    expect(page.get_by_label("Soort gesprek")).to_have_value("ten_minutes")
    expect(page.get_by_text("1 gekozen")).to_be_visible()
    expect(page.get_by_label("De ouder weet dat ik meekijk en vindt dat goed")).not_to_be_checked()
    expect(page.get_by_label("Het kind is erbij")).not_to_be_checked()
    assert page.get_by_label("Datum").input_value() != "2026-03-02"


def test_a_school_tablet_shows_no_names_and_keeps_a_week(page: Page, server: Server):
    page.clock.set_fixed_time(noon(3, 2))
    make_observation(page, server.url, BRAM)
    goto_ready(page, server.url + "/")
    expect(row(page, "Bram")).to_contain_text("Gaat weg op 1 april")
    page.get_by_role("button", name="Van school").click()
    expect(row(page, "10-minutengesprek")).to_contain_text("Gaat weg op 9 maart")
    expect(page.locator("main")).not_to_contain_text("Bram")


def test_a_visit_on_a_school_tablet_ends_with_taking_along_and_wiping(page: Page, server: Server):
    make_observation(page, server.url, BRAM)
    goto_ready(page, server.url + "/")
    page.get_by_role("button", name="Van school").click()
    page.get_by_role("button", name="Meenemen en wissen").click()
    dialog = page.get_by_role("dialog", name="Meenemen en wissen")
    dialog.get_by_role("button", name="Nu wissen").click()
    page.get_by_role("dialog", name="Wissen zonder kopie?").get_by_role("button", name="Terug").click()
    with page.expect_download() as saved:
        dialog.get_by_role("button", name="Bewaar een kopie").click()
    assert saved.value.suggested_filename == "observatie-2026-03-02.json"
    expect(dialog.get_by_role("status")).to_contain_text("De kopie staat bij de downloads")
    expect(dialog.get_by_role("link", name="Naar het verslag en de PDF")).to_be_visible()
    dialog.get_by_role("button", name="Nu wissen").click()
    expect(page.get_by_text("De observatie is gewist.")).to_be_visible()
    expect(row(page, "10-minutengesprek")).to_have_count(0)


def test_taking_along_from_the_report_leaves_nothing_and_the_list_says_so(page: Page, server: Server):
    record_id = make_observation(page, server.url, {**BRAM, **WATCHED, **FEEDBACK})
    goto_ready(page, server.url + "/")
    page.get_by_role("button", name="Van school").click()
    goto_ready(page, f"{server.url}/verslag#{record_id}")
    page.get_by_label("Vul dit samen in").fill("Vaker stil zijn.")
    with page.expect_download() as saved:
        page.get_by_role("button", name="Bewaar een kopie").click()
    assert "Vaker stil zijn." in saved.value.path().read_text("utf-8")  # written first: it was typed just now
    page.get_by_role("button", name="Meenemen en wissen").click()
    page.get_by_role("dialog", name="Meenemen en wissen").get_by_role("button", name="Nu wissen").click()
    expect(page.get_by_text("De observatie is gewist.")).to_be_visible()
    expect(page).to_have_url(server.url + "/")
    expect(page.get_by_text("Hier is het nog leeg.")).to_be_visible()


def test_a_database_that_came_back_empty_is_said_plainly(page: Page, server: Server):
    make_observation(page, server.url, BRAM)
    goto_ready(page, server.url + "/over")  # hides the page, so that the ledger is written
    page.evaluate(
        """() => new Promise((resolve, reject) => {
          const asked = indexedDB.deleteDatabase("observatie.local");
          asked.onsuccess = resolve;
          asked.onerror = asked.onblocked = reject;
        })"""
    )
    goto_ready(page, server.url + "/")
    expect(page.get_by_text("1 observatie of opdracht die hier stond, is er niet meer.")).to_be_visible()
    expect(page.get_by_text("Hier is het nog leeg.")).to_be_hidden()
    page.get_by_role("button", name="Begrepen").click()
    expect(page.get_by_text("Hier is het nog leeg.")).to_be_visible()


def test_a_window_that_keeps_nothing_says_so(page: Page, server: Server):
    page.add_init_script("IDBFactory.prototype.open = () => { throw new DOMException('', 'SecurityError') }")
    goto_ready(page, server.url + "/")
    expect(page.get_by_role("alert")).to_contain_text("Dit venster bewaart niets")
    expect(page.get_by_text("Hier is het nog leeg.")).to_be_hidden()
    expect(page.get_by_role("link", name="Nieuwe observatie")).to_be_visible()


def test_safari_in_a_plain_tab_is_warned_before_the_first_tick(page: Page, server: Server):
    page.add_init_script("Object.defineProperty(navigator, 'standalone', { value: false })")
    for path in ("/", "/nieuw", "/tablet"):
        goto_ready(page, server.url + path)
        expect(page.get_by_text("Safari wist alles als je hier 7 dagen niet komt.")).to_be_visible()


def test_elsewhere_it_offers_the_home_screen_when_the_browser_does(page: Page, server: Server):
    goto_ready(page, server.url + "/")
    expect(page.get_by_role("button", name="Zet op je beginscherm")).to_have_count(0)
    page.evaluate(
        """() => {
          const offer = new Event("beforeinstallprompt", { cancelable: true });
          offer.prompt = () => { window.wasAsked = true };
          dispatchEvent(offer);
        }"""
    )
    page.get_by_role("button", name="Zet op je beginscherm").click()
    assert page.evaluate("window.wasAsked")


def test_a_second_tab_sees_what_the_first_one_wipes(page: Page, server: Server):
    make_observation(page, server.url, BRAM)
    goto_ready(page, server.url + "/")
    other = page.context.new_page()
    goto_ready(other, server.url + "/")
    row(other, "Bram").get_by_role("button", name="Wissen").click()
    other.get_by_role("dialog").get_by_role("button", name="Wissen").click()
    expect(row(page, "Bram")).to_have_count(0)


def test_it_works_with_the_server_stopped(page: Page, own_server: Server):
    goto_ready(page, own_server.url + "/")
    wait_until_kept(page)
    own_server.stop()
    page.allowed_errors += NO_SERVER
    goto_ready(page, own_server.url + "/")
    page.get_by_role("link", name="Nieuwe observatie").click()
    page.get_by_label("Collega", exact=True).fill("Bram")
    page.get_by_label("Soort gesprek").select_option("Zorggesprek")
    expect(page.get_by_role("status").filter(has_text="Bewaard")).to_be_visible()
    goto_ready(page, own_server.url + "/")
    row(page, "Bram").get_by_role("link").first.click()
    expect(page.get_by_label("Soort gesprek")).to_have_value("care")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(page: Page, server: Server, scheme):
    page.emulate_media(color_scheme=scheme)
    goto_ready(page, server.url + "/")
    assert axe(page) == []
    for changes in (BRAM, {"setup.colleague": "Carla", **WATCHED}, {**BRAM, **WATCHED, **FEEDBACK}):
        make_observation(page, server.url, changes)
    goto_ready(page, server.url + "/")
    page.get_by_role("button", name="Meer").first.click()
    assert axe(page) == []
    page.get_by_role("button", name="Van school").click()
    page.get_by_role("button", name="Meenemen en wissen").first.click()
    assert axe(page) == []


def test_it_fits_at_four_hundred_percent(page: Page, server: Server):
    make_observation(page, server.url, {**BRAM, "setup.colleague": "Wilhelmina-Alexandra"})
    page.set_viewport_size({"width": 320, "height": 256})
    for path in ("/", "/nieuw", "/tablet", "/ouders", "/over", "/formulier"):
        goto_ready(page, server.url + path)
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, path
