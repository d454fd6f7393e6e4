"""`make bench`: the figures of the form, the report, the PDF, the search and the sync, beside something bare.

`make bench ARGS="--only form"` (with the report and the PDF), `"--only search"`, `"--only sync"` or `"--only workers"`
gives a part.

Prints; judges nothing by its exit code, since a busy machine is no fault of the code.
"""

import argparse
import os
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from observatie import __version__
from tests.bench import form_timings, report_timings, search_timings, sync_timings, weight, workers
from tests.bench.app_data import empty_observation, filled_observations
from tests.bench.subjects import THROTTLE, Subject
from tests.bench.table import Row, show
from tests.support.browser import launch
from tests.support.server import Server

BARE_SERVER = [sys.executable, "-m", "tests.bench.bare_server"]
MANY = 200


def main() -> None:
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("--runs", type=int, default=21, help="pages opened per subject for the first tick")
    parser.add_argument("--rounds", type=int, default=5, help="rounds of 19 ticks per subject")
    parser.add_argument("--sync-rounds", type=int, default=60, help="sync rounds per subject")
    parser.add_argument("--only", choices=["form", "search", "sync", "workers"], help="a part of it")
    options = parser.parse_args()
    if options.only in (None, "form"):
        in_the_browser(options.runs, options.rounds)
    else:
        print(f"Observatie {__version__}, load {os.getloadavg()[0]:.1f}")
    if options.only in (None, "search"):
        search_timings.show_figures()
    if options.only in (None, "sync"):
        sync_timings.show_figures(options.sync_rounds)
    if options.only in (None, "workers"):
        workers.show_figures()


def in_the_browser(runs: int, rounds: int) -> None:
    with (
        tempfile.TemporaryDirectory() as folder,
        Server(Path(folder) / "instance") as app,
        Server(Path(folder) / "bare", BARE_SERVER) as bare,
        sync_playwright() as playwright,
    ):
        browser = launch(playwright)
        print(f"Observatie {__version__}, Chromium {browser.version}, CPU / {THROTTLE}, load {os.getloadavg()[0]:.1f}")
        form(browser, app.url, bare.url, runs, rounds)
        weigh(browser, app.url, bare.url)
        report_timings.show_figures(browser, app.url)
        browser.close()


def form(browser: Browser, app: str, bare: str, runs: int, rounds: int) -> None:
    """Everything in milliseconds, medians, taking turns."""

    def new_observation(page) -> str:
        return f"{app}/observatie#{empty_observation(page)}"

    subjects = [
        Subject(browser, "bare", f"{bare}/", lambda page: f"{bare}/"),
        Subject(browser, "one", f"{app}/observatie", new_observation),
        Subject(browser, "many", f"{app}/observatie", new_observation),
    ]
    for subject in subjects:
        subject.install()
    filled_observations(subjects[2].page, MANY - 1)
    first = form_timings.first_ticks(subjects, runs)
    tick = form_timings.ticks(subjects, rounds)
    for subject in subjects:
        subject.context.close()

    def against(name: str, figures: dict, key: str, limit: float | None = 1.3, who="one", beside="bare") -> Row:
        return Row(name, figures[who][key], "ms", limit, figures[beside][key])

    show(
        f"Form against the bare page, medians of {runs} openings and {rounds * form_timings.ROWS} ticks",
        [
            against("start of navigation to first tick durable", first, "registered"),
            against("start of navigation to usable", first, "ready", None),
            against("tick to next paint", tick, "paint"),
            against("tick to next paint, frame's own work", tick, "frame"),
            against("tick to durable", tick, "durable"),
        ],
    )
    show(
        f"With {MANY} observations on the tablet against one",
        [
            against("start of navigation to first tick durable", first, "registered", 1.1, "many", "one"),
            against("tick to next paint", tick, "paint", 1.1, "many", "one"),
            against("tick to durable", tick, "durable", 1.1, "many", "one"),
        ],
    )


def weigh(browser: Browser, app: str, bare: str) -> None:
    files = weight.loaded_files(browser, f"{app}/observatie")
    rows = [
        Row("JavaScript and CSS, brotli", sum(files.values()) / 1000, "kB", 25),
        Row("JS heap, empty form", weight.heap_bytes(browser, f"{app}/observatie") / 1e6, "MB", 2),
        Row("JS heap, bare page (an empty page is most of it)", weight.heap_bytes(browser, f"{bare}/") / 1e6, "MB"),
    ]
    show("Weight of the form page", rows)
    for path, size in sorted(files.items(), key=lambda item: -item[1]):
        print(f"    {size:6}  {path}")


if __name__ == "__main__":
    main()
