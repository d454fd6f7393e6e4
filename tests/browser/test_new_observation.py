"""Before the conversation: nothing is obligatory, all that is typed is kept."""

import re
from datetime import date

import pytest
from playwright.sync_api import Page, expect

from tests.support.browser import axe, goto_ready
from tests.support.observations import answers, make_observation
from tests.support.server import Server
from tests.support.visit import BEHAVIOURS, expect_saved

FOCUS = "Waar wil je collega dat je op let?"
STARS = "Kies samen hooguit drie regels van het formulier"
CONSENT = "De ouder weet dat ik meekijk en vindt dat goed"


def collega(page: Page):
    return page.get_by_role("textbox", name="Collega", exact=True)


def begin(page: Page) -> None:
    page.get_by_role("button", name="Begin met kijken").click()
    page.wait_for_url(re.compile(r"/observatie#"))
    page.wait_for_selector("html[data-ready=true]", state="attached")


def test_the_fields_go_by_their_dutch_names_and_there_is_none_for_parent_child_or_group(page: Page, server: Server):
    goto_ready(page, server.url + "/nieuw")
    expect(page.get_by_role("heading", name="Nieuwe observatie")).to_be_visible()
    for name in ("Collega", "Jouw naam", FOCUS):
        expect(page.get_by_role("textbox", name=name, exact=True)).to_be_editable()
    expect(page.get_by_role("combobox", name="Soort gesprek")).to_be_visible()
    expect(page.get_by_label("Datum")).to_have_value(date.today().isoformat())
    for name in ("Het kind is erbij", CONSENT):
        expect(page.get_by_role("checkbox", name=name)).not_to_be_checked()
    names = page.locator("[data-field]").evaluate_all("fields => fields.map(field => field.dataset.field)")
    assert {name for name in names if not name.startswith("starred.")} == {
        "setup.colleague", "setup.observer", "setup.focus", "setup.kind",
        "setup.date", "setup.child_present", "setup.consent",
    }  # fmt: skip


def test_with_nothing_filled_in_one_tap_begins(page: Page, server: Server):
    goto_ready(page, server.url + "/nieuw")
    expect(page.get_by_role("button", name="Begin met kijken")).to_be_in_viewport()
    begin(page)
    assert answers(page) == {"setup.date": date.today().isoformat()}


def test_everything_typed_is_there_after_a_reload(page: Page, server: Server):
    goto_ready(page, server.url + "/nieuw")
    collega(page).fill("Bram")
    page.get_by_label(FOCUS).fill("Vraag ik genoeg door?")
    page.get_by_label("Soort gesprek").select_option("Voortgangs- of rapportgesprek")
    page.get_by_label("Het kind is erbij").check()
    page.get_by_text(STARS).click()
    page.get_by_role("checkbox", name=BEHAVIOURS["delen-3"]).check()
    expect_saved(page)
    page.reload()
    page.wait_for_selector("html[data-ready=true]", state="attached")
    expect(collega(page)).to_have_value("Bram")
    expect(page.get_by_label(FOCUS)).to_have_value("Vraag ik genoeg door?")
    expect(page.get_by_label("Soort gesprek")).to_have_value("progress")
    expect(page.get_by_label("Het kind is erbij")).to_be_checked()
    expect(page.get_by_text("1 gekozen")).to_be_visible()
    assert "setup.date" not in answers(page), "the day is written when she begins, which may be another day"
    begin(page)
    assert answers(page)["setup.colleague"] == "Bram"
    assert answers(page)["starred.delen-3"] is True
    assert answers(page)["setup.date"] == date.today().isoformat()


def test_words_typed_right_before_beginning_are_kept(page: Page, server: Server):
    goto_ready(page, server.url + "/nieuw")
    page.get_by_label(FOCUS).type("Ben ik niet te snel?")
    begin(page)
    assert answers(page)["setup.focus"] == "Ben ik niet te snel?"


def test_a_chosen_day_stays(page: Page, server: Server):
    goto_ready(page, server.url + "/nieuw")
    page.get_by_label("Datum").fill("2026-03-02")
    begin(page)
    assert answers(page) == {"setup.date": "2026-03-02"}


