"""Observing a film with the same form: the film stays on the device, and the exercise out of the lists of real ones."""

import base64
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.support.browser import (
    DESKTOP,
    LANDSCAPE,
    NO_SERVER,
    PHONE,
    TABLET,
    axe,
    goto_ready,
    tap_twice,
    wait_until_kept,
)
from tests.support.observations import FEEDBACK, WATCHED, answers, make_observation, write
from tests.support.server import Server
from tests.support.storage_faults import SCRIPT, let_fail
from tests.support.visit import expect_saved, open_form, tick

# A second of colours, recorded by the browser itself.
RECORD = """async () => {
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [320, 180];
  const paint = canvas.getContext("2d");
  const recorder = new MediaRecorder(canvas.captureStream(25), { mimeType: "video/webm" });
  const parts = [];
  recorder.ondataavailable = ({ data }) => parts.push(data);
  const stopped = new Promise((resolve) => (recorder.onstop = resolve));
  recorder.start();
  for (let frame = 0; frame < 10; frame += 1) {
    paint.fillStyle = frame % 2 ? "navy" : "teal";
    paint.fillRect(0, 0, 320, 180);
    await new Promise((resolve) => setTimeout(resolve, 40));
  }
  recorder.stop();
  await stopped;
  const bytes = new Uint8Array(await new Blob(parts).arrayBuffer());
  return btoa(String.fromCharCode(...bytes));
}"""
PRACTICE = {"setup.practice": True, "setup.date": "2026-11-20", "setup.observer": "Anna"}


@pytest.fixture
def film(page: Page, server: Server, tmp_path: Path) -> Path:
    goto_ready(page, server.url + "/over")
    file = tmp_path / "oudergesprek.webm"
    file.write_bytes(base64.b64decode(page.evaluate(RECORD)))
    return file


def practise(page: Page, url: str) -> None:
    goto_ready(page, url + "/opdrachten/1")
    page.get_by_role("button", name="Oefen met het formulier").click()
    page.wait_for_url("**/observatie#*")
    expect(panel(page)).to_be_visible()


def panel(page: Page):
    return page.get_by_role("region", name="Oefenen met een film")


def choose(page: Page, film: Path) -> None:
    with page.expect_file_chooser() as chooser:
        panel(page).get_by_role("button", name="Kies een film").click()
    chooser.value.set_files(film)


def row(page: Page, text: str):
    return page.get_by_role("listitem").filter(has_text=text)


def test_a_second_tap_makes_no_second_exercise(page: Page, server: Server):
    goto_ready(page, server.url + "/opdrachten/1")
    tap_twice(page.get_by_role("button", name="Oefen met het formulier"))
    page.wait_for_url("**/observatie#*")
    goto_ready(page, server.url + "/opdrachten/1")
    expect(page.get_by_role("link", name="Oefening van")).to_have_count(1)
    expect(page.get_by_role("button", name="Oefen met het formulier")).to_be_enabled()


def test_an_exercise_that_could_not_be_made_can_be_asked_for_again(page: Page, server: Server):
    page.context.add_init_script(path=SCRIPT)
    goto_ready(page, server.url + "/opdrachten/1")
    let_fail(page, "put", "QuotaExceededError")
    start = page.get_by_role("button", name="Oefen met het formulier")
    start.click()
    expect(page.get_by_text("Het klaarzetten is niet gelukt.")).to_be_visible()
    expect(start).to_be_enabled()
    expect(start).to_be_focused()


def test_a_film_plays_from_the_device_and_no_request_carries_it(page: Page, server: Server, film: Path):
    practise(page, server.url)
    requests = []
    page.on("request", lambda request: requests.append((request.method, request.url, request.post_data)))
    choose(page, film)
    video = panel(page).locator("video")
    assert video.get_attribute("src").startswith(f"blob:{server.url}/")
    page.wait_for_function("() => document.querySelector('video').readyState >= 1")
    assert video.evaluate("one => [one.videoWidth, one.videoHeight]") == [320, 180]
    video.evaluate("one => { one.muted = true; return one.play(); }")
    page.wait_for_function("() => document.querySelector('video').currentTime > 0")
    tick(page, "delen-3").check()
    expect_saved(page)
    sent = [one for one in requests if one[0] != "GET" or not one[1].startswith(("blob:", server.url + "/static/"))]
    assert sent == []
    assert set(answers(page)) <= {"setup.practice", "setup.date", "seen.delen-3", "meeting.started"}


