"""Logging out while the server takes every request and answers none: she is asked soon, and can leave."""

import os
import signal
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.together.conftest import School
from tests.browser.together.test_logging_out import expect_nothing_of_anna
from tests.support.browser import goto_ready, wait_until_kept
from tests.support.observations import answers, make_observation
from tests.support.together import REPORT, log_in

SOON = 20_000  # ms; one request alone is waited for 30 s


def test_she_need_not_wait_for_it(school: School, new_tablet: Callable[[], Page]):
    tablet = new_tablet(keeps_app=True)
    log_in(tablet, school.url, "Anna")
    wait_until_kept(tablet)
    goto_ready(tablet, school.url + "/")
    os.kill(school.server.pid, signal.SIGSTOP)
    observation = make_observation(tablet, school.url, REPORT)
    goto_ready(tablet, school.url + "/")
    tablet.get_by_role("button", name="Uitloggen").click()
    expect(tablet.get_by_text("Bezig met versturen")).to_be_visible()
    dialog = tablet.get_by_role("dialog", name="Nog niet alles is verstuurd")
    dialog.get_by_role("button", name="Nog eens versturen").click(timeout=SOON)
    dialog.get_by_role("button", name="Op slot bewaren tot ik hier weer inlog").click(timeout=SOON)
    expect(tablet.get_by_role("link", name="Inloggen")).to_be_visible(timeout=SOON)
    expect_nothing_of_anna(tablet, school)
    os.kill(school.server.pid, signal.SIGCONT)
    log_in(tablet, school.url, "Anna")
    goto_ready(tablet, f"{school.url}/observatie#{observation}")
    assert answers(tablet)["note.delen-3"] == "Vroeg door."
