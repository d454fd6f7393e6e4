"""The report with 19 long notes: composed and drawn on the page, and as PDF."""

import time
import urllib.request
from statistics import median

from playwright.sync_api import Browser

from tests.bench.app_data import filled_observations
from tests.bench.subjects import Subject
from tests.bench.table import Row, show

RUNS = 11
# 8 x 250 characters: a note of 2,000.
LONG = 8


def show_figures(browser: Browser, app: str) -> None:
    tablet = Subject(
        browser, "report", f"{app}/verslag", lambda page: f"{app}/verslag#{filled_observations(page, 1, LONG)}"
    )
    tablet.install()
    page_figures = _drawn(tablet)
    reports = {"whole, 19 notes of 2,000 characters": _posted_report(tablet)}
    tablet.address = lambda page: f"{app}/verslag#{filled_observations(page, 1)}"
    tablet.new_form()
    reports["whole, 19 notes of 250 characters"] = _posted_report(tablet)
    tablet.context.close()
    rows = [Row("read from the store to composed and drawn", page_figures["drawn"], "ms", 100)]
    rows.append(Row("read from the store to on screen", page_figures["painted"], "ms"))
    rows.append(Row("read from the store to bound", page_figures["usable"], "ms"))
    rows.append(Row("start of navigation to drawn and bound", page_figures["ready"], "ms"))
    rows += [Row(f"PDF, {name}", _pdf_milliseconds(app, report), "ms", 60) for name, report in reports.items()]
    show(f"Report, medians of {RUNS}; the page at the same throttle, the PDF by HTTP once warm", rows)


def _drawn(tablet: Subject) -> dict[str, float]:
    taken = []
    for _ in range(RUNS):
        with tablet.throttled():
            tablet.open()
            taken.append(tablet.ask("probe.readyAfterReading()"))
    return {name: median(each[name] for each in taken) for name in taken[0]}


def _posted_report(tablet: Subject) -> bytes:
    """What the page itself sends when someone asks for the PDF."""
    with tablet.page.expect_request("**/verslag.pdf") as posted:
        tablet.page.get_by_role("button", name="PDF opslaan").click()
    return posted.value.post_data_buffer


def _pdf_milliseconds(app: str, report: bytes) -> float:
    taken = []
    for _ in range(RUNS + 2):
        request = urllib.request.Request(
            f"{app}/verslag.pdf", data=report, headers={"Content-Type": "application/json"}
        )
        begun = time.perf_counter()
        with urllib.request.urlopen(request) as answer:
            assert answer.read(5) == b"%PDF-"
            answer.read()
        taken.append((time.perf_counter() - begun) * 1000)
    return median(taken[2:])
