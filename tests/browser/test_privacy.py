"""Names, numbers, addresses and diagnoses in what a teacher writes: few missed, and few false alarms."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from observatie.instruments import all_content
from tests.support.blank import open_blank
from tests.support.browser import axe, goto_ready
from tests.support.observations import make_observation
from tests.support.server import Server

NOTES = json.loads((Path(__file__).parent / "privacy_notes.json").read_text("utf-8"))

FIND_ALL = """async (notes) => {
  const { findPrivate } = await import("/static/js/domain/privacy.js");
  return notes.map(({ text, own_names: ownNames }) => findPrivate(text, { ownNames: ownNames ?? [] }));
}"""
PLACES = """async ([entries, fields]) => {
  const { privacyPlaces } = await import("/static/js/domain/privacy_places.js");
  const answers = Object.fromEntries(entries.map(([field, ...values]) => [field, { values, ids: [], at: null }]));
  return privacyPlaces(answers, fields ?? undefined).map(({ field, row, findings }) =>
    [field, row, findings.map(({ fragment }) => fragment)]);
}"""
REVIEW = """async (id) => {
  const { openObservation } = await import("/static/js/pages/open_observation.js");
  const { reviewBeforeSharing } = await import("/static/js/ui/privacy_review.js");
  const observation = await openObservation(id);
  window.review = reviewBeforeSharing(observation);
}"""


@pytest.fixture
def blank(page: Page, server: Server) -> Page:
    return open_blank(page, server.url)


def find(page: Page, *texts: str) -> list[list[dict[str, Any]]]:
    return page.evaluate(FIND_ALL, [{"text": text} for text in texts])


def test_what_is_found_in_realistic_notes(blank: Page) -> None:
    found = blank.evaluate(FIND_ALL, NOTES)
    wrong = [
        (note["text"], seen)
        for note, findings in zip(NOTES, found, strict=True)
        if (seen := [{"kind": one["kind"], "fragment": one["fragment"]} for one in findings]) != note["found"]
    ]
    assert not wrong
    assert len(NOTES) >= 60
    assert 2 * len([note for note in NOTES if not note["found"]]) >= len(NOTES)


def test_a_finding_says_where_it_stands(blank: Page) -> None:
    text = "😀 Vroeg wat Xander vond, en 06-12345678 is van opa"
    [findings] = find(blank, text)
    units = text.encode("utf-16-le")
    for one in findings:
        assert units[2 * one["start"] : 2 * one["end"]].decode("utf-16-le") == one["fragment"]
    assert [one["fragment"] for one in findings] == ["Xander", "06-12345678"]


def test_the_same_fragment_has_the_same_hash_in_capitals(blank: Page) -> None:
    [[small], [large], [other]] = find(blank, "heeft adhd", "heeft ADHD", "heeft dyslexie")
    assert small["hash"] == large["hash"] != other["hash"]
    assert len(small["hash"]) == 8


def test_our_own_sentences_hold_nothing_private(blank: Page) -> None:
    def texts(node: Any) -> list[str]:
        if isinstance(node, str):
            return [node]
        children = node.values() if isinstance(node, dict) else node if isinstance(node, list | tuple) else ()
        return [text for child in children for text in texts(child)]

    sentences = texts(all_content())
    found = find(blank, *sentences)
    assert len(sentences) > 200
    assert not [(text, one) for text, one in zip(sentences, found, strict=True) if one]


def test_a_long_note_is_read_in_no_time(blank: Page) -> None:
    milliseconds = blank.evaluate(
        """async () => {
          const { findPrivate } = await import("/static/js/domain/privacy.js");
          const hard = ["0".repeat(20000), "a@".repeat(10000), "Jan van de ".repeat(2000), "06 - ".repeat(4000)];
          const start = performance.now();
          for (const text of hard) findPrivate(text);
          return performance.now() - start;
        }"""
    )
    # Generous: it guards against a pattern that backtracks without end, not against a slow machine.
    assert milliseconds < 3000


def test_only_what_would_be_shared_is_looked_at(blank: Page) -> None:
    entries = [
        ["setup.colleague", "Peter"],
        ["setup.focus", "Let op hoe ik met Xander praat"],
        ["note.delen-1", "Vroeg het aan Xander"],
        ["note.delen-2", "Vroeg het aan Xander"],
        ["private.delen-2", True],
        ["quick.q-1", "Kind heeft ADHD"],
        ["quick_about.q-1", "delen-4"],
        ["closing.tip", {"text": "Bel Xander op 06-12345678", "about": None}],
        ["closing.compliment", {"text": "Peter, je wachtte rustig af", "about": None}],
        ["closing.takeaway", None],
    ]
    assert blank.evaluate(PLACES, [entries, None]) == [
        ["setup.focus", None, ["Xander"]],
        ["note.delen-1", "delen-1", ["Xander"]],
        ["quick.q-1", "delen-4", ["ADHD"]],
        ["closing.tip", None, ["Xander", "06-12345678"]],
    ]
    assert blank.evaluate(PLACES, [entries, ["closing"]]) == [["closing.tip", None, ["Xander", "06-12345678"]]]


def test_every_version_is_looked_at_and_one_private_mark_is_enough(blank: Page) -> None:
    assert blank.evaluate(PLACES, [[["note.delen-1", "Rustig", "Vroeg het aan Xander"]], None]) == [
        ["note.delen-1", "delen-1", ["Xander"]]
    ]
    private = [["note.delen-1", "Vroeg het aan Xander"], ["private.delen-1", False, True]]
    assert blank.evaluate(PLACES, [private, None]) == []


def test_a_private_row_keeps_the_quick_notes_given_to_it_private_as_in_the_report(blank: Page) -> None:
    quick = [["quick.q-1", "Kind heeft ADHD"], ["quick_about.q-1", "delen-4"]]
    assert blank.evaluate(PLACES, [quick, None]) == [["quick.q-1", "delen-4", ["ADHD"]]]
    assert blank.evaluate(PLACES, [[*quick, ["private.delen-4", True]], None]) == []


def open_review(page: Page, server: Server, text: str) -> None:
    record_id = make_observation(page, server.url, {"note.delen-3": text, "setup.colleague": "Bram"})
    page.evaluate(REVIEW, record_id)


def test_nothing_found_asks_nothing(page: Page, server: Server) -> None:
    open_review(page, server, "Bram vroeg goed door")
    assert page.evaluate("window.review") is True
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_the_review_shows_the_place_and_never_blocks(page: Page, server: Server) -> None:
    open_review(page, server, "Moeder zei dat Peter slecht slaapt.")
    dialog = page.get_by_role("dialog", name="Even kijken voor je deelt")
    expect(dialog).to_contain_text("Bij ‘Luistert actief en vraagt door’:")
    expect(dialog).to_contain_text("Moeder zei dat Peter slecht slaapt.")
    expect(dialog.get_by_role("link", name="Aanpassen: Peter")).to_have_attribute(
        "href", f"/observatie?veld=note.delen-3#{record(page)}"
    )
    expect(dialog.get_by_role("button", name="Terug")).to_be_focused()
    assert not axe(page)
    dialog.get_by_role("button", name="Toch doorgaan").click()
    assert page.evaluate("window.review") is True


def record(page: Page) -> str:
    return page.get_by_role("link", name="Aanpassen").first.get_attribute("href").partition("#")[2]


def test_a_name_in_the_question_of_the_colleague_is_explained_before_the_report_is_shared(
    page: Page, server: Server
) -> None:
    question = "Let je op hoe ik met Xander omga?"
    record_id = make_observation(page, server.url, {"setup.colleague": "Bram", "setup.focus": question})
    goto_ready(page, f"{server.url}/verslag#{record_id}")
    in_page = page.get_by_role("region", name="Kijk hier nog even naar")
    page.get_by_role("button", name="Kopieer als tekst").click()
    dialog = page.get_by_role("dialog", name="Even kijken voor je deelt")
    for place in (in_page, dialog):
        expect(place.get_by_role("heading", name="Bij de vraag van je collega:")).to_be_visible()
        expect(place).to_contain_text(question)
        expect(place).to_contain_text("Is dit de naam van een kind of ouder?")
    expect(dialog.get_by_role("link", name="Aanpassen: Xander")).to_have_attribute("href", re.compile("^/nieuw.*#"))
    dialog.get_by_role("button", name="Terug").click()
    in_page.get_by_role("link", name="Aanpassen: Xander").click()
    expect(page.get_by_role("textbox", name="Waar wil je collega dat je op let?")).to_have_value(question)


def test_escape_is_going_back(page: Page, server: Server) -> None:
    open_review(page, server, "Vroeg wat Peter vond")
    page.get_by_role("dialog").wait_for()
    page.keyboard.press("Escape")
    assert page.evaluate("window.review") is False


def test_one_tap_puts_a_finding_aside_for_good(page: Page, server: Server) -> None:
    open_review(page, server, "Vroeg wat Peter vond, en Xander ook")
    dialog = page.get_by_role("dialog")
    record_id = record(page)
    dialog.get_by_role("button", name="Zo laten: Peter").click()
    expect(dialog.get_by_role("button", name="Zo laten: Peter")).to_have_count(0)
    expect(dialog.get_by_role("button", name="Zo laten: Xander")).to_be_focused()
    dialog.get_by_role("button", name="Zo laten: Xander").click()
    dialog.get_by_role("button", name="Doorgaan", exact=True).click()
    assert page.evaluate("window.review") is True
    goto_ready(page, server.url + "/over")
    page.evaluate(REVIEW, record_id)
    assert page.evaluate("window.review") is True
