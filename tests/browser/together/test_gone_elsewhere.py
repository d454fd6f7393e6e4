"""What was erased elsewhere goes from her tablet as well, and is called what it was."""

from collections.abc import Callable
from uuid import uuid4

from playwright.sync_api import Page, expect

from tests.browser.together.conftest import School
from tests.support.people import Tablet, log_in_anew, make_event, make_observation
from tests.support.together import log_in, send_now

REMEMBER_AS_BEFORE = """async () => {
  const { keep } = await import("/static/js/storage/sync_store.js");
  await keep("gone", ["11111111-1111-4111-8111-111111111111"]);
}"""


def make_with(owner: Tablet, other: Tablet, kind: str, field: str, value: str) -> str:
    record = str(uuid4())
    sent = owner.send(record, make_event(record, field, value), kind=kind, members=[other.account_id])
    assert sent.status_code == 200
    return record


def test_each_is_called_what_it_was(school: School, new_tablet: Callable[[], Page]):
    anna, bram = (log_in_anew(school.app, name) for name in ("Anna", "Bram"))
    visits = [make_with(bram, anna, "visit", "setup.date", day) for day in ("2026-04-01", "2026-04-08")]
    report = make_with(bram, anna, "shared_report", "shared.report", '{"facts": [], "sections": []}')
    observation, _ = make_observation(anna)
    tablet = new_tablet()
    log_in(tablet, school.url, "Anna")
    told = tablet.locator("[data-notice=erased-elsewhere]")

    bram.erase(visits[0])
    send_now(tablet, school.url)
    expect(told.get_by_role("paragraph")).to_have_text("1 gepland bezoek is weggehaald.")
    for record, owner in ((visits[1], bram), (report, bram), (observation, anna)):
        assert owner.erase(record).status_code == 200
    send_now(tablet, school.url)
    expect(told.get_by_role("paragraph")).to_have_text(
        "1 observatie is op een ander apparaat gewist en is hier nu ook weg. "
        "2 geplande bezoeken en 1 verslag voor jou zijn weggehaald."
    )
    told.get_by_role("button", name="Begrepen").click()
    expect(told).to_have_count(0)


def test_what_an_earlier_version_remembered_is_still_said(school: School, new_tablet: Callable[[], Page]):
    anna, tablet = log_in_anew(school.app, "Anna"), new_tablet()
    observation, _ = make_observation(anna)
    log_in(tablet, school.url, "Anna")
    tablet.evaluate(REMEMBER_AS_BEFORE)
    anna.erase(observation)
    send_now(tablet, school.url)
    expect(tablet.locator("[data-notice=erased-elsewhere]").get_by_role("paragraph")).to_have_text(
        "1 observatie is op een ander apparaat gewist en is hier nu ook weg. "
        "Er is iets gewist: een verslag, observatie, opdracht of bezoek. Het is hier nu ook weg."
    )
