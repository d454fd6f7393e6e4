"""On paper, as PDF, to the colleague, as text, as a file: every way out, with and without a network."""

import io
import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Download, Page, expect
from pypdf import PdfReader

from tests.browser.test_report import open_report
from tests.support.browser import NO_SERVER, TABLET, wait_until_kept
from tests.support.filled_visit import PRIVATE, VISIT, WORDS
from tests.support.reports import squeezed, text_of
from tests.support.server import Server
from tests.support.visit import BEHAVIOURS

BUTTONS = [
    "Afdrukken",
    "PDF opslaan",
    "Doorsturen",
    "Kopieer als tekst",
    "Bewaar een kopie",
    "Terug naar",
    "Alleen compliment",
]
# Numbered words that no line or page breaks in two, 2,000 characters a note.
NOTES = {row: " ".join(f"{row.replace('-', '')}x{number}" for number in range(140))[:2000] for row in BEHAVIOURS}
LONG_VISIT = VISIT | {
    f"{family}.{row}": value
    for row, note in NOTES.items()
    for family, value in (("seen", "yes"), ("note", note), ("private", False))
}
COUNT_PRINTS = "let prints = 0; window.print = () => { document.documentElement.dataset.prints = ++prints; };"
# Sharing as a tablet does it; headless Chromium on Linux has none.
SHARE = """
window.shared = [];
navigator.canShare = (data) => Boolean(data.files?.every((file) => file.type === "application/pdf") || data.text);
navigator.share = async (data) => {
  if (window.refusals-- > 0) throw new DOMException("too late", "NotAllowedError");
  const files = (data.files ?? []).map(({ name, type, size }) => ({ name, type, size }));
  window.shared.push({ files, text: data.text });
};
window.refusals = 0;
"""
NO_SHARE = "navigator.share = undefined; navigator.canShare = undefined;"


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def said(page: Page, sentence: str) -> None:
    expect(page.locator("[data-hook=said]")).to_contain_text(sentence)


def saved(page: Page, name: str) -> Download:
    with page.expect_download() as started:
        press(page, name)
    return started.value


def content_of(download: Download) -> bytes:
    return Path(download.path()).read_bytes()


def printed(page: Page) -> bytes:
    return page.pdf(prefer_css_page_size=True)


def test_on_paper_is_every_word_and_no_button(page: Page, server: Server):
    open_report(page, server.url)
    text = text_of(printed(page))
    assert [words for words in WORDS if squeezed(words) not in squeezed(text)] == []
    assert [name for name in BUTTONS if name in text] == []
    assert PRIVATE not in text


def test_on_paper_nineteen_long_notes_are_whole_and_stay_with_their_rows(page: Page, server: Server):
    open_report(page, server.url, LONG_VISIT)
    pdf = printed(page)
    # Word by word: where a note goes on overleaf, a PDF may name the next heading first.
    words = set(text_of(pdf).split())
    assert [word for note in NOTES.values() for word in note.split() if word not in words] == []
    pages = [squeezed(one.extract_text()) for one in PdfReader(io.BytesIO(pdf)).pages]
    # The words of a row and the first words of its note are on one page.
    head = r"minuut\d+(samengekozen)?"
    starts = {
        row: re.escape(squeezed(words)) + head + "".join(NOTES[row].split()[:2]) for row, words in BEHAVIOURS.items()
    }
    assert [row for row, start in starts.items() if not any(re.search(start, text) for text in pages)] == []


def test_on_paper_it_is_a4(page: Page, server: Server):
    open_report(page, server.url)
    box = PdfReader(io.BytesIO(printed(page))).pages[0].mediabox
    assert (round(float(box.width)), round(float(box.height))) == (595, 842)


def test_on_paper_the_last_words_typed_are_text_and_no_field(page: Page, server: Server):
    open_report(page, server.url)
    page.locator("#takeaway").press_sequentially("Vaker stil zijn.")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(page.locator("[data-hook=takeaway-printed]")).to_have_text("Vaker stil zijn.")
    page.emulate_media(media="print")
    expect(page.locator("#takeaway")).to_be_hidden()
    assert "Vaker stil zijn." in text_of(printed(page))


