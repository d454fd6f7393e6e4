"""Text is text, wherever it goes: form, feedback, report, paper, PDF, file."""

import json

from playwright.sync_api import Page, expect

from tests.support.browser import goto_ready
from tests.support.reports import squeezed, text_of
from tests.support.server import Server
from tests.support.visit import expect_saved, note, open_form, tick

HOSTILE = {
    "afstemmen-1": "<script>window.hacked = 1</script> aardbei",
    "afstemmen-2": '"><img src=x onerror="window.hacked = 2"> banaan',
    "delen-1": "\u202eomgekeerd\u202c \u200f kersen \u2066x\u2069",
    "delen-2": "👩🏽‍🏫 👨‍👩‍👧 🇳🇱 dadels ❤️‍🔥",
    "delen-3": '#emph[x] $x$ #read("/etc/passwd") {{ 7*7 }} ${7*7} erwten',
    "delen-4": "Ωμέγα Привет مرحبا é̀ñ 漢字 \U000e0041 frambozen",
    "delen-5": "begin " + "lang genoeg " * 830 + "granaatappel",  # 10,000 characters
    "delen-6": "'; DROP TABLE events; -- javascript:alert(1) hazelnoot",
    "delen-7": "\u0000\u0007\ufffe\ud800 ijsbes",
}
# What is read back from paper, where it is not the text itself: a PDF holds drawn letters, so an order that was turned
# is read turned. Emoji and rare scripts take the fonts of the machine, so only the words beside them count.
ON_PAPER = {
    "delen-1": ["dreekegmo kersen x"],
    "delen-2": ["dadels"],
    "delen-4": ["Ωμέγα Привет", "frambozen"],
    "delen-7": ["ijsbes"],
}
# The server has its own fonts: what none of them holds becomes a square, what has no width or order is left out.
IN_PDF = {
    "delen-1": ["omgekeerd kersen x"],
    "delen-4": ["Ωμέγα Привет", "ñ□□ frambozen"],
    "delen-7": ["□□ ijsbes"],
}


def test_hostile_text_stays_text_everywhere(page: Page, server: Server) -> None:
    page.on("dialog", lambda dialog: (_ for _ in ()).throw(AssertionError(f"a dialog: {dialog.message}")))
    open_form(page, server.url)
    for row, text in HOSTILE.items():
        tick(page, row).check()
        # Past the keyboard, as dictation and paste do.
        note(page, row).focus()
        note(page, row).evaluate(
            "(field, text) => { field.value = text; field.dispatchEvent(new Event('input', {bubbles: true})); }", text
        )
        note(page, row).blur()
    expect_saved(page)
    page.reload()
    page.wait_for_selector("html[data-ready=true]", state="attached")
    kept = {row: note(page, row).input_value() for row in HOSTILE}
    assert kept == HOSTILE

    goto_ready(page, page.url.replace("/observatie", "/feedback"))
    for name, row in (("Compliment", "afstemmen-1"), ("Tip", "afstemmen-2")):
        page.get_by_role("textbox", name=name, exact=True).fill(HOSTILE[row])
        page.get_by_role("textbox", name=name, exact=True).blur()
    expect_saved(page)
    goto_ready(page, page.url.replace("/feedback", "/verslag"))
    report = page.get_by_role("main").inner_text()
    assert [row for row, text in HOSTILE.items() if squeezed(text) not in squeezed(report)] == []
    assert page.locator("main script, main img").count() == 0
    assert page.evaluate("window.hacked") is None

    paper = squeezed(text_of(page.pdf(prefer_css_page_size=True)))
    assert missing(paper, ON_PAPER) == []

    pdf = _download(page, "PDF opslaan")
    assert pdf.startswith(b"%PDF-")
    printed = squeezed(text_of(pdf))
    assert missing(printed, IN_PDF) == []
    assert "root:" not in printed, "nothing was read"

    copy = json.loads(_download(page, "Bewaar een kopie"))
    written = {event["field"]: event["value"] for record in copy["records"] for event in record["events"]}
    assert {row: written[f"note.{row}"] for row in HOSTILE} == HOSTILE


def missing(found: str, read_back: dict[str, list[str]]) -> list[str]:
    texts = [text for row, whole in HOSTILE.items() for text in read_back.get(row, [whole])]
    return [text for text in texts if squeezed(text) not in found]


def _download(page: Page, button: str) -> bytes:
    with page.expect_download() as download:
        page.get_by_role("button", name=button).click()
        go_on = page.get_by_role("button", name="Toch doorgaan")
        # A word may look like a name: then the report is handed over after a second tap.
        expect(go_on.or_(page.get_by_text("opgeslagen")).first).to_be_visible()
        if go_on.is_visible():
            go_on.click()
    return download.value.path().read_bytes()
