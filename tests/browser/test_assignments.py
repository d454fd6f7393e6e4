"""The three assignments: the words of the form, and answers that are kept, found again and never hidden by others."""

import tomllib
from pathlib import Path

import pytest
from playwright.sync_api import Page, Playwright, expect

from observatie.instruments import CONTENT
from tests.support.assignments import (
    ASSIGNMENTS,
    FIELD,
    SECOND,
    SHY,
    answer,
    make_record,
    open_assignment,
    records,
    write_answer,
)
from tests.support.browser import axe, goto_ready, wait_until_kept
from tests.support.profile import kill_browser, profile
from tests.support.server import Server
from tests.support.visit import expect_saved

with (CONTENT / "observatieformulier.toml").open("rb") as _file:
    WORDS = tomllib.load(_file)["assignment"]

ERASE = "async (id) => (await import('/static/js/storage/erasing.js')).erase([id])"
# As another tab does while this one hears nothing.
ERASE_UNTOLD = """async (id) => {
  const { markErased } = await import("/static/js/storage/losses.js");
  const { change, rangeOf } = await import("/static/js/storage/database.js");
  markErased([id]);
  await change(["records", "events"], (transaction) => Promise.all([
    transaction.objectStore("records").delete(id),
    transaction.objectStore("events").delete(rangeOf(id)),
  ]));
}"""


def versions(page: Page):
    return page.get_by_role("group", name="Hier staan twee versies")


@pytest.mark.parametrize("number", [1, 2, 3])
def test_every_word_of_an_assignment_is_there_to_the_letter(page: Page, server: Server, number: int):
    words = WORDS[number - 1]
    goto_ready(page, server.url + "/opdrachten")
    page.get_by_role("link", name=words["title"]).click()
    page.wait_for_url(f"**/opdrachten/{number}")
    expect(page.get_by_role("heading", level=1)).to_have_text(words["title"])
    subs = words.get("sub_questions", [])
    asked = words.get("questions", [])
    fields = [*(asked[:-1] if subs else asked), *subs]
    assert [box.evaluate("box => box.labels[0].textContent") for box in page.get_by_role("textbox").all()] == fields
    if subs:
        expect(page.get_by_role("group", name=asked[-1]).get_by_role("textbox")).to_have_count(len(subs))
    if "text" in words:
        expect(page.get_by_text(words["text"], exact=True)).to_be_visible()
    if number == 1:
        expect(
            page.get_by_text("Het papier met de opdrachten noemt het filmpje, maar niet waar het staat.")
        ).to_be_visible()


def test_every_question_has_a_field_of_its_own(page: Page, server: Server):
    open_assignment(page, server.url, 2)
    boxes = page.get_by_role("textbox").all()
    for number, box in enumerate(boxes):
        box.fill(f"antwoord {number}")
    boxes[0].blur()
    expect_saved(page)
    fields = ["answer.assignment-2.1", "answer.assignment-2.2-1", "answer.assignment-2.2-2"]
    kept = page.evaluate("window.observatie.answers()")
    assert {field: kept[field]["values"] for field in kept} == {
        field: [f"antwoord {number}"] for number, field in enumerate(fields)
    }


def test_answers_survive_a_reload_and_all_stand_in_one_record(page: Page, server: Server):
    open_assignment(page, server.url)
    expect(page.locator("[data-hook=status]")).to_have_text("Nog niets te bewaren")
    write_answer(page, SHY)
    write_answer(page, "Ik stel een open vraag.", SECOND)
    page.reload()
    expect(answer(page)).to_have_value(SHY)
    expect(answer(page, SECOND)).to_have_value("Ik stel een open vraag.")
    assert len(records(page)) == 1
    goto_ready(page, server.url + "/opdrachten")
    expect(page.get_by_role("link", name=ASSIGNMENTS[0]["title"])).to_contain_text("Je schreef hier al iets op")
    expect(page.get_by_role("link", name=ASSIGNMENTS[1]["title"])).not_to_contain_text("Je schreef")


def test_who_emptied_every_answer_is_not_told_that_she_wrote_something(page: Page, server: Server):
    open_assignment(page, server.url)
    write_answer(page, SHY)
    write_answer(page, "")
    goto_ready(page, server.url + "/opdrachten")
    expect(page.get_by_role("link", name=ASSIGNMENTS[0]["title"])).not_to_contain_text("Je schreef")


def test_answers_outlive_a_killed_browser_and_open_without_a_server(
    playwright: Playwright, own_server: Server, tmp_path: Path
):
    folder = tmp_path / "profile"
    with profile(playwright, folder) as context:
        page = open_assignment(context.new_page(), own_server.url)
        wait_until_kept(page)
        write_answer(page, SHY)
        own_server.stop()
        write_answer(page, "Zonder server.", SECOND)
        answer(page, SECOND).press_sequentially(" En toen")
        kill_browser(folder)
    with profile(playwright, folder) as context:
        page = open_assignment(context.new_page(), own_server.url)
        expect(answer(page)).to_have_value(SHY)
        assert answer(page, SECOND).input_value().startswith("Zonder server.")
        for path in ("/opdrachten", "/opdrachten/2", "/opdrachten/3"):
            goto_ready(page, own_server.url + path)
            expect(page.get_by_role("heading", level=1)).to_be_visible()


def test_a_second_tab_takes_in_what_the_first_wrote_and_makes_no_record_of_its_own(page: Page, server: Server):
    open_assignment(page, server.url)
    other = open_assignment(page.context.new_page(), server.url)
    write_answer(page, SHY)
    expect(answer(other)).to_have_value(SHY)
    write_answer(other, "Ik stel een open vraag.", SECOND)
    expect(answer(page, SECOND)).to_have_value("Ik stel een open vraag.")
    assert len(records(page)) == 1


