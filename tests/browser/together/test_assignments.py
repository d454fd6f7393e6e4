"""Answers to assignments of someone with an account: on all her devices, and with nobody else."""

from collections.abc import Callable

from playwright.sync_api import Page, expect
from sqlalchemy import select

from observatie.db.records import Membership, Record
from observatie.web.database import db
from tests.browser.together.conftest import School
from tests.support.accounts import make_member
from tests.support.assignments import FIRST, SECOND, SHY, answer, open_assignment, records, write_answer
from tests.support.browser import axe, goto_ready, wait_until_kept
from tests.support.observations import FEEDBACK, WATCHED, answers, make_observation
from tests.support.together import log_in, send_now

NewTablet = Callable[[], Page]

WRITTEN = """async () => {
  const { recordsOf } = await import("/static/js/storage/record_list.js");
  const valuesOf = ({ events }) => events.map(({ value }) => value).sort();
  const held = await recordsOf("assignment");
  return Object.fromEntries(held.map((one) => [one.record.owner ?? "nobody", valuesOf(one)]));
}"""


def owners(school: School) -> list[tuple[str, list[int]]]:
    """Kind and members of every record at the server."""
    with school.app.app_context():
        found = db.session.scalars(select(Record).order_by(Record.created_at)).all()
        members = {one.id: [] for one in found}
        for membership in db.session.scalars(select(Membership)):
            members[membership.record_id].append(membership.user_id)
        return [(one.kind, members[one.id]) for one in found]


def test_two_devices_that_began_apart_hide_nothing_of_each_other(school: School, new_tablet: NewTablet):
    tablet, phone = new_tablet(keeps_app=True), new_tablet(keeps_app=True)
    for device in (tablet, phone):
        log_in(device, school.url, "Anna")
        wait_until_kept(device)
    school.server.stop()
    for device, words in ((tablet, "tablet"), (phone, "telefoon")):
        open_assignment(device, school.url)
        write_answer(device, words)
    write_answer(phone, "alleen op de telefoon", SECOND)
    school.server.start()
    for device in (tablet, phone, tablet):
        send_now(device, school.url)
    for device in (tablet, phone):
        open_assignment(device, school.url)
        asked = device.get_by_role("group", name="Hier staan twee versies")
        expect(asked).to_contain_text("tablet")
        expect(asked).to_contain_text("telefoon")
        expect(answer(device, SECOND)).to_have_value("alleen op de telefoon")
    write_answer(tablet, "samen", FIRST)
    send_now(tablet, school.url)
    send_now(phone, school.url)
    open_assignment(phone, school.url)
    expect(answer(phone)).to_have_value("samen")
    expect(phone.get_by_role("group", name="Hier staan twee versies")).to_have_count(0)
    assert [kind for kind, _ in owners(school)] == ["assignment", "assignment"]


def test_a_page_that_is_open_takes_in_what_another_device_wrote(school: School, new_tablet: NewTablet):
    tablet, phone = new_tablet(), new_tablet()
    log_in(tablet, school.url, "Anna")
    log_in(phone, school.url, "Anna")
    open_assignment(tablet, school.url)
    open_assignment(phone, school.url)
    write_answer(phone, SHY)
    send_now(phone, school.url)
    tablet.evaluate("dispatchEvent(new Event('online'))")
    expect(answer(tablet)).to_have_value(SHY)
    write_answer(tablet, "Ik stel een open vraag.", SECOND)
    assert len(records(tablet)) == 1


def test_nobody_else_has_anything_of_it_not_even_the_administrator(school: School, new_tablet: NewTablet):
    anna = new_tablet()
    log_in(anna, school.url, "Anna")
    open_assignment(anna, school.url)
    expect(anna.get_by_text("Ze staan in je account")).to_be_visible()
    write_answer(anna, SHY)
    send_now(anna, school.url)
    assert owners(school) == [("assignment", [school.members["Anna"].id])]
    make_member(school.app, school.members["Anna"].school_id, "Els", is_administrator=True)
    for name in ("Bram", "Els"):
        other = new_tablet()
        log_in(other, school.url, name)
        send_now(other, school.url)
        assert records(other) == []
        open_assignment(other, school.url)
        expect(answer(other)).to_have_value("")
        goto_ready(other, school.url + "/")
        expect(other.get_by_role("heading", name="Opdrachten")).to_be_hidden()


