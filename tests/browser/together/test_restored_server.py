"""A server that was put back to an older backup gets from the tablets what it lost, and nothing that was erased."""

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect

from observatie.web.backups import back_up, restore
from tests.browser.together.conftest import School
from tests.browser.together.test_logging_out import events_at_server
from tests.support.browser import goto_ready
from tests.support.observations import answers, make_observation, write
from tests.support.together import REPORT, log_in, send_now


def test_what_the_server_lost_comes_back_and_what_was_erased_does_not(
    school: School, new_tablet: Callable[[], Page], tmp_path: Path
):
    tablet, other = new_tablet(keeps_app=True), new_tablet(keeps_app=True)
    log_in(tablet, school.url, "Anna")
    kept = make_observation(tablet, school.url, REPORT)
    make_observation(tablet, school.url, {"setup.colleague": "Wissen"})
    send_now(tablet, school.url)
    back_up(school.app, tmp_path / "backup.db")

    goto_ready(tablet, f"{school.url}/observatie#{kept}")
    write(tablet, {"note.delen-4": "Na de reservekopie."})
    later = make_observation(tablet, school.url, {"setup.colleague": "Later"})
    goto_ready(tablet, school.url + "/")
    erased = tablet.get_by_role("listitem").filter(has_text="Wissen").filter(has=tablet.get_by_role("link"))
    erased.filter(has=tablet.locator(".observation-name", has_text="Wissen")).get_by_role(
        "button", name="Wissen"
    ).click()
    tablet.get_by_role("dialog").get_by_role("button", name="Wissen").click()
    expect(tablet.get_by_text("De observatie is gewist.")).to_be_visible()
    send_now(tablet, school.url)
    assert events_at_server(school, "Anna") == len(REPORT) + 2

    school.server.stop()
    restore(school.app, tmp_path / "backup.db")
    assert events_at_server(school, "Anna") == len(REPORT)
    school.server.start()
    log_in(tablet, school.url, "Anna")
    send_now(tablet, school.url)
    assert events_at_server(school, "Anna") == len(REPORT) + 2
    log_in(other, school.url, "Anna")
    goto_ready(other, school.url + "/")
    expect(other.locator(".observation-name")).to_have_text(["Later", "Bram"])
    goto_ready(other, f"{school.url}/observatie#{kept}")
    assert answers(other)["note.delen-4"] == "Na de reservekopie."
    goto_ready(other, school.url + "/over")
    goto_ready(other, f"{school.url}/observatie#{later}")
    assert answers(other) == {"setup.colleague": "Later"}
