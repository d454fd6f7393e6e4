"""The form's script is there before the page is: the store is opened, and what arrives later counts all the same."""

import threading
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from playwright.sync_api import Page, Route, expect

from tests.support.browser import goto_ready
from tests.support.server import Server
from tests.support.visit import expect_saved, tick

# After the third row: the script is asked for in the head, the other rows are on their way.
HALFWAY = b'data-row="delen-1"'
OPENED = """async () => {
  const isThere = async () => (await indexedDB.databases()).some(({ name }) => name === "observatie.local");
  while (!(await isThere())) await new Promise((resolve) => setTimeout(resolve, 20));
}"""


@contextmanager
def halting(server: Server, on: threading.Event) -> Iterator[str]:
    """Address of the same app, where the form's page stops halfway until `on` is set."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            with urllib.request.urlopen(server.url + self.path) as answer:
                body = answer.read()
                kind = answer.headers["Content-Type"]
            self.send_response(200)
            self.send_header("Content-Type", kind)
            self.end_headers()
            if self.path == "/observatie" and not on.is_set():
                here = body.index(HALFWAY)
                self.wfile.write(body[:here])
                on.wait(60)
                body = body[here:]
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Nothing on the console."""

    front = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=front.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{front.server_port}"
    finally:
        on.set()
        front.shutdown()
        front.server_close()


def test_the_store_opens_while_the_page_is_on_its_way_and_the_last_row_counts(page: Page, server: Server) -> None:
    on = threading.Event()
    with halting(server, on) as url:
        page.goto(f"{url}/observatie", wait_until="commit")
        page.evaluate(OPENED)
        assert page.evaluate("document.readyState") == "loading"
        assert page.locator("[data-hook=seen]").count() < 19
        on.set()
        tick(page, "afronden-4").check()
        expect_saved(page)
        page.reload()
        expect(tick(page, "afronden-4")).to_be_checked()


PAINTED = "performance.getEntriesByName('first-contentful-paint').length > 0"
# Resolves once something was drawn, with the theme of that moment.
WHEN_PAINTED = """() => new Promise((resolve) => {
  const seen = () => resolve(document.documentElement.dataset.theme);
  new PerformanceObserver(seen).observe({ type: "paint", buffered: true });
})"""


def test_without_its_script_the_page_is_drawn_all_the_same(page: Page, server: Server) -> None:
    page.allowed_errors += ["Failed to load resource"]
    page.route("**/form/pages/observation.js", lambda route: route.abort())
    page.goto(f"{server.url}/observatie")
    page.evaluate(WHEN_PAINTED)
    expect(tick(page, "afronden-4")).to_be_visible()


def test_the_chosen_dark_is_there_before_anything_is_drawn(page: Page, server: Server) -> None:
    goto_ready(page, f"{server.url}/observatie")
    page.get_by_role("button", name="Donker").click()
    held: list[Route] = []
    page.route("**/form/pages/observation.js", lambda route: held.append(route))
    page.goto(f"{server.url}/observatie", wait_until="commit")
    page.wait_for_selector("#onderbalk", state="attached")
    page.wait_for_timeout(500)
    assert not page.evaluate(PAINTED)
    held[0].continue_()
    assert page.evaluate(WHEN_PAINTED) == "dark"
