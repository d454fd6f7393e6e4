"""A report is offered to the colleague it is about, and to nobody in their place."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from observatie.db.base import now
from observatie.db.pairs import Pair
from observatie.web.database import db, start_writing
from tests.browser.together.conftest import School
from tests.support.browser import goto_ready
from tests.support.observations import make_observation
from tests.support.together import REPORT, log_in, send_now

PARTNER = """async (name) => {
  const { partners } = await import("/static/js/storage/people.js");
  return (await partners()).find((one) => one.name === name).id;
}"""


def test_when_who_it_is_about_is_no_kijkmaatje_any_more_nobody_else_is_offered_it(
    school: School, new_tablet: Callable[[], Page]
):
    anna = new_tablet()
    with school.app.app_context():
        ids = {name: school.members[name].id for name in ("Anna", "Carla")}
        start_writing().add(Pair(inviter_id=ids["Anna"], invited_id=ids["Carla"], accepted_at=now()))
        db.session.commit()
    log_in(anna, school.url, "Anna")
    send_now(anna, school.url)
    partner = anna.evaluate(PARTNER, "Bram")
    observation = make_observation(anna, school.url, REPORT | {"setup.partner": partner})
    goto_ready(anna, f"{school.url}/verslag#{observation}")
    expect(anna.get_by_role("button", name="Deel met Bram")).to_be_visible()
    expect(anna.get_by_role("button", name="Deel met Carla")).to_have_count(0)
    goto_ready(anna, school.url + "/kijkmaatjes")
    anna.get_by_role("button", name="Stoppen met Bram").click()
    anna.get_by_role("dialog").get_by_role("button", name="Stoppen").click()
    expect(anna.get_by_text("Bram en jij zijn geen kijkmaatjes meer.")).to_be_visible()
    goto_ready(anna, f"{school.url}/verslag#{observation}")
    expect(anna.get_by_role("region", name="Tip")).to_be_visible()
    anna.wait_for_load_state("networkidle")
    expect(anna.get_by_role("button", name="Deel met")).to_have_count(0)
