"""A file from another account opens read-only: it is marked, never written to, never counted and never sent."""

import json
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect
from sqlalchemy import func, select

from observatie.db.records import Tombstone
from observatie.web.database import db
from tests.browser.test_copies import keep_all, open_copy, said
from tests.browser.together.conftest import School
from tests.browser.together.test_logging_out import READABLE, events_at_server, leave
from tests.browser.together.test_sync_rules import STORED
from tests.support.browser import axe, goto_ready
from tests.support.observations import WRITE, answers, make_observation
from tests.support.together import REPORT, log_in, send_now

READ_ONLY = "Van een ander account, alleen lezen"


def file_of_anna(school: School, tablet: Page, folder: Path) -> tuple[Path, str]:
    """Of an observation that never went to the server."""
    log_in(tablet, school.url, "Anna")
    tablet.route("**/api/session", lambda route: route.abort())
    observation = make_observation(tablet, school.url, REPORT)
    goto_ready(tablet, school.url + "/")
    return keep_all(tablet, folder), observation


def test_it_opens_read_only_and_never_goes_up(school: School, new_tablet: Callable[[], Page], tmp_path: Path):
    anna, bram = new_tablet(), new_tablet()
    file, observation = file_of_anna(school, anna, tmp_path)
    log_in(bram, school.url, "Bram")
    goto_ready(bram, school.url + "/")
    sent: list[str] = []
    bram.on("request", lambda request: sent.append(request.url) if observation in request.url else None)
    open_copy(bram, file)
    expect(said(bram)).to_contain_text("1 observatie is van een ander account. Je kunt die hier alleen lezen.")
    row = bram.get_by_role("listitem").filter(has_text=READ_ONLY)
    expect(row).to_contain_text("Bram")
    expect(row.get_by_role("button", name="Volgend gesprek")).to_have_count(0)
    assert not axe(bram)
    send_now(bram, school.url)

    goto_ready(bram, f"{school.url}/observatie#{observation}")
    bram.wait_for_url("**/verslag#*")
    expect(bram.get_by_text("Je kunt haar hier alleen lezen.")).to_be_visible()
    expect(bram.get_by_role("region", name="Compliment")).to_contain_text("Je wachtte even na je vraag.")
    expect(bram.get_by_role("button", name="Deel met")).to_have_count(0)
    expect(bram.get_by_role("textbox", name="Vul dit samen in")).not_to_be_editable()
    assert not axe(bram)
    before = answers(bram)
    written = bram.evaluate(
        WRITE.replace("throw new Error", "return String"), [observation, [["note.delen-3", "Van Bram"]]]
    )
    assert written == "not saved"
    bram.reload()
    bram.wait_for_selector("html[data-ready=true]", state="attached")
    assert answers(bram) == before

    send_now(bram, school.url)
    leave(bram, school.url)
    expect(bram.get_by_role("link", name="Inloggen")).to_be_visible()
    assert sent == [] or all("/api/" not in url for url in sent)
    assert events_at_server(school, "Bram") == 0


def test_it_waits_locked_away_for_who_opened_it(school: School, new_tablet: Callable[[], Page], tmp_path: Path):
    anna, bram = new_tablet(), new_tablet()
    file, observation = file_of_anna(school, anna, tmp_path)
    log_in(bram, school.url, "Bram")
    goto_ready(bram, school.url + "/")
    open_copy(bram, file)
    row = bram.get_by_role("listitem").filter(has_text=READ_ONLY)
    expect(row).to_have_count(1)
    leave(bram, school.url)
    expect(bram.get_by_role("link", name="Inloggen")).to_be_visible()
    assert "Vroeg door" not in bram.evaluate(READABLE)
    log_in(bram, school.url, "Bram")
    send_now(bram, school.url)
    expect(row).to_have_count(1)
    goto_ready(bram, f"{school.url}/verslag#{observation}")
    assert answers(bram) == REPORT
    assert events_at_server(school, "Bram") == 0


def test_wiping_it_here_leaves_hers_alone(school: School, new_tablet: Callable[[], Page], tmp_path: Path):
    anna, bram = new_tablet(), new_tablet()
    file, _ = file_of_anna(school, anna, tmp_path)
    log_in(bram, school.url, "Bram")
    goto_ready(bram, school.url + "/")
    open_copy(bram, file)
    row = bram.get_by_role("listitem").filter(has_text=READ_ONLY)
    row.get_by_role("button", name="Wissen").click()
    bram.get_by_role("dialog", name="Deze kopie wissen?").get_by_role("button", name="Wissen").click()
    expect(row).to_have_count(0)
    send_now(bram, school.url)
    with school.app.app_context():
        assert db.session.scalar(select(func.count()).select_from(Tombstone)) == 0
    anna.unroute("**/api/session")
    send_now(anna, school.url)
    assert events_at_server(school, "Anna") == len(REPORT)


