"""What browser tests share: finding a Chromium, watching for errors, axe."""

import os
import shutil
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, BrowserType, Locator, Page, Playwright

TABLET = {"width": 820, "height": 1180}
PHONE = {"width": 360, "height": 740}
LANDSCAPE = {"width": 1180, "height": 820}
DESKTOP = {"width": 1440, "height": 900}

# The last three keep Chromium from looking up its maker's hosts at every start.
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
# What a browser writes in its console when the server is gone; the second is its look for a newer service worker.
NO_SERVER = ["ERR_CONNECTION_REFUSED", "An unknown error occurred when fetching the script."]
KEEPING = 60_000  # ms, on a busy machine
KEPT = """
(limit) => Promise.race([
  navigator.serviceWorker.ready.then(() => true),
  new Promise((resolve, reject) => setTimeout(() => reject(new Error("the app is not kept on this tablet")), limit)),
])
"""
AXE = next((Path(__file__).parent / "vendor").glob("axe-core@*")) / "axe.min.js"


def is_shown() -> bool:
    """Does someone want to see the browser at work? Then it takes a whole one."""
    return bool(os.environ.get("OBSERVATIE_SHOW_BROWSER"))


def has_own(kind: BrowserType) -> bool:
    """Is Playwright's own browser there? Without a window it starts its shell, which lies beside the whole browser."""
    whole = Path(kind.executable_path)
    folder = next((parent for parent in whole.parents if parent.name.startswith("chromium-")), whole)
    shell = folder.with_name(folder.name.replace("chromium-", "chromium_headless_shell-"))
    return whole.exists() if is_shown() else (shell / "INSTALLATION_COMPLETE").exists()


def chromium_path(kind: BrowserType) -> str | None:
    """None for Playwright's own when it is there, else the system's: a shell without windows takes half the time."""
    if has_own(kind):
        return None
    shells = [] if is_shown() else ["chromium-headless-shell"]
    for name in (*shells, "chromium", "chromium-browser", "google-chrome"):
        if found := shutil.which(name):
            return found
    raise RuntimeError("no Chromium found: run `make browser`")


def launch(playwright: Playwright) -> Browser:
    kind = playwright.chromium
    return kind.launch(executable_path=chromium_path(kind), args=ARGUMENTS, headless=not is_shown())


def watch(page: Page) -> list[str]:
    """Problems the page reports from now on; texts in `page.allowed_errors` are expected and left out."""
    problems: list[str] = []
    page.allowed_errors = []

    def note(text: str) -> None:
        if not any(allowed in text for allowed in page.allowed_errors):
            problems.append(text)

    page.on("pageerror", lambda error: note(f"pageerror: {error}"))
    page.on("console", lambda message: note(f"console: {message.text}") if message.type == "error" else None)
    return problems


def goto_ready(page: Page, url: str) -> None:
    """Open a page and wait until it is bound and usable."""
    page.goto(url)
    page.wait_for_selector("html[data-ready=true]", state="attached")


def wait_until_kept(page: Page) -> None:
    """Until the whole app is on this tablet. `ready` never settles when it can't be kept: then this says so instead."""
    page.evaluate(KEPT, KEEPING)


def tap_twice(button: Locator) -> None:
    """As an impatient finger does, before anything can have come of the first."""
    button.evaluate("button => { button.click(); button.click(); }")


def axe(page: Page, rules: list[str] | None = None) -> list[dict[str, Any]]:
    """Violations in the page as it is now, by all rules axe has on (WCAG 2.2 AA, best practices), or by `rules`."""
    page.evaluate(AXE.read_text())
    options: dict[str, Any] = {"resultTypes": ["violations"]}
    if rules:
        options["runOnly"] = {"type": "rule", "values": rules}
    result = page.evaluate("async (options) => await axe.run(document, options)", options)
    return [{"id": one["id"], "nodes": [node["target"] for node in one["nodes"]]} for one in result["violations"]]


def new_tablet_context(browser: Browser, *, keeps_app: bool) -> BrowserContext:
    """A tablet with its own storage, 820×1180, Dutch; only one that keeps the app opens a page without a network."""
    return browser.new_context(
        viewport=TABLET,
        locale="nl-NL",
        timezone_id="Europe/Amsterdam",
        has_touch=True,
        service_workers="allow" if keeps_app else "block",
    )