def test_erased_is_erased_on_every_device_and_logging_out_leaves_nothing(school: School, new_tablet: NewTablet):
    tablet, phone = new_tablet(), new_tablet()
    log_in(tablet, school.url, "Anna")
    open_assignment(tablet, school.url)
    write_answer(tablet, SHY)
    send_now(tablet, school.url)
    log_in(phone, school.url, "Anna")
    open_assignment(phone, school.url)
    expect(answer(phone)).to_have_value(SHY)
    phone.get_by_role("button", name="Wis mijn antwoorden").click()
    expect(phone.get_by_role("dialog")).to_contain_text("van al je apparaten")
    phone.get_by_role("dialog").get_by_role("button", name="Wissen").click()
    expect(phone.get_by_text("Je antwoorden zijn gewist.")).to_be_visible()
    send_now(phone, school.url)
    send_now(tablet, school.url)
    assert owners(school) == []
    open_assignment(tablet, school.url)
    expect(answer(tablet)).to_have_value("")
    write_answer(tablet, "Nog eens.")
    send_now(tablet, school.url)
    tablet.get_by_role("button", name="Uitloggen").click()
    expect(tablet.get_by_role("link", name="Inloggen")).to_be_visible()
    open_assignment(tablet, school.url)
    expect(answer(tablet)).to_have_value("")


def test_answers_from_before_she_logged_in_come_along_when_she_says_so(school: School, new_tablet: NewTablet):
    tablet = new_tablet()
    open_assignment(tablet, school.url)
    write_answer(tablet, SHY)
    log_in(tablet, school.url, "Anna")
    open_assignment(tablet, school.url)
    expect(answer(tablet)).to_have_value("")
    goto_ready(tablet, school.url + "/")
    expect(tablet.get_by_text("staat 1 ingevulde opdracht van voor je inlogde")).to_be_visible()
    tablet.get_by_role("button", name="Zet in mijn account: Opdracht 1").click()
    expect(tablet.get_by_text("1 ingevulde opdracht staat nu in je account.")).to_be_visible()
    send_now(tablet, school.url)
    assert owners(school) == [("assignment", [school.members["Anna"].id])]
    open_assignment(tablet, school.url)
    expect(answer(tablet)).to_have_value(SHY)


def test_a_copy_of_anothers_answers_does_not_come_among_hers(school: School, new_tablet: NewTablet):
    anna, bram = new_tablet(), new_tablet()
    log_in(anna, school.url, "Anna")
    open_assignment(anna, school.url)
    write_answer(anna, SHY)
    with anna.expect_download() as saved:
        anna.get_by_role("button", name="Bewaar een kopie").click()
    log_in(bram, school.url, "Bram")
    goto_ready(bram, school.url + "/")
    with bram.expect_file_chooser() as chooser:
        bram.get_by_role("button", name="Open een kopie").click()
    chooser.value.set_files(saved.value.path())
    expect(bram.get_by_text("het zijn niet jouw antwoorden")).to_be_visible()
    assert records(bram) == []


def test_without_an_account_nothing_is_written_among_anothers_answers(school: School, new_tablet: NewTablet):
    anna, tablet = new_tablet(), new_tablet()
    log_in(anna, school.url, "Anna")
    open_assignment(anna, school.url)
    write_answer(anna, SHY)
    with anna.expect_download() as saved:
        anna.get_by_role("button", name="Bewaar een kopie").click()
    goto_ready(tablet, school.url + "/")
    with tablet.expect_file_chooser() as chooser:
        tablet.get_by_role("button", name="Open een kopie").click()
    chooser.value.set_files(saved.value.path())
    expect(tablet.get_by_text("1 ingevulde opdracht is erbij gekomen.")).to_be_visible()
    open_assignment(tablet, school.url)
    expect(answer(tablet)).to_have_value(SHY)
    write_answer(tablet, "Van wie hier zit.", SECOND)
    write_answer(tablet, "Anders.")
    tablet.reload()
    expect(answer(tablet)).to_have_value("Anders.")
    assert tablet.evaluate(WRITTEN) == {
        school.members["Anna"].account_id: [SHY],
        "nobody": ["Anders.", "Van wie hier zit."],
    }


