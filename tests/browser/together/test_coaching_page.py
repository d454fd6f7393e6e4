"""Opdracht 3 in an account: one visit for one tap, a focus that stays, and a page that works without a store."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.together.conftest import School
from tests.support.browser import axe, goto_ready, tap_twice
from tests.support.observations import make_observation
from tests.support.storage_faults import NO_STORE, SCRIPT, let_fail
from tests.support.together import ROUND_ENDED, log_in

NewTablet = Callable[[], Page]

VISITS = """async () => {
  const { recordsOf } = await import("/static/js/storage/record_list.js");
  return (await recordsOf("visit")).length;
}"""
PLAN = "Plan jouw bezoek bij Bram"


def open_coaching(school: School, tablet: Page, name: str = "Anna") -> Page:
    log_in(tablet, school.url, name)
    goto_ready(tablet, school.url + "/opdrachten/3")
    return tablet


def plan_button(page: Page):
    return page.get_by_role("button", name=PLAN)


def test_a_second_tap_plans_no_second_visit(school: School, new_tablet: NewTablet):
    anna = open_coaching(school, new_tablet())
    tap_twice(plan_button(anna))
    anna.wait_for_url("**/bezoek#*")
    goto_ready(anna, school.url + "/opdrachten/3")
    expect(anna.get_by_role("link", name="Naar jouw bezoek bij Bram")).to_be_visible()
    assert anna.evaluate(VISITS) == 1


def test_a_visit_that_could_not_be_made_can_be_asked_for_again(school: School, new_tablet: NewTablet):
    tablet = new_tablet()
    tablet.context.add_init_script(path=SCRIPT)
    anna = open_coaching(school, tablet)
    let_fail(anna, "put", "QuotaExceededError")
    plan_button(anna).click()
    expect(anna.get_by_text("Het klaarzetten is niet gelukt.")).to_be_visible()
    expect(plan_button(anna)).to_be_enabled()


def test_a_second_tap_prepares_no_second_observation(school: School, new_tablet: NewTablet):
    carla = new_tablet()
    goto_ready(carla, school.url + "/")
    carla.get_by_role("button", name="Van mij").click()
    make_observation(carla, school.url, {"setup.observer": "Carla"})
    goto_ready(carla, school.url + "/opdrachten/3")
    tap_twice(carla.get_by_role("button", name="De observatie van je collega klaarzetten"))
    carla.wait_for_url("**/nieuw#*")
    goto_ready(carla, school.url + "/")
    expect(carla.get_by_role("region", name="Op deze tablet").get_by_role("listitem")).to_have_count(2)


def test_the_focus_stays_where_it_is_when_a_round_ends(school: School, new_tablet: NewTablet):
    anna = open_coaching(school, new_tablet())
    plan_button(anna).focus()
    anna.evaluate("document.activeElement.dataset.before = 'yes'")
    anna.evaluate(ROUND_ENDED)
    expect(plan_button(anna)).to_be_focused()
    assert anna.evaluate("document.activeElement.dataset.before") == "yes"  # not made anew


def test_the_focus_stays_when_the_visit_was_planned_elsewhere(school: School, new_tablet: NewTablet):
    anna = open_coaching(school, new_tablet())
    other = anna.context.new_page()
    goto_ready(other, school.url + "/opdrachten/3")
    plan_button(anna).focus()
    plan_button(other).click()
    other.wait_for_url("**/bezoek#*")
    expect(anna.get_by_role("link", name="Naar jouw bezoek bij Bram")).to_be_focused()


def test_where_nothing_can_be_read_the_assignment_says_so_and_works_on(school: School, new_tablet: NewTablet):
    anna = new_tablet()
    log_in(anna, school.url, "Anna")
    anna.context.add_init_script(NO_STORE)
    goto_ready(anna, school.url + "/opdrachten/3")
    expect(anna.get_by_role("alert")).to_contain_text("De observaties op deze tablet gaan nu niet open.")
    for name in ("Jouw observatie klaarzetten", "Kijkmaatje uitnodigen"):
        expect(anna.get_by_role("link", name=name)).to_be_visible()
    expect(anna.get_by_text("nog geen kijkmaatje")).to_be_hidden()  # nobody knows
    assert axe(anna) == []
