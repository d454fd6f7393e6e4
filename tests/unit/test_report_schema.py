"""What is a report and what is not."""

from typing import Any

import pytest

from observatie.domain.report_schema import NotAReport, check_report
from tests.support.reports import make_report


def test_a_composed_report_is_one():
    report = make_report()
    assert check_report(report) is report


def test_every_part_may_be_as_long_as_a_field_can_be():
    longest = "x" * 100_000
    check_report(make_report(loose_notes={"heading": "h", "notes": [{"text": longest, "label": None}] * 200}))
    check_report(make_report(title=f"Verslag voor {longest} of {longest}"))


def _without(part: str) -> dict[str, Any]:
    report = make_report()
    del report[part]
    return report


@pytest.mark.parametrize(
    "data",
    [
        None,
        [],
        "verslag",
        {},
        make_report(schema="observatie.copy"),
        make_report(version=2),
        make_report(version=True),
        make_report(scope="half"),
        make_report(title=None),
        make_report(title=""),
        make_report(extra="x"),
        make_report(score="17/19"),
        make_report(compliment=None),
        make_report(tip={"heading": "Tip", "paragraphs": [{"text": "x", "kind": "html"}], "about": None}),
        make_report(missing=[{"code": "boss", "text": "x"}]),
        make_report(made_on="x" * 500_001),
        make_report(situations={"heading": "x", "lead": None, "entries": []}),
        make_report(situations={"heading": "x", "lead": None, "entries": [{"moment": "15:10", "notes": []}]}),
        make_report(seen={"heading": "x", "phases": [{"title": "Delen", "rows": []}]}),
        *(_without(part) for part in make_report()),
    ],
)
def test_anything_else_is_not(data: object):
    with pytest.raises(NotAReport):
        check_report(data)


SECRET = "geheim" * 20_000  # longer than a field can be


def test_the_fault_is_named_without_the_words():
    report = make_report()
    report["compliment"]["paragraphs"][0]["text"] = SECRET
    assert fault_of(report) == "compliment/paragraphs/0/text"


def test_a_fault_in_a_part_that_may_be_left_out_is_a_fault_of_that_part():
    report = make_report()
    report["seen"]["phases"][0]["rows"][0]["notes"] = [{"text": SECRET, "label": None}]
    assert fault_of(report) == "seen"


def fault_of(report: object) -> str:
    with pytest.raises(NotAReport) as problem:
        check_report(report)
    assert problem.value.where == str(problem.value)
    return problem.value.where
