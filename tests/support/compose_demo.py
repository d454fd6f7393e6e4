"""`python -m tests.support.compose_demo`, after changing demo.toml: composes its shared reports as the tablet does."""

import json
import tempfile
from pathlib import Path
from typing import Any
from uuid import uuid4

from playwright.sync_api import Browser, sync_playwright

from observatie.instruments import CONTENT, demo_words
from observatie.services.demo_events import moment, observation_events
from observatie.services.demo_reports import STAND_IN
from tests.support.blank import open_blank
from tests.support.browser import launch
from tests.support.server import Server

FILE = CONTENT / "demo_reports.json"
COMPOSE = """async ([histories, today]) => {
  const { fold } = await import("/static/js/domain/fold.js");
  const { composeReport } = await import("/static/js/domain/report.js");
  const content = await (await fetch("/content.json")).json();
  return histories.map((events) => composeReport(fold(events), content, today));
}"""


def compose(browser: Browser, url: str) -> dict[str, Any]:
    """Every shared report by the id of its observation, about the stand-in day."""
    shared = {words["id"]: words for words in demo_words()["observation"] if "shared" in words}
    before = moment(STAND_IN)
    histories = [observation_events(str(uuid4()), words, STAND_IN, before, {}) for words in shared.values()]
    context = browser.new_context()
    reports = open_blank(context.new_page(), url).evaluate(COMPOSE, [histories, STAND_IN.isoformat()])
    context.close()
    return dict(zip(shared, reports, strict=True))


def write() -> None:
    with (
        tempfile.TemporaryDirectory() as folder,
        Server(Path(folder)) as server,
        sync_playwright() as playwright,
        launch(playwright) as browser,
    ):
        reports = compose(browser, server.url)
    FILE.write_text(json.dumps(reports, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    write()
