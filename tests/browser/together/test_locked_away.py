"""What waits when someone logs out without a network: every parcel comes back, and she alone tells of an erasing."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.together.conftest import School
from tests.browser.together.test_logging_out import READABLE, events_at_server, leave
from tests.support.browser import goto_ready, wait_until_kept
from tests.support.observations import answers, make_observation
from tests.support.together import REPORT, log_in, send_now

LOCK_AWAY = """async (id) => {
  const { seal } = await import("/static/js/storage/sealed.js");
  const { drop } = await import("/static/js/storage/erasing.js");
  await seal(true);
  await drop([id]);
}"""
ERASE = "async (id) => (await import('/static/js/storage/erasing.js')).erase([id])"


@pytest.mark.parametrize("is_rest_thrown_away", [False, True], ids=["nothing else waits", "the rest is thrown away"])
def test_an_erasing_survives_logging_out_and_is_told_by_her_alone(
    school: School, new_tablet: Callable[[], Page], is_rest_thrown_away: bool
):
    tablet = new_tablet(keeps_app=True)
    log_in(tablet, school.url, "Anna")
    wait_until_kept(tablet)
    observation = make_observation(tablet, school.url, REPORT)
    send_now(tablet, school.url)
    school.server.stop()
    tablet.evaluate(ERASE, observation)
    if is_rest_thrown_away:
        make_observation(tablet, school.url, {"setup.colleague": "Carla"})
    goto_ready(tablet, school.url + "/")
    waits = 2 if is_rest_thrown_away else 1
    expect(tablet.get_by_text(f"Bewaard op deze tablet · nog te versturen ({waits})")).to_be_visible()
    tablet.get_by_role("button", name="Uitloggen").click()
    if is_rest_thrown_away:
        tablet.get_by_role("textbox").fill("weggooien", timeout=15_000)
        tablet.get_by_role("button", name="Weggooien").click()
    expect(tablet.get_by_role("link", name="Inloggen")).to_be_visible(timeout=15_000)
    assert observation not in tablet.evaluate(READABLE)
    school.server.start()
    log_in(tablet, school.url, "Bram")
    send_now(tablet, school.url)
    assert events_at_server(school, "Anna") == len(REPORT)
    leave(tablet, school.url)
    expect(tablet.get_by_role("link", name="Inloggen")).to_be_visible()
    log_in(tablet, school.url, "Anna")
    send_now(tablet, school.url)
    assert events_at_server(school, "Anna") == 0
    expect(tablet.get_by_text("Hier is het nog leeg.")).to_be_visible()


def test_what_was_locked_away_twice_comes_back_whole(school: School, new_tablet: Callable[[], Page]):
    tablet = new_tablet()
    log_in(tablet, school.url, "Anna")
    tablet.route("**/api/session", lambda route: route.abort())
    for name in ("Bram", "Carla"):
        record = make_observation(tablet, school.url, {"setup.colleague": name})
        tablet.evaluate(LOCK_AWAY, record)
    tablet.unroute("**/api/session")
    tablet.context.clear_cookies()
    log_in(tablet, school.url, "Anna")
    send_now(tablet, school.url)
    expect(tablet.locator(".observation-name")).to_have_text(["Carla", "Bram"])
    assert events_at_server(school, "Anna") == 2


def test_it_also_comes_back_when_the_welcome_was_left_too_early(school: School, new_tablet: Callable[[], Page]):
    tablet = new_tablet()
    log_in(tablet, school.url, "Anna")
    record = make_observation(tablet, school.url, REPORT)
    tablet.evaluate(LOCK_AWAY, record)
    goto_ready(tablet, school.url + "/")
    expect(tablet.locator(".observation-name")).to_have_text(["Bram"])
    goto_ready(tablet, f"{school.url}/observatie#{record}")
    assert answers(tablet)["note.delen-3"] == "Vroeg door."
