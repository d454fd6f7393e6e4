"""Anna observes without a network and shares; Bram opens it, also without a network; Carla gets nothing."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.together.conftest import School
from tests.support.accounts import log_in as log_in_client
from tests.support.browser import axe, goto_ready, wait_until_kept
from tests.support.observations import answers, make_observation
from tests.support.together import REPORT, SENT, log_in, send_now, share_report


def test_from_a_meeting_without_a_network_to_what_the_colleague_takes_along(
    school: School, new_tablet: Callable[[], Page]
):
    anna, bram = new_tablet(keeps_app=True), new_tablet(keeps_app=True)
    log_in(anna, school.url, "Anna")
    log_in(bram, school.url, "Bram")
    for tablet in (anna, bram):
        wait_until_kept(tablet)
        goto_ready(tablet, school.url + "/")
    school.server.stop()
    observation = share_report(anna, school.url)
    expect(anna.get_by_text("Gedeeld met Bram. Het gaat mee zodra er verbinding is.")).to_be_visible()
    goto_ready(anna, school.url + "/")
    expect(anna.get_by_text("nog te versturen")).to_be_visible()
    expect(anna.get_by_text("er niet meer")).to_have_count(0)
    school.server.start()
    send_now(anna, school.url)

    send_now(bram, school.url)
    expect(bram.get_by_role("heading", name="Verslagen voor jou")).to_be_visible()
    school.server.stop()
    bram.get_by_role("link", name="Verslag van Anna").click()
    expect(bram.get_by_role("region", name="Compliment")).to_contain_text("Je wachtte even na je vraag.")
    expect(bram.get_by_role("region", name="Tip")).to_contain_text("Vat aan het eind kort samen.")
    bram.get_by_role("textbox", name="Schrijf op wat je hieruit meeneemt").fill("Rustiger praten.")
    bram.get_by_role("textbox", name="Schrijf op wat je hieruit meeneemt").blur()
    expect(bram.get_by_text("Bewaard op deze tablet")).to_be_visible()
    school.server.start()
    send_now(bram, school.url)

    send_now(anna, school.url)
    goto_ready(anna, f"{school.url}/verslag#{observation}")
    expect(anna.get_by_text("Bram heeft het verslag geopend. Vanaf nu is het van Bram.")).to_be_visible()
    expect(anna.get_by_text("Rustiger praten.")).to_be_visible()
    expect(anna.get_by_role("button", name="Terughalen")).to_have_count(0)
    carla = log_in_client(school.app, "Carla")
    assert carla.get("/api/records").json["records"] == []
    token = carla.get("/api/session").json["csrf_token"]
    answer = carla.post(f"/api/records/{observation}/events", json={}, headers={"X-CSRF-Token": token})
    assert answer.status_code == 404


def test_what_is_shared_is_what_was_previewed_and_nothing_else(school: School, new_tablet: Callable[[], Page]):
    anna, bram = new_tablet(), new_tablet()
    log_in(anna, school.url, "Anna")
    private = {"note.delen-4": "Dit is alleen voor mij.", "private.delen-4": True, "seen.delen-4": "yes"}
    observation = make_observation(anna, school.url, REPORT | private | {"report.scope": "brief"})
    goto_ready(anna, f"{school.url}/verslag#{observation}")
    anna.get_by_role("button", name="Deel met Bram").click()
    preview = anna.get_by_role("dialog", name="Zo ziet Bram het")
    expect(preview).to_contain_text("Je wachtte even na je vraag.")
    expect(preview).not_to_contain_text("Vroeg door.")
    assert not axe(anna)
    anna.get_by_role("button", name="Delen bevestigen").click()
    expect(anna.get_by_text("Gedeeld met Bram")).to_be_visible()
    send_now(anna, school.url)
    log_in(bram, school.url, "Bram")
    goto_ready(bram, school.url + "/")
    bram.get_by_role("link", name="Verslag van Anna").click()
    expect(bram.get_by_role("region", name="Compliment")).to_be_visible()
    assert not axe(bram)
    everything = bram.evaluate(
        """async () => {
          const { loadRecords } = await import("/static/js/storage/record_list.js");
          return JSON.stringify(await loadRecords());
        }"""
    )
    assert "Je wachtte even" in everything
    assert "alleen voor mij" not in everything
    assert "Vroeg door" not in everything


def test_before_it_is_opened_it_can_be_taken_back(school: School, new_tablet: Callable[[], Page]):
    anna, bram = new_tablet(), new_tablet()
    log_in(anna, school.url, "Anna")
    share_report(anna, school.url)
    expect(anna.get_by_text("Gedeeld met Bram, nog niet geopend.")).to_be_visible()
    log_in(bram, school.url, "Bram")
    anna.get_by_role("button", name="Terughalen").click()
    anna.get_by_role("dialog").get_by_role("button", name="Terughalen").click()
    expect(anna.get_by_text("Je hebt het verslag teruggehaald.")).to_be_visible()
    send_now(anna, school.url)
    send_now(bram, school.url)
    expect(bram.get_by_role("heading", name="Verslagen voor jou")).to_be_hidden()


def test_a_supplement_takes_the_place_of_the_report_and_says_so(school: School, new_tablet: Callable[[], Page]):
    anna, bram = new_tablet(), new_tablet()
    log_in(anna, school.url, "Anna")
    share_report(anna, school.url)
    expect(anna.get_by_text("nog niet geopend")).to_be_visible()
    log_in(bram, school.url, "Bram")
    goto_ready(bram, school.url + "/")
    bram.get_by_role("link", name="Verslag van Anna").click()
    expect(bram.get_by_role("region", name="Tip")).to_be_visible()
    send_now(bram, school.url)
    record = anna.url.partition("#")[2]
    anna.evaluate(
        """async (id) => {
          const { openObservation } = await import("/static/js/pages/open_observation.js");
          const observation = await openObservation(id);
          observation.drawn("closing.tip");
          await observation.write("closing.tip", { text: "Vraag ook naar thuis.", about: "delen-6" });
        }""",
        record,
    )
    goto_ready(anna, school.url + "/over")
    goto_ready(anna, f"{school.url}/verslag#{record}")
    anna.get_by_role("button", name="Deel met Bram").click()
    anna.get_by_role("button", name="Delen bevestigen").click()
    send_now(anna, school.url)
    send_now(bram, school.url)
    expect(bram.get_by_text("Aangevuld")).to_be_visible()
    bram.get_by_role("link", name="Verslag van Anna").click()
    expect(bram.get_by_text("Je collega heeft dit verslag aangevuld.")).to_be_visible()
    expect(bram.get_by_role("region", name="Tip")).to_contain_text("Vraag ook naar thuis.")


def test_who_received_it_erases_it_for_both(school: School, new_tablet: Callable[[], Page]):
    anna, bram = new_tablet(keeps_app=True), new_tablet(keeps_app=True)
    log_in(anna, school.url, "Anna")
    observation = share_report(anna, school.url)
    expect(anna.get_by_text("nog niet geopend")).to_be_visible()
    log_in(bram, school.url, "Bram")
    wait_until_kept(bram)
    goto_ready(bram, school.url + "/")
    # Opened and erased without a network: the server hears of both, in this order.
    school.server.stop()
    bram.get_by_role("link", name="Verslag van Anna").click()
    expect(bram.get_by_role("region", name="Tip")).to_be_visible()
    bram.get_by_role("button", name="Wissen voor ons allebei").click()
    bram.get_by_role("dialog").get_by_role("button", name="Wissen").click()
    bram.wait_for_url(school.url + "/")
    school.server.start()
    send_now(bram, school.url)
    expect(bram.get_by_role("heading", name="Verslagen voor jou")).to_be_hidden()
    send_now(anna, school.url)
    goto_ready(anna, f"{school.url}/verslag#{observation}")
    expect(anna.get_by_text("Het verslag staat niet meer bij Bram.")).to_be_visible()
    assert answers(anna)["closing.tip"]["text"] == "Vat aan het eind kort samen."


def test_two_tablets_of_one_teacher_hold_the_same(school: School, new_tablet: Callable[[], Page]):
    one, other = new_tablet(), new_tablet()
    log_in(one, school.url, "Anna")
    log_in(other, school.url, "Anna")
    observation = make_observation(one, school.url, REPORT)
    send_now(one, school.url)
    send_now(other, school.url)
    expect(other.get_by_text(SENT)).to_be_visible()
    goto_ready(other, f"{school.url}/observatie#{observation}")
    assert answers(other) == {**REPORT, "setup.colleague": "Bram"}
