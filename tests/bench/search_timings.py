"""What a keystroke costs on the search page: the queries of the tests, typed letter by letter."""

import tempfile
from pathlib import Path
from statistics import median, quantiles

from playwright.sync_api import CDPSession, sync_playwright

from tests.bench.subjects import THROTTLE
from tests.bench.table import Row, show
from tests.support.browser import TABLET, goto_ready, launch
from tests.support.server import Server
from tests.support.vectors import load

LIMIT = 10  # ms per keystroke
WARM_UP = 5  # queries
# Milliseconds per keystroke: the search by itself, the page's handler (search and rows), and with the layout after it.
TYPE_ALL = """async (queries) => {
  const { makeSearch } = await import("/static/js/domain/search_index.js");
  const words = await (await fetch("/search.json")).json();
  const begun = performance.now();
  const find = makeSearch(words);
  const built = performance.now() - begun;
  const box = document.querySelector("[data-hook=query]");
  const taken = [];
  for (const query of queries) {
    for (let end = 1; end <= query.length; end += 1) {
      await new Promise(requestAnimationFrame);
      box.value = query.slice(0, end);
      const start = performance.now();
      find(box.value);
      const searched = performance.now();
      box.dispatchEvent(new Event("input", { bubbles: true }));
      const drawn = performance.now();
      document.body.getBoundingClientRect();
      const laidOut = performance.now();
      taken.push([searched - start, drawn - searched, laidOut - searched]);
    }
  }
  return { built, taken };
}"""


def show_figures() -> None:
    queries = [one["query"] for one in load("search")["queries"]]
    with (
        tempfile.TemporaryDirectory() as folder,
        Server(Path(folder) / "instance") as app,
        sync_playwright() as started,
    ):
        browser = launch(started)
        page = browser.new_page(viewport=TABLET, locale="nl-NL", service_workers="block")
        goto_ready(page, f"{app.url}/zoeken")
        entries = len(page.request.get(f"{app.url}/search.json").json()["documents"])
        cdp: CDPSession = page.context.new_cdp_session(page)
        page.evaluate(TYPE_ALL, queries[:WARM_UP])
        cdp.send("Emulation.setCPUThrottlingRate", {"rate": THROTTLE})
        figures = page.evaluate(TYPE_ALL, queries)
        browser.close()
    alone, handled, laid_out = zip(*figures["taken"], strict=True)
    show(
        f"Search among {entries} entries, {len(queries)} queries, {len(alone)} keystrokes, CPU / {THROTTLE}",
        [
            Row("keystroke, search and rows, median", median(handled), "ms", LIMIT),
            Row("keystroke, search and rows, p95", _p95(handled), "ms", LIMIT),
            Row("  the search by itself, median", median(alone), "ms", LIMIT),
            Row("  the search by itself, p95", _p95(alone), "ms", LIMIT),
            Row("  with the layout after it, median", median(laid_out), "ms"),
            Row("  with the layout after it, p95", _p95(laid_out), "ms"),
            Row("making the index, once per opening", figures["built"], "ms"),
        ],
    )


def _p95(figures: tuple[float, ...]) -> float:
    return quantiles(figures, n=20)[-1]
