"""The form's script is there before the page is: the store is opened, and what arrives later counts all the same."""

import threading
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from playwright.sync_api import Page, expect

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
