"""Who received a report finds what helps with its tip, though the report itself names no page."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.together.conftest import School
from tests.support.browser import goto_ready
from tests.support.together import REPORT, log_in, share_report


def test_the_tip_of_a_received_report_leads_to_its_row(school: School, new_tablet: Callable[[], Page]):
    anna, bram = new_tablet(), new_tablet()
    log_in(anna, school.url, "Anna")
    share_report(anna, school.url)
    expect(anna.get_by_text("nog niet geopend")).to_be_visible()
    log_in(bram, school.url, "Bram")
    goto_ready(bram, school.url + "/")
    bram.get_by_role("link", name="Verslag van Anna").click()
    link = bram.get_by_role("region", name="Tip").get_by_role("link", name="Lees verder")
    expect(link).to_have_attribute("href", f"/gedragingen#{REPORT['closing.tip']['about']}")
