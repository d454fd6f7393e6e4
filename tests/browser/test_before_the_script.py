"""On a slow tablet the page is there before its script: what she types, ticks or chooses meanwhile is kept."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Page, Route, expect

from tests.support.browser import goto_ready
from tests.support.observations import write
from tests.support.server import Server
from tests.support.visit import expect_saved, note, open_form

READY = "html[data-ready=true]"


@contextmanager
def slow_script(page: Page, address: str, script: str) -> Iterator[None]:
    """Open `address`; its script arrives only at the end of the block."""
    held: list[Route] = []
    page.route(f"**/{script}*", lambda route: held.append(route))
    page.goto(address, wait_until="commit")
    yield
    for route in held:
        route.continue_()
    page.unroute(f"**/{script}*")
    page.wait_for_selector(READY, state="attached")


def reload(page: Page) -> None:
    page.reload()
    page.wait_for_selector(READY, state="attached")


def test_a_new_observation_keeps_what_was_entered(page: Page, server: Server) -> None:
    colleague = page.get_by_role("textbox", name="Collega", exact=True)
    kind = page.get_by_role("combobox", name="Soort gesprek")
    child = page.get_by_role("checkbox", name="Het kind is erbij")
    with slow_script(page, server.url + "/nieuw", "pages/new_observation.js"):
        kind.select_option(label="10-minutengesprek")
        child.check()
        colleague.fill("Bram")
    expect(colleague).to_be_focused()
    expect_saved(page)
    reload(page)
    expect(colleague).to_have_value("Bram")
    expect(kind).to_have_value("ten_minutes")
    expect(child).to_be_checked()


def test_the_note_she_is_still_in(page: Page, server: Server) -> None:
    with slow_script(page, server.url + "/observatie", "pages/observation.js"):
        note(page, "delen-3").fill("Je vroeg door.")
    expect(note(page, "delen-3")).to_be_focused()
    expect_saved(page)
    note(page, "delen-3").blur()
    expect(note(page, "delen-3")).to_have_value("Je vroeg door.")
    reload(page)
    expect(note(page, "delen-3")).to_have_value("Je vroeg door.")


@pytest.mark.parametrize("leaves", [False, True], ids=["still in it", "already elsewhere"])
def test_what_stood_there_already_is_kept_beside_it(page: Page, server: Server, leaves: bool) -> None:
    open_form(page, server.url)
    write(page, {"note.delen-3": "Je vroeg door."})
    address = page.url
    goto_ready(page, server.url + "/over")
    with slow_script(page, address, "pages/observation.js"):
        note(page, "delen-3").fill("Je gaf tijd.")
        if leaves:
            note(page, "delen-4").focus()
    expect_saved(page)
    texts = page.evaluate("window.observatie.answers()['note.delen-3'].values")
    assert sorted(texts) == ["Je gaf tijd.", "Je vroeg door."]


def test_a_compliment(page: Page, server: Server) -> None:
    compliment = page.get_by_role("textbox", name="Compliment", exact=True)
    with slow_script(page, server.url + "/feedback", "pages/feedback.js"):
        compliment.fill("Je gaf de ouder alle tijd.")
    expect(compliment).to_be_focused()
    expect_saved(page)
    reload(page)
    expect(compliment).to_have_value("Je gaf de ouder alle tijd.")
