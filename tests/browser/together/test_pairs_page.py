"""Kijkmaatjes on the tablet: asking, saying yes, planning for both, and starting from a planned visit."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.together.conftest import School
from tests.support.browser import axe, goto_ready, tap_twice, wait_until_kept
from tests.support.observations import answers
from tests.support.storage_faults import NO_STORE
from tests.support.together import ROUND_ENDED, log_in, send_now


def open_pairs(page: Page, school: School) -> None:
    send_now(page, school.url)
    goto_ready(page, school.url + "/kijkmaatjes")


def test_a_colleague_is_asked_and_says_yes(school: School, new_tablet: Callable[[], Page]):
    bram, carla = new_tablet(), new_tablet()
    log_in(bram, school.url, "Bram")
    open_pairs(bram, school)
    colleague = bram.get_by_role("combobox", name="Collega")
    # Anna is a kijkmaatje already, Daan is at another school.
    expect(colleague.get_by_role("option")).to_have_text(["Carla"])
    bram.get_by_role("button", name="Uitnodigen").click()
    expect(bram.get_by_text("Carla is uitgenodigd.")).to_be_visible()
    expect(bram.get_by_text("Carla heeft nog niet geantwoord.")).to_be_visible()
    log_in(carla, school.url, "Carla")
    open_pairs(carla, school)
    expect(carla.get_by_role("heading", name="Kijkmaatjes")).to_be_visible()
    assert not axe(carla)
    carla.get_by_role("button", name="Ja, met Bram").click()
    expect(carla.get_by_text("Bram en jij zijn nu kijkmaatjes.")).to_be_visible()
    expect(carla.get_by_text("Jij keek nog niet bij Bram, Bram nog niet bij jou.")).to_be_visible()
    open_pairs(bram, school)
    bram.get_by_role("button", name="Stoppen met Carla").click()
    bram.get_by_role("dialog").get_by_role("button", name="Stoppen").click()
    expect(bram.get_by_text("Carla en jij zijn geen kijkmaatjes meer.")).to_be_visible()
    expect(bram.get_by_role("heading", name="Carla")).to_have_count(0)


def test_a_visit_is_planned_by_both_and_becomes_an_observation(school: School, new_tablet: Callable[[], Page]):
    anna, bram = new_tablet(keeps_app=True), new_tablet(keeps_app=True)
    log_in(anna, school.url, "Anna")
    open_pairs(anna, school)
    anna.get_by_role("button", name="Plan een bezoek met Bram").click()
    anna.wait_for_url("**/bezoek#*")
    expect(anna.get_by_role("heading", name="Meekijken bij Bram")).to_be_visible()
    anna.get_by_label("Datum").fill("2026-12-03")
    anna.get_by_label("Datum").blur()
    expect(anna.get_by_text("Bewaard op deze tablet")).to_be_visible()
    assert not axe(anna)
    with anna.expect_download() as download:
        anna.get_by_role("button", name="Zet in je agenda").click()
    calendar = download.value.path().read_text("utf-8")
    assert "SUMMARY:Meekijken bij Bram" in calendar
    assert "20261203" in calendar
    send_now(anna, school.url)

    log_in(bram, school.url, "Bram")
    goto_ready(bram, school.url + "/kijkmaatjes")
    # Planned in one go: the counterpart is there too.
    expect(bram.get_by_role("link", name="Jij kijkt mee bij Anna")).to_be_visible()
    bram.get_by_role("link", name="Anna kijkt mee bij jou").click()
    bram.get_by_label("Waar wil je dat Anna op let?").fill("Let op mijn tempo.")
    bram.get_by_text("Kies samen hooguit drie regels").click()
    bram.get_by_role("checkbox", name="Luistert actief en vraagt door").check()
    expect(bram.get_by_text("Bewaard op deze tablet")).to_be_visible()
    send_now(bram, school.url)

    send_now(anna, school.url)
    wait_until_kept(anna)
    school.server.stop()
    goto_ready(anna, school.url + "/nieuw")
    anna.get_by_role("button", name="Gepland bezoek bij Bram, 3 december").click()
    expect(anna.get_by_label("Waar wil je collega dat je op let?")).to_have_value("Let op mijn tempo.")
    taken = answers(anna)
    assert taken["setup.colleague"] == "Bram"
    assert taken["setup.date"] == "2026-12-03"
    assert taken["starred.delen-3"] is True


def test_a_second_tap_plans_no_second_pair_of_visits(school: School, new_tablet: Callable[[], Page]):
    anna = new_tablet()
    log_in(anna, school.url, "Anna")
    open_pairs(anna, school)
    tap_twice(anna.get_by_role("button", name="Plan een bezoek met Bram"))
    anna.wait_for_url("**/bezoek#*")
    goto_ready(anna, school.url + "/kijkmaatjes")
    expect(anna.get_by_role("link", name="Jij kijkt mee bij Bram")).to_have_count(1)
    expect(anna.get_by_role("link", name="Bram kijkt mee bij jou")).to_have_count(1)


def test_the_focus_stays_where_it_is_when_a_round_brought_nothing(school: School, new_tablet: Callable[[], Page]):
    anna = new_tablet()
    log_in(anna, school.url, "Anna")
    open_pairs(anna, school)
    plan = anna.get_by_role("button", name="Plan een bezoek met Bram")
    plan.focus()
    anna.evaluate(ROUND_ENDED)
    expect(plan).to_be_focused()


def test_the_focus_stays_when_a_visit_was_planned_elsewhere(school: School, new_tablet: Callable[[], Page]):
    anna = new_tablet()
    log_in(anna, school.url, "Anna")
    open_pairs(anna, school)
    other = anna.context.new_page()
    open_pairs(other, school)
    end = anna.get_by_role("button", name="Stoppen met Bram")
    end.focus()
    other.get_by_role("button", name="Plan een bezoek met Bram").click()
    other.wait_for_url("**/bezoek#*")
    expect(anna.get_by_role("link", name="Jij kijkt mee bij Bram")).to_be_visible()
    expect(end).to_be_focused()


def test_where_nothing_can_be_read_the_page_says_so_and_works_on(school: School, new_tablet: Callable[[], Page]):
    anna = new_tablet()
    log_in(anna, school.url, "Anna")
    send_now(anna, school.url)
    anna.context.add_init_script(NO_STORE)
    goto_ready(anna, school.url + "/kijkmaatjes")
    expect(anna.get_by_role("alert")).to_contain_text("De observaties op deze tablet gaan nu niet open.")
    expect(anna.get_by_role("combobox", name="Collega")).to_be_visible()
    expect(anna.get_by_text("Je hebt nog geen kijkmaatje.")).to_be_hidden()
    assert axe(anna) == []


def test_without_an_account_the_page_says_what_it_is_for(page: Page, server):
    goto_ready(page, server.url + "/kijkmaatjes")
    expect(page.get_by_role("link", name="Inloggen").last).to_be_visible()
    expect(page.get_by_role("combobox", name="Collega")).to_be_hidden()
