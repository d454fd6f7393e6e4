"""The whole visit with the server gone: start, ticks, notes, quick pass, compliment, tip, report, reloads."""

import re

from playwright.sync_api import Page, expect

from tests.support.browser import NO_SERVER, goto_ready, wait_until_kept
from tests.support.observations import answers
from tests.support.server import Server
from tests.support.visit import BEHAVIOURS, FORM, TO_FEEDBACK, expect_saved, note, tick

UNTICKED = list(BEHAVIOURS)[-3:]
COMPLIMENT, TIP = "Waar gaat het compliment over?", "Waar gaat de tip over?"


def keep_app(page: Page, server: Server) -> None:
    """Open the app once and wait until the tablet has all of it."""
    goto_ready(page, server.url + "/")
    wait_until_kept(page)
    page.reload()
    assert page.evaluate("Boolean(navigator.serviceWorker.controller)")


def reload(page: Page) -> None:
    page.reload()
    page.wait_for_selector("html[data-ready=true]", state="attached")


def test_the_whole_visit_without_a_server(page: Page, own_server: Server) -> None:
    page.allowed_errors += NO_SERVER
    keep_app(page, own_server)
    own_server.stop()

    goto_ready(page, own_server.url + "/")
    expect(page.get_by_role("heading", name="Observaties")).to_be_visible()
    page.get_by_role("button", name="Van mij").click()
    page.get_by_role("link", name="Nieuwe observatie").click()
    page.get_by_role("textbox", name="Collega", exact=True).fill("Bram")
    page.get_by_role("textbox", name="Jouw naam").fill("Anna")
    page.get_by_role("textbox", name="Waar wil je collega dat je op let?").fill("Vraag ik genoeg door?")
    page.get_by_role("combobox", name="Soort gesprek").select_option(label="10-minutengesprek")
    expect_saved(page)
    reload(page)
    expect(page.get_by_role("textbox", name="Collega", exact=True)).to_have_value("Bram")
    page.get_by_role("button", name="Begin met kijken").click()

    page.get_by_role("button", name="Gesprek begint").click()
    for row in BEHAVIOURS:
        tick(page, row).check()
        note(page, row).fill(f"Voorbeeld bij {row}")
    expect_saved(page)
    reload(page)
    assert page.locator("[data-hook=seen]:checked").count() == 19
    for row in BEHAVIOURS:
        expect(note(page, row)).to_have_value(f"Voorbeeld bij {row}")

    # Ticked by mistake: these come back in the quick pass.
    for row in UNTICKED:
        tick(page, row).uncheck()
    expect_saved(page)
    page.get_by_role("button", name="Gesprek is klaar").click()
    expect(page.get_by_role("group").filter(has=page.get_by_role("radio"))).to_have_count(len(UNTICKED))
    for row, label in zip(UNTICKED, ("Niet gezien", "Kwam niet voor", "Wel gezien"), strict=True):
        group = page.get_by_role("group", name=BEHAVIOURS[row], exact=True)
        group.get_by_role("radio", name=label).check()
    expect_saved(page)
    reload(page)
    page.get_by_role("link", name=TO_FEEDBACK).click()

    trust = page.get_by_role("group", name=FORM["closing"]["questions"][0], exact=True)
    trust.get_by_role("checkbox", name=BEHAVIOURS["delen-3"], exact=True).check()
    page.get_by_role("button", name=re.compile("^Neem dit compliment over")).first.click()
    page.get_by_role("button", name=re.compile("^Neem deze tip over")).first.click()
    expect_saved(page)
    compliment = page.get_by_role("textbox", name="Compliment", exact=True).input_value()
    tip = page.get_by_role("textbox", name="Tip", exact=True).input_value()
    assert "Voorbeeld bij delen-3" in compliment
    expect(page.get_by_role("combobox", name=COMPLIMENT)).to_have_value("delen-3")
    expect(page.get_by_role("combobox", name=TIP)).to_have_value("afronden-2")
    reload(page)
    expect(page.get_by_role("textbox", name="Compliment", exact=True)).to_have_value(compliment)
    page.get_by_role("link", name="Maak verslag").or_(page.get_by_role("button", name="Maak verslag")).click()

    expect(page.get_by_role("heading", name="Verslag", level=1)).to_be_visible()
    reload(page)
    expect(page.get_by_role("region", name="Compliment", exact=True)).to_contain_text(compliment.split("\n")[0])
    expect(page.get_by_role("region", name="Tip", exact=True)).to_contain_text(tip.split("\n")[0])
    for name in ("Afdrukken", "PDF opslaan", "Doorsturen", "Bewaar een kopie"):
        expect(page.get_by_role("button", name=name)).to_be_visible()
    text = page.get_by_role("main").inner_text()
    assert not re.search(r"\b\d{1,2}:\d{2}\b", text), "no clock times: with a date they name the parent"
    assert answers(page)["seen.afronden-4"] == "yes"

    goto_ready(page, own_server.url + "/")
    expect(page.get_by_role("main")).to_contain_text("Bram")


def test_deep_links_work_from_a_cold_start_without_a_server(page: Page, own_server: Server) -> None:
    page.allowed_errors += NO_SERVER
    keep_app(page, own_server)
    own_server.stop()
    page.close()
    for path in (
        "/observatie",
        "/nieuw",
        "/nalopen",
        "/feedback",
        "/verslag",
        "/ouders",
        "/formulier",
        "/tablet",
        "/over",
    ):
        tab = page.context.new_page()
        goto_ready(tab, own_server.url + path)
        expect(tab.get_by_role("heading", level=1)).to_be_visible()
        tab.close()


def test_the_server_comes_and_goes_while_she_works(page: Page, own_server: Server) -> None:
    page.allowed_errors += NO_SERVER
    keep_app(page, own_server)
    goto_ready(page, own_server.url + "/observatie")
    for number, row in enumerate(list(BEHAVIOURS)[:6]):
        (own_server.stop if number % 2 else own_server.start)() if number else None
        tick(page, row).check()
        expect_saved(page)
    reload(page)
    assert page.locator("[data-hook=seen]:checked").count() == 6


def test_two_windows_on_one_observation_hold_the_same(page: Page, server: Server) -> None:
    goto_ready(page, server.url + "/observatie")
    tick(page, "delen-1").check()
    expect_saved(page)
    other = page.context.new_page()
    goto_ready(other, page.url)
    expect(tick(other, "delen-1")).to_be_checked()
    note(other, "delen-1").fill("In het andere venster")
    tick(page, "delen-2").check()
    expect(tick(other, "delen-2")).to_be_checked()
    other.get_by_role("button", name="Afronden").focus()
    expect(note(page, "delen-1")).to_have_value("In het andere venster")
    # While she types here, what comes from there waits.
    note(page, "delen-3").press_sequentially("Hier typ ik")
    note(other, "delen-3").fill("En daar ook")
    note(other, "delen-3").blur()
    note(page, "delen-3").press_sequentially(" door")
    expect(note(page, "delen-3")).to_have_value("Hier typ ik door")
    note(page, "delen-3").blur()
    expect(page.get_by_role("group", name=re.compile("twee versies"))).to_contain_text("En daar ook")
    page.get_by_role("button", name="Deze houden").last.click()
    expect(page.get_by_role("group", name=re.compile("twee versies"))).to_have_count(0)
    expect_saved(page)