def test_two_tabs_that_began_at_once_show_both_versions_until_she_picks(page: Page, server: Server):
    open_assignment(page, server.url)
    other = open_assignment(page.context.new_page(), server.url)
    answer(page).fill("hier")
    answer(other).fill("daar")
    answer(page).blur()
    answer(other).blur()
    for tab in (page, other):
        expect(versions(tab)).to_contain_text("hier")
        expect(versions(tab)).to_contain_text("daar")
    picked = versions(page).locator("div", has_text="daar").get_by_role("button", name="Deze houden")
    picked.click()
    for tab in (page, other):
        expect(versions(tab)).to_have_count(0)
        expect(answer(tab)).to_have_value("daar")
    page.reload()
    expect(answer(page)).to_have_value("daar")
    expect(versions(page)).to_have_count(0)


def test_a_record_that_was_made_elsewhere_hides_no_answer_and_an_edit_goes_into_both(page: Page, server: Server):
    goto_ready(page, server.url + "/over")
    first, second = make_record(page, "tablet"), make_record(page, "telefoon")
    third = make_record(page, "alleen op de telefoon", "answer.assignment-1.2")
    open_assignment(page, server.url)
    expect(versions(page)).to_contain_text("tablet")
    expect(versions(page)).to_contain_text("telefoon")
    expect(answer(page, SECOND)).to_have_value("alleen op de telefoon")
    assert not axe(page)
    write_answer(page, "samen")
    expect(versions(page)).to_have_count(0)
    assert records(page) == sorted([first, second, third])
    for record in (first, second):
        assert held(page, record) == ["samen"]


def test_an_answer_that_was_emptied_in_one_record_is_still_there_in_the_other(page: Page, server: Server):
    goto_ready(page, server.url + "/over")
    emptied = make_record(page, "weg ermee")
    page.evaluate("async ([id, field]) => (await import('/static/js/pages/open_observation.js'))"
                  ".openObservation(id).then((one) => { one.drawn(field); return one.write(field, null); })",
                  [emptied, FIELD])  # fmt: skip
    make_record(page, SHY)
    open_assignment(page, server.url)
    expect(answer(page)).to_have_value(SHY)
    expect(versions(page)).to_have_count(0)
    write_answer(page, "")
    page.reload()
    expect(answer(page)).to_have_value("")


@pytest.mark.parametrize("is_heard", [True, False], ids=["it was told", "the page slept"])
def test_what_is_erased_elsewhere_goes_from_the_screen_and_what_she_writes_goes_into_what_is_left(
    page: Page, server: Server, is_heard: bool
):
    goto_ready(page, server.url + "/over")
    both = sorted([make_record(page, "eerst"), make_record(page, "later")])
    open_assignment(page, server.url)
    expect(versions(page)).to_contain_text("eerst")
    erased, left = both  # a new answer goes into the first of them
    if is_heard:
        other = page.context.new_page()
        goto_ready(other, server.url + "/over")
        other.evaluate(ERASE, erased)
        expect(versions(page)).to_have_count(0)
        expect(answer(page)).to_have_value("eerst" if held(page, left) == ["eerst"] else "later")
    else:
        page.evaluate(ERASE_UNTOLD, erased)
    write_answer(page, "Nieuw.")
    write_answer(page, SHY, SECOND)
    assert records(page) == [left]
    assert held(page, left) == ["Nieuw."]
    page.reload()
    expect(answer(page)).to_have_value("Nieuw.")
    expect(answer(page, SECOND)).to_have_value(SHY)


def held(page: Page, record: str) -> list[str]:
    return page.evaluate(
        """async ([id, field]) => {
          const { openObservation } = await import("/static/js/pages/open_observation.js");
          return (await openObservation(id)).versions(field);
        }""",
        [record, FIELD],
    )


def test_she_erases_her_answers_and_nothing_of_them_is_left(page: Page, server: Server):
    open_assignment(page, server.url, 2)
    page.get_by_role("textbox").first.fill("blijft")
    page.get_by_role("textbox").first.blur()
    expect_saved(page)
    open_assignment(page, server.url)
    write_answer(page, SHY)
    make_record(page, "telefoon")
    page.get_by_role("button", name="Wis mijn antwoorden").click()
    page.get_by_role("dialog").get_by_role("button", name="Terug").click()
    expect(answer(page)).not_to_have_value("")
    page.get_by_role("button", name="Wis mijn antwoorden").click()
    page.get_by_role("dialog").get_by_role("button", name="Wissen").click()
    expect(page.get_by_text("Je antwoorden zijn gewist.")).to_be_visible()
    expect(answer(page)).to_have_value("")
    expect(page.get_by_role("button", name="Wis mijn antwoorden")).to_be_hidden()
    assert len(records(page)) == 1  # of the other assignment
    write_answer(page, "Opnieuw begonnen.")
    page.reload()
    expect(answer(page)).to_have_value("Opnieuw begonnen.")
    open_assignment(page, server.url, 2)
    expect(page.get_by_role("textbox").first).to_have_value("blijft")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_filled_pages_have_no_violations(page: Page, server: Server, scheme: str):
    page.emulate_media(color_scheme=scheme)
    for number in (1, 2):
        open_assignment(page, server.url, number)
        for box in page.get_by_role("textbox").all():
            box.fill(SHY * 5)
        page.get_by_role("heading", level=1).click()
        expect_saved(page)
        assert axe(page) == []
    goto_ready(page, server.url + "/opdrachten")
    assert axe(page) == []
    goto_ready(page, server.url + "/")
    expect(page.get_by_role("heading", name="Opdrachten")).to_be_visible()
    assert axe(page) == []
