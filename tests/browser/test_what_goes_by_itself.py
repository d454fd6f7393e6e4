"""What goes away by itself: only after its term, and after a warning on an earlier day."""

import datetime
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Page, expect

from tests.browser.test_start_page import BRAM, noon, row
from tests.support.browser import goto_ready
from tests.support.observations import FEEDBACK, WATCHED, make_observation
from tests.support.server import Server


def test_a_warning_counts_for_the_term_it_named(page: Page, server: Server):
    page.clock.set_fixed_time(noon(3, 2))
    make_observation(page, server.url, BRAM)
    page.clock.set_fixed_time(noon(3, 26))
    goto_ready(page, server.url + "/")
    expect(row(page, "Bram")).to_contain_text("Gaat weg op 1 april")
    page.clock.set_fixed_time(noon(3, 27))
    page.get_by_role("button", name="Van school").click()
    goto_ready(page, server.url + "/")
    expect(row(page, "10-minutengesprek")).to_be_visible()
    page.clock.set_fixed_time(noon(3, 28))
    goto_ready(page, server.url + "/")
    expect(row(page, "10-minutengesprek")).to_have_count(0)


@pytest.mark.parametrize("changes", [BRAM, {**BRAM, **WATCHED, **FEEDBACK}], ids=["unfinished", "finished"])
def test_nothing_goes_without_a_warning_on_an_earlier_day(page: Page, server: Server, changes):
    page.clock.set_fixed_time(noon(3, 2))
    make_observation(page, server.url, changes)
    # Not opened for months: the first day it is overdue it is announced, not wiped.
    page.clock.set_fixed_time(noon(6, 1))
    goto_ready(page, server.url + "/")
    expect(row(page, "Bram")).to_contain_text("Gaat weg op 2 juni")
    expect(page.get_by_text("1 observatie gaat morgen vanzelf weg.")).to_be_visible()
    page.reload()
    expect(row(page, "Bram")).to_be_visible()
    page.clock.set_fixed_time(noon(6, 2))
    goto_ready(page, server.url + "/")
    expect(page.get_by_text("1 observatie is vandaag weggegaan, zoals hier eerder stond.")).to_be_visible()
    expect(row(page, "Bram")).to_have_count(0)


EMPTY = """async () => {
  const { importCopy } = await import("/static/js/storage/record_list.js");
  const id = "0b5e7a10-1111-4aaa-8aaa-000000000001";
  await importCopy({ records: [{ id, kind: "observation", owner: null, members: [], events: [] }] });
}"""


def go_to_start(page: Page, server: Server, month: int, day: int) -> None:
    page.clock.set_fixed_time(noon(month, day))
    goto_ready(page, server.url + "/")


@pytest.mark.parametrize("made", ["with a clock that ran ahead", "without an answer"])
def test_what_has_no_day_that_can_be_believed_goes_as_well_after_a_whole_term(page: Page, server: Server, made: str):
    page.clock.set_fixed_time(datetime.datetime(2030, 1, 1, 12, tzinfo=ZoneInfo("Europe/Amsterdam")))
    if made == "without an answer":
        goto_ready(page, server.url + "/over")
        page.evaluate(EMPTY)
    else:
        make_observation(page, server.url, {"setup.colleague": "Bram"})
    here = page.locator("[data-observation]")
    go_to_start(page, server, 3, 2)
    expect(here).to_contain_text("Gaat weg op 1 april")
    go_to_start(page, server, 3, 24)
    expect(page.get_by_text("vanzelf weg. Wil je iets houden?")).to_have_count(0)
    go_to_start(page, server, 3, 25)
    expect(page.get_by_text("1 observatie gaat over 7 dagen vanzelf weg.")).to_be_visible()
    go_to_start(page, server, 3, 31)
    expect(here).to_have_count(1)
    go_to_start(page, server, 4, 1)
    expect(page.get_by_text("1 observatie is vandaag weggegaan")).to_be_visible()
    expect(here).to_have_count(0)


def test_a_change_after_the_clock_was_set_right_begins_the_term_anew(page: Page, server: Server):
    page.clock.set_fixed_time(datetime.datetime(2030, 1, 1, 12, tzinfo=ZoneInfo("Europe/Amsterdam")))
    record_id = make_observation(page, server.url, {"setup.colleague": "Bram"})
    go_to_start(page, server, 3, 2)
    page.clock.set_fixed_time(noon(3, 20))
    goto_ready(page, f"{server.url}/nieuw#{record_id}")
    page.get_by_label("Soort gesprek").select_option("Zorggesprek")
    expect(page.get_by_role("status").filter(has_text="Bewaard")).to_be_visible()
    go_to_start(page, server, 4, 1)
    expect(row(page, "Bram")).to_contain_text("Gaat weg op 19 april")


def test_within_its_term_an_observation_stays_without_a_word(page: Page, server: Server):
    page.clock.set_fixed_time(noon(3, 2))
    make_observation(page, server.url, BRAM)
    page.clock.set_fixed_time(noon(3, 20))
    goto_ready(page, server.url + "/")
    expect(row(page, "Bram")).to_contain_text("Gaat weg op 1 april")
    expect(page.get_by_text("vanzelf weg. Wil je iets houden?")).to_have_count(0)