def test_a_fourth_star_is_not_possible_and_that_is_said_kindly(page: Page, server: Server):
    goto_ready(page, server.url + "/nieuw")
    page.get_by_text(STARS).click()
    for row in ("afstemmen-1", "delen-3", "afronden-4"):
        page.get_by_role("checkbox", name=BEHAVIOURS[row]).check()
    fourth = page.get_by_role("checkbox", name=BEHAVIOURS["zorgen-1"])
    expect(fourth).to_have_attribute("aria-disabled", "true")
    fourth.click(force=True)
    expect(page.get_by_text("Drie is genoeg om op te letten.")).to_be_visible()
    expect(fourth).not_to_be_checked()
    assert "starred.zorgen-1" not in answers(page)
    page.get_by_role("checkbox", name=BEHAVIOURS["delen-3"]).uncheck()
    expect(page.get_by_text("Drie is genoeg om op te letten.")).to_be_hidden()
    fourth.check()
    begin(page)
    assert answers(page)["starred.zorgen-1"] is True


def test_her_own_name_stands_ready_on_her_own_tablet_only(page: Page, server: Server):
    make_observation(page, server.url, {"setup.observer": "Anna", "setup.colleague": "Bram"})
    for whose, name in (("school", ""), ("mine", "Anna")):
        page.evaluate(f"localStorage.setItem('observatie.tablet', '{whose}')")
        goto_ready(page, server.url + "/nieuw")
        expect(page.get_by_label("Jouw naam")).to_have_value(name)
        expect(collega(page)).to_have_value("")
    assert answers(page) == {}, "standing ready is not yet written"
    begin(page)
    assert answers(page)["setup.observer"] == "Anna"


def test_the_page_for_parents_knows_which_observation_it_is_about(page: Page, server: Server):
    goto_ready(page, server.url + "/nieuw")
    page.get_by_role("link", name="Laat de ouder de uitleg lezen").click()
    page.wait_for_url(re.compile(r"/ouders#"))
    page.get_by_role("button", name="De ouder vindt het goed").click()
    page.wait_for_url(re.compile(r"/observatie#"))
    page.wait_for_selector("html[data-ready=true]", state="attached")
    assert answers(page) == {"setup.date": date.today().isoformat(), "setup.consent": True}


def test_one_that_is_not_here_says_so(page: Page, server: Server):
    goto_ready(page, server.url + "/nieuw#00000000-0000-4000-8000-000000000000")
    expect(page.get_by_text("Deze observatie staat hier niet meer.")).to_be_visible()
    expect(page.get_by_role("button", name="Begin met kijken")).to_be_hidden()


def test_in_a_window_that_keeps_nothing_she_can_begin_all_the_same(page: Page, server: Server):
    page.add_init_script("IDBFactory.prototype.open = () => { throw new DOMException('', 'SecurityError') }")
    goto_ready(page, server.url + "/nieuw")
    expect(page.get_by_text("Dit venster bewaart niets", exact=True)).to_be_visible()
    page.get_by_role("button", name="Begin met kijken").click()
    page.wait_for_url(server.url + "/observatie")


@pytest.mark.parametrize("way", ["Begin met kijken", "Laat de ouder de uitleg lezen"])
def test_what_a_window_did_not_keep_is_not_left_behind_without_a_word(page: Page, server: Server, way: str):
    page.add_init_script("IDBFactory.prototype.open = () => { throw new DOMException('', 'SecurityError') }")
    goto_ready(page, server.url + "/nieuw")
    collega(page).fill("Bram")
    go = page.get_by_role("button", name=way).or_(page.get_by_role("link", name=way))
    go.click()
    question = page.get_by_role("dialog", name="Verder met een lege pagina?")
    question.get_by_role("button", name="Hier blijven").click()
    expect(collega(page)).to_have_value("Bram")
    assert page.url.startswith(server.url + "/nieuw")
    browser_asks = []
    page.on("dialog", lambda dialog: (browser_asks.append(dialog.type), dialog.accept()))
    go.click()
    question.get_by_role("button", name="Toch verder").click()
    page.wait_for_url(re.compile(r"/(observatie|ouders)$"))
    assert browser_asks == [], "she is asked once"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(page: Page, server: Server, scheme):
    page.emulate_media(color_scheme=scheme)
    goto_ready(page, server.url + "/nieuw")
    assert axe(page) == []
    collega(page).fill("Bram")
    page.get_by_label("Jouw naam").fill("Anna")
    page.get_by_label(FOCUS).fill("Vraag ik genoeg door?")
    page.get_by_text(STARS).click()
    for row in ("afstemmen-1", "delen-3", "afronden-4"):
        page.get_by_role("checkbox", name=BEHAVIOURS[row]).check()
    page.get_by_role("checkbox", name=BEHAVIOURS["zorgen-1"]).click(force=True)
    assert axe(page) == []
