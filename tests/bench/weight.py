"""What the form page weighs: bytes over the line and live JavaScript objects."""

import time
import urllib.request
from urllib.parse import urlsplit

import brotli
from playwright.sync_api import Browser, CDPSession

from tests.support.browser import TABLET

READY_SECONDS = 30
# Modules that are fetched when there is time come within this.
QUIET_MILLISECONDS = 3_000


def loaded_files(browser: Browser, form: str) -> dict[str, int]:
    """URL path -> size as brotli (quality 11) of every script and stylesheet a visit to the form loads.

    A visit: it starts, a row is ticked, a note is written, all is quiet again. The service worker is kept out,
    since it fetches every file of the app.
    """
    context = browser.new_context(viewport=TABLET, locale="nl-NL", service_workers="block")
    page = context.new_page()
    urls: set[str] = set()
    page.on("request", lambda request: urls.add(request.url) if request.resource_type in TYPES else None)
    page.goto(form)
    page.wait_for_selector("html[data-ready=true]", state="attached")
    page.locator("textarea").first.fill("Zij vroeg door. Jan belt morgen op 06 12345678.")
    page.locator("input[type=checkbox]").first.check()
    page.locator("h1").first.click()
    page.wait_for_timeout(QUIET_MILLISECONDS)
    context.close()
    return {urlsplit(url).path: _brotli_size(url) for url in sorted(urls)}


TYPES = ("script", "stylesheet")


def _brotli_size(url: str) -> int:
    with urllib.request.urlopen(url) as answer:
        return len(brotli.compress(answer.read(), quality=11))


def heap_bytes(browser: Browser, address: str) -> int:
    """Live objects on a page that nothing of the test tool was put into, after collecting garbage.

    Playwright's own scripts weigh more than the app; hence bare DevTools commands and no selector, no evaluate.
    """
    context = browser.new_context(viewport=TABLET, locale="nl-NL")
    page = context.new_page()
    cdp = context.new_cdp_session(page)
    cdp.send("Page.navigate", {"url": address})
    _wait_until_ready(cdp)
    for _ in range(2):
        cdp.send("HeapProfiler.collectGarbage")
    used = int(cdp.send("Runtime.getHeapUsage")["usedSize"])
    context.close()
    return used


def _wait_until_ready(cdp: CDPSession) -> None:
    deadline = time.monotonic() + READY_SECONDS
    ready = {"expression": "document.documentElement?.dataset.ready === 'true'", "returnByValue": True}
    while not cdp.send("Runtime.evaluate", ready)["result"].get("value"):
        if time.monotonic() > deadline:
            raise TimeoutError("the page does not become ready")
        time.sleep(0.1)
    time.sleep(QUIET_MILLISECONDS / 1000)
