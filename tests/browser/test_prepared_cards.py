"""Situations she expects: chosen while preparing, hers alone, and gone when the meeting ends."""

from playwright.sync_api import Locator, Page, expect

from tests.support.browser import goto_ready
from tests.support.observations import FEEDBACK, WATCHED, answers, make_observation, write
from tests.support.server import Server
from tests.support.situations import CARDS, tap_situation
from tests.support.visit import expect_saved, open_form

QUESTION = "Welke situatie verwacht je misschien?"
VALUES = """() => {
  const answer = window.observatie.answers()["setup.cards"];
  return answer?.values ?? [];
}"""
# Every event of every database, as one text.
STORED = """async () => {
  const found = [];
  for (const { name } of await indexedDB.databases()) {
    const database = await new Promise((resolve) => {
      const opening = indexedDB.open(name);
      opening.onsuccess = () => resolve(opening.result);
    });
    const all = database.transaction("events").objectStore("events").getAll();
    found.push(await new Promise((resolve) => (all.onsuccess = () => resolve(all.result))));
    database.close();
  }
  return JSON.stringify(found);
}"""


def unfold(page: Page) -> Locator:
    page.get_by_text(QUESTION).click()
    return page.get_by_role("group", name="Situaties van de interventiekaart")


def choose(page: Page, *cards: str) -> None:
    choices = unfold(page)
    for card in cards:
        choices.get_by_role("checkbox", name=CARDS[card].title, exact=True).check()


def links(page: Page) -> list[str]:
    """Of the cards in "Waar je op let"."""
    page.get_by_role("button", name="Zorg dat je …").click()
    expect(page.get_by_role("heading", name=QUESTION)).to_be_visible()
    found = (
        page.get_by_role("dialog")
        .get_by_role("link")
        .evaluate_all("links => links.map((link) => `${link.textContent} ${link.getAttribute('href')}`)")
    )
    return [one for one in found if "/kaarten/" in one]


def test_up_to_three_cards_are_chosen_and_kept(page: Page, server: Server) -> None:
    goto_ready(page, server.url + "/nieuw")
    choose(page, "card-1", "card-8", "card-10")
    fourth = page.get_by_role("checkbox", name=CARDS["card-2"].title, exact=True)
    fourth.click(force=True)  # as a finger does, which does not ask
    expect(fourth).not_to_be_checked()
    expect(page.get_by_text("Drie is genoeg.")).to_be_visible()
    expect(page.get_by_text("3 gekozen")).to_be_visible()
    expect_saved(page)
    assert answers(page)["setup.cards"] == "card-1,card-8,card-10"
    page.reload()
    page.wait_for_selector("html[data-ready=true]", state="attached")
    expect(unfold(page).get_by_role("checkbox", checked=True)).to_have_count(3)


def test_the_question_is_folded_away_at_first(page: Page, server: Server) -> None:
    goto_ready(page, server.url + "/nieuw")
    expect(page.get_by_text(QUESTION)).to_be_visible()
    expect(page.get_by_role("group", name="Situaties van de interventiekaart")).to_be_hidden()


def test_until_the_meeting_begins_the_form_links_to_the_cards_and_to_the_choice(page: Page, server: Server) -> None:
    goto_ready(page, server.url + "/nieuw")
    choose(page, "card-1", "card-8")
    page.get_by_role("button", name="Begin met kijken").click()
    page.wait_for_selector("html[data-ready=true]", state="attached")
    assert links(page) == ["Ouder is boos /kaarten/1", "Raakt emotioneel /kaarten/8"]
    page.get_by_role("link", name="Voorbereiding aanpassen").click()
    page.wait_for_selector("html[data-ready=true]", state="attached")
    unfold(page).get_by_role("checkbox", name=CARDS["card-1"].title, exact=True).uncheck()
    expect_saved(page)
    assert answers(page)["setup.cards"] == "card-8"


def test_once_it_has_begun_nothing_of_it_is_on_screen(page: Page, server: Server) -> None:
    open_form(page, server.url, cards="card-1")
    assert links(page) == ["Ouder is boos /kaarten/1"]
    page.keyboard.press("Escape")
    tap_situation(page)
    page.get_by_role("button", name="Zorg dat je …").click()
    expect(page.get_by_role("dialog")).to_be_visible()
    expect(page.get_by_text(QUESTION)).to_have_count(0)
    expect_saved(page)
    goto_ready(page, page.url.replace("/observatie", "/nieuw"))
    expect(page.get_by_text(QUESTION)).to_be_hidden()


def test_at_the_end_the_choice_is_gone_and_what_was_chosen_is_replaced(page: Page, server: Server) -> None:
    open_form(page, server.url, cards="card-1")
    tap_situation(page)
    page.get_by_role("button", name="Gesprek is klaar").click()
    expect(page.get_by_role("heading", name="Even nalopen")).to_be_visible()
    page.wait_for_selector("html[data-ready=true]", state="attached")
    assert page.evaluate(VALUES) == [None]
    # Not on this tablet any more either, and the copy never had it.
    page.wait_for_function(f"async () => !(await ({STORED})()).includes('card-1')")
    assert '"setup.cards"' in page.evaluate(STORED)


def test_a_choice_that_comes_in_after_the_end_goes_as_well(page: Page, server: Server) -> None:
    record_id = make_observation(page, server.url, WATCHED)
    goto_ready(page, f"{server.url}/nalopen#{record_id}")
    other = page.context.new_page()
    goto_ready(other, f"{server.url}/over#{record_id}")
    write(other, {"setup.cards": "card-5"})
    page.wait_for_function(f"() => JSON.stringify(({VALUES})()) === '[null]'")
    for path in ("/feedback", "/verslag"):
        later = make_observation(page, server.url, WATCHED | FEEDBACK | {"setup.cards": "card-5"})
        goto_ready(page, f"{server.url}{path}#{later}")
        page.wait_for_function(f"() => JSON.stringify(({VALUES})()) === '[null]'")


def test_the_next_conversation_with_the_same_colleague_does_not_take_it_along(page: Page, server: Server) -> None:
    make_observation(page, server.url, {"setup.colleague": "Bram", "setup.cards": "card-1", "seen.delen-3": "yes"})
    goto_ready(page, server.url + "/")
    page.get_by_role("button", name="Volgend gesprek, zelfde collega").click()
    page.wait_for_url("**/nieuw#*")
    page.wait_for_selector("html[data-ready=true]", state="attached")
    expect(page.get_by_role("textbox", name="Collega", exact=True)).to_have_value("Bram")
    assert page.evaluate(VALUES) == []
