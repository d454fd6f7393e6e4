"""Copies as files: one opens elsewhere, opening it twice changes nothing, what is not ours is refused with a reason."""

import datetime
import json
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.support.browser import TABLET, goto_ready
from tests.support.observations import make_observation
from tests.support.server import Server


def keep_all(page: Page, folder: Path) -> Path:
    with page.expect_download() as saved:
        page.get_by_role("button", name="Bewaar een kopie van alles").click()
    file = folder / saved.value.suggested_filename
    saved.value.save_as(file)
    return file


def open_copy(page: Page, file: Path) -> None:
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="Open een kopie").click()
    chooser.value.set_files(file)


def said(page: Page):
    return page.locator("[data-hook=copy-result]")


def written(folder: Path, content: object) -> Path:
    file = folder / "kopie.json"
    file.write_text(content if isinstance(content, str) else json.dumps(content))
    return file


@pytest.mark.parametrize("path", ["/", "/tablet"])
def test_a_copy_goes_to_another_tablet_and_opening_it_again_changes_nothing(
    page: Page, browser: Browser, server: Server, tmp_path: Path, path
):
    for colleague in ("Bram", "Carla"):
        make_observation(page, server.url, {"setup.colleague": colleague, "note.delen-3": "Wachtte even."})
    goto_ready(page, server.url + path)
    file = keep_all(page, tmp_path)
    expect(said(page)).to_contain_text("2 observaties staan nu ook in een bestand")
    assert file.name.startswith("observaties-")
    open_copy(page, file)
    expect(said(page)).to_have_text("2 observaties stonden er al.")

    with browser.new_context(viewport=TABLET, locale="nl-NL") as elsewhere:
        other = elsewhere.new_page()
        goto_ready(other, server.url + path)
        open_copy(other, file)
        expect(said(other)).to_have_text("2 observaties zijn erbij gekomen.")
        open_copy(other, file)
        expect(said(other)).to_have_text("2 observaties stonden er al.")
        goto_ready(other, server.url + "/")
        expect(other.get_by_role("listitem").filter(has_text="Bram")).to_have_count(1)
        expect(other.get_by_role("listitem").filter(has_text="Carla")).to_have_count(1)


def test_a_copy_adds_what_is_missing_from_an_observation(page: Page, server: Server, tmp_path: Path):
    make_observation(page, server.url, {"setup.colleague": "Bram"})
    goto_ready(page, server.url + "/")
    file = keep_all(page, tmp_path)
    copy = json.loads(file.read_text())
    event = copy["records"][0]["events"][0]
    copy["records"][0]["events"].append(
        {**event, "id": "11111111-1111-4111-8111-111111111111", "field": "setup.kind", "value": "care"}
    )
    copy["records"][0]["events"].append({**event, "id": "not an id"})
    open_copy(page, written(tmp_path, copy))
    expect(said(page)).to_contain_text("1 observatie is aangevuld.")
    expect(said(page)).to_contain_text("1 antwoord kon niet mee")
    expect(page.get_by_role("listitem").filter(has_text="Bram")).to_contain_text("Zorggesprek")


def test_an_old_backup_counts_from_the_day_it_was_opened_here(page: Page, server: Server, tmp_path: Path):
    page.clock.set_fixed_time(datetime.datetime(2026, 3, 2, 12, tzinfo=datetime.UTC))
    make_observation(page, server.url, {"setup.colleague": "Bram"})
    goto_ready(page, server.url + "/")
    file = keep_all(page, tmp_path)
    here = page.get_by_role("listitem").filter(has_text="Bram")
    here.get_by_role("button", name="Wissen").click()
    page.get_by_role("dialog").get_by_role("button", name="Wissen").click()
    expect(here).to_have_count(0)
    page.clock.set_fixed_time(datetime.datetime(2026, 10, 1, 12, tzinfo=datetime.UTC))
    goto_ready(page, server.url + "/")
    open_copy(page, file)
    expect(here).to_contain_text("Gaat weg op 31 oktober")
    expect(page.get_by_text("vanzelf weg. Wil je iets houden?")).to_have_count(0)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("Dit is een brief.", "Observatie kan dit bestand niet lezen."),
        ({"naam": "Bram"}, "Dit bestand is geen kopie van Observatie."),
        ({"schema": "observatie.copy", "version": 99, "records": []}, "uit een nieuwere versie van Observatie"),
        ({"schema": "observatie.copy", "version": 1, "records": "weg"}, "Deze kopie is beschadigd"),
    ],
    ids=["not_json", "not_ours", "newer_version", "damaged"],
)
def test_what_is_not_ours_is_refused_with_a_clear_sentence(page: Page, server: Server, tmp_path: Path, content, words):
    goto_ready(page, server.url + "/")
    open_copy(page, written(tmp_path, content))
    expect(said(page)).to_contain_text(words)
    expect(page.get_by_text("Hier is het nog leeg.")).to_be_visible()


