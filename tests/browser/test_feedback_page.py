"""The page for 1 compliment and 1 tip: the app proposes, the teacher decides, and her words are never overwritten."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.support.browser import NO_SERVER, PHONE, axe, goto_ready, wait_until_kept
from tests.support.observations import answers, make_observation
from tests.support.server import Server
from tests.support.visit import BEHAVIOURS, FORM, expect_saved

FIRST, SECOND = FORM["closing"]["questions"]
VISIT = {
    "setup.colleague": "Bram",
    "setup.observer": "Anna",
    "setup.focus": "Vraag ik genoeg door, of vul ik zelf in?",
    "starred.delen-3": True,
    "seen.afstemmen-1": "yes",
    "seen.delen-1": "yes",
    "seen.delen-3": "yes",
    "note.delen-3": "Wachtte vijf tellen. Daarna vertelde vader meer.",
    "seen.delen-4": "yes",
    "note.delen-4": "Zag een traan",
    "private.delen-4": True,
    "seen.delen-6": "no",
    "seen.afspreken-1": "no",
    "seen.zorgen-3": "not_applicable",
}
Open = Callable[..., str]


@pytest.fixture
def open_feedback(page: Page, server: Server) -> Open:
    """Open the page on an observation with these answers; gives the record's id."""

    def opened(changes: dict[str, Any] | None = None, **more: Any) -> str:
        record_id = make_observation(page, server.url, (VISIT if changes is None else changes) | more)
        goto_ready(page, f"{server.url}/feedback#{record_id}")
        return record_id

    return opened


def box(page: Page, name: str) -> Locator:
    return page.get_by_role("textbox", name=name, exact=True)


def drafts(page: Page, kind: str = "dit compliment") -> Locator:
    return page.get_by_role("button", name=f"Neem {kind} over")


def group(page: Page, name: str) -> Locator:
    return page.get_by_role("group", name=name, exact=True)


def choices(place: Locator) -> list[str]:
    return place.get_by_role("checkbox").evaluate_all("boxes => boxes.map((box) => box.labels[0].textContent)")


def reload(page: Page) -> None:
    page.reload()
    page.wait_for_selector("html[data-ready=true]", state="attached")


def test_the_questions_offer_what_was_seen_and_what_was_not(page: Page, open_feedback: Open) -> None:
    open_feedback()
    expect(page.get_by_role("heading", name="Formuleer 1 compliment en 1 tip", exact=True)).to_be_visible()
    # Starred rows and those with an example first; a private note is no example.
    assert choices(group(page, FIRST)) == [BEHAVIOURS[row] for row in ("delen-3", "afstemmen-1", "delen-1", "delen-4")]
    assert choices(group(page, "Meer")) == [BEHAVIOURS[row] for row in ("delen-3", "delen-6", "afspreken-1")]
    assert choices(group(page, "Minder"))[:3] == ["Zelf praten", "Vaktaal", "Snel met een oplossing komen"]
    assert group(page, SECOND).get_by_role("textbox").count() == 2


def test_ticks_are_written_and_come_back(page: Page, open_feedback: Open) -> None:
    open_feedback()
    group(page, FIRST).get_by_role("checkbox", name=BEHAVIOURS["delen-3"], exact=True).check()
    group(page, "Meer").get_by_role("checkbox", name=BEHAVIOURS["delen-6"], exact=True).check()
    group(page, "Minder").get_by_role("checkbox", name="Vaktaal").check()
    group(page, FIRST).get_by_role("textbox").fill("De deur stond open")
    expect_saved(page)
    reload(page)
    assert {"trust.delen-3", "more.delen-6", "less.jargon"} <= set(answers(page))
    expect(group(page, FIRST).get_by_role("checkbox", name=BEHAVIOURS["delen-3"], exact=True)).to_be_checked()
    expect(group(page, FIRST).get_by_role("textbox")).to_have_value("De deur stond open")


def test_one_tap_takes_a_draft_over_with_its_row(page: Page, open_feedback: Open) -> None:
    open_feedback()
    drafts(page).first.click()
    text = box(page, "Compliment").input_value()
    assert text.endswith("\n\nMijn aantekening: Wachtte vijf tellen.")
    about = page.get_by_role("combobox", name="Waar gaat het compliment over?")
    expect(about).to_have_value("delen-3")
    expect_saved(page)
    reload(page)
    assert answers(page)["closing.compliment"] == {"text": text, "about": "delen-3"}
    expect(box(page, "Compliment")).to_have_value(text)


