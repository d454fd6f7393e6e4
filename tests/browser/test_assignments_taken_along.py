"""Answers on paper, as text and as a copy; how long they stay; and what a tablet of school says."""

import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from playwright.sync_api import Browser, Page, expect

from tests.support.assignments import (
    ASSIGNMENTS,
    FIRST,
    SECOND,
    SHY,
    answer,
    make_record,
    open_assignment,
    records,
    write_answer,
)
from tests.support.browser import TABLET, goto_ready
from tests.support.observations import make_observation
from tests.support.server import Server

LONG = " ".join(f"woord{number}" for number in range(1, 900))


def noon(month: int, day: int) -> datetime.datetime:
    return datetime.datetime(2026, month, day, 12, tzinfo=ZoneInfo("Europe/Amsterdam"))


def row(page: Page, text: str):
    return page.get_by_role("listitem").filter(has_text=text)


def said(page: Page):
    return page.locator("[data-hook=copy-result]")


def saved_file(page: Page, button: str, folder: Path) -> Path:
    with page.expect_download() as saved:
        page.get_by_role("button", name=button, exact=True).click()
    file = folder / saved.value.suggested_filename
    saved.value.save_as(file)
    return file


def open_copy(page: Page, file: Path) -> None:
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="Open een kopie").click()
    chooser.value.set_files(file)


def test_paper_has_every_word_and_no_field(page: Page, server: Server):
    open_assignment(page, server.url)
    write_answer(page, LONG)
    answer(page, SECOND).fill("Net getypt.\n\nMet een witregel.")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    expect(page.get_by_role("textbox")).to_have_count(0)
    expect(page.get_by_role("button")).to_have_count(0)
    printed = page.locator("main").inner_text()
    for words in (ASSIGNMENTS[0]["title"], FIRST, SECOND, LONG, "Net getypt.", "Met een witregel."):
        assert words in printed
    assert "Oefen met" not in printed
    paragraph = page.get_by_text(LONG)
    assert paragraph.evaluate("one => one.scrollHeight <= one.clientHeight")


def test_paper_has_both_versions_and_room_where_nothing_stands(page: Page, server: Server):
    goto_ready(page, server.url + "/over")
    make_record(page, "tablet")
    make_record(page, "telefoon")
    open_assignment(page, server.url)
    page.emulate_media(media="print")
    printed = page.locator("main").inner_text()
    assert "tablet" in printed
    assert "telefoon" in printed
    assert "Welke houd je" not in printed
    assert page.locator("[data-hook=printed]").nth(1).bounding_box()["height"] > 60


def test_as_text_it_has_questions_and_answers(page: Page, server: Server, tmp_path: Path):
    open_assignment(page, server.url)
    expect(page.get_by_role("button", name="Bewaar als tekst")).to_be_hidden()
    write_answer(page, SHY)
    file = saved_file(page, "Bewaar als tekst", tmp_path)
    assert file.name == "opdracht-1.txt"
    expected = [ASSIGNMENTS[0]["title"], f"{FIRST}\n{SHY}", f"{SECOND}\n(nog geen antwoord)"]
    assert file.read_text("utf-8") == "\n\n".join(expected) + "\n"


def test_a_copy_brings_the_answers_back_on_another_tablet(page: Page, browser: Browser, server: Server, tmp_path: Path):
    open_assignment(page, server.url)
    write_answer(page, SHY)
    one = saved_file(page, "Bewaar een kopie", tmp_path)
    assert one.name == "opdracht-1.json"
    make_observation(page, server.url, {"setup.colleague": "Bram"})
    goto_ready(page, server.url + "/")
    everything = saved_file(page, "Bewaar een kopie van alles", tmp_path)
    expect(said(page)).to_contain_text("1 observatie en 1 ingevulde opdracht staan nu ook in een bestand")
    with browser.new_context(viewport=TABLET, locale="nl-NL") as elsewhere:
        other = elsewhere.new_page()
        goto_ready(other, server.url + "/")
        open_copy(other, one)
        expect(said(other)).to_have_text("1 ingevulde opdracht is erbij gekomen.")
        open_copy(other, everything)
        expect(said(other)).to_have_text("1 observatie is erbij gekomen. 1 ingevulde opdracht stond er al.")
        row(other, "Opdracht 1").get_by_role("link").click()
        expect(answer(other)).to_have_value(SHY)


def test_answers_go_after_their_term_and_never_unannounced(page: Page, server: Server):
    page.clock.set_fixed_time(noon(3, 2))
    open_assignment(page, server.url)
    expect(page.get_by_text("tot 30 dagen na de laatste keer")).to_be_visible()
    write_answer(page, SHY)
    goto_ready(page, server.url + "/")
    expect(row(page, "Opdracht 1")).to_contain_text("Gaat weg op 1 april")
    page.clock.set_fixed_time(noon(3, 31))
    page.reload()
    expect(page.get_by_text("1 ingevulde opdracht gaat morgen vanzelf weg.")).to_be_visible()
    page.clock.set_fixed_time(noon(4, 1))
    page.reload()
    expect(page.get_by_text("1 ingevulde opdracht is vandaag weggegaan, zoals hier eerder stond.")).to_be_visible()
    assert records(page) == []


def test_a_tablet_of_school_says_who_can_read_and_wipes_with_a_copy(page: Page, server: Server, tmp_path: Path):
    goto_ready(page, server.url + "/")
    page.get_by_role("button", name="Van school").click()
    open_assignment(page, server.url)
    expect(page.get_by_text("tot 7 dagen na de laatste keer")).to_be_visible()
    expect(page.get_by_text("wie hem na jou pakt, kan ze lezen")).to_be_visible()
    write_answer(page, SHY)
    goto_ready(page, server.url + "/")
    row(page, "Opdracht 1").get_by_role("button", name="Meenemen en wissen").click()
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_role("link", name="Naar je antwoorden")).to_have_attribute("href", "/opdrachten/1")
    with page.expect_download() as saved:
        dialog.get_by_role("button", name="Bewaar een kopie").click()
    assert saved.value.suggested_filename == "opdracht-1.json"
    dialog.get_by_role("button", name="Nu wissen").click()
    expect(page.get_by_text("Je antwoorden zijn gewist.")).to_be_visible()
    expect(page.get_by_role("heading", name="Opdrachten")).to_be_hidden()
    assert records(page) == []


def test_wiping_the_tablet_takes_the_answers_too_and_says_so(page: Page, server: Server):
    open_assignment(page, server.url)
    write_answer(page, SHY)
    make_observation(page, server.url, {"setup.colleague": "Bram"})
    goto_ready(page, server.url + "/tablet")
    page.get_by_role("button", name="Alle observaties van deze tablet wissen").click()
    expect(page.get_by_role("dialog")).to_contain_text("alle antwoorden bij opdrachten")
    page.get_by_role("dialog").get_by_role("button", name="Alles wissen").click()
    expect(page.get_by_text("1 observatie en 1 ingevulde opdracht zijn gewist.")).to_be_visible()
    open_assignment(page, server.url)
    expect(answer(page)).to_have_value("")


def test_answers_in_the_store_are_never_taken_for_a_loss(page: Page, server: Server):
    open_assignment(page, server.url)
    write_answer(page, SHY)
    goto_ready(page, server.url + "/over")  # hides the page, so that the ledger is written
    goto_ready(page, server.url + "/")
    expect(row(page, "Opdracht 1")).to_be_visible()
    expect(page.get_by_text("er niet meer")).to_have_count(0)
