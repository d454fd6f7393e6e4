"""Where things stand on the form, and that they stay there while she ticks and writes."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.support.browser import PHONE, TABLET, goto_ready
from tests.support.observations import write
from tests.support.server import Server
from tests.support.visit import BEHAVIOURS, expect_saved, note, open_form, row_of, tick

# As in a browser of before 2024, in script and in style.
NO_FIELD_SIZING = """{
  const { supports } = CSS;
  CSS.supports = (...given) => given[0] !== "field-sizing" && supports.apply(CSS, given);
  const sheet = new CSSStyleSheet();
  sheet.replaceSync("textarea { field-sizing: fixed !important; }");
  document.adoptedStyleSheets = [sheet];
}"""
SCROLLED = """() => new Promise((resolve) => {
  let last = null;
  const look = () => {
    if (scrollY === last) return resolve(scrollY);
    last = scrollY;
    setTimeout(look, 100);
  };
  look();
})"""
PLACES = """() => [...document.querySelectorAll("[data-hook=row]")].map((row) => {
  const { x, y, width, height } = row.getBoundingClientRect();
  return [x, y + scrollY, width, height].map(Math.round);
})"""


def has_no_scrollbar(field: Locator) -> bool:
    return field.evaluate("(field) => field.scrollHeight <= field.clientHeight + 2")


def write_at_the_end(field: Locator, text: str) -> None:
    field.evaluate("(field) => { field.focus({ preventScroll: true }); field.setSelectionRange(1e6, 1e6); }")
    field.press_sequentially(text)


@pytest.mark.parametrize("grows_by_itself", [True, False], ids=["by style", "by script"])
def test_a_note_in_view_grows_and_the_page_stays_where_it_is(page: Page, server: Server, grows_by_itself: bool) -> None:
    if not grows_by_itself:
        page.add_init_script(NO_FIELD_SIZING)
    open_form(page, server.url)
    field = note(page, "afspreken-1")
    field.fill("Vroeg door. " * 10)
    field.evaluate("(field) => field.scrollIntoView({ block: 'center', behavior: 'instant' })")
    before, height = page.evaluate(SCROLLED), field.bounding_box()["height"]
    assert before > 0
    write_at_the_end(field, "En toen nog eens, met een open vraag, en daarna bleef het lang stil.")
    assert field.bounding_box()["height"] > height
    assert has_no_scrollbar(field)
    assert abs(page.evaluate(SCROLLED) - before) <= 2


@pytest.mark.parametrize("grows_by_itself", [True, False], ids=["by style", "by script"])
def test_a_note_longer_than_the_screen_is_shown_whole_and_stays_where_she_writes(
    page: Page, server: Server, grows_by_itself: bool
) -> None:
    if not grows_by_itself:
        page.add_init_script(NO_FIELD_SIZING)
    open_form(page, server.url)
    field = note(page, "delen-6")
    # A last line of its own, so that what is typed there doesn't wrap.
    field.fill("Een zin over wat er gebeurde. " * 200 + "\n")
    assert has_no_scrollbar(field)
    field.press("Control+End")
    before = page.evaluate(SCROLLED)
    assert before > TABLET["height"]
    field.press_sequentially("Nog iets.")
    assert abs(page.evaluate(SCROLLED) - before) <= 2
    field.blur()
    expect_saved(page)
    page.reload()
    page.wait_for_selector("html[data-ready=true]", state="attached")
    expect(field).to_have_value("Een zin over wat er gebeurde. " * 200 + "\nNog iets.")
    assert has_no_scrollbar(field)


def test_tick_and_note_stand_side_by_side_on_a_tablet_and_below_each_other_on_a_phone(
    page: Page, server: Server
) -> None:
    open_form(page, server.url)
    for row in BEHAVIOURS:
        words, field = row_of(page, row).locator("label").bounding_box(), note(page, row).bounding_box()
        assert field["x"] >= words["x"] + words["width"], row
        assert abs(field["y"] - words["y"]) <= 2, row
    page.set_viewport_size(PHONE)
    for row in BEHAVIOURS:
        words, field = row_of(page, row).locator("label").bounding_box(), note(page, row).bounding_box()
        assert field["y"] >= words["y"] + words["height"] - 1, row
        assert tick(page, row).bounding_box()["x"] < field["x"] < words["x"] + words["width"], row


@pytest.mark.parametrize("size", [TABLET, PHONE], ids=["tablet", "phone"])
def test_no_row_moves_when_a_star_a_name_or_for_me_alone_appears(
    page: Page, server: Server, size: dict[str, int]
) -> None:
    page.set_viewport_size(size)
    open_form(page, server.url, colleague="Bram")
    before = page.evaluate(PLACES)
    other = page.context.new_page()
    goto_ready(other, f"{server.url}/over#{page.url.partition('#')[2]}")
    write(other, {f"starred.{row}": True for row in ("delen-1", "delen-3", "afronden-2")})
    expect(page.locator("[data-hook=row] [data-hook=star]")).to_have_count(3)
    assert page.evaluate(PLACES) == before, "stars"
    for row in BEHAVIOURS:
        note(page, row).fill("Vroeg het Peter.")
    expect(page.locator("[data-hook=row] [data-hook=mark]")).to_have_count(19)
    assert page.evaluate(PLACES) == before, "marks"
    for row in ("delen-1", "zorgen-2"):
        page.get_by_role("button", name=f"Alleen voor mij: {BEHAVIOURS[row]}").click()
        expect(page.get_by_role("button", name=f"Alleen voor mij: {BEHAVIOURS[row]}")).to_have_attribute(
            "aria-pressed", "true"
        )
    tick(page, "delen-1").check()
    expect_saved(page)
    assert page.evaluate(PLACES) == before, "for her alone"


def test_on_a_phone_the_bar_says_where_it_is_kept_in_full(page: Page, server: Server) -> None:
    page.set_viewport_size(PHONE)
    open_form(page, server.url)
    tick(page, "delen-1").check()
    expect_saved(page)
    status, place = page.locator("[data-hook=status]"), page.locator("[data-hook=status] .status-place").first
    expect(status).to_have_text("Bewaard op deze telefoon")
    bar, words = page.locator(".bottom-bar").bounding_box(), place.bounding_box()
    assert words["width"] > 60
    assert bar["y"] <= words["y"]
    assert words["y"] + words["height"] <= bar["y"] + bar["height"]
