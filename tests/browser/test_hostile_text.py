"""Text is text, wherever it goes: form, feedback, report, paper, PDF, file."""

import io
import json
import re

from playwright.sync_api import Page, expect
from pypdf import PdfReader

from tests.support.browser import goto_ready
from tests.support.server import Server
from tests.support.visit import expect_saved, note, open_form, tick

# Each with a word of its own, to find it back by.
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
WORDS = [text.split()[-1] if row != "delen-2" else "dadels" for row, text in HOSTILE.items()]
WORDS[2] = "kersen"


def test_hostile_text_stays_text_everywhere(page: Page, server: Server) -> None:
    page.on("dialog", lambda dialog: (_ for _ in ()).throw(AssertionError(f"a dialog: {dialog.message}")))
    open_form(page, server.url)
    for row, text in HOSTILE.items():
        tick(page, row).check()
        # Past the keyboard, as dictation and paste do; a field drops what it cannot hold.
        note(page, row).evaluate(
            "(field, text) => { field.value = text; field.dispatchEvent(new Event('input', {bubbles: true})); }", text
        )
        note(page, row).blur()
    expect_saved(page)
    page.reload()
    page.wait_for_selector("html[data-ready=true]", state="attached")
    expect(note(page, "afstemmen-1")).to_have_value(HOSTILE["afstemmen-1"])
    expect(note(page, "delen-5")).to_have_value(HOSTILE["delen-5"])

    goto_ready(page, page.url.replace("/observatie", "/feedback"))
    for name, row in (("Compliment", "afstemmen-1"), ("Tip", "afstemmen-2")):
        page.get_by_role("textbox", name=name, exact=True).fill(HOSTILE[row])
        page.get_by_role("textbox", name=name, exact=True).blur()
    expect_saved(page)
    goto_ready(page, page.url.replace("/feedback", "/verslag"))
    report = page.get_by_role("main").inner_text()
    for word in WORDS:
        assert word in report
    assert HOSTILE["afstemmen-1"] in report
    assert page.locator("main script, main img").count() == 0
    assert page.evaluate("window.hacked") is None

    paper = _text(page.pdf(prefer_css_page_size=True))
    assert all(word in paper for word in WORDS), [word for word in WORDS if word not in paper]

    pdf = _download(page, "PDF opslaan")
    assert pdf.startswith(b"%PDF-")
    printed = _text(pdf)
    assert all(word in printed for word in WORDS), [word for word in WORDS if word not in printed]
    assert "root:" not in printed, "nothing was read"

    copy = json.loads(_download(page, "Bewaar een kopie"))
    written = {event["field"]: event["value"] for record in copy["records"] for event in record["events"]}
    assert written["note.afstemmen-2"] == HOSTILE["afstemmen-2"]
    assert len(written["note.delen-5"]) == len(HOSTILE["delen-5"])


def _text(pdf: bytes) -> str:
    pages = "".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)
    # A word may be broken off at the end of a line.
    return re.sub(r"[­‐-]?\n", "", pages)


def _download(page: Page, button: str) -> bytes:
    with page.expect_download() as download:
        page.get_by_role("button", name=button).click()
        go_on = page.get_by_role("button", name="Toch doorgaan")
        # A word may look like a name: then the report is handed over after a second tap.
        expect(go_on.or_(page.get_by_text("opgeslagen")).first).to_be_visible()
        if go_on.is_visible():
            go_on.click()
    return download.value.path().read_bytes()
