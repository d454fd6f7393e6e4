"""A record the server cannot deal with waits by itself: the others are sent."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.together.conftest import School
from tests.browser.together.test_logging_out import events_at_server
from tests.support.browser import goto_ready
from tests.support.observations import make_observation
from tests.support.together import log_in, send_now

JSON = "application/json"
ANSWERS = {
    "a server that fails": (500, JSON, '{"code": "failed", "message": ""}'),
    "a batch it can't read": (422, JSON, '{"code": "not_a_batch", "message": ""}'),
    "a proxy that finds it too large": (413, "text/html", "<h1>413 Request Entity Too Large</h1>"),
}


def fails(status: int, kind: str, body: str) -> Callable[[Route], None]:
    return lambda route: route.fulfill(status=status, content_type=kind, body=body)


@pytest.mark.parametrize("answer", ANSWERS.values(), ids=ANSWERS)
def test_the_records_after_a_bad_one_are_sent(
    school: School, new_tablet: Callable[[], Page], answer: tuple[int, str, str]
):
    tablet = new_tablet()
    log_in(tablet, school.url, "Anna")
    tablet.route("**/api/session", lambda route: route.abort())
    ids = [make_observation(tablet, school.url, {"setup.colleague": name}) for name in ("Bram", "Carla", "Daan")]
    bad = min(ids)  # the store lists them by id
    tablet.route(f"**/api/records/{bad}/events", fails(*answer))
    tablet.allowed_errors.append("status of 500")
    tablet.unroute("**/api/session")
    goto_ready(tablet, school.url + "/")
    tablet.get_by_role("button", name="Nu versturen").click()
    expect(tablet.get_by_text("Bewaard op deze tablet · nog te versturen (1)")).to_be_visible()
    expect(tablet.locator("[data-hook=sent-why]")).not_to_be_empty()
    assert events_at_server(school, "Anna") == 2
    tablet.unroute(f"**/api/records/{bad}/events")
    send_now(tablet, school.url)
    assert events_at_server(school, "Anna") == 3


def test_the_erasings_after_a_bad_one_are_told(school: School, new_tablet: Callable[[], Page]):
    tablet = new_tablet()
    log_in(tablet, school.url, "Anna")
    ids = [make_observation(tablet, school.url, {"setup.colleague": name}) for name in ("Bram", "Carla")]
    send_now(tablet, school.url)
    tablet.allowed_errors.append("status of 500")
    tablet.route(f"**/api/records/{min(ids)}", fails(*ANSWERS["a server that fails"]))
    tablet.evaluate("async (ids) => (await import('/static/js/storage/erasing.js')).erase(ids)", ids)
    tablet.get_by_role("button", name="Nu versturen").click()
    expect(tablet.locator("[data-hook=sent-why]")).not_to_be_empty()
    assert events_at_server(school, "Anna") == 1
    tablet.unroute(f"**/api/records/{min(ids)}")
    send_now(tablet, school.url)
    assert events_at_server(school, "Anna") == 0
