"""The button "Situatie" on the form: one tap keeps the minute and names nothing, since a parent may look along."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.support.browser import PHONE, TABLET, axe, goto_ready
from tests.support.observations import answers, make_observation
from tests.support.server import Server
from tests.support.situations import CARDS, FIRST, situation, tap_situation
from tests.support.visit import expect_saved, open_form, tick

KEPT = "[data-hook=situation-kept]"


def kept_situations(page: Page) -> list[str]:
    return [field for field, value in answers(page).items() if re.match(r"situation\.", field) and value is True]


def test_one_tap_keeps_the_minute_and_is_still_there_after_a_reload(page: Page, server: Server) -> None:
    page.clock.install()
    open_form(page, server.url)
    page.get_by_role("button", name="Gesprek begint").click()
    page.clock.fast_forward("04:10")
    tap_situation(page)
    expect(page.locator(KEPT)).to_contain_text("Situatie, minuut 4")
    expect_saved(page)
    page.reload()
    page.wait_for_selector("html[data-ready=true]", state="attached")
    assert len(kept_situations(page)) == 1


def test_a_tap_starts_the_meeting_as_a_tick_does(page: Page, server: Server) -> None:
    open_form(page, server.url)
    tap_situation(page)
    expect(page.get_by_text("Het gesprek is begonnen.")).to_be_visible()
    expect(page.locator("[data-hook=minute]")).to_have_text("minuut 0")
    expect_saved(page)
    assert answers(page)["meeting.started"] is True


def test_after_the_end_it_is_called_afterwards_and_starts_nothing(page: Page, server: Server) -> None:
    record_id = make_observation(page, server.url, {"meeting.ended": True})
    goto_ready(page, f"{server.url}/observatie#{record_id}")
    tap_situation(page)
    expect(page.locator(KEPT)).to_contain_text("Situatie, achteraf")
    assert "meeting.started" not in answers(page)


def test_terugzetten_takes_it_back_and_is_there_for_five_seconds(page: Page, server: Server) -> None:
    page.clock.install()
    open_form(page, server.url)
    tap_situation(page)
    expect_saved(page)
    page.get_by_role("button", name="terugzetten").click()
    expect(page.locator(KEPT)).to_be_empty()
    expect(page.get_by_role("button", name="Situatie", exact=True)).to_be_focused()
    expect_saved(page)
    assert kept_situations(page) == []
    tap_situation(page)
    page.clock.fast_forward("00:06")
    expect(page.get_by_role("button", name="terugzetten")).to_have_count(0)
    assert len(kept_situations(page)) == 1


def test_a_second_tap_is_a_second_situation_and_terugzetten_is_about_that_one(page: Page, server: Server) -> None:
    open_form(page, server.url)
    tap_situation(page)
    first = kept_situations(page)
    tap_situation(page)
    expect(page.get_by_role("button", name="terugzetten")).to_have_count(1)
    page.get_by_role("button", name="terugzetten").click()
    expect_saved(page)
    assert kept_situations(page) == first


def test_a_parent_who_looks_along_sees_no_card_and_no_dialog(page: Page, server: Server) -> None:
    record_id = make_observation(
        page, server.url, {"setup.cards": "card-1,card-8", "meeting.started": True} | situation(FIRST, "card-8")
    )
    goto_ready(page, f"{server.url}/observatie#{record_id}")
    tap_situation(page)
    expect(page.locator(KEPT)).to_contain_text("Situatie, minuut 0")
    expect(page.get_by_role("dialog")).to_have_count(0)
    page.get_by_role("button", name="Zorg dat je …").click()
    expect(page.get_by_role("dialog")).to_be_visible()
    shown = page.locator("body").inner_text() + page.get_by_role("dialog").inner_text()
    assert [card.title for card in CARDS.values() if card.title in shown] == []
    assert "situatie verwacht" not in shown


@pytest.mark.parametrize("size", [PHONE, TABLET], ids=["phone", "tablet"])
def test_nothing_moves_and_every_button_can_be_hit(page: Page, server: Server, size: dict[str, int]) -> None:
    page.set_viewport_size(size)
    open_form(page, server.url)
    tick(page, "delen-1").check()
    expect_saved(page)
    places = """() => [...document.querySelectorAll('footer button, [data-hook=row]')]
      .filter((one) => one.dataset.hook !== 'restore').map((one) => JSON.stringify(one.getBoundingClientRect()))"""
    before = page.evaluate(places)
    tap_situation(page)
    restore = page.locator("footer").get_by_role("button", name="terugzetten")
    expect(restore).to_be_visible()
    assert page.evaluate(places) == before
    for button in page.locator("footer").get_by_role("button").all():
        assert button.bounding_box()["height"] >= 48
    bars = page.evaluate("() => ['.top-bar', '.bottom-bar'].map((bar) => document.querySelector(bar).offsetHeight)")
    if size == PHONE:
        assert sum(bars) <= 96
    assert page.evaluate("document.documentElement.scrollWidth") == size["width"]
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        assert axe(page) == []


def test_what_could_not_be_kept_is_said_in_the_place_of_the_acknowledgement(page: Page, server: Server) -> None:
    open_form(page, server.url)
    tick(page, "delen-1").check()
    expect_saved(page)
    page.evaluate("""() => {
      IDBObjectStore.prototype.add = () => { throw new DOMException("vol", "QuotaExceededError"); };
      IDBObjectStore.prototype.put = IDBObjectStore.prototype.add;
    }""")
    tap_situation(page)
    expect(page.get_by_role("status")).to_have_text("Niet bewaard")
    expect(page.locator(KEPT)).to_be_empty()
