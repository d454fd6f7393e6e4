"""`window.observatie`: for who wants to see in the console what this page has."""

import pytest
from playwright.sync_api import Page

from tests.support.browser import goto_ready
from tests.support.observations import make_observation
from tests.support.server import Server
from tests.support.visit import expect_saved, note, open_form, tick


@pytest.mark.parametrize("path", ["/", "/observatie", "/over", "/kaarten"])
def test_it_tells_the_version_of_the_app(page: Page, server: Server, path: str) -> None:
    goto_ready(page, server.url + path)
    told = page.evaluate("window.observatie.version")
    assert told == page.locator("body").get_attribute("data-version")
    goto_ready(page, server.url + "/over")
    assert page.get_by_text(f"Versie {told}", exact=True).is_visible()


def test_it_gives_the_folded_answers(page: Page, server: Server) -> None:
    open_form(page, server.url)
    tick(page, "delen-1").check()
    tick(page, "delen-2").check()
    tick(page, "delen-2").uncheck()
    for text in ("Vroeg door.", "Vroeg door en wachtte."):
        note(page, "delen-3").fill(text)
        note(page, "delen-3").blur()
        expect_saved(page)
    answers = page.evaluate("window.observatie.answers()")
    told = {field: answers[field]["values"] for field in ("seen.delen-1", "seen.delen-2", "note.delen-3")}
    assert told == {"seen.delen-1": ["yes"], "seen.delen-2": [None], "note.delen-3": ["Vroeg door en wachtte."]}
    assert all(len(answer["ids"]) == 1 and answer["at"] for answer in answers.values())


def test_a_page_without_an_observation_has_no_answers(page: Page, server: Server) -> None:
    make_observation(page, server.url, {"seen.delen-1": "yes"})
    assert page.evaluate("window.observatie.answers()") == {}
