"""After the meeting: the card that fits, a note, what was done; forgotten situations and those that were none."""

from playwright.sync_api import Page, expect

from observatie.instruments import intervention_card
from tests.support.browser import goto_ready
from tests.support.observations import WATCHED, answers, make_observation, write
from tests.support.server import Server
from tests.support.situations import CARDS, FIRST, SECOND, card_of, note_of, situation, situations
from tests.support.visit import expect_saved

SAID = "Werd stil en keek weg."
STARTED = {"meeting.started": True}
ENDED = {"meeting.ended": True}


def open_pass(page: Page, url: str, changes: dict) -> str:
    record_id = make_observation(page, url, changes)
    goto_ready(page, f"{url}/nalopen#{record_id}")
    return record_id


def test_the_card_shows_its_own_lines_and_what_the_colleague_did_is_ticked(page: Page, server: Server) -> None:
    open_pass(page, server.url, STARTED | situation(FIRST) | ENDED)
    item = situations(page)
    expect(item).to_have_accessible_name("Situatie, minuut 0")
    card_of(item).select_option(label="Raakt emotioneel")
    card = CARDS["card-8"]
    item.get_by_role("checkbox", name=f"Vraag eerst: {card.ask_first}").check()
    expect(item.get_by_role("checkbox", name=f"Doe daarna: {card.then_do}")).not_to_be_checked()
    note_of(item).fill(SAID)
    expect_saved(page)
    page.reload()
    page.wait_for_selector("html[data-ready=true]", state="attached")
    expect(item.get_by_role("checkbox", checked=True)).to_have_count(1)
    given = answers(page)
    assert given[f"situation_card.{FIRST}"] == "card-8"
    assert given[f"situation_note.{FIRST}"] == SAID
    assert given[f"situation_did.{FIRST}.ask_first"] == "card-8"


def test_another_card_begins_without_what_was_ticked_of_the_first(page: Page, server: Server) -> None:
    open_pass(page, server.url, STARTED | situation(FIRST, "card-8", did="ask_first then_do") | ENDED)
    item = situations(page)
    expect(item.get_by_role("checkbox", checked=True)).to_have_count(2)
    card_of(item).select_option(label="Ouder is boos")
    expect(item.get_by_role("checkbox", name=f"Vraag eerst: {CARDS['card-1'].ask_first}")).not_to_be_checked()
    goto_ready(page, page.url.replace("/nalopen", "/verslag"))
    in_report = page.get_by_role("region", name="Situaties")
    expect(in_report).to_contain_text("Ouder is boos")
    expect(in_report).not_to_contain_text("dat vroeg je")


def test_a_forgotten_one_is_added_afterwards(page: Page, server: Server) -> None:
    open_pass(page, server.url, WATCHED)
    page.get_by_role("button", name="Situatie toevoegen").click()
    item = situations(page)
    expect(item).to_have_accessible_name("Situatie, achteraf")
    expect(card_of(item)).to_be_focused()
    expect_saved(page)


def test_one_that_was_none_goes_with_its_words_and_can_come_back_as_it_was(page: Page, server: Server) -> None:
    page.clock.install()
    record_id = open_pass(page, server.url, STARTED)
    page.clock.fast_forward("04:10")
    write(page, situation(FIRST, "card-8", SAID, did="then_do"))
    page.clock.fast_forward("10:00")
    write(page, ENDED)
    goto_ready(page, f"{server.url}/over")
    goto_ready(page, f"{server.url}/nalopen#{record_id}")
    item = situations(page)
    expect(item).to_have_accessible_name("Situatie, minuut 4")
    item.get_by_role("button", name="Weghalen").click()
    expect(item).to_have_count(0)
    expect_saved(page)
    assert answers(page)[f"situation_note.{FIRST}"] is None
    page.get_by_role("button", name="Terugzetten").click()
    expect(item).to_have_accessible_name("Situatie, minuut 4")
    expect(note_of(item)).to_have_value(SAID)
    expect(item.get_by_role("checkbox", checked=True)).to_have_count(1)
    item.get_by_role("button", name="Weghalen").click()
    expect_saved(page)
    page.reload()
    page.wait_for_selector("html[data-ready=true]", state="attached")
    expect(item).to_have_count(0)
    expect(page.get_by_text("Weggehaald.")).to_be_hidden()


