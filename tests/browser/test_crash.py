"""The tab, the browser or the disk gives out in the middle of a sentence: at most the last half second is missing."""

import secrets
import shutil
import subprocess
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, Playwright, expect

from tests.support.browser import goto_ready
from tests.support.profile import crash_tabs, kill_browser, profile
from tests.support.server import Server
from tests.support.visit import expect_saved, note, tick


@pytest.mark.parametrize("round_", range(5))
def test_a_killed_browser_keeps_every_acknowledged_word(
    playwright: Playwright, server: Server, tmp_path: Path, round_: int
) -> None:
    folder = tmp_path / "profile"
    with profile(playwright, folder) as context:
        page = context.new_page()
        goto_ready(page, server.url + "/observatie")
        tick(page, "delen-3").check()
        note(page, "delen-3").press_sequentially("Vroeg wat maakt dat u dat denkt", delay=20)
        note(page, "delen-3").blur()
        expect_saved(page)
        acknowledged = page.evaluate("window.observatie.answers()['note.delen-3'].values[0]")
        address = page.url
        # Killed while she goes on typing, at another moment each round.
        note(page, "delen-3").press_sequentially(" en wachtte" * (1 + round_))
        kill_browser(folder)
    with profile(playwright, folder) as context:
        page = context.new_page()
        goto_ready(page, address)
        kept = note(page, "delen-3").input_value()
        assert kept.startswith(acknowledged)
        assert acknowledged == "Vroeg wat maakt dat u dat denkt"
        expect(tick(page, "delen-3")).to_be_checked()
        assert page.get_by_role("dialog").count() == 0
        assert page.get_by_text("herstellen").count() == 0


def test_a_closed_tab_keeps_the_sentence_that_was_being_typed(context: BrowserContext, server: Server) -> None:
    page = context.new_page()
    goto_ready(page, server.url + "/observatie")
    tick(page, "delen-1").check()
    expect_saved(page)
    address = page.url
    note(page, "delen-1").press_sequentially("Eerst de vragen, dan het rapport")
    page.close(run_before_unload=False)
    again = context.new_page()
    goto_ready(again, address)
    expect(note(again, "delen-1")).to_have_value("Eerst de vragen, dan het rapport")


def test_a_crashed_tab_keeps_what_is_older_than_half_a_second(
    playwright: Playwright, server: Server, tmp_path: Path
) -> None:
    """The renderer is killed, so no last event of the page can help; she types on without a pause all the while."""
    folder = tmp_path / "profile"
    with profile(playwright, folder) as context:
        page = context.new_page()
        goto_ready(page, server.url + "/observatie")
        tick(page, "delen-1").check()
        expect_saved(page)
        address = page.url
        field = note(page, "delen-1")
        field.press_sequentially("x" * 60, delay=25)
        half_a_second_ago = len(field.input_value())
        field.press_sequentially("y" * 24, delay=25)
        crash_tabs(folder, page)
        again = context.new_page()
        goto_ready(again, address)
        assert len(note(again, "delen-1").input_value()) >= half_a_second_ago


def _may_mount(folder: Path) -> bool:
    folder.mkdir()
    done = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=48m", "tmpfs", str(folder)], capture_output=True, check=False
    )
    return done.returncode == 0


def test_a_full_disk_is_said_and_what_is_on_screen_can_be_saved(
    playwright: Playwright, server: Server, tmp_path: Path
) -> None:
    """On a small tmpfs where the machine allows mounting; elsewhere the stubs in test_storage.py stand in for it."""
    disk = tmp_path / "disk"
    mounted = _may_mount(disk)
    try:
        with profile(playwright, disk / "profile") as context:
            page = context.new_page()
            goto_ready(page, server.url + "/observatie")
            tick(page, "delen-1").check()
            expect_saved(page)
            if mounted:
                _fill(disk)
            else:
                page.evaluate(
                    "() => { IDBObjectStore.prototype.put = () => { throw new DOMException('', 'QuotaExceededError')}}"
                )
            _write_until_it_fails(page)
            expect(page.get_by_role("alert")).to_contain_text("Bewaar een kopie")
            with page.expect_download() as download:
                page.get_by_role("alert").get_by_role("button", name="Bewaar een kopie").click()
            # The download itself goes to Playwright's own folder, not to the full disk.
            assert "dit past er niet meer bij" in download.value.path().read_text()
    finally:
        if mounted:
            subprocess.run(["umount", "-l", str(disk)], check=False)


def _fill(disk: Path) -> None:
    """Leave 1 MB: with nothing left at all Chromium itself falls over before the page can say anything."""
    free = shutil.disk_usage(disk).free
    (disk / "ballast").write_bytes(b"0" * (free - 1_000_000))


def _write_until_it_fails(page: Page) -> None:
    """Random text, since the database underneath packs what repeats itself."""
    status = page.get_by_role("status")
    for number in range(40):
        note(page, "delen-2").fill(f"{number} dit past er niet meer bij " + secrets.token_hex(40_000))
        note(page, "delen-2").blur()
        expect(status).not_to_have_text("Wordt bewaard")
        if "Niet bewaard" in status.inner_text():
            return
    raise AssertionError("the disk never got full")
