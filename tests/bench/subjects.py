"""The pages that are measured against each other, each on a tablet (browser context) of its own."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, CDPSession, Page

from tests.support.browser import TABLET, wait_until_kept

PROBE = Path(__file__).parent / "probe.js"
THROTTLE = 4


class Subject:
    """One page on one tablet; `address` says where a fresh, empty form is, given a page on the same site."""

    def __init__(self, browser: Browser, name: str, url: str, address: Callable[[Page], str]) -> None:
        self.name = name
        self.url = url
        self.context = browser.new_context(viewport=TABLET, locale="nl-NL", timezone_id="Europe/Amsterdam")
        self.context.add_init_script(path=PROBE)
        self.page = self.context.new_page()
        self.cdp: CDPSession = self.context.new_cdp_session(self.page)
        self.address = address
        self.form = ""

    @contextmanager
    def throttled(self) -> Iterator[None]:
        """Slow within the block only: the browser slows a page by keeping a core busy, also while that page waits.

        Measured: three waiting pages took 88 % of two cores, and the page that was measured had the rest.
        """
        self.cdp.send("Emulation.setCPUThrottlingRate", {"rate": THROTTLE})
        try:
            yield
        finally:
            self.cdp.send("Emulation.setCPUThrottlingRate", {"rate": 1})

    def install(self) -> None:
        """First visit: until the service worker has everything and serves the page."""
        self.page.goto(self.url)
        wait_until_kept(self.page)
        self.page.reload()
        self.page.wait_for_selector("html[data-ready=true]", state="attached")
        assert self.page.evaluate("Boolean(navigator.serviceWorker.controller)"), f"{self.name}: no service worker"
        self.new_form()

    def new_form(self) -> None:
        """From here on `open` shows a form without a tick."""
        self.form = self.address(self.page)
        self.open()
        self.page.evaluate("probe.untickAll()")

    def open(self, query: str = "") -> None:
        # By way of an empty page, else an address that differs in its hash alone is no navigation.
        self.page.goto("about:blank")
        path, _, record = self.form.partition("#")
        self.page.goto(f"{path}{query}" + (f"#{record}" if record else ""), wait_until="commit")
        self.ask("probe.ready")

    def ask(self, expression: str) -> Any:
        """Evaluated by the browser itself: Playwright's own waiting first runs 25 ms of its script in the page."""
        answer = self.cdp.send(
            "Runtime.evaluate", {"expression": expression, "awaitPromise": True, "returnByValue": True}
        )
        assert "exceptionDetails" not in answer, answer["exceptionDetails"]
        return answer["result"].get("value")

    def first_tick(self, row: int) -> dict[str, float]:
        """Milliseconds from the start of the navigation: form usable, tick durable."""
        self.open(f"?bench-first-tick={row}")
        return self.ask("probe.first")

    def tick(self, row: int) -> dict[str, float]:
        return self.ask(f"probe.settledTick({row})")

    def tick_in_frame(self, row: int) -> float:
        return self.ask(f"probe.tickInFrame({row})")