def test_a_file_that_says_to_be_of_hers_adds_nothing_of_another(
    school: School, new_tablet: Callable[[], Page], tmp_path: Path
):
    tablet = new_tablet()
    file, observation = file_of_anna(school, tablet, tmp_path)
    copy = json.loads(file.read_text())
    [record] = copy["records"]
    record["owner"] = "0b5e7a10-3333-4aaa-8aaa-000000000003"
    record["events"] = [record["events"][0] | {"id": "11111111-1111-4111-8111-111111111111", "replaces": []}]
    record["events"][0] |= {"field": "note.delen-5", "value": "Van een ander."}
    file.write_text(json.dumps(copy))
    open_copy(tablet, file)
    expect(said(tablet)).to_contain_text("1 observatie is niet meegekomen")
    goto_ready(tablet, f"{school.url}/observatie#{observation}")
    assert "note.delen-5" not in answers(tablet)


def test_without_an_account_it_is_read_only_too_and_only_its_own_account_takes_it_in(
    school: School, new_tablet: Callable[[], Page], tmp_path: Path
):
    anna, tablet = new_tablet(), new_tablet()
    file, observation = file_of_anna(school, anna, tmp_path)
    goto_ready(tablet, school.url + "/")
    open_copy(tablet, file)
    expect(tablet.get_by_role("listitem").filter(has_text=READ_ONLY)).to_have_count(1)
    log_in(tablet, school.url, "Bram")
    goto_ready(tablet, school.url + "/")
    expect(tablet.get_by_text("Ingelogd als Bram")).to_be_visible()
    expect(tablet.get_by_role("heading", name="Van voor je inlogde")).to_have_count(0)
    leave(tablet, school.url)
    expect(tablet.get_by_role("link", name="Inloggen")).to_be_visible()
    log_in(tablet, school.url, "Anna")
    goto_ready(tablet, school.url + "/")
    tablet.get_by_role("button", name="Zet in mijn account: Bram").click()
    expect(tablet.get_by_role("listitem").filter(has_text="In je account")).to_have_count(1)
    goto_ready(tablet, f"{school.url}/observatie#{observation}")
    assert answers(tablet) == REPORT


def test_an_old_file_from_before_she_logged_in_brings_no_erased_words_back(
    school: School, new_tablet: Callable[[], Page], tmp_path: Path
):
    tablet = new_tablet()
    log_in(tablet, school.url, "Anna")
    observation = make_observation(tablet, school.url, REPORT | {"note.delen-3": "Jan Jansen vroeg door."})
    goto_ready(tablet, school.url + "/")
    file = keep_all(tablet, tmp_path)
    goto_ready(tablet, f"{school.url}/observatie#{observation}")
    tablet.get_by_role("textbox", name="Voorbeelden: Luistert actief en vraagt door").fill("Vroeg door.")
    expect(tablet.get_by_role("status")).to_contain_text("Bewaard")
    send_now(tablet, school.url)
    leave(tablet, school.url)
    expect(tablet.get_by_role("link", name="Inloggen")).to_be_visible()
    goto_ready(tablet, school.url + "/")
    open_copy(tablet, file)
    expect(said(tablet)).to_contain_text("1 observatie is erbij gekomen.")
    log_in(tablet, school.url, "Anna")
    goto_ready(tablet, school.url + "/")
    tablet.get_by_role("button", name="Zet in mijn account: Bram").click()
    expect(tablet.get_by_text("staat nu in je account.")).to_be_visible()
    stored = str(tablet.evaluate(STORED, observation))
    assert "Vroeg door." in stored
    assert "Jansen" not in stored


def test_a_report_that_is_only_to_be_read_asks_nothing_that_cannot_be_done(
    school: School, new_tablet: Callable[[], Page], tmp_path: Path
):
    anna, tablet = new_tablet(), new_tablet()
    log_in(anna, school.url, "Anna")
    named = {"seen.delen-4": "yes", "note.delen-4": "Sprak over Fatima Yilmaz."}
    observation = make_observation(anna, school.url, REPORT | named)
    for takeaway in ("Rustiger praten.", "Vaker wachten."):  # neither saw the other's words
        anna.evaluate(WRITE, [observation, [["closing.takeaway", takeaway]]])
    anna.evaluate(WRITE, [observation, [["closing.tip", {"text": "Wacht wat langer.", "about": None}]]])
    goto_ready(anna, f"{school.url}/verslag#{observation}")
    expect(anna.get_by_role("article")).to_contain_text("twee versies van de tip")
    expect(anna.get_by_role("button", name="Zo laten")).to_be_visible()
    expect(anna.get_by_role("button", name="Deze houden")).to_have_count(2)
    goto_ready(anna, school.url + "/")
    file = keep_all(anna, tmp_path)
    goto_ready(tablet, school.url + "/")
    open_copy(tablet, file)
    expect(said(tablet)).to_contain_text("Je kunt die hier alleen lezen.")
    goto_ready(tablet, f"{school.url}/verslag#{observation}")
    expect(tablet.get_by_role("group", name="Hier staan twee versies")).to_contain_text("Vaker wachten.")
    expect(tablet.get_by_role("button", name="Deze houden")).to_have_count(0)
    with tablet.expect_download() as saved:
        tablet.get_by_role("button", name="PDF opslaan").click()
    assert saved.value.suggested_filename.endswith(".pdf")
    expect(tablet.get_by_role("dialog")).to_have_count(0)
    expect(tablet.get_by_role("button", name="Zo laten")).to_have_count(0)
    expect(tablet.get_by_role("link", name="Aanpassen")).to_have_count(0)