def test_a_dark_screen_prints_light(browser: Browser, server: Server):
    context = browser.new_context(viewport=TABLET, color_scheme="dark")
    page = context.new_page()
    open_report(page, server.url)
    dark = page.evaluate("getComputedStyle(document.querySelector('h1')).color")
    page.emulate_media(media="print", color_scheme="dark")
    assert page.evaluate("getComputedStyle(document.querySelector('h1')).color") == "rgb(29, 40, 38)" != dark
    context.close()


def test_printing_and_copying_need_no_network(page: Page, own_server: Server):
    page.add_init_script(COUNT_PRINTS)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    open_report(page, own_server.url)
    wait_until_kept(page)
    own_server.stop()
    page.allowed_errors += NO_SERVER
    page.reload()
    page.wait_for_selector("html[data-ready=true]", state="attached")
    press(page, "Afdrukken")
    expect(page.locator("html")).to_have_attribute("data-prints", "1")
    press(page, "Kopieer als tekst")
    said(page, "Gekopieerd")
    text = page.evaluate("navigator.clipboard.readText()")
    assert "Je vroeg door en wachtte op het antwoord." in text
    assert PRIVATE not in text
    assert not re.search(r"\d{1,2}:\d\d", text)
    page.allowed_errors += NO_SERVER
    press(page, "PDF opslaan")
    said(page, "Voor een PDF is internet nodig")
    own_server.start()
    assert content_of(saved(page, "PDF opslaan")).startswith(b"%PDF-")


def test_the_pdf_has_every_word_and_a_name_without_names(page: Page, server: Server):
    open_report(page, server.url)
    download = saved(page, "PDF opslaan")
    assert download.suggested_filename == "verslag-2026-11-20.pdf"
    text = squeezed(text_of(content_of(download)))
    assert [words for words in WORDS if squeezed(words) not in text] == []
    assert PRIVATE not in text
    said(page, "Stuur dit alleen naar je collega.")


def test_the_pdf_is_as_brief_as_chosen(page: Page, server: Server):
    open_report(page, server.url)
    page.get_by_role("radio", name="Alleen compliment en tip").check()
    text = text_of(content_of(saved(page, "PDF opslaan")))
    assert "Vat halverwege kort samen" in text
    assert "Schoof een stoel bij" not in text


def test_sharing_hands_over_the_pdf(page: Page, server: Server):
    page.add_init_script(SHARE)
    open_report(page, server.url)
    press(page, "Doorsturen")
    said(page, "Doorgestuurd.")
    [shared] = page.evaluate("window.shared")
    assert (shared["files"][0]["name"], shared["files"][0]["type"]) == ("verslag-2026-11-20.pdf", "application/pdf")
    assert shared["files"][0]["size"] > 1000


def test_sharing_that_came_too_late_asks_for_one_more_tap(page: Page, server: Server):
    page.add_init_script(SHARE)
    open_report(page, server.url)
    page.evaluate("() => { window.refusals = 1; }")
    press(page, "Doorsturen")
    press(page, "Nu doorsturen")
    said(page, "Doorgestuurd.")
    assert len(page.evaluate("window.shared")) == 1


def test_sharing_without_a_network_hands_over_the_text(page: Page, own_server: Server):
    page.add_init_script(SHARE)
    open_report(page, own_server.url)
    own_server.stop()
    page.allowed_errors += NO_SERVER
    press(page, "Doorsturen")
    said(page, "Doorgestuurd.")
    [shared] = page.evaluate("window.shared")
    assert shared["files"] == []
    assert "Je vroeg door en wachtte op het antwoord." in shared["text"]


def test_a_device_that_cannot_share_gets_the_file_and_the_warning(page: Page, server: Server):
    page.add_init_script(NO_SHARE)
    open_report(page, server.url)
    assert content_of(saved(page, "Doorsturen")).startswith(b"%PDF-")
    said(page, "Stuur dit alleen naar je collega.")