def test_records_of_another_kind_stay_out_and_are_never_missed(page: Page, server: Server, tmp_path: Path):
    make_observation(page, server.url, {"setup.colleague": "Bram"})
    goto_ready(page, server.url + "/")
    file = keep_all(page, tmp_path)
    copy = json.loads(file.read_text())
    other_id = "0b5e7a10-3333-4aaa-8aaa-000000000003"
    event = copy["records"][0]["events"][0] | {"record_id": other_id, "id": "11111111-1111-4111-8111-111111111111"}
    copy["records"].append({**copy["records"][0], "id": other_id, "kind": "visit", "events": [event]})
    open_copy(page, written(tmp_path, copy))
    expect(said(page)).to_contain_text("1 observatie stond er al.")
    expect(said(page)).to_contain_text("iets dat deze versie van Observatie niet kent")
    goto_ready(page, server.url + "/over")  # hides the page, so that the ledger is written
    goto_ready(page, server.url + "/")
    expect(page.get_by_role("listitem").filter(has_text="Bram")).to_have_count(1)
    expect(page.get_by_text("er niet meer")).to_have_count(0)


def test_what_would_not_open_again_is_not_in_a_copy_and_not_counted(page: Page, server: Server, tmp_path: Path):
    make_observation(page, server.url, {"setup.colleague": "Bram"})
    page.evaluate("""async () => {
      const { openObservation } = await import("/static/js/pages/open_observation.js");
      await (await openObservation(null, "visit")).write("visit.done", true);
    }""")
    goto_ready(page, server.url + "/")
    file = keep_all(page, tmp_path)
    expect(said(page)).to_contain_text("1 observatie staat nu ook in een bestand")
    assert [record["kind"] for record in json.loads(file.read_text())["records"]] == ["observation"]
    open_copy(page, file)
    expect(said(page)).to_have_text("1 observatie stond er al.")


def test_what_is_of_an_account_in_the_copy_and_of_nobody_here_stays_out_and_that_is_said(
    page: Page, server: Server, tmp_path: Path
):
    make_observation(page, server.url, {"setup.colleague": "Bram"})
    make_observation(page, server.url, {"setup.colleague": "Carla"})
    goto_ready(page, server.url + "/")
    copy = json.loads(keep_all(page, tmp_path).read_text())
    of_bram = next(one for one in copy["records"] if one["events"][0]["value"] == "Bram")
    of_bram |= {"owner": "0b5e7a10-3333-4aaa-8aaa-000000000003"}
    [event] = of_bram["events"]
    of_bram["events"].append(
        {**event, "id": "11111111-1111-4111-8111-111111111111", "field": "setup.kind", "value": "care"}
    )
    apart = (
        "1 observatie is niet meegekomen: in de kopie hoort die bij een ander account dan hier. "
        "Hier is er niets aan veranderd. "
        "Log in met het account waar die bij hoort en open de kopie dan opnieuw."
    )
    open_copy(page, written(tmp_path, copy))
    expect(said(page)).to_have_text(f"1 observatie stond er al.{apart}")
    open_copy(page, written(tmp_path, {**copy, "records": [of_bram]}))
    expect(said(page)).to_have_text(apart)
    page.reload()
    expect(page.get_by_role("listitem").filter(has_text="Bram")).not_to_contain_text("Zorggesprek")


def test_a_file_that_vanished_is_said(page: Page, server: Server, tmp_path: Path):
    page.add_init_script("Blob.prototype.text = async () => { throw new DOMException('', 'NotFoundError') }")
    for path in ("/", "/tablet"):
        goto_ready(page, server.url + path)
        open_copy(page, written(tmp_path, {}))
        expect(said(page)).to_contain_text("Dit bestand kon niet worden gelezen.")


def test_with_nothing_to_keep_no_file_is_made(page: Page, server: Server):
    goto_ready(page, server.url + "/")
    page.get_by_role("button", name="Bewaar een kopie van alles").click()
    expect(said(page)).to_have_text("Er zijn nog geen observaties om te bewaren.")