def test_an_untouched_draft_gives_way_to_another(page: Page, open_feedback: Open) -> None:
    open_feedback()
    drafts(page, "deze tip").nth(0).click()
    first = box(page, "Tip").input_value()
    drafts(page, "deze tip").nth(1).click()
    expect(box(page, "Tip")).not_to_have_value(first)
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_her_own_text_is_never_overwritten(page: Page, open_feedback: Open) -> None:
    open_feedback()
    mine = "Je schoof je stoel naast die van de ouder."
    box(page, "Compliment").fill(mine)
    drafts(page).first.click()
    page.get_by_role("dialog").get_by_role("button", name="Mijn tekst houden").click()
    expect(box(page, "Compliment")).to_have_value(mine)
    drafts(page).first.click()
    page.get_by_role("dialog").get_by_role("button", name="Vervangen").click()
    expect(box(page, "Compliment")).not_to_have_value(mine)
    page.get_by_role("button", name="Terugzetten").click()
    expect(box(page, "Compliment")).to_have_value(mine)
    expect_saved(page)
    assert answers(page)["closing.compliment"]["text"] == mine


def test_putting_back_never_costs_what_she_wrote_since(page: Page, open_feedback: Open) -> None:
    open_feedback()
    mine = "Je schoof je stoel naast die van de ouder."
    box(page, "Compliment").fill(mine)
    drafts(page).first.click()
    page.get_by_role("dialog").get_by_role("button", name="Vervangen").click()
    box(page, "Compliment").press_sequentially(" En je wachtte.")
    edited = box(page, "Compliment").input_value()
    put_back = page.get_by_role("button", name="Terugzetten")
    for text in (mine, edited, mine):
        put_back.click()
        expect(box(page, "Compliment")).to_have_value(text)
    expect(page.get_by_text("Met Terugzetten komt de andere terug.")).to_be_visible()
    expect_saved(page)
    assert answers(page)["closing.compliment"]["text"] == mine


def test_a_draft_she_edited_is_hers(page: Page, open_feedback: Open) -> None:
    open_feedback()
    drafts(page).first.click()
    box(page, "Compliment").press_sequentially(" Mooi.")
    edited = box(page, "Compliment").input_value()
    group(page, FIRST).get_by_role("checkbox", name=BEHAVIOURS["delen-1"], exact=True).check()
    expect(box(page, "Compliment")).to_have_value(edited)
    drafts(page).first.click()
    expect(page.get_by_role("dialog", name="Jouw tekst vervangen?")).to_be_visible()


def test_new_drafts_follow_the_ticks(page: Page, open_feedback: Open) -> None:
    open_feedback()
    expect(drafts(page).first).to_have_accessible_name(f"Neem dit compliment over: {BEHAVIOURS['delen-3']}")
    group(page, FIRST).get_by_role("checkbox", name=BEHAVIOURS["delen-1"], exact=True).check()
    expect(drafts(page).first).to_have_accessible_name(f"Neem dit compliment over: {BEHAVIOURS['delen-1']}")
    group(page, "Minder").get_by_role("checkbox", name="Zelf praten").check()
    expect(drafts(page, "deze tip").first).to_have_accessible_name("Neem deze tip over: Minder: zelf praten")


def test_private_notes_stay_out_of_the_drafts(page: Page, open_feedback: Open) -> None:
    open_feedback(**{"trust.delen-4": True, "more.delen-4": True})
    expect(drafts(page).first).to_have_accessible_name(f"Neem dit compliment over: {BEHAVIOURS['delen-4']}")
    expect(page.get_by_text("Zag een traan")).to_have_count(0)


def test_without_anything_seen_it_asks_one_question(page: Page, open_feedback: Open) -> None:
    open_feedback({"setup.colleague": "Bram"})
    expect(drafts(page)).to_have_count(0)
    expect(drafts(page, "deze tip")).to_have_count(0)
    expect(page.get_by_role("region", name="1 compliment")).to_contain_text("wat deed je collega toen?")
    expect(page.get_by_role("region", name="1 tip")).to_contain_text("wat dan?")