def test_sitting_in_on_each_other_is_planned_in_two_directions(school: School, new_tablet: NewTablet):
    anna = new_tablet()
    log_in(anna, school.url, "Anna")
    open_assignment(anna, school.url, 3)
    expect(anna.get_by_role("heading", name="Jij kijkt bij Bram")).to_be_visible()
    expect(anna.get_by_role("heading", name="Bram kijkt bij jou")).to_be_visible()
    expect(anna.get_by_text("Nog niet gepland")).to_have_count(2)
    assert axe(anna) == []
    anna.get_by_role("button", name="Plan jouw bezoek bij Bram").click()
    anna.wait_for_url("**/bezoek#*")
    expect(anna.get_by_role("heading", name="Meekijken bij Bram")).to_be_visible()
    anna.get_by_label("Datum").fill("2026-12-03")
    anna.get_by_label("Datum").blur()
    expect(anna.get_by_text("Bewaard op deze tablet")).to_be_visible()
    open_assignment(anna, school.url, 3)
    expect(anna.get_by_text("Gepland op 3 december 2026")).to_be_visible()
    anna.get_by_role("button", name="Plan het bezoek van Bram").click()
    anna.wait_for_url("**/bezoek#*")
    expect(anna.get_by_role("heading", name="Bram kijkt mee bij jou")).to_be_visible()
    send_now(anna, school.url)
    open_assignment(anna, school.url, 3)
    expect(anna.get_by_role("link", name="Naar het bezoek van Bram")).to_be_visible()
    assert axe(anna) == []


def test_without_a_kijkmaatje_both_directions_are_still_there(school: School, new_tablet: NewTablet):
    carla = new_tablet()
    goto_ready(carla, school.url + "/")
    carla.get_by_role("button", name="Van mij").click()
    make_observation(carla, school.url, {"setup.observer": "Carla"})
    open_assignment(carla, school.url, 3)
    expect(carla.get_by_role("heading", name="Jij kijkt bij je collega")).to_be_visible()
    carla.get_by_role("button", name="De observatie van je collega klaarzetten").click()
    carla.wait_for_url("**/nieuw#*")
    expect(carla.get_by_label("Collega", exact=True)).to_have_value("Carla")
    expect(carla.get_by_label("Jouw naam")).to_have_value("")
    log_in(carla, school.url, "Carla")
    open_assignment(carla, school.url, 3)
    expect(carla.get_by_role("link", name="Kijkmaatje uitnodigen")).to_have_attribute("href", "/kijkmaatjes")
    expect(carla.get_by_role("button", name="De observatie van je collega klaarzetten")).to_be_hidden()


def test_an_exercise_is_never_shared_and_counts_for_no_turn(school: School, new_tablet: NewTablet):
    anna = new_tablet()
    log_in(anna, school.url, "Anna")
    made = make_observation(anna, school.url, {"setup.practice": True, **WATCHED, **FEEDBACK})
    goto_ready(anna, f"{school.url}/verslag#{made}")
    expect(anna.get_by_role("heading", name="Oefening met een film")).to_be_visible()
    assert answers(anna)["setup.practice"] is True
    expect(anna.get_by_role("button", name="Deel met Bram")).to_have_count(0)
    real = make_observation(anna, school.url, {"setup.colleague": "Bram", **WATCHED, **FEEDBACK})
    anna.goto("about:blank")
    goto_ready(anna, f"{school.url}/verslag#{real}")
    expect(anna.get_by_role("button", name="Deel met Bram")).to_be_visible()
    goto_ready(anna, school.url + "/kijkmaatjes")
    expect(anna.get_by_text("Jij keek nog niet bij Bram, Bram nog niet bij jou.")).to_be_visible()
