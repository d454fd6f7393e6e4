"""A tablet that was off: the browser starts cold, there is no server, and any address opens with what was written."""

import re
from pathlib import Path

from playwright.sync_api import BrowserContext, Page, Playwright, expect

from observatie.web.pages import SHELLS
from tests.support.browser import NO_SERVER, goto_ready, wait_until_kept, watch
from tests.support.filled_visit import VISIT, WORDS
from tests.support.observations import make_observation
from tests.support.profile import profile
from tests.support.server import Server
from tests.support.visit import BEHAVIOURS, expect_saved, note, tick


def test_every_address_opens_cold_without_a_server(playwright: Playwright, own_server: Server, tmp_path: Path) -> None:
    url = own_server.url
    with profile(playwright, tmp_path / "profile") as context:
        page = context.new_page()
        record_id = make_observation(page, url, VISIT)
        wait_until_kept(page)
    own_server.stop()

    # A browser of its own per address: none may lean on a page that was opened before it.
    with profile(playwright, tmp_path / "profile") as context:
        page = opened(context, f"{url}/observatie#{record_id}")
        expect(tick(page, "delen-3")).to_be_checked()
        expect(note(page, "delen-3")).to_have_value(VISIT["note.delen-3"])
        note(page, "zorgen-1").fill("Ook zonder server")
        note(page, "zorgen-1").blur()
        expect_saved(page)
    with profile(playwright, tmp_path / "profile") as context:
        page = opened(context, f"{url}/")
        expect(page.get_by_role("heading", name="Observaties")).to_be_visible()
        expect(page.get_by_role("main")).to_contain_text("Bram")
    with profile(playwright, tmp_path / "profile") as context:
        page = opened(context, f"{url}/verslag#{record_id}")
        text = re.sub(r"\s+", " ", page.get_by_role("article").inner_text())
        assert [words for words in [*WORDS, BEHAVIOURS["delen-3"], "Ook zonder server"] if words not in text] == []


def test_what_there_is_to_read_opens_cold_without_a_server(
    playwright: Playwright, own_server: Server, tmp_path: Path
) -> None:
    url = own_server.url
    with profile(playwright, tmp_path / "profile") as context:
        page = context.new_page()
        goto_ready(page, url + "/")
        wait_until_kept(page)
    own_server.stop()

    with profile(playwright, tmp_path / "profile") as context:
        page = opened(context, f"{url}/gedragingen#delen-3")
        row = page.get_by_role("article", name=BEHAVIOURS["delen-3"])
        expect(row).to_be_in_viewport()
        row.get_by_role("link", name="Echt luisteren en doorvragen").click()
        expect(page.get_by_role("heading", name="Wat je kunt zeggen")).to_be_visible()
        page.get_by_role("region", name="Kaarten").get_by_role("link").first.click()
        expect(page.get_by_text("Vraag eerst")).to_be_visible()
        page.get_by_role("link", name="Alle kaarten").click()
        expect(page.get_by_role("article")).to_have_count(10)
    with profile(playwright, tmp_path / "profile") as context:
        for path in (path for path in SHELLS if path.startswith(("/kaarten", "/wijzer"))):
            page = opened(context, url + path)
            expect(page.get_by_role("heading", level=1)).to_be_visible()
            page.close()


def opened(context: BrowserContext, address: str) -> Page:
    page = context.new_page()
    problems = watch(page)
    page.allowed_errors += NO_SERVER
    goto_ready(page, address)
    assert problems == []
    return page