def test_the_four_questions_stand_above_the_notes(page: Page, server: Server) -> None:
    open_pass(page, server.url, STARTED | situation(FIRST) | ENDED)
    words = intervention_card()
    heading = page.get_by_text(words.meaning_title)
    for question in words.meaning_questions:
        expect(page.get_by_text(question, exact=True)).to_be_visible()
    assert heading.bounding_box()["y"] < note_of(situations(page)).bounding_box()["y"]


def test_without_situations_the_rows_come_first(page: Page, server: Server) -> None:
    open_pass(page, server.url, WATCHED)
    add = page.get_by_role("button", name="Situatie toevoegen").bounding_box()
    assert add["y"] > page.get_by_role("heading", name="Afronden").bounding_box()["y"]


def test_a_note_is_looked_at_for_names_and_may_be_hers_alone(page: Page, server: Server) -> None:
    record_id = open_pass(page, server.url, STARTED | situation(FIRST, note="Toen vroeg Peter om koffie.") | ENDED)
    look = page.get_by_role("region", name="Kijk hier nog even naar")
    expect(look).to_contain_text("In een notitie bij een situatie:")
    look.get_by_role("link", name="Aanpassen: Peter").click()
    expect(note_of(situations(page))).to_be_focused()
    goto_ready(page, f"{server.url}/feedback#{record_id}")
    page.get_by_role("link", name="Aanpassen: Peter").click()
    page.wait_for_url("**/nalopen?veld=*")
    page.wait_for_selector("html[data-ready=true]", state="attached")
    expect(note_of(situations(page))).to_be_in_viewport()
    situations(page).get_by_role("button", name="Alleen voor mij").click()
    expect(look).to_be_hidden()
    expect_saved(page)
    assert answers(page)[f"private.{FIRST}"] is True


def test_two_tabs_that_each_add_one_both_show_both(page: Page, server: Server) -> None:
    record_id = open_pass(page, server.url, WATCHED | situation(FIRST))
    other = page.context.new_page()
    goto_ready(other, f"{server.url}/nalopen#{record_id}")
    for tab in (page, other):
        tab.get_by_role("button", name="Situatie toevoegen").click()
    for tab in (page, other):
        expect(situations(tab)).to_have_count(3)


def test_a_note_that_came_from_elsewhere_keeps_a_situation_that_is_taken_away_here(page: Page, server: Server) -> None:
    record_id = open_pass(page, server.url, STARTED | situation(FIRST) | situation(SECOND) | ENDED)
    item = situations(page).first
    card_of(item).focus()
    other = page.context.new_page()
    goto_ready(other, f"{server.url}/nalopen#{record_id}")
    note_of(situations(other).first).fill(SAID)
    expect_saved(other)
    expect(note_of(item)).to_have_value(SAID)
    other.close()
    item.get_by_role("button", name="Weghalen").click()
    expect(situations(page)).to_have_count(1)
    page.get_by_role("button", name="Terugzetten").click()
    expect(note_of(situations(page).first)).to_have_value(SAID)


def test_two_cards_chosen_while_apart_are_both_offered_until_she_picks(page: Page, server: Server) -> None:
    record_id = open_pass(page, server.url, STARTED | situation(FIRST, "card-8", did="ask_first") | ENDED)
    other = page.context.new_page()
    goto_ready(other, f"{server.url}/over#{record_id}")
    write(other, {f"situation_card.{FIRST}": "card-1"})  # not drawn there: a second version
    item = situations(page)
    expect(item).to_contain_text("Hier staan twee versies")
    expect(item.get_by_role("checkbox")).to_have_count(0)
    item.get_by_text("Ouder is boos").last.locator("..").get_by_role("button", name="Deze houden").click()
    # What was ticked, was ticked of the other card.
    expect(item.get_by_role("checkbox", name=f"Vraag eerst: {CARDS['card-1'].ask_first}")).not_to_be_checked()
    expect_saved(page)
    assert answers(page)[f"situation_card.{FIRST}"] == "card-1"
