"""After the meeting: the open rows, the quick notes and the names, each in one tap; skipping is fine."""

from playwright.sync_api import Locator, Page, expect

from observatie.instruments import intervention_card
from tests.support.browser import goto_ready
from tests.support.observations import answers, write
from tests.support.server import Server
from tests.support.visit import BEHAVIOURS, TO_FEEDBACK, expect_saved, open_form, tick


def group(page: Page, row: str) -> Locator:
    return page.get_by_role("group", name=BEHAVIOURS[row], exact=True)


def end_meeting(page: Page) -> None:
    page.get_by_role("button", name="Gesprek is klaar").click()
    expect(page.get_by_role("heading", name="Even nalopen")).to_be_visible()
    page.wait_for_selector("html[data-ready=true]", state="attached")


def test_only_open_rows_are_asked_and_one_tap_answers(page: Page, server: Server) -> None:
    open_form(page, server.url)
    tick(page, "delen-3").check()
    end_meeting(page)
    expect(group(page, "delen-3")).to_have_count(0)
    expect(page.get_by_role("group")).to_have_count(18)
    group(page, "delen-1").get_by_text("Niet gezien").click()
    group(page, "delen-2").get_by_text("Kwam niet voor").click()
    group(page, "delen-4").get_by_text("Wel gezien").click()
    expect_saved(page)
    given = answers(page)
    assert [given[f"seen.delen-{n}"] for n in (1, 2, 3, 4)] == ["no", "not_applicable", "yes", "yes"]


def test_an_answer_can_be_changed_and_the_form_shows_it(page: Page, server: Server) -> None:
    open_form(page, server.url)
    end_meeting(page)
    group(page, "zorgen-2").get_by_text("Niet gezien").click()
    group(page, "zorgen-2").get_by_text("Kwam niet voor").click()
    expect(group(page, "zorgen-2").get_by_role("radio", name="Kwam niet voor")).to_be_checked()
    expect_saved(page)
    page.get_by_role("link", name="Terug naar het formulier").click()
    expect(page.locator("[data-row='zorgen-2']")).to_contain_text("kwam niet voor")
    expect(tick(page, "zorgen-2")).not_to_be_checked()


def test_what_is_seen_afterwards_is_called_so(page: Page, server: Server) -> None:
    open_form(page, server.url)
    tick(page, "delen-1").check()
    end_meeting(page)
    group(page, "afronden-1").get_by_text("Wel gezien").click()
    expect_saved(page)
    page.get_by_role("link", name="Terug naar het formulier").click()
    expect(page.locator("[data-row='afronden-1']")).to_contain_text("achteraf")


def test_the_pass_can_be_skipped(page: Page, server: Server) -> None:
    open_form(page, server.url)
    end_meeting(page)
    page.get_by_role("link", name=TO_FEEDBACK).click()
    expect(page.get_by_role("heading", name="Formuleer 1 compliment en 1 tip")).to_be_visible()


def test_the_radios_answer_to_the_keyboard(page: Page, server: Server) -> None:
    open_form(page, server.url)
    end_meeting(page)
    group(page, "afstemmen-1").get_by_role("radio", name="Wel gezien").focus()
    page.keyboard.press("ArrowRight")
    expect(group(page, "afstemmen-1").get_by_role("radio", name="Niet gezien")).to_be_checked()


def test_a_quick_note_gets_its_row(page: Page, server: Server) -> None:
    open_form(page, server.url)
    write(page, {"quick.11111111-1111-4111-8111-111111111111": "Schoof het rapport opzij"})
    goto_ready(page, page.url.replace("/observatie", "/nalopen"))
    page.get_by_role("combobox", name="Hoort bij").select_option(label=BEHAVIOURS["delen-4"])
    page.get_by_role("button", name="Alleen voor mij").click()
    expect_saved(page)
    given = answers(page)
    assert given["quick_about.11111111-1111-4111-8111-111111111111"] == "delen-4"
    assert given["private.11111111-1111-4111-8111-111111111111"] is True


def test_a_quick_note_without_a_situation_has_the_four_questions_at_hand(page: Page, server: Server) -> None:
    open_form(page, server.url)
    words = intervention_card()
    write(page, {"meeting.started": True, "meeting.ended": True})
    goto_ready(page, page.url.replace("/observatie", "/nalopen"))
    heading = page.get_by_text(words.meaning_title, exact=True)
    expect(heading).to_be_hidden()
    write(page, {"quick.11111111-1111-4111-8111-111111111111": "Schoof het rapport opzij"})
    page.reload()
    page.wait_for_selector("html[data-ready=true]", state="attached")
    expect(heading).to_be_visible()
    for question in words.meaning_questions:
        expect(page.get_by_text(question, exact=True)).to_be_hidden()
    heading.click()
    for question in words.meaning_questions:
        expect(page.get_by_text(question, exact=True)).to_be_visible()
    quick_note = page.get_by_role("textbox", name="Snelle notitie")
    assert heading.bounding_box()["y"] < quick_note.bounding_box()["y"]


def test_a_name_is_explained_with_its_place_and_left_with_one_tap(page: Page, server: Server) -> None:
    open_form(page, server.url)
    write(page, {"note.delen-3": "Vroeg wat Peter daarvan vond.", "setup.colleague": "Bram"})
    goto_ready(page, page.url.replace("/observatie", "/nalopen"))
    look = page.get_by_role("region", name="Kijk hier nog even naar")
    expect(look).to_contain_text(BEHAVIOURS["delen-3"])
    expect(look).to_contain_text("Peter")
    look.get_by_role("button", name="Zo laten: Peter").click()
    expect(look).to_be_hidden()
    expect_saved(page)
    page.reload()
    page.wait_for_selector("html[data-ready=true]", state="attached")
    expect(look).to_be_hidden()
