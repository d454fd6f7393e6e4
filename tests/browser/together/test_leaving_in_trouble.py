"""Logging out when something is wrong: no way of leaving takes the last of what she wrote, and what is said is so."""

import json
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect

from observatie.db.accounts import User
from observatie.services.remove_account import remove_own_account
from observatie.web.database import start_writing
from tests.browser.together.conftest import School
from tests.browser.together.test_logging_out import leave
from tests.support.browser import axe, goto_ready
from tests.support.observations import make_observation
from tests.support.together import REPORT, log_in, send_now

NOTHING_IS_DELETED = """() => {
  IDBFactory.prototype.deleteDatabase = () => { throw new DOMException("made for a test", "UnknownError"); };
}"""


def test_unsent_work_of_an_account_that_was_removed_can_be_kept_as_a_file(
    school: School, new_tablet: Callable[[], Page], tmp_path: Path
):
    tablet = new_tablet()
    log_in(tablet, school.url, "Anna")
    with school.app.app_context():
        session = start_writing()
        remove_own_account(session, session.get_one(User, school.members["Anna"].id))
        session.commit()
    make_observation(tablet, school.url, REPORT)
    leave(tablet, school.url)
    dialog = tablet.get_by_role("dialog", name="Nog niet alles is verstuurd")
    with tablet.expect_download() as saved:
        dialog.get_by_role("button", name="Bewaar een kopie").click(timeout=15_000)
    saved.value.save_as(tmp_path / "kopie.json")
    [record] = json.loads((tmp_path / "kopie.json").read_text())["records"]
    assert {event["field"]: event["value"] for event in record["events"]} == REPORT
    expect(dialog.get_by_role("status")).to_contain_text("1 observatie staat nu ook in een bestand")
    assert not axe(tablet)
    dialog.get_by_role("button", name="Op slot bewaren tot ik hier weer inlog").click()
    expect(tablet.get_by_role("link", name="Inloggen")).to_be_visible()


def test_a_store_that_does_not_go_is_told_to_who_is_logged_out(school: School, new_tablet: Callable[[], Page]):
    tablet = new_tablet()
    log_in(tablet, school.url, "Anna")
    make_observation(tablet, school.url, REPORT)
    send_now(tablet, school.url)
    tablet.evaluate(NOTHING_IS_DELETED)
    tablet.get_by_role("button", name="Uitloggen").click()
    expect(tablet.get_by_role("heading", name="Je bent uitgelogd")).to_be_visible()
    expect(tablet.get_by_role("alert")).to_contain_text("Op deze tablet staat nog iets van je account.")
    for words in ("Anna", "Bram", "nog ingelogd"):
        assert words not in tablet.locator("body").inner_text()
    assert not axe(tablet)
    tablet.get_by_role("button", name="Naar het begin").click()
    expect(tablet.get_by_role("link", name="Inloggen")).to_be_visible()
    # As it says: once more in and out.
    log_in(tablet, school.url, "Anna")
    goto_ready(tablet, school.url + "/")
    tablet.get_by_role("button", name="Uitloggen").click()
    expect(tablet.get_by_role("link", name="Inloggen")).to_be_visible()
    stores = tablet.evaluate("indexedDB.databases().then(all => all.map(one => one.name))")
    assert not [name for name in stores if "account" in name]