def test_after_a_reload_the_ticks_are_there_and_the_film_is_asked_for_again(page: Page, server: Server, film: Path):
    practise(page, server.url)
    expect(panel(page)).to_contain_text("De film wordt niet bewaard en niet verstuurd.")
    choose(page, film)
    expect(panel(page).locator("video")).to_be_visible()
    tick(page, "delen-3").check()
    expect_saved(page)
    page.reload()
    expect(panel(page)).to_contain_text("Kies de film opnieuw")
    expect(panel(page).locator("video")).to_have_count(0)
    expect(tick(page, "delen-3")).to_be_checked()
    choose(page, film)
    expect(panel(page).locator("video")).to_be_visible()


def test_a_file_that_is_no_film_is_said_and_she_can_watch_elsewhere(page: Page, server: Server, tmp_path: Path):
    practise(page, server.url)
    page.allowed_errors.append("DEMUXER")
    file = tmp_path / "brief.mp4"
    file.write_bytes(b"geen film")
    choose(page, file)
    expect(panel(page)).to_contain_text("Deze film speelt hier niet af.")
    panel(page).get_by_role("button", name="Ik kijk ergens anders").click()
    expect(panel(page)).to_contain_text("Je kijkt de film ergens anders.")
    expect(panel(page).get_by_role("button", name="Kies een film")).to_be_focused()


def test_an_error_of_the_film_before_does_not_close_this_one(page: Page, server: Server, film: Path):
    practise(page, server.url)
    choose(page, film)
    before = panel(page).locator("video").element_handle()
    with page.expect_file_chooser() as chooser:
        panel(page).get_by_role("button", name="Andere film").click()
    chooser.value.set_files(film)
    before.evaluate("one => one.dispatchEvent(new Event('error'))")
    expect(panel(page).locator("video")).to_have_count(1)
    expect(panel(page)).not_to_contain_text("speelt hier niet af")


def test_another_film_takes_its_place(page: Page, server: Server, film: Path):
    practise(page, server.url)
    choose(page, film)
    first = panel(page).locator("video").get_attribute("src")
    with page.expect_file_chooser() as chooser:
        panel(page).get_by_role("button", name="Andere film").click()
    chooser.value.set_files(film)
    expect(panel(page).locator("video")).to_have_count(1)
    expect(panel(page).locator("video")).not_to_have_attribute("src", first)


@pytest.mark.parametrize("size", [PHONE, TABLET, LANDSCAPE, DESKTOP], ids=["phone", "tablet", "landscape", "desktop"])
def test_the_film_never_covers_what_has_the_focus(page: Page, server: Server, film: Path, size: dict[str, int]):
    page.set_viewport_size(size)
    practise(page, server.url)
    choose(page, film)
    expect(panel(page).locator("video")).to_be_visible()
    page.get_by_role("checkbox").first.focus()
    for _ in range(40):
        covered = page.evaluate(
            """() => {
              const { left, top, width, height } = document.activeElement.getBoundingClientRect();
              const shown = document.elementFromPoint(left + width / 2, top + Math.min(height / 2, 20));
              return Boolean(shown?.closest("[data-hook=film]")) && !document.activeElement.closest("[data-hook=film]");
            }"""
        )
        assert not covered
        page.keyboard.press("Tab")
    is_wide = size["width"] > size["height"]
    form, beside = page.locator("main").bounding_box(), panel(page).bounding_box()
    assert (beside["x"] >= form["x"] + form["width"]) == is_wide
    assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_form_beside_a_film_has_no_violations(page: Page, server: Server, film: Path, scheme: str):
    page.emulate_media(color_scheme=scheme)
    practise(page, server.url)
    for size in (PHONE, TABLET, LANDSCAPE):
        page.set_viewport_size(size)
        assert axe(page) == []
    choose(page, film)
    expect(panel(page).locator("video")).to_be_visible()
    for size in (PHONE, TABLET, LANDSCAPE):
        page.set_viewport_size(size)
        assert axe(page) == []


