"""What the report says and what it leaves out, from tests/vectors/report; every report passes the server's schema."""

import json
from typing import Any

import pytest
from playwright.sync_api import Browser

from observatie.domain.report_schema import check_report
from tests.support.blank import open_blank
from tests.support.reports import all_texts, squeezed
from tests.support.server import Server
from tests.support.vectors import load

CASES = [(name, case) for name, cases in load("report").items() for case in cases]
WHEN = "2026-11-20T15:10:00.000+01:00"
COMPOSE = """async ([cases, today]) => {
  const { composeReport, reportAsText } = await import("/static/js/domain/report.js");
  const content = await (await fetch("/content.json")).json();
  return cases.map((answers) => {
    const before = JSON.stringify([answers, content]);
    const report = composeReport(answers, content, today);
    const again = JSON.stringify(composeReport(answers, content, today));
    const isPure = JSON.stringify([answers, content]) === before && again === JSON.stringify(report);
    return { report, text: reportAsText(report), isPure };
  });
}"""


def spelled_out(answers: dict[str, Any]) -> dict[str, Any]:
    """A vector writes a lone value as itself; folded answers also say whose it is and when."""

    def answer(value: Any) -> dict[str, Any]:
        given = value if isinstance(value, dict) and "values" in value else {"values": [value]}
        return {"ids": ["11111111-0000-4000-8000-000000000001"], "at": WHEN, **given}

    return {field: answer(value) for field, value in answers.items()}


@pytest.fixture(scope="module")
def composed(server: Server, browser: Browser) -> list[dict[str, Any]]:
    """Every vector, composed in one call."""
    context = browser.new_context()
    page = open_blank(context.new_page(), server.url)
    results = page.evaluate(COMPOSE, [[spelled_out(case["answers"]) for _, case in CASES], "2027-03-04"])
    context.close()
    return results


def found_at(report: Any, path: str) -> Any:
    for step in path.split("."):
        report = report[int(step)] if isinstance(report, list) else report[step]
    return report


@pytest.mark.parametrize("index", range(len(CASES)), ids=[f"{name}: {case['why']}" for name, case in CASES])
def test_the_report_says(index: int, composed: list[dict[str, Any]]):
    case, result = CASES[index][1], composed[index]
    report = check_report(result["report"])
    assert {path: found_at(report, path) for path in case.get("is", {})} == case.get("is", {})
    assert {path: len(found_at(report, path)) for path in case.get("length", {})} == case.get("length", {})
    everything = json.dumps(report, ensure_ascii=False)
    for text in case.get("never", []):
        assert text not in everything
        assert text not in result["text"]
    for text in case.get("holds", []):
        assert text in everything
        assert text in result["text"]
    assert result["isPure"]


def test_the_text_holds_every_sentence(composed: list[dict[str, Any]]):
    for result in composed:
        text = squeezed(result["text"]).casefold()
        report = {**result["report"], "missing": []}
        if not report["takeaway"] or not report["takeaway"]["words"]:
            report["takeaway"] = None
        assert [one for one in all_texts(report) if squeezed(one).casefold() not in text] == []