def test_advice_is_given_and_blocks_nothing(page: Page, open_feedback: Open) -> None:
    open_feedback()
    box(page, "Compliment").fill("Je bent een topper, maar je praat nooit over thuis")
    box(page, "Compliment").blur()
    region = page.get_by_role("region", name="1 compliment")
    expect(region.get_by_role("listitem").filter(has_text="oordeel over de persoon")).to_be_visible()
    expect(region.get_by_role("listitem").filter(has_text="Na ‘maar’")).to_be_visible()
    expect_saved(page)
    box(page, "Compliment").fill("Je schoof je stoel naast die van de ouder.")
    box(page, "Compliment").blur()
    expect(region.get_by_role("listitem").filter(has_text="Na ‘maar’")).to_have_count(0)
    expect(page.get_by_role("link", name="Maak verslag")).to_be_enabled()


def test_the_row_can_be_chosen_by_hand(page: Page, open_feedback: Open) -> None:
    open_feedback()
    about = page.get_by_role("combobox", name="Waar gaat de tip over?")
    expect(about).to_have_value("")
    assert about.locator("option").count() == 21
    box(page, "Tip").fill("Leg het rapport tussen jullie in.")
    box(page, "Tip").blur()
    choose = page.get_by_role("listitem").filter(has_text="Kies nog waar de tip over gaat.")
    expect(choose).to_be_visible()
    about.select_option(label="Iets anders dat ik zag")
    expect(choose).to_have_count(0)
    expect_saved(page)
    assert answers(page)["closing.tip"] == {"text": "Leg het rapport tussen jullie in.", "about": "other"}


def test_the_answer_to_what_the_colleague_asked(page: Page, open_feedback: Open) -> None:
    open_feedback()
    asked = page.get_by_role("region", name="Bram wilde dat je hierop lette")
    expect(asked).to_contain_text(VISIT["setup.focus"])
    for field, value in VISIT.items():
        if field.startswith("starred.") and value:
            expect(asked).to_contain_text(f"★ {BEHAVIOURS[field.removeprefix('starred.')]}")
    asked.get_by_role("textbox", name="Wat zag je daarvan?").fill("Vier keer doorgevraagd")
    asked.get_by_role("textbox").blur()
    expect_saved(page)
    assert answers(page)["closing.focus_answer"] == "Vier keer doorgevraagd"


def test_a_name_is_shown_with_its_place(page: Page, open_feedback: Open) -> None:
    open_feedback(**{"closing.tip": {"text": "Vraag eens wat Peter thuis vertelt.", "about": "delen-6"}})
    look = page.get_by_role("region", name="Kijk hier nog even naar")
    expect(look).to_contain_text("In de tip:")
    look.get_by_role("link", name="Aanpassen: Peter").click()
    expect(box(page, "Tip")).to_be_focused()
    box(page, "Tip").fill("Vraag eens wat het kind thuis vertelt.")
    box(page, "Tip").blur()
    expect(look).to_be_hidden()


def test_half_a_sentence_survives_leaving(page: Page, open_feedback: Open) -> None:
    open_feedback()
    box(page, "Compliment").press_sequentially("Je wachtte even na")
    reload(page)
    expect(box(page, "Compliment")).to_have_value("Je wachtte even na")


def test_it_works_with_the_server_stopped(page: Page, own_server: Server) -> None:
    record_id = make_observation(page, own_server.url, VISIT)
    wait_until_kept(page)
    own_server.stop()
    page.allowed_errors += NO_SERVER
    goto_ready(page, f"{own_server.url}/feedback#{record_id}")
    drafts(page).first.click()
    drafts(page, "deze tip").first.click()
    expect_saved(page)
    reload(page)
    expect(box(page, "Compliment")).not_to_have_value("")
    expect(box(page, "Tip")).not_to_have_value("")
    expect(page.get_by_role("link", name="Maak verslag")).to_have_attribute("href", f"/verslag#{record_id}")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_is_accessible_empty_and_filled(page: Page, open_feedback: Open, scheme: str) -> None:
    page.emulate_media(color_scheme=scheme)
    open_feedback({"setup.colleague": "Bram"})
    assert not axe(page)
    tip = {"text": "Je moet Peter ook altijd bellen op 06-12345678", "about": "delen-6"}
    record_id = make_observation(page, page.url.split("/feedback")[0], VISIT | {"closing.tip": tip})
    goto_ready(page, page.url.split("/over")[0] + f"/feedback#{record_id}")
    drafts(page).first.click()
    expect(page.get_by_role("region", name="Kijk hier nog even naar")).to_be_visible()
    assert not axe(page)
    page.set_viewport_size(PHONE)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    assert not axe(page)