def test_a_device_that_cannot_share_gets_the_text_without_a_network(page: Page, own_server: Server):
    page.add_init_script(NO_SHARE)
    open_report(page, own_server.url)
    own_server.stop()
    page.allowed_errors += NO_SERVER
    download = saved(page, "Doorsturen")
    assert download.suggested_filename == "verslag-2026-11-20.txt"
    assert "Je vroeg door en wachtte op het antwoord." in content_of(download).decode()


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("closing.compliment", {"text": "Een heel ander compliment.", "about": None}),
        ("closing.tip", {"text": "Een heel andere tip.", "about": None}),
        *((f"closing.{name}", "Heel anders.") for name in ("trust_words", "focus_answer")),
    ],
)
def test_nothing_is_passed_on_while_there_are_two_versions(page: Page, server: Server, field: str, value: object):
    page.add_init_script(SHARE + COUNT_PRINTS)
    record_id = open_report(page, server.url)
    # Another device that had not seen what stands there.
    page.evaluate(
        """async ([id, field, value]) => {
          const { openObservation } = await import("/static/js/pages/open_observation.js");
          const other = await openObservation(id);
          await other.write(field, value);
        }""",
        [record_id, field, value],
    )
    page.reload()
    expect(page.get_by_role("article")).to_contain_text("twee versies")
    for name in ("Afdrukken", "PDF opslaan", "Kopieer als tekst", "Doorsturen"):
        press(page, name)
        said(page, "Kies eerst welke je houdt")
    assert page.evaluate("[window.shared, document.documentElement.dataset.prints ?? 0]") == [[], 0]


@pytest.mark.parametrize("status", [200, 503])
def test_without_its_fixed_words_the_page_says_so_and_a_copy_can_be_kept(page: Page, server: Server, status: int):
    page.allowed_errors.append("Failed to load resource")
    page.context.route("**/content.json", lambda route: route.fulfill(status=status, body="<h1>Onderhoud</h1>"))
    record_id = open_report(page, server.url)
    expect(page.get_by_role("alert")).to_contain_text("De vaste woorden van het verslag zijn hier nog niet.")
    for name in ("Afdrukken", "PDF opslaan", "Doorsturen", "Kopieer als tekst"):
        page.evaluate("document.querySelector('[data-hook=said]').replaceChildren()")
        press(page, name)
        said(page, "De vaste woorden van het verslag zijn hier nog niet.")
    copy = json.loads(content_of(saved(page, "Bewaar een kopie")))
    assert [record["id"] for record in copy["records"]] == [record_id]


def test_a_name_or_a_number_is_explained_before_it_goes_out(page: Page, server: Server):
    page.add_init_script(COUNT_PRINTS)
    open_report(page, server.url, VISIT | {"note.delen-3": "Bel haar morgen op 06-12345678."})
    press(page, "Afdrukken")
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("06-12345678")
    dialog.get_by_role("button", name="Terug").click()
    expect(dialog).to_have_count(0)
    expect(page.locator("html")).not_to_have_attribute("data-prints", "1")
    press(page, "Afdrukken")
    dialog.get_by_role("button", name=re.compile("^Toch|^Ga door|verder")).click()
    expect(page.locator("html")).to_have_attribute("data-prints", "1")


def test_the_copy_holds_the_whole_observation(page: Page, server: Server):
    record_id = open_report(page, server.url)
    download = saved(page, "Bewaar een kopie")
    assert download.suggested_filename == "observatie-2026-11-20.json"
    copy = json.loads(content_of(download))
    assert copy["schema"] == "observatie.copy"
    assert [record["id"] for record in copy["records"]] == [record_id]
    assert PRIVATE in json.dumps(copy)


@pytest.mark.parametrize("status", [413, 422, 500])
def test_a_refusal_of_the_server_is_told_in_its_own_words(page: Page, server: Server, status: int):
    open_report(page, server.url)
    page.allowed_errors.append("Failed to load resource")
    page.route(
        "**/verslag.pdf", lambda route: route.fulfill(status=status, json={"code": "x", "message": "Zo kan het niet."})
    )
    press(page, "PDF opslaan")
    said(page, "Zo kan het niet.")


def test_an_answer_that_is_not_ours_is_a_sentence_too(page: Page, server: Server):
    open_report(page, server.url)
    page.allowed_errors.append("Failed to load resource")
    page.route("**/verslag.pdf", lambda route: route.fulfill(status=502, body="<h1>Bad gateway</h1>"))
    press(page, "PDF opslaan")
    said(page, "Het maken van de PDF is niet gelukt.")
