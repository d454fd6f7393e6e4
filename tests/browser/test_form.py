"""The form as the paper form has it: 19 ticks, 19 notes, minutes, and nothing that gets in the way."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.support.browser import LANDSCAPE, PHONE, TABLET
from tests.support.observations import answers, write
from tests.support.server import Server
from tests.support.visit import BEHAVIOURS, FORM, expect_saved, note, open_form, row_of, tick


def test_all_rows_stand_in_order_with_their_exact_words(page: Page, server: Server) -> None:
    open_form(page, server.url)
    assert page.get_by_role("checkbox").count() == 19
    for row in BEHAVIOURS:
        expect(tick(page, row)).to_be_visible()
        expect(note(page, row)).to_be_visible()
    shown = page.locator("[data-hook=row] label").all_inner_texts()
    assert [text.strip() for text in shown] == list(BEHAVIOURS.values())
    headings = page.locator("section.phase:visible h2").all_inner_texts()
    assert headings == [phase["title"] for phase in FORM["phase"]]


def test_a_tap_anywhere_on_the_label_ticks_and_stays_after_a_reload(page: Page, server: Server) -> None:
    open_form(page, server.url)
    label = row_of(page, "afstemmen-2").locator("label")
    box = label.bounding_box()
    label.tap(position={"x": box["width"] - 4, "y": box["height"] - 4})
    expect(tick(page, "afstemmen-2")).to_be_checked()
    expect_saved(page)
    page.reload()
    expect(tick(page, "afstemmen-2")).to_be_checked()
    expect_saved(page)
    assert answers(page)["seen.afstemmen-2"] == "yes"


def test_scrolling_over_the_rows_never_ticks(page: Page, server: Server) -> None:
    open_form(page, server.url)
    box = row_of(page, "delen-3").locator("label").bounding_box()
    x, y = box["x"] + 60, box["y"] + 10
    finger = page.context.new_cdp_session(page)
    finger.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": x, "y": y}]})
    for moved in range(20, 400, 20):
        finger.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [{"x": x, "y": y - moved}]})
    finger.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    assert page.evaluate("scrollY") > 100
    assert page.locator("[data-hook=seen]:checked").count() == 0


def test_the_first_tick_starts_the_minutes_and_the_end_makes_them_afterwards(page: Page, server: Server) -> None:
    page.clock.install()
    open_form(page, server.url)
    tick(page, "afstemmen-1").check()
    expect(row_of(page, "afstemmen-1")).to_contain_text("minuut 0")
    page.clock.fast_forward("04:10")
    tick(page, "delen-3").check()
    expect(row_of(page, "delen-3")).to_contain_text("minuut 4")
    write(page, {"meeting.ended": True})
    page.reload()
    page.clock.fast_forward("00:30")
    tick(page, "zorgen-1").check()
    expect(row_of(page, "zorgen-1")).to_contain_text("achteraf")
    expect(row_of(page, "delen-3")).to_contain_text("minuut 4")


def test_the_meeting_begins_by_hand(page: Page, server: Server) -> None:
    page.clock.install()
    open_form(page, server.url)
    page.get_by_role("button", name="Gesprek begint").click()
    page.clock.fast_forward("02:05")
    tick(page, "delen-1").check()
    expect(row_of(page, "delen-1")).to_contain_text("minuut 2")
    expect(page.locator("[data-hook=minute]")).to_have_text("minuut 2")


def test_who_ended_too_soon_goes_on_and_a_tick_counts_in_the_meeting_again(page: Page, server: Server) -> None:
    page.clock.install()
    open_form(page, server.url)
    page.get_by_role("button", name="Gesprek begint").click()
    page.clock.fast_forward("02:05")
    page.get_by_role("button", name="Gesprek is klaar").click()
    page.get_by_role("link", name="Terug naar het formulier").click()
    page.clock.fast_forward("01:05")
    tick(page, "delen-1").check()
    expect(row_of(page, "delen-1")).to_contain_text("achteraf")
    expect(page.locator("[data-hook=minute]")).to_be_empty()
    page.get_by_role("button", name="Toch nog niet klaar").click()
    expect(page.get_by_role("button", name="Toch nog niet klaar")).to_be_hidden()
    expect(page.locator("[data-hook=minute]")).to_have_text("minuut 3")
    expect(row_of(page, "delen-1")).to_contain_text("minuut 3")
    tick(page, "delen-2").check()
    expect(row_of(page, "delen-2")).to_contain_text("minuut 3")
    expect_saved(page)


def test_the_same_tap_unticks_and_terugzetten_brings_the_old_minute_back(page: Page, server: Server) -> None:
    page.clock.install()
    open_form(page, server.url)
    page.get_by_role("button", name="Gesprek begint").click()
    page.clock.fast_forward("03:00")
    tick(page, "delen-2").check()
    page.clock.fast_forward("02:00")
    tick(page, "delen-2").uncheck()
    restore = row_of(page, "delen-2").get_by_role("button", name="terugzetten")
    restore.click()
    expect(tick(page, "delen-2")).to_be_checked()
    expect(row_of(page, "delen-2")).to_contain_text("minuut 3")
    tick(page, "delen-2").uncheck()
    page.clock.fast_forward("00:06")
    expect(restore).to_be_hidden()
    expect_saved(page)
    assert answers(page)["seen.delen-2"] is None


def test_a_tick_by_mistake_that_is_taken_away_began_nothing(page: Page, server: Server) -> None:
    page.clock.install()
    open_form(page, server.url)
    tick(page, "delen-2").check()
    begin = page.get_by_role("button", name="Gesprek begint")
    expect(begin).to_be_hidden()
    tick(page, "delen-2").uncheck()
    expect(begin).to_be_visible()
    expect(page.locator("[data-hook=minute]")).to_be_empty()
    row_of(page, "delen-2").get_by_role("button", name="terugzetten").click()
    expect(begin).to_be_hidden()
    tick(page, "delen-2").uncheck()
    page.clock.fast_forward("20:00")
    tick(page, "delen-3").check()
    expect(row_of(page, "delen-3")).to_contain_text("minuut 0")
    note(page, "delen-3").fill("Knikte.")
    tick(page, "delen-3").uncheck()
    expect_saved(page)
    assert answers(page)["meeting.started"] is True  # a note was made: the meeting is under way


def test_what_the_quick_pass_had_comes_back_when_a_tap_was_a_mistake(page: Page, server: Server) -> None:
    open_form(page, server.url)
    write(page, {"meeting.started": True, "meeting.ended": True, "seen.delen-2": "no"})
    page.reload()
    tick(page, "delen-2").check()
    tick(page, "delen-2").uncheck()
    expect_saved(page)
    assert answers(page)["seen.delen-2"] == "no"


def test_terugzetten_stands_alone_where_the_star_stood(page: Page, server: Server) -> None:
    page.clock.install()
    open_form(page, server.url)
    write(page, {"starred.delen-2": True})
    page.reload()
    star = row_of(page, "delen-2").get_by_text("samen gekozen")
    expect(star).to_be_visible()
    tick(page, "delen-2").check()
    tick(page, "delen-2").uncheck()
    expect(row_of(page, "delen-2").get_by_role("button", name="terugzetten")).to_be_visible()
    expect(star).to_be_hidden()
    page.clock.fast_forward("00:06")
    expect(star).to_be_visible()


def test_no_row_moves_when_a_tick_a_minute_or_terugzetten_appears(page: Page, server: Server) -> None:
    for viewport in (TABLET, PHONE):
        page.set_viewport_size(viewport)
        open_form(page, server.url)
        places = "() => [...document.querySelectorAll('[data-hook=row]')].map((r) => Math.round(r.offsetTop))"
        before = page.evaluate(places)
        for row in BEHAVIOURS:
            tick(page, row).check()
        tick(page, "delen-1").uncheck()
        expect(page.get_by_role("button", name="terugzetten")).to_be_visible()
        expect_saved(page)
        assert page.evaluate(places) == before


def test_counts_are_words_without_a_denominator(page: Page, server: Server) -> None:
    open_form(page, server.url)
    for row in ("delen-1", "delen-2", "delen-3"):
        tick(page, row).check()
    delen = page.get_by_role("navigation", name="Fasen van het gesprek").get_by_role("button", name="Delen")
    expect(delen).to_have_text(re.compile(r"^\s*Delen\s+3 gezien\s*$"))
    assert "/" not in delen.inner_text()
    page.get_by_role("button", name="Afronden").click()
    expect(page.get_by_role("heading", name="Afronden")).to_be_in_viewport()
    expect(page.get_by_role("button", name="Afronden")).to_have_attribute("aria-current", "true")


def test_a_note_saves_per_pause_and_is_not_redrawn_while_typing(page: Page, server: Server) -> None:
    open_form(page, server.url)
    field = note(page, "delen-3")
    field.press_sequentially("Wat maakt dat u dat denkt?")
    expect_saved(page)
    field.press("Home")
    field.press_sequentially("Zei: ")
    assert page.evaluate("document.activeElement.selectionStart") == 5
    expect(field).to_have_value("Zei: Wat maakt dat u dat denkt?")
    field.blur()
    expect_saved(page)
    assert answers(page)["note.delen-3"] == "Zei: Wat maakt dat u dat denkt?"


def test_a_quick_note_is_at_hand_and_waits_for_its_row(page: Page, server: Server) -> None:
    open_form(page, server.url)
    page.get_by_role("button", name="Snelle notitie").click()
    page.keyboard.type("Schoof het rapport opzij")
    page.get_by_role("button", name="Klaar", exact=True).click()
    expect(page.get_by_role("heading", name="Snelle notities")).to_be_visible()
    expect_saved(page)
    page.reload()
    expect(page.get_by_role("textbox", name="Snelle notitie")).to_have_value("Schoof het rapport opzij")


def test_what_the_colleague_asked_stays_in_view(page: Page, server: Server) -> None:
    for viewport in (TABLET, PHONE, LANDSCAPE):
        page.set_viewport_size(viewport)
        open_form(page, server.url, colleague="Bram", focus="Vraag ik genoeg door?")
        page.get_by_role("heading", name="Snelle notities").or_(
            tick(page, "afronden-4")
        ).first.scroll_into_view_if_needed()
        expect(page.get_by_text("★ Vraag ik genoeg door?")).to_be_in_viewport()


def test_zorg_dat_je_is_folded_away_and_one_tap_near(page: Page, server: Server) -> None:
    open_form(page, server.url)
    point = page.get_by_text(FORM["attention"]["points"][0])
    expect(point).to_be_hidden()
    page.get_by_role("button", name="Zorg dat je …").click()
    expect(point).to_be_visible()
    page.keyboard.press("Escape")
    expect(point).to_be_hidden()


def test_hints_unfold_per_row_on_request(page: Page, server: Server) -> None:
    open_form(page, server.url)
    hint = row_of(page, "delen-4").locator("[data-hook=hint]")
    expect(hint).to_be_hidden()
    page.get_by_role("button", name="Uitleg per regel").click()
    expect(hint).to_be_visible()
    expect(tick(page, "delen-4")).to_have_accessible_name(BEHAVIOURS["delen-4"])


def test_the_empty_form_fits_two_screens_and_the_bars_stay_small(page: Page, server: Server) -> None:
    open_form(page, server.url)
    assert page.evaluate("document.documentElement.scrollHeight") <= 2 * TABLET["height"]
    page.set_viewport_size(PHONE)
    page.reload()
    page.evaluate("scrollTo(0, 900)")
    heights = page.evaluate("() => ['.top-bar', '.bottom-bar'].map((bar) => document.querySelector(bar).offsetHeight)")
    assert sum(heights) <= 96
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]


def test_the_keyboard_does_not_come_up_by_itself(page: Page, server: Server) -> None:
    open_form(page, server.url)
    assert page.evaluate("document.activeElement.tagName") == "BODY"
    tick(page, "delen-1").tap()
    assert page.evaluate("document.activeElement.tagName") != "TEXTAREA"


def test_light_and_dark_in_one_tap_and_remembered(page: Page, server: Server) -> None:
    page.emulate_media(color_scheme="light")
    open_form(page, server.url)
    ground = "() => getComputedStyle(document.documentElement).backgroundColor"
    light = page.evaluate(ground)
    page.get_by_role("button", name="Donker").click()
    assert page.evaluate(ground) != light
    page.reload()
    assert page.evaluate(ground) != light


@pytest.mark.parametrize("text", ["Vroeg of Peter dat zelf ook vindt.", "bel 06 12345678", "heeft ADHD"])
def test_a_name_gets_a_small_still_mark_only(page: Page, server: Server, text: str) -> None:
    open_form(page, server.url)
    mark = row_of(page, "delen-5").locator("[data-hook=mark]")
    note(page, "delen-5").fill(text)
    expect(mark).to_be_visible()
    expect(page.get_by_role("dialog")).to_have_count(0)
    note(page, "delen-5").fill("Vroeg door over het lezen.")
    expect(mark).to_be_hidden()


def test_a_note_for_her_alone_is_marked_as_such(page: Page, server: Server) -> None:
    open_form(page, server.url)
    note(page, "zorgen-1").fill("Ik zou dit anders doen.")
    page.get_by_role("button", name=f"Alleen voor mij: {BEHAVIOURS['zorgen-1']}").click()
    expect_saved(page)
    assert answers(page)["private.zorgen-1"] is True
