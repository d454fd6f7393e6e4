"""What opening the form asks of a slow school network."""

import brotli
from playwright.sync_api import Page, Response, expect

from tests.support.browser import goto_ready
from tests.support.filled_visit import VISIT
from tests.support.observations import make_observation
from tests.support.server import Server
from tests.support.visit import expect_saved, note, tick

MOST = 25_000  # bytes of JavaScript and CSS, as brotli
KNOWLEDGE = ("search", "content.json", "minisearch", "wijzer", "kaarten", "gedragingen", "guide")


def visit_the_form(page: Page, url: str) -> list[Response]:
    """All the form asks for, until it is quiet after a tick and a note."""
    record_id = make_observation(page, url, VISIT)
    page.goto("about:blank")
    # As the first time: what the page before has fetched is fetched again.
    page.context.new_cdp_session(page).send("Network.setCacheDisabled", {"cacheDisabled": True})
    answers: list[Response] = []
    page.on("response", lambda answer: answers.append(answer))
    goto_ready(page, f"{url}/observatie#{record_id}")
    tick(page, "delen-5").check()
    note(page, "delen-5").fill("Zij vroeg door. Jan belt morgen op 06 12345678.")
    note(page, "delen-5").blur()
    expect(page.locator("[data-row=delen-5] [data-hook=mark]")).to_be_visible()
    expect_saved(page)
    page.wait_for_load_state("networkidle")
    return answers


def test_the_form_loads_nothing_of_the_knowledge(page: Page, server: Server) -> None:
    asked = [answer.url.removeprefix(server.url) for answer in visit_the_form(page, server.url)]
    assert any(path.endswith(".js") for path in asked)
    assert any(path.endswith(".css") for path in asked)
    assert [path for path in asked if any(word in path.lower() for word in KNOWLEDGE)] == []


def test_script_and_style_of_the_form_stay_small(page: Page, server: Server) -> None:
    files = {
        answer.url: len(brotli.compress(answer.body(), quality=11))
        for answer in visit_the_form(page, server.url)
        if answer.request.resource_type in ("script", "stylesheet")
    }
    assert len(files) > 1
    assert sum(files.values()) <= MOST, files
