"""Who received a report finds what helps with its tip, though the report itself names no page."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.together.conftest import School
from tests.support.browser import goto_ready
from tests.support.situations import FIRST, situation
from tests.support.together import REPORT, log_in, share_report

ABOUT_A_CARD = situation(FIRST, "card-8") | {
    "closing.tip": {"text": "Wacht even voor je verdergaat.", "about": "card-8"}
}


@pytest.mark.parametrize(
    ("changes", "address"),
    [({}, f"/gedragingen#{REPORT['closing.tip']['about']}"), (ABOUT_A_CARD, "/kaarten/8")],
    ids=["row", "card"],
)
def test_the_tip_of_a_received_report_leads_to_what_it_is_about(
    school: School, new_tablet: Callable[[], Page], changes: dict[str, Any], address: str
):
    anna, bram = new_tablet(), new_tablet()
    log_in(anna, school.url, "Anna")
    share_report(anna, school.url, REPORT | changes)
    expect(anna.get_by_text("nog niet geopend")).to_be_visible()
    log_in(bram, school.url, "Bram")
    goto_ready(bram, school.url + "/")
    bram.get_by_role("link", name="Verslag van Anna").click()
    link = bram.get_by_role("region", name="Tip").get_by_role("link", name="Lees verder")
    expect(link).to_have_attribute("href", address)