def test_at_400_percent_nothing_is_cut_off(page: Page, server: Server, film: Path):
    page.set_viewport_size({"width": 320, "height": 256})
    practise(page, server.url)
    choose(page, film)
    expect(panel(page).locator("video")).to_be_attached()
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_an_ordinary_form_loads_nothing_of_it(page: Page, server: Server):
    loaded = []
    page.on("request", lambda request: loaded.append(request.url))
    open_form(page, server.url, colleague="Bram")
    page.wait_for_load_state("networkidle")
    assert not [url for url in loaded if "film" in url or "practice" in url]
    expect(panel(page)).to_have_count(0)
    expect(page.get_by_role("link", name="Voor ouders")).to_be_visible()


def test_an_exercise_stays_out_of_the_list_of_real_ones(page: Page, server: Server):
    make_observation(page, server.url, {"setup.colleague": "Bram"})
    make_observation(page, server.url, PRACTICE)
    goto_ready(page, server.url + "/")
    real = page.get_by_role("region", name="Op deze tablet")
    exercises = page.get_by_role("region", name="Oefenen met een film")
    expect(real.get_by_role("listitem")).to_have_count(1)
    expect(real).to_contain_text("Bram")
    expect(exercises.get_by_role("listitem")).to_have_count(1)
    expect(exercises).to_contain_text("Oefening met een film")
    expect(exercises.get_by_role("button", name="Volgend gesprek, zelfde collega")).to_have_count(0)
    exercises.get_by_role("button", name="Meer").click()
    expect(exercises.get_by_role("link", name="Verslag")).to_be_visible()
    expect(exercises.get_by_role("link", name="Gegevens")).to_have_count(0)
    exercises.get_by_role("button", name="Wissen").click()
    page.get_by_role("dialog").get_by_role("button", name="Wissen").click()
    expect(exercises).to_be_hidden()
    expect(real.get_by_role("listitem")).to_have_count(1)


def test_without_a_real_one_the_list_still_says_it_is_empty(page: Page, server: Server):
    make_observation(page, server.url, PRACTICE)
    goto_ready(page, server.url + "/")
    expect(page.get_by_text("Hier is het nog leeg.")).to_be_visible()


def test_she_goes_on_with_an_exercise_from_the_assignment(page: Page, server: Server):
    record_id = make_observation(page, server.url, PRACTICE)
    goto_ready(page, server.url + "/opdrachten/1")
    link = page.get_by_role("link", name="Oefening van 20 november 2026")
    expect(link).to_have_attribute("href", f"/observatie#{record_id}")


def test_the_report_says_that_it_is_an_exercise(page: Page, server: Server):
    record_id = make_observation(page, server.url, {**PRACTICE, **WATCHED, **FEEDBACK})
    goto_ready(page, f"{server.url}/verslag#{record_id}")
    report = page.get_by_role("article")
    expect(report.get_by_role("heading", level=1)).to_have_text("Oefening met een film")
    expect(report).to_contain_text("Film van een oudergesprek op 20 november 2026")
    expect(report).to_contain_text("Dit is een oefening.")
    expect(report).not_to_contain_text("Dit verslag is van")
    expect(page.get_by_role("button", name="Doorsturen")).to_be_hidden()
    expect(page.get_by_role("button", name="Afdrukken")).to_be_visible()
    with page.expect_download():
        page.get_by_role("button", name="PDF opslaan").click()


def test_her_own_name_stands_in_an_exercise_and_nobody_elses(page: Page, server: Server):
    goto_ready(page, server.url + "/")
    page.get_by_role("button", name="Van mij").click()
    make_observation(page, server.url, {"setup.colleague": "Bram", "setup.observer": "Anna"})
    practise(page, server.url)
    kept = answers(page)
    assert kept["setup.practice"] is True
    assert kept["setup.observer"] == "Anna"
    assert "setup.colleague" not in kept


def test_an_exercise_works_with_the_server_stopped(page: Page, own_server: Server, tmp_path: Path):
    page.allowed_errors.extend(NO_SERVER)
    goto_ready(page, own_server.url + "/over")
    wait_until_kept(page)
    film = tmp_path / "film.webm"
    film.write_bytes(base64.b64decode(page.evaluate(RECORD)))
    own_server.stop()
    practise(page, own_server.url)
    choose(page, film)
    page.wait_for_function("() => document.querySelector('video').readyState >= 1")
    write(page, {"note.delen-3": "Vroeg door."})
    page.reload()
    expect(panel(page)).to_contain_text("Kies de film opnieuw")
